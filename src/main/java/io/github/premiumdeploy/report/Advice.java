package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The catalogue of advice: what every finding says, and what to do about it. A reader knows what to do next without
 * opening a browser; the anchor leads to the README for more.
 *
 * @param evidence what was found, in one sentence
 * @param remedy what to do, step by step; none where nothing is to be done
 * @param anchor where the README says more; empty text if nowhere
 */
public record Advice(String evidence, List<String> remedy, String anchor) {

    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");
    private static final String UNPUBLISHED =
            "This endpoint is not in the published API; what it needs is known from users' reports.";
    private static final Map<Cause, Advice> CATALOGUE = new EnumMap<>(Cause.class);

    static {
        say(Cause.TOKEN_VALID, "The token is valid, issued to {client}; credentials from {source}.");
        say(
                Cause.LOGIN_INVALID_CLIENT,
                "{login_url} does not accept OAuth client {client} with the secret from {source}: {status}"
                        + " \"{server_text}\".",
                "401-login",
                "Compare the client id and the secret with Admin > Integrations > OAuth in Genesys Cloud; the client must"
                        + " exist, be active, and have the grant type Client Credentials.",
                "Check the region: the right client at the wrong region gets the same answer. The region in use is that of"
                        + " {login_url}; change it with <region>, the property genesyscloud.region, or the environment"
                        + " variable GENESYSCLOUD_REGION.");
        say(
                Cause.LOGIN_REFUSED,
                "{login_url} issues no token to OAuth client {client}: {status} \"{server_text}\".",
                "401-login",
                "Check that the OAuth client has the grant type Client Credentials, and that the region is the"
                        + " organization's: {login_url} is in use.");
        say(
                Cause.TOKEN_REJECTED,
                "{api_url} does not accept the access token from {source}: {status} \"{server_text}\".",
                "401-token",
                "Obtain a new token: this one is expired, revoked, or of another region than {api_url}. With an OAuth"
                        + " client's id and secret in settings.xml the plugin obtains tokens by itself.");
        say(
                Cause.TOKEN_ADDRESS_NOT_ALLOWED,
                "The organization does not allow requests from this machine's address: {status} \"{server_text}\".",
                "401-address",
                "Add the address of this machine, or of the proxy that it goes through, to the organization's IP"
                        + " allow list or to that of the OAuth client.");
        say(
                Cause.CLIENT_INACTIVE,
                "The OAuth client {client} is {reason}.",
                "401-login",
                "Set the client to active in Admin > Integrations > OAuth.");
        say(
                Cause.CLIENT_TO_BE_DELETED,
                "The token is valid, but its OAuth client {client} will be deleted on {date}.",
                "401-login",
                "Clear the deletion date of the client, or move to another client before that day.");
        say(
                Cause.TOKEN_UNKNOWN,
                "Whether the token is valid could not be found out: {reason}.",
                "",
                "Try again; if it stays so, give the reason above to Genesys support.");

        say(Cause.ORGANIZATION_MATCHES, "The token belongs to {organization}, as <organizationId> asks.");
        say(
                Cause.ORGANIZATION_NOT_GUARDED,
                "The token belongs to {organization}; <organizationId> is not set, so that any organization is taken.");
        say(
                Cause.ORGANIZATION_DIFFERS,
                "The token belongs to {organization}, and <organizationId> asks for {expected_organization}.",
                "wrong-organization",
                "Use the credentials of the organization that is meant (now from {source}), or correct <organizationId>"
                        + " (property genesyscloud.organizationId).");
        say(
                Cause.ORGANIZATION_UNKNOWN,
                "Which organization the token belongs to could not be read ({expected_organization} is expected):"
                        + " {reason}.",
                "",
                "Try again; without an answer the plugin does not write to an organization that <organizationId>"
                        + " guards.");

        say(Cause.CLIENT_TOKEN, "A client-credentials token of {client}: roles count, scopes do not.");
        say(Cause.USER_TOKEN, "A user's token through {client}: the user's roles count, and scopes may.");
        say(Cause.TOKEN_KIND_UNKNOWN, "Whether the token is a client's or a user's is not known: {reason}.");

        say(Cause.PERMISSION_HELD, "{permission} is held: role \"{role}\", division {division}, policy {policy}.");
        say(Cause.PERMISSION_CONFIRMED, "{permission} is held: {reason}.");
        say(
                Cause.PERMISSION_CONDITIONAL,
                "{permission} is held by role \"{role}\" under a condition: {condition}.",
                "403-permission",
                "If requests are refused, remove the condition from the role's policy {policy}.");
        say(
                Cause.PERMISSION_CONDITION_NOT_MET,
                "{permission} is held by role \"{role}\" only under a condition, which this request does not meet:"
                        + " {condition}.",
                "403-permission",
                "Remove the condition from the policy {policy} of the role \"{role}\", or give {permission} to another"
                        + " role of the caller without one.");
        say(
                Cause.PERMISSION_JUST_GRANTED,
                "{permission} is held by role \"{role}\", which was granted only at {date}.",
                "403-just-granted",
                "Wait and run again: a grant takes effect after up to five minutes.");
        say(
                Cause.PERMISSION_IN_NO_ROLE,
                "{permission} is in none of the roles of {client}: {roles}.",
                "403-permission",
                "In Genesys Cloud, under Admin > People & Permissions > Roles / Permissions, add {permission} to one of"
                        + " these roles, or to a new custom role; the default role \"Application Administrator\" is reported"
                        + " not to be enough.",
                "If it is a new role, grant it to {client}: Admin > Integrations > OAuth > the client > Roles (for a user:"
                        + " the user's Roles tab). It takes effect after up to five minutes.");
        say(
                Cause.PERMISSION_MISSING_FOR_PLAN,
                "{permission} is in none of the roles of {client}: {roles}. It is needed to {needed_for}.",
                "403-permission",
                "In Genesys Cloud, under Admin > People & Permissions > Roles / Permissions, add {permission} to one of"
                        + " these roles; it takes effect after up to five minutes.");
        say(
                Cause.PERMISSIONS_FOR_PLAN_HELD,
                "All permissions that the descriptor needs are held by the roles {roles}.");
        say(
                Cause.PERMISSIONS_FOR_PLAN_UNKNOWN,
                "Whether all permissions that the descriptor needs are held could not be found out: the platform names the"
                        + " caller's roles without what they allow, or not at all.",
                "403-permission",
                "Give the caller the permission authorization:role:view, so that its roles can be read.");
        say(
                Cause.PERMISSION_NOT_NEEDED,
                "{permission} is in none of the roles of {client} ({roles}), and {endpoint} lets it in all the same.",
                "403-permission",
                "Nothing, as long as it works; set <premiumAppsPermission> to what this organization asks for, or to"
                        + " none.");
        say(
                Cause.PERMISSION_UNKNOWN,
                "Whether {permission} is held could not be found out: {reason}.",
                "403-permission",
                "Give the caller the permission authorization:role:view, so that its roles can be read; the probe of"
                        + " check-permissions tells without it.");
        say(Cause.PERMISSION_NOT_CHECKED, "No permission is asked for: <premiumAppsPermission> is none.");

        say(Cause.ROLES_LISTED, "The caller's roles: {roles}.");
        say(Cause.ROLES_NONE, "{client} has no role at all.");
        say(Cause.ROLES_UNKNOWN, "The caller's roles could not be read: {reason}.");

        say(Cause.SCOPE_NOT_COUNTED, "Scopes do not count for client-credentials tokens.");
        say(Cause.SCOPE_HELD, "The user's token carries the scope {scope}.");
        say(
                Cause.SCOPE_MISSING,
                "The user's token does not carry the scope {scope}, which users report to be needed; it carries: {scopes}."
                        + " A likely cause, not a certain one.",
                "403-scope",
                "Add the scope {scope} to the OAuth client that issued the token, and log in again; or use a"
                        + " client-credentials client, for which scopes do not count.");
        say(
                Cause.SCOPE_NOT_NEEDED,
                "The user's token does not carry the scope {scope}, and {endpoint} lets it in all the same.");
        say(Cause.SCOPE_UNKNOWN, "Whether the scope {scope} counts is not known, since the kind of the token is not.");
        say(Cause.SCOPE_NOT_CHECKED, "No scope is asked for: <premiumAppsScope> is none.");

        say(Cause.FEATURE_ON, "The organization has the feature \"{feature}\", seen in {place}.");
        say(
                Cause.FEATURE_OFF,
                "The organization's feature \"{feature}\" is switched off, seen in {place}.",
                "403-capability",
                "Ask Genesys (your AppFoundry contact or Customer Care) to enable \"{feature}\" for this organization;"
                        + " without it every submission is reported to be refused, whatever the permissions.",
                "If your organization names it otherwise, set <premiumAppsFeature> (none = not checked).");
        say(
                Cause.FEATURE_ABSENT,
                "The organization does not have the feature \"{feature}\", as far as can be seen: it is not in {place}.",
                "403-capability",
                "Ask Genesys (your AppFoundry contact or Customer Care) to enroll this organization in \"{feature}\";"
                        + " without it every submission is reported to be refused, whatever the permissions.",
                "If your organization names it otherwise, set <premiumAppsFeature> (none = not checked).");
        say(
                Cause.FEATURE_NOT_NEEDED,
                "The feature \"{feature}\" is not to be seen, and {endpoint} lets the caller in all the same.");
        say(
                Cause.FEATURE_UNKNOWN,
                "Whether the organization has the feature \"{feature}\" could not be found out: {reason}.",
                "403-capability");
        say(Cause.FEATURE_NOT_CHECKED, "No feature is asked for: <premiumAppsFeature> is none.");

        say(
                Cause.PROBE_ALLOWED,
                "{endpoint} let the caller in: it answered the deliberately incomplete request with {status}, so that"
                        + " permissions are right.");
        say(
                Cause.PROBE_REFUSED,
                "{endpoint} refused with {status} \"{server_text}\", as is to be expected without {causes}.",
                "403-probe");
        say(
                Cause.PROBE_REFUSED_WITHOUT_VISIBLE_CAUSE,
                "{endpoint} refused with {status} \"{server_text}\", although everything that can be seen is in order.",
                "403-no-visible-cause",
                "If a role or a grant was changed just now, wait five minutes and run again.",
                "Look for what the API does not show: an access policy (ABAC) on the caller or its role, a permission"
                        + " that applies in another division, billing that is not set up for the Premium App program.",
                "Ask Genesys support with the correlation id {correlation_id}. " + UNPUBLISHED);
        say(
                Cause.PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE,
                "{endpoint} refused with {status} \"{server_text}\"; it could not be found out whether {causes} is there.",
                "403-probe",
                "Make sure of {causes}: to lack it is the likely cause. Why it could not be found out is in the report of"
                        + " check-permissions.",
                "If a role or a grant was changed just now, wait five minutes and run again.",
                "If all is there, ask Genesys support with the correlation id {correlation_id}. " + UNPUBLISHED);
        say(
                Cause.PROBE_NOT_FOUND,
                "This organization does not offer {endpoint} ({status}). " + UNPUBLISHED,
                "404-endpoint",
                "Check <premiumAppsPath> (property genesyscloud.premiumAppsPath) and the region.",
                "The published way to bring a Premium App into an organization is to create an integration of the app's"
                        + " own type (POST /api/v2/integrations), as the premium app wizard does.");
        say(
                Cause.PROBE_ACCEPTED,
                "{endpoint} took a request without applicationId and environmentId: {reason}. What it did with it is not"
                        + " known.",
                "403-probe",
                "Look in the organization for an app named \"permission check\" and remove it; then set <probe> to false.");
        say(
                Cause.PROBE_UNCLEAR,
                "{endpoint} gave no answer that tells: {reason}.",
                "403-probe",
                "Try again; if it stays so, give the correlation id to Genesys support.");
        say(Cause.PROBE_NOT_SENT, "{endpoint} was not asked: <probe> is false.");
        say(
                Cause.PROBE_HELD_BACK,
                "{endpoint} was not asked, since this is not surely the organization that <organizationId> asks for.");
    }

    private static void say(Cause cause, String evidence) {
        say(cause, evidence, "");
    }

    private static void say(Cause cause, String evidence, String anchor, String... remedy) {
        CATALOGUE.put(cause, new Advice(evidence, List.of(remedy), anchor));
    }

    /** What a finding says. */
    public static Advice of(Finding finding) {
        Advice template = CATALOGUE.get(finding.cause());
        return new Advice(
                fill(template.evidence, finding),
                template.remedy.stream().map(step -> fill(step, finding)).toList(),
                template.anchor);
    }

    /** The words for a cause, with names in braces where a finding fills them in. */
    static Advice template(Cause cause) {
        return CATALOGUE.get(cause);
    }

    private static String fill(String template, Finding finding) {
        Matcher matcher = NAME.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = finding.facts().getOrDefault(fact(matcher.group(1)), "");
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.isEmpty() ? "(not said)" : value));
        }
        return matcher.appendTail(filled).toString();
    }

    private static Fact fact(String name) {
        return Arrays.stream(Fact.values())
                .filter(fact -> fact.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no fact is called " + name));
    }
}
