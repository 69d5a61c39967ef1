package io.github.premiumdeploy.report;

import io.github.premiumdeploy.genesys.Operation.Source;
import io.github.premiumdeploy.genesys.contract.Drift;
import io.github.premiumdeploy.genesys.contract.Drift.Severity;
import io.github.premiumdeploy.text.ServerText;
import io.github.premiumdeploy.text.ShortList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A difference between the plugin and the contract in words.
 *
 * @param what what differs
 * @param breaks what that does to a run
 * @param remedy what to do
 */
record DriftText(String what, String breaks, String remedy) {

    private static final int LONGEST = 300;

    private static final String NEWER =
            "See whether a newer version of the plugin knows it; until then, leave the affected resources out";

    static DriftText of(Drift drift) {
        return new DriftText(what(drift) + ".", breaks(drift) + ".", remedy(drift) + ".");
    }

    private static String clean(String text) {
        return ServerText.clean(text, LONGEST);
    }

    private static String what(Drift drift) {
        String subject = clean(drift.subject());
        String published = clean(drift.published());
        String expected = clean(drift.expected());
        return drift.operation().signature() + ": "
                + switch (drift.kind()) {
                    case OPERATION_GONE ->
                        "it is no longer published"
                                + (published.isEmpty() ? "" : "; " + published + " may be where it went");
                    case OPERATION_DEPRECATED -> "it is deprecated";
                    case OPERATION_UNSTABLE ->
                        "it is marked as " + published + ", so that it may change without notice";
                    case OPERATION_PUBLISHED -> "it is published now, and was known from users' reports only";
                    case PERMISSIONS_CHANGED -> "it needs " + published + "; this plugin knows " + expected;
                    case SCOPES_CHANGED ->
                        "a user's token needs one of the scopes " + published + "; this plugin knows "
                                + (expected.isEmpty() ? "none" : expected);
                    case AUTHENTICATION_CHANGED -> "it no longer takes an OAuth token, but " + published;
                    case PATH_VARIABLES_CHANGED ->
                        "the variables of its path are in another order: " + published + " in place of " + expected;
                    case PATH_VARIABLE_TYPE ->
                        "the variable " + subject + " of its path is now " + published + "; the plugin sends "
                                + expected;
                    case QUERY_PARAMETER_GONE ->
                        "the query parameter " + subject + (expected.isEmpty() ? "" : "=" + expected)
                                + ", which the plugin sends, is gone";
                    case QUERY_PARAMETER_REQUIRED ->
                        "the query parameter " + subject + " is required now, and the plugin does not send it";
                    case QUERY_PARAMETER_VALUE ->
                        "the query parameter " + subject + " may only be " + published + "; the plugin sends "
                                + expected;
                    case HEADER_REQUIRED ->
                        "the header " + subject + " is required now, and the plugin does not send it";
                    case BODY_GONE -> "it no longer takes a body, and the plugin sends one";
                    case BODY_REQUIRED -> "it requires a body now, and the plugin sends none";
                    case MEDIA_TYPE_CHANGED -> "it takes " + published + " in place of application/json";
                    case FIELD_GONE -> "its body no longer has the field " + subject + ", which is sent";
                    case FIELD_TYPE ->
                        "the field " + subject(subject) + " is " + published + " now; " + expected + " is sent";
                    case FIELD_READ_ONLY -> "the field " + subject + " is read-only now, and is sent";
                    case FIELD_REQUIRED -> "the field " + subject + " is required now, and is not sent";
                    case FIELD_VALUE ->
                        "the field " + subject + " may only be " + published + "; \"" + expected + "\" is sent";
                    case FIELD_LENGTH -> "what is sent as " + subject(subject) + " does not meet " + published;
                    case FIELD_PATTERN -> "what is sent as " + subject + " does not meet the pattern " + published;
                    case FIELD_RANGE -> "what is sent as " + subject + ", " + expected + ", does not meet " + published;
                    case NOT_KNOWN ->
                        (subject.isEmpty() ? "not known: " : "not known of the field " + subject + ": ") + published;
                };
    }

    private static String subject(String subject) {
        return subject.isEmpty() ? "(the whole body)" : subject;
    }

    private static String breaks(Drift drift) {
        String goals = String.join(", ", drift.goals());
        String askers = "needed for " + ShortList.inWords(drift.askers(), 6);
        String means = switch (drift.severity()) {
            case BREAKING -> consequence(drift);
            case WARNING ->
                switch (drift.kind()) {
                    case OPERATION_DEPRECATED, OPERATION_UNSTABLE -> "Nothing breaks yet";
                    case PERMISSIONS_CHANGED -> "Nothing breaks: who had the former permissions has enough";
                    case SCOPES_CHANGED ->
                        "Users' tokens may be refused (403); client-credentials tokens need no scope";
                    case QUERY_PARAMETER_GONE ->
                        drift.goals().contains("premium-deploy")
                                ? "Nothing breaks: more is answered than is looked for"
                                : "A deploy does not depend on it";
                    case FIELD_VALUE, QUERY_PARAMETER_VALUE ->
                        "Only the spelling differs, which the platform may not mind";
                    case OPERATION_PUBLISHED -> "Nothing breaks";
                    default -> "A deploy does not depend on it";
                };
            case UNKNOWN -> "Whether it still works cannot be told";
        };
        return means + " (" + goals + ": " + askers + ")";
    }

    private static String consequence(Drift drift) {
        return switch (drift.kind()) {
            case OPERATION_GONE -> "The run ends with 404 where it is sent";
            case PERMISSIONS_CHANGED -> "A role with the permissions that were enough gets 403";
            case AUTHENTICATION_CHANGED -> "The run ends with 401";
            case QUERY_PARAMETER_GONE -> "The answer lacks what was asked for, or nothing but the first page is seen";
            case FIELD_GONE, FIELD_READ_ONLY ->
                "What is stated there is not kept, so that the run ends as not verified";
            case BODY_GONE -> "What is described is not kept";
            default -> "The run ends with 400 where it is sent";
        };
    }

    private static String remedy(Drift drift) {
        if (drift.kind() == Drift.Kind.OPERATION_GONE && drift.operation().source() == Source.WITHDRAWN) {
            return "Genesys withdrew it from the published API in August 2026: remove "
                    + String.join(", ", drift.askers()) + " from the descriptor; the successor is Messenger (web"
                    + " deployments, /api/v2/webdeployments)";
        }
        return switch (drift.kind()) {
            case PERMISSIONS_CHANGED, SCOPES_CHANGED ->
                "Run required-permissions with -Dgenesyscloud.contract=live, and give the deploying client's role what it"
                        + " lists";
            case FIELD_LENGTH, FIELD_PATTERN, FIELD_RANGE, FIELD_VALUE ->
                "Correct the value in the descriptor, if it comes from there; otherwise " + lower(NEWER);
            case OPERATION_DEPRECATED, OPERATION_UNSTABLE ->
                "Watch it; a newer version of the plugin will use what replaces it";
            case OPERATION_PUBLISHED -> "Compare <premiumAppsPermission> and <premiumAppsScope> with what is published";
            case NOT_KNOWN -> "Look at the contract, and at a newer version of the plugin";
            default ->
                drift.severity() == Severity.BREAKING ? NEWER : "See whether a newer version of the plugin knows it";
        };
    }

    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    static String since(Drift drift, ContractCheckResult result) {
        String day = result.since().containsKey(drift)
                ? "first seen here on " + result.since().get(drift)
                : "";
        String changed = result.changed().isEmpty() ? "" : "in the contract of " + clean(result.changed());
        return List.of(day, changed).stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }
}
