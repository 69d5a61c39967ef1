package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.text.ServerText;
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
 * @param details what it was found about, one by one: each permission and what it is needed for
 * @param remedy what to do, step by step; none where nothing is to be done
 * @param anchor where the README says more; empty text if nowhere
 */
public record Advice(String evidence, List<String> details, List<String> remedy, String anchor) {

    private static final int LONGEST = 2000;
    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");
    private static final String UNPUBLISHED =
            "This endpoint is not in the published API; what it needs is known from users' reports.";
    private static final String LEAST = "The goal required-permissions writes a role with exactly what is needed.";
    private static final String WAIT = "A change takes effect after up to five minutes.";
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
                "The token is valid, but its OAuth client {client} has the deletion date {date}.",
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
                Cause.ORGANIZATION_CONTRADICTED,
                "GET /api/v2/organizations/me names {organization}, and GET /api/v2/tokens/me names {named}, for one token.",
                "wrong-organization",
                "Check <apiUrl> (property genesyscloud.apiUrl), now {api_url}, and what is between it and Genesys Cloud: a"
                        + " gateway that mixes two organizations up. Nothing is written while they disagree.");
        say(
                Cause.ORGANIZATION_WITHOUT_ID,
                "{place} was answered without the id of an organization, and <organizationId> asks for"
                        + " {expected_organization}.",
                "wrong-organization",
                "Check <apiUrl> (property genesyscloud.apiUrl), now {api_url}: what answers there may not be Genesys Cloud."
                        + " Nothing is written to an organization that <organizationId> guards and that is not known.");
        say(
                Cause.ORGANIZATION_UNKNOWN,
                "Which organization the token belongs to could not be read ({expected_organization} is expected):"
                        + " {reason}.",
                "",
                "Try again; without an answer the plugin does not write to an organization that <organizationId>"
                        + " guards.");

        say(
                Cause.CLIENT_TOKEN,
                "A client-credentials token of {client} (grant type {grant_type}, state {state}): roles count, scopes do not.");
        say(
                Cause.USER_TOKEN,
                "A user's token through {client} (grant type {grant_type}, state {state}): the user's roles count, and scopes may: {scopes}.");
        say(Cause.TOKEN_KIND_UNKNOWN, "Whether the token is a client's or a user's is not known: {reason}.");

        say(Cause.PERMISSION_HELD, "{permission} is held: role \"{role}\", division {division}, policy {policy}.");
        say(Cause.PERMISSION_CONFIRMED, "{permission} is held: {reason}.");
        say(
                Cause.PERMISSION_CONDITIONAL,
                "{permission}: held by the role \"{role}\" under a condition: {condition}.",
                "403-permission",
                "If requests are refused, remove the condition from the role's policy {policy}.");
        say(
                Cause.PERMISSION_CONDITION_NOT_MET,
                "{permission}: held by the role \"{role}\" only under a condition, which this request does not meet:"
                        + " {condition}.",
                "403-permission",
                "Remove the condition from the policy {policy} of the role \"{role}\", or give {permission} to another"
                        + " role of the caller without one.");
        say(
                Cause.PERMISSION_JUST_GRANTED,
                "{permission}: held by the role \"{role}\", which was granted only at {date}.",
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
                "{permission}: in none of the roles of {client}: {roles}.",
                "403-permission",
                "Add what is missing to one of these roles, or to a new custom role that you grant to {client}:"
                        + " Admin > People & Permissions > Roles / Permissions.",
                LEAST,
                WAIT);
        say(
                Cause.PERMISSION_ROLE_NOT_GRANTED,
                "{permission}: in none of the roles of {client}: {roles}. The role \"{role}\" of this organization has it,"
                        + " and is not granted to {client}.",
                "403-role-not-granted",
                "If the role \"{role}\" is meant for it, grant it to {client}: Admin > Integrations > OAuth > the client >"
                        + " Roles (for a user: the user's Roles tab), in the home division or in all divisions.",
                "Or add what is missing to one of the roles that {client} has, or to a new custom role: Admin > People &"
                        + " Permissions > Roles / Permissions.",
                WAIT);
        say(
                Cause.PERMISSION_ONLY_IN_BROAD_ROLE,
                "{permission}: in none of the roles of {client}: {roles}.",
                "403-permission",
                "Add what is missing to one of these roles, or to a new custom role that you grant to {client}:"
                        + " Admin > People & Permissions > Roles / Permissions. The role \"{role}\" of this organization"
                        + " has it too, and allows much more than is needed.",
                LEAST,
                WAIT);
        say(
                Cause.CALLER_WITHOUT_ROLES,
                "{client} has no role at all, so that it may do nothing; missing: {permission}.",
                "403-no-role",
                "Grant a role to {client}: Admin > Integrations > OAuth > the client > Roles (for a user: the user's Roles"
                        + " tab). If the organization has no role for it yet, the goal required-permissions writes one with exactly what is needed.",
                WAIT);
        say(
                Cause.PERMISSION_IN_OTHER_DIVISION,
                "{permission}: granted to {client} by the role \"{role}\" in the division \"{division}\" only, and what a"
                        + " deployment makes is in the home division.",
                "403-division",
                "Grant the role \"{role}\" to {client} in the home division, or in all divisions: Admin > Integrations >"
                        + " OAuth > the client > Roles (for a user: the user's Roles tab).",
                WAIT);
        say(
                Cause.PERMISSION_NOT_IN_ORGANIZATION,
                "{permission}: not among the permissions that exist in this organization (GET"
                        + " /api/v2/authorization/permissions), so that no role gives it, not even one with all permissions: a"
                        + " product or a licence is missing, or a feature is not enabled. Products of the organization: {products}. Licences that bring it: {licenses}.",
                "403-product",
                "Ask Genesys (your account manager or Customer Care) for the product or licence that brings {permission} to"
                        + " this organization; licences that bring it: {licenses}.",
                "Or leave out what needs it.");
        say(
                Cause.PERMISSION_YOUNG,
                "{permission}: granted to {client} by the role \"{role}\" only at {date}; that may not have"
                        + " taken effect.",
                "403-just-granted",
                "If requests are refused, wait and run again: a grant takes effect after up to five minutes.");
        say(
                Cause.PERMISSIONS_LISTED_OTHERWISE,
                "The server asks for {named}; the published table of {endpoint} says {permission}. The server's text is"
                        + " known to be wrong at times: both were checked.",
                "403-other-text");
        say(
                Cause.PERMISSION_NAMED_NOT_IN_ORGANIZATION,
                "{kind} of the descriptor gives {permission}, which does not exist in this organization (GET"
                        + " /api/v2/authorization/permissions); the platform may refuse it for that.",
                "403-product",
                "If it is the view permission of the app: its product is not enabled here; ask Genesys to enable it for this"
                        + " organization. Otherwise correct the permission in the descriptor.");
        say(
                Cause.CATALOGUE_UNKNOWN,
                "Whether the permissions exist in this organization could not be found out: {reason}.",
                "403-product",
                "Try again; the operation needs no permission.");
        say(Cause.PERMISSIONS_FOR_PLAN_HELD, "Held of the permissions that the run needs: {number} (roles: {roles}).");
        say(
                Cause.ROLE_FOR_CLIENT_NOT_HELD,
                "The role \"{role}\" is to be given to a new OAuth client, and {client} does not hold it: who gives a role"
                        + " to an OAuth client must hold it.",
                "403-role-of-new-client",
                "Grant the role \"{role}\" to {client}, which needs authorization:grant:add or an administrator, then run"
                        + " again; or take the role from the OAuth client in the descriptor.");
        say(
                Cause.ROLE_OF_CLIENT_NOT_HELD,
                "The OAuth client that is to be changed has the role \"{role}\", or is given it, and {client} does not hold"
                        + " it: who changes an OAuth client, also to deactivate it before its deletion, must hold all roles"
                        + " that it has.",
                "403-role-of-new-client",
                "Grant the role \"{role}\" to {client}, which needs authorization:grant:add or an administrator, then run"
                        + " again; or take the role from the OAuth client under Admin > Integrations > OAuth.");
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
        say(
                Cause.SCOPES_MISSING,
                "The user's token does not carry these scopes, of what the run needs: {scope}; it carries: {scopes}. Whether"
                        + " scopes are enforced is a setting of the organization, and off by default.",
                "403-scope",
                "If requests are refused although the permissions are held, add the scopes to the OAuth client that issued"
                        + " the token, and log in again; or use a client-credentials client, for which scopes do not count.");
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
                "403-capability",
                "Ask Genesys (your AppFoundry contact or Customer Care) whether \"{feature}\" is enabled for this"
                        + " organization.");
        say(Cause.FEATURE_NOT_CHECKED, "No feature is asked for: <premiumAppsFeature> is none.");

        String[] planned = {"{remedy}"};
        say(Cause.TYPE_ABSENT, "{reason}.", "403-integration-type", planned);
        say(Cause.TYPE_NOT_INSTALLABLE, "{reason}.", "403-integration-type", planned);
        say(Cause.TYPE_AT_MAXIMUM, "{reason}.", "403-integration-type", planned);
        say(Cause.PRODUCT_ABSENT, "{reason}.", "403-product", planned);
        say(Cause.KIND_NOT_OFFERED, "{reason}.", "404-not-offered", planned);
        say(Cause.PLAN_IMPOSSIBLE, "{reason}.", "no-plan", planned);
        say(
                Cause.OPERATION_NOT_OFFERED,
                "This organization does not offer {endpoint}, which {kind} needs to {needed_for}: it answered {status}"
                        + " \"{server_text}\".",
                "404-not-offered",
                "The operation was withdrawn from the platform, or is not offered here; no permission changes that. Remove"
                        + " {kind} from the descriptor, or look for its successor in the release notes of Genesys Cloud.",
                "If others of your organizations offer it, ask Genesys support with the correlation id {correlation_id}.");
        say(
                Cause.FEATURE_TOGGLE_OFF,
                "{endpoint}, which {kind} needs to {needed_for}, is switched off in this organization: it answered {status}"
                        + " \"{server_text}\". That is a feature toggle, not a permission.",
                "501-toggle",
                "Ask Genesys (your account manager or Customer Care) to enable the feature for this organization; give the"
                        + " correlation id {correlation_id}.",
                "Or leave {kind} out of the descriptor.");
        say(
                Cause.OFFER_UNKNOWN,
                "What {kind} has in the organization could not be read: {reason}.",
                "",
                "Try again; if it stays so, give the reason above to Genesys support.");
        say(
                Cause.RESOURCE_NOT_FOUND,
                "What {endpoint} was asked about ({kind}) is not there (any more), or not yet visible: {status}"
                        + " \"{server_text}\".",
                "404-not-offered",
                "Run again: what is missing is made anew. If it stays so, the operation may have been withdrawn from the"
                        + " platform; ask Genesys support with the correlation id {correlation_id}.");
        say(
                Cause.CONFLICT,
                "{endpoint} conflicts with what is there: {status} \"{server_text}\". Something of this name or id exists"
                        + " already, or somebody changed it at the same time.",
                "409-conflict",
                "Run again: the state is read anew. If it stays so, look for another resource of the name of {kind} in the"
                        + " organization, and rename or delete it.");
        say(
                Cause.REFUSED_WITHOUT_VISIBLE_CAUSE,
                "{endpoint} was refused with {status} \"{server_text}\", although {permission} is held as far as can be"
                        + " seen.",
                "403-no-visible-cause",
                "If a role or a grant was changed just now, wait five minutes and run again.",
                "Look for what the API does not show: an access policy (ABAC; Admin > People & Permissions > Access"
                        + " Policies) that denies it to the caller, or a division that the thing is in.",
                "Ask Genesys support with the correlation id {correlation_id}.");
        say(
                Cause.REFUSED_WITHOUT_CERTAIN_CAUSE,
                "{endpoint} was refused with {status} \"{server_text}\"; likely for want of {causes}, which could not be"
                        + " found out for certain.",
                "403-unknown",
                "Make sure of {causes}.",
                "If that is in order: an access policy (ABAC) or a grant younger than five minutes may be the cause; ask"
                        + " Genesys support with the correlation id {correlation_id}.");

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
        CATALOGUE.put(cause, new Advice(evidence, List.of(), List.of(remedy), anchor));
    }

    /** What a finding says. */
    public static Advice of(Finding finding) {
        Advice template = CATALOGUE.get(finding.cause());
        return new Advice(
                fill(template.evidence, finding),
                details(finding),
                template.remedy.stream().map(step -> fill(step, finding)).toList(),
                template.anchor);
    }

    private static List<String> details(Finding finding) {
        String needed = finding.check() == Check.PERMISSION ? finding.facts().getOrDefault(Fact.NEEDED_FOR, "") : "";
        return needed.isEmpty() ? List.of() : needed.lines().map(Advice::shown).toList();
    }

    /** What was said, cut where it fills a screen: an organization can have thousands of roles. */
    private static String shown(String value) {
        return ServerText.clean(value, LONGEST);
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
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.isEmpty() ? "(not said)" : shown(value)));
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
