package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;

/** What is said of permissions, roles and scopes. */
final class PermissionAdvice {

    private static final String WHERE = "{roles_tab}";

    private static final String NEW_ROLE =
            "Make a new custom role with the permissions in role.json (written by this run,"
                    + " and by the goal required-permissions, to <outputDirectory>, by default target/genesyscloud): under Admin >"
                    + " People & Permissions > Roles / Permissions, or by sending the file to POST /api/v2/authorization/roles. Do not"
                    + " add them to a role that others hold, or to one of the platform's own.";

    private static final String WAIT = "A grant takes effect within five minutes.";

    private static final String GRANT = "Grant that role to {client} and to nobody else: " + WHERE + ". " + WAIT;

    private static final String NOT_LISTED =
            "?not_listed:{not_listed} does not list admin:app:write here: where that is so,"
                    + " the organization refuses a role with it. Ask Genesys (your AppFoundry contact) to enable it first.";

    private static final String MISSING = "{permission}: in none of the roles of {client} (roles: {roles}).";

    private static final String OF_CLIENT =
            "the OAuth client that issued the token (Admin > Integrations > OAuth > the client >"
                    + " Scope), and log in again: a token keeps the scopes that it was issued with. Or use a client with the grant type"
                    + " Client Credentials, for which scopes do not count.";

    static final String SCOPE_REMEDY = "Add {scope} to the scopes of " + OF_CLIENT;

    private PermissionAdvice() {}

    static void addTo(AdviceTexts texts) {
        held(texts);
        inNoRole(texts);
        divisions(texts);
        uncertain(texts);
        roles(texts);
        scopes(texts);
    }

    private static void held(AdviceTexts texts) {
        texts.say(Cause.PERMISSION_HELD, "{permission} is held: role \"{role}\", division {division}, policy {policy}.")
                .say(Cause.PERMISSION_CONFIRMED, "{permission} is held: {reason}.")
                .say(
                        Cause.PERMISSIONS_FOR_PLAN_HELD,
                        "Held of the permissions that the run needs: {number} (roles: {roles}).")
                .say(Cause.PERMISSION_NOT_CHECKED, "No permission is asked for: <premiumAppsPermission> is none.");
    }

    private static void inNoRole(AdviceTexts texts) {
        String lacks = "{client} lacks {permission}";
        texts.head(
                        Cause.PERMISSION_IN_NO_ROLE,
                        lacks,
                        MISSING,
                        "403-permission",
                        NOT_LISTED,
                        NEW_ROLE + " The default role \"Application Administrator\" is reported not to be enough.",
                        GRANT)
                .head(
                        Cause.PERMISSION_NOT_HELD,
                        lacks,
                        "{client} does not have {permission}: {reason}. What its roles ({roles}) allow is not shown.",
                        "403-permission",
                        "?age:If the role \"{role}\" is to give {it}: that was granted only {age}. Run again at {until}, when it"
                                + " counts at the latest.",
                        "If one of its roles is to give {it}, an administrator finds out under Admin > People & Permissions"
                                + " > Roles / Permissions why it does not: a condition of the policy, or a grant for another"
                                + " division than the home division.",
                        NOT_LISTED,
                        "Otherwise m" + NEW_ROLE.substring(1),
                        GRANT)
                .head(Cause.PERMISSION_MISSING_FOR_PLAN, lacks, MISSING, "403-permission", NOT_LISTED, NEW_ROLE, GRANT)
                .head(
                        Cause.PERMISSION_ROLE_NOT_GRANTED,
                        lacks + "; the role \"{role}\" has {it}",
                        MISSING + " The role \"{role}\" of this organization"
                                + " has {it}, and is not granted to {client}.",
                        "403-role-not-granted",
                        "If the role \"{role}\" is meant for this, grant it to {client}: " + WHERE
                                + ", in the home division or in all divisions.",
                        "Otherwise m" + NEW_ROLE.substring(1),
                        GRANT)
                .head(
                        Cause.PERMISSION_ONLY_IN_BROAD_ROLE,
                        lacks,
                        MISSING,
                        "403-permission",
                        NOT_LISTED,
                        NEW_ROLE
                                + " The role \"{role}\" of this organization has it, too, and allows much more than is"
                                + " needed.",
                        GRANT)
                .head(
                        Cause.CALLER_WITHOUT_ROLES,
                        "{client} has no role at all",
                        "{client} has no role at all, so that it may do nothing; missing: {permission}. Roles that a user of"
                                + " the same name has do not count for an OAuth client.",
                        "403-no-role",
                        NOT_LISTED,
                        "?role:The role \"{role}\" of this organization has what is missing: if it is meant for this, grant it to {client}: "
                                + WHERE + ".",
                        NEW_ROLE,
                        GRANT)
                .head(
                        Cause.PERMISSION_NOT_IN_ORGANIZATION,
                        "the organization does not have {permission}",
                        "{permission}: not among the permissions that exist in this organization (GET"
                                + " /api/v2/authorization/permissions), so that no role gives {it}, not even one with all"
                                + " permissions: a product or a licence is missing, or a feature is not enabled.",
                        "403-product",
                        "Ask Genesys (your account manager or Customer Care) for the product or licence that brings"
                                + " {permission} to this organization.",
                        "?licenses:Licences that bring it: {licenses}.",
                        "?products:Products that the organization has: {products}.",
                        "?roles:Then give {it} to {client}, too: none of its roles ({roles}) has {it}. The goal"
                                + " required-permissions writes a role with {it}; grant that to {client} alone: "
                                + WHERE
                                + ".",
                        "Or leave out what needs {it}.")
                .head(
                        Cause.ROLE_FOR_CLIENT_NOT_HELD,
                        "{client} does not hold the role \"{role}\" that it is to give away",
                        "The role \"{role}\" is to be given to a new OAuth client, and {client} does not hold it: who gives a"
                                + " role to an OAuth client must hold it.",
                        "403-role-of-new-client",
                        "Grant the role \"{role}\" to {client}, which needs authorization:grant:add or an administrator, then"
                                + " run again; or take the role from the OAuth client in the descriptor.")
                .head(
                        Cause.ROLE_OF_CLIENT_NOT_HELD,
                        "{client} does not hold the role \"{role}\" of the OAuth client that it changes",
                        "The OAuth client that is to be changed has the role \"{role}\", or is given it, and {client} does"
                                + " not hold it: who changes an OAuth client, also to deactivate it before its deletion,"
                                + " must hold all roles that it has.",
                        "403-role-of-new-client",
                        "Grant the role \"{role}\" to {client}, which needs authorization:grant:add or an administrator, then"
                                + " run again; or take the role from the OAuth client under Admin > Integrations > OAuth.");
    }

    private static void divisions(AdviceTexts texts) {
        texts.head(
                        Cause.PERMISSION_IN_OTHER_DIVISION,
                        "the role \"{role}\" is granted in the division \"{division}\", not in the home division",
                        "{permission}: granted to {client} by the role \"{role}\" in the division \"{division}\" only, and"
                                + " what a deployment makes is in the home division.",
                        "403-division",
                        "Grant the role \"{role}\" to {client} in the home division, or in all divisions: " + WHERE
                                + ".",
                        WAIT)
                .head(
                        Cause.PERMISSION_NOT_IN_NAMED_DIVISION,
                        "the role \"{role}\" is not granted in the division {named}",
                        "{permission}: the platform asks for it in the division {named}; {client} has it by the role"
                                + " \"{role}\" in the division \"{division}\" only.",
                        "403-division",
                        "Grant the role \"{role}\" to {client} in the division {named}, or in all divisions: " + WHERE
                                + ".",
                        WAIT)
                .head(
                        Cause.PERMISSION_REFUSED_IN_DIVISION,
                        "{permission} is refused in the division {named}",
                        "{permission}: the platform refuses {endpoint} in the division {named}, although {client} has it"
                                + " there by the role \"{role}\" (granted in: {division}).",
                        "403-division",
                        "If the grant, the role or the division was changed just now, wait five minutes and run again.",
                        "Look for an access policy (ABAC; Admin > People & Permissions > Access Policies) that keeps {client}"
                                + " from the division {named}.");
    }

    private static void uncertain(AdviceTexts texts) {
        texts.say(
                        Cause.PERMISSION_CONDITIONAL,
                        "{permission}: held by the role \"{role}\" under a condition: {condition}.",
                        "403-condition",
                        "If requests are refused, remove the condition from the role's policy {policy}.")
                .head(
                        Cause.PERMISSION_CONDITION_NOT_MET,
                        "a condition of the role \"{role}\" is not met: {permission}",
                        "{permission}: held by the role \"{role}\" only under a condition, which this request does not meet:"
                                + " {condition}.",
                        "403-condition",
                        "Remove the condition from the policy {policy} of the role \"{role}\", or give {permission} to another"
                                + " role of the caller without one.")
                .head(
                        Cause.PERMISSION_JUST_GRANTED,
                        "the role \"{role}\" was granted {age}; it counts by {until} at the latest",
                        "{permission}: held by the role \"{role}\", which was granted only {age} ({date}) and does not count"
                                + " yet.",
                        "403-just-granted",
                        "Run again at {until}: by then a grant counts, five minutes after it was made at the latest.")
                .say(
                        Cause.PERMISSION_YOUNG,
                        "{permission}: granted to {client} by the role \"{role}\" only {age} ({date}); it counts by {until} at"
                                + " the latest.",
                        "403-just-granted",
                        "If requests are refused, run again at {until}.")
                .say(
                        Cause.PERMISSION_UNKNOWN,
                        "Not known whether the caller has {permission}: {reason}.",
                        "403-unknown",
                        "Give the caller the permission authorization:role:view, so that its roles can be read; the probe of"
                                + " check-permissions tells without it.")
                .say(
                        Cause.PERMISSION_NOT_NEEDED,
                        "{permission} is in none of the roles of {client} ({roles}), and {endpoint} lets it in all the same.",
                        "403-permission",
                        "Nothing, as long as it works; set <premiumAppsPermission> to what this organization asks for, or to"
                                + " none.")
                .say(
                        Cause.PERMISSIONS_LISTED_OTHERWISE,
                        "The server asks for {named}; the published table of {endpoint} says {permission}. The server's text is"
                                + " known to be wrong at times: both were checked.",
                        "403-other-text")
                .say(
                        Cause.PERMISSION_NAMED_NOT_IN_ORGANIZATION,
                        "{kind} of the descriptor gives {permission}, which does not exist in this organization (GET"
                                + " /api/v2/authorization/permissions); the platform may refuse it for that.",
                        "403-product",
                        "If it is the view permission of the app: its product is not enabled here; ask Genesys to enable it for"
                                + " this organization. Otherwise correct the permission in the descriptor.")
                .say(
                        Cause.WILDCARD_MATCHES_NOTHING,
                        "{kind} of the descriptor gives {permission}, and no permission of this organization matches it (GET"
                                + " /api/v2/authorization/permissions); the role would give nothing by it.",
                        "403-product",
                        "?near:Did you mean {near}?",
                        "Correct the domain or entityName in the descriptor, or ask Genesys to enable the product that brings"
                                + " it.")
                .say(
                        Cause.CATALOGUE_UNKNOWN,
                        "Whether the permissions exist in this organization could not be found out: {reason}.",
                        "403-product",
                        "Try again; the operation needs no permission.");
    }

    private static void roles(AdviceTexts texts) {
        texts.say(Cause.ROLES_LISTED, "The caller's roles: {roles}.")
                .say(Cause.ROLES_NONE, "{client} has no role at all.")
                .say(Cause.ROLES_UNKNOWN, "The caller's roles could not be read: {reason}.");
    }

    private static void scopes(AdviceTexts texts) {
        texts.say(Cause.SCOPE_NOT_COUNTED, "Scopes do not count for client-credentials tokens.")
                .say(Cause.SCOPE_HELD, "The user's token carries the scope {scope}.")
                .head(
                        Cause.SCOPE_MISSING,
                        "the user's token lacks the scope {scope}",
                        "The user's token does not carry the scope {scope}, which users report to be needed; it carries:"
                                + " {scopes}. A likely cause, not a certain one.",
                        "403-scope",
                        SCOPE_REMEDY)
                .say(
                        Cause.SCOPE_NOT_NEEDED,
                        "The user's token does not carry the scope {scope}, and {endpoint} lets it in all the same.")
                .head(
                        Cause.SCOPES_REFUSED,
                        "the access token lacks scopes that the organization enforces",
                        "The access token from {source} was refused {endpoint}: {status} \"{server_text}\". No permission is"
                                + " needed for that: the organization enforces scopes, and the token has none for them.",
                        "403-scope",
                        "Add the scopes that the goal required-permissions lists to " + OF_CLIENT)
                .say(
                        Cause.SCOPES_MISSING,
                        "The user's token does not carry these scopes, of what the run needs: {scope}; it carries: {scopes}."
                                + " Whether scopes are enforced is a setting of the organization, and off by default.",
                        "403-scope",
                        "If requests are refused although the permissions are held: a" + SCOPE_REMEDY.substring(1))
                .say(
                        Cause.SCOPE_UNKNOWN,
                        "Whether the scope {scope} counts is not known, since the kind of the token is not.")
                .say(Cause.SCOPE_NOT_CHECKED, "No scope is asked for: <premiumAppsScope> is none.");
    }
}
