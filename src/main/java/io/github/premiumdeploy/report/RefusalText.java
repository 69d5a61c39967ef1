package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.ErrorBody;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says what became of a request that the platform did not do, why that is, and what to do. */
final class RefusalText {

    /** What stands before the organization that a message is about. */
    static final String ORGANIZATION = "  Organization:    ";

    /** What stands before the topic of an advice. */
    static final String HELP = "More: mvn genesyscloud:explain -Dgenesyscloud.topic=";

    /** The first line of a message stands for all of it where there is little room. */
    static final int LONGEST_HEADLINE = 159;

    private RefusalText() {}

    static void causes(List<Finding> findings, List<String> lines) {
        int number = 1;
        for (Finding finding : findings) {
            Advice advice = Advice.of(finding);
            lines.add(number++ + ". " + advice.evidence());
            advice.details().forEach(detail -> lines.add("     " + detail));
            remedy(advice, "   ", lines);
        }
    }

    static void remedy(Advice advice, String indent, List<String> lines) {
        advice.remedy().forEach(step -> lines.add(indent + "- " + step));
        if (!advice.topic().isEmpty()) {
            lines.add(indent + HELP + advice.topic());
        }
    }

    /**
     * The first line: what did not happen, and the first cause.
     *
     * @param what what did not happen, without a full stop
     */
    static String headline(String what, List<Finding> causes) {
        String number = causes.size() == 1 ? "" : " (1 of " + causes.size() + " causes)";
        String first = Advice.of(causes.get(0)).headline();
        int room = LONGEST_HEADLINE - what.length() - ": .".length() - number.length();
        String cause = clause(
                first.startsWith("The ") || first.startsWith("This ") ? "t" + first.substring(1) : first,
                Math.max(20, room));
        return what + ": " + cause + number + (number.isEmpty() && cause.endsWith("…") ? "" : ".");
    }

    /** A text that is too long without what follows its last clause that fits, or else without its last words. */
    private static String clause(String text, int longest) {
        String cut = Advice.cut(text, longest);
        int end = Stream.of(", ", ": ", "; ").mapToInt(cut::lastIndexOf).max().orElse(-1);
        boolean isWhole = end > longest / 4
                && cut.substring(0, end).chars().filter(c -> c == '"').count() % 2 == 0;
        return cut.equals(text) || !isWhole ? cut : cut.substring(0, end);
    }

    /** What was asked, what the platform answered, and what to do, where nothing explains it. */
    static List<String> refused(ApiException e, Target target) {
        List<String> lines = new ArrayList<>();
        lines.add("Could not " + e.operation().action() + ": " + signature(e) + " at " + target.apiUrl() + " answered "
                + status(e) + ".");
        answer(e, lines);
        lines.add(remedy(e));
        return lines;
    }

    /** The same as evidence, below what explains it. */
    static void request(ApiException e, List<String> lines) {
        lines.add("  Request:         " + signature(e) + " answered " + status(e));
        answer(e, lines);
    }

    private static void answer(ApiException e, List<String> lines) {
        server(e.error().message(), lines);
        details(e.error(), lines);
        correlation(e.correlationId(), lines);
    }

    private static String status(ApiException e) {
        return e.status() + (e.error().code().isEmpty() ? "" : " " + e.error().code());
    }

    private static String signature(ApiException e) {
        return e.operation().signature()
                + switch (e.operation().source()) {
                    case PUBLISHED -> "";
                    case WITHDRAWN -> " (withdrawn from the published API)";
                    case REPORTED -> " (unpublished)";
                };
    }

    static void who(AccessReport report, Target target, List<String> lines) {
        lines.add(ORGANIZATION
                + report.organization().map(NamedEntity::toString).orElse("not known") + " at " + target.apiUrl());
        report.client().ifPresent(client -> lines.add("  Client:          " + client));
    }

    private static void details(ErrorBody error, List<String> lines) {
        for (ErrorBody.Detail detail : error.details()) {
            String field = detail.fieldName().orElse("");
            String code = detail.errorCode().orElse("");
            if (!(field + code).isEmpty()) {
                lines.add("  Detail:          "
                        + String.join(" ", List.of(field, code)).strip());
            }
        }
        for (ErrorBody inner : error.errors()) {
            lines.add("  Detail:          " + inner.message());
        }
        error.limit()
                .ifPresent(limit ->
                        lines.add("  Limit:           " + limit.namespace().orElse("") + " "
                                + limit.key().orElse("") + " " + limit.value().orElse("")));
    }

    static void server(String text, List<String> lines) {
        if (!text.isEmpty()) {
            lines.add("  Server:          \"" + text + "\"");
        }
    }

    /** What support asks for. */
    static void correlation(String id, List<String> lines) {
        lines.add("  Correlation id:  "
                + (id.isEmpty()
                        ? "none, so that the answer may not be Genesys Cloud's but a proxy's or gateway's"
                        : id));
    }

    /** What to do about an answer that nothing else explains. */
    private static String remedy(ApiException e) {
        boolean isSubmission = e.operation().source() == Operation.Source.REPORTED;
        return switch (e.status()) {
            case 400, 422 ->
                isSubmission
                        ? "Permissions are right (a 403 would say otherwise); the content is not. Check <applicationId>,"
                                + " <environmentId>, <properties> and the project's name and version against the text above."
                        : "The platform takes it for wrong content. Check this item of the descriptor, and what it refers to,"
                                + " against the text above.";
            case 409 ->
                "Something of this name or id exists already, or was changed meanwhile; look at it in the organization,"
                        + " then deploy again.";
            case 413 ->
                "The content is too large; shorten the description" + (isSubmission ? " or <properties>." : ".");
            case 429 ->
                "The organization's rate limit is used up (300 requests a minute and token are published)"
                        + e.retryAfter()
                                .map(wait ->
                                        "; it asks to wait " + wait.toSeconds() + " s, longer than <deadline> leaves")
                                .orElse("")
                        + ". Run fewer builds at once, or raise <deadline> (property genesyscloud.deadline).";
            case 403 -> "Run the goal check-permissions: it says which permission, feature or scope is missing.";
            case 401 ->
                "The access token was refused, also after a new login. Check that <region>, or <apiUrl> and <loginUrl>,"
                        + " belong together.";
            default ->
                (e.status() >= 500 ? "The platform is not available, or broke; try again later. " : "")
                        + "Genesys support asks for the correlation id.";
        };
    }

    /** Whether the organization or the input says no, and not a server that is busy or broken. */
    static boolean isFailure(ApiException e) {
        return e.status() < 500 && e.status() != 429 && e.status() != 408 || e.status() == 501;
    }

    static String remedy(TransportException.Kind kind) {
        return switch (kind) {
            case UNKNOWN_HOST ->
                "Check <region> (or <apiUrl> and <loginUrl>), the name service of this machine, and"
                        + " the proxy that it needs or has: <proxies> in settings.xml.";
            case CONNECTION_REFUSED, CONNECT_TIMEOUT ->
                "Check <region> (or <apiUrl> and <loginUrl>), firewalls, and"
                        + " the proxy that this machine needs or has: <proxies> in settings.xml. Time for a connection:"
                        + " <connectTimeout>.";
            case TLS ->
                "The plugin never skips the verification of certificates. If a proxy of your company signs"
                        + " connections, add its certificate authority to a trust store and name it with"
                        + " MAVEN_OPTS=-Djavax.net.ssl.trustStore=FILE.";
            case PROXY -> "Check host, port, username and password of the active <proxy> in settings.xml.";
            case TIMEOUT ->
                "Try again later, or give it longer: <requestTimeout> (property genesyscloud.requestTimeout).";
            case DEADLINE -> "Give the run longer: <deadline> (property genesyscloud.deadline).";
            case CONNECTION_LOST -> "Try again; if it stays so, look for a proxy or firewall that cuts connections.";
            case REDIRECT ->
                "Genesys Cloud's API answers at its own address: a login page, a proxy or a gateway may have answered"
                        + " instead. If the API has moved, set <region>, or <apiUrl> and <loginUrl>, to where it is.";
            case TOO_LARGE, UNREADABLE, PAGE ->
                "Check that the address is that of Genesys Cloud's API: a proxy, a"
                        + " login page or a gateway may have answered instead.";
            case INTERRUPTED -> "Run the build again.";
        };
    }
}
