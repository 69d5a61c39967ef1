package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {

    /** Each cause with evidence, headline where that is another, remedies and topic, word by word. */
    private static final String CATALOGUE = """
            NOT_THE_PLATFORM: Something on the way to the features answered POST /api/v2/apps/premium in place of Genesys Cloud: 403 forbidden "Access denied.". Genesys Cloud's own answers are JSON with a code and a correlation id, and this is not. It was sent through the proxy "corp" (proxy.example:8080) of settings.xml. This says nothing about permissions.
              = a proxy, gateway or firewall answered in place of Genesys Cloud (403 forbidden)
              - Let whoever runs the proxy, gateway or firewall of this network pass requests to the features, all paths and methods, unchanged.
              - Check <region> (or <apiUrl> and <loginUrl>), and <proxies> and <nonProxyHosts> in settings.xml: a wrong address or proxy looks the same.
              #no-platform
            TOKEN_VALID: The token is valid, issued to the OAuth client "CI"; credentials from <server> "genesyscloud" of settings.xml.
            LOGIN_INVALID_CLIENT: https://login.mypurecloud.ie/oauth/token does not accept the OAuth client "CI" with the secret from <server> "genesyscloud" of settings.xml: 403 forbidden "Access denied.".
              = the login does not accept the OAuth client "CI" with its secret
              - Compare the client id and the secret with Admin > Integrations > OAuth in Genesys Cloud; the client must exist, be active, and have the grant type Client Credentials.
              - Check the region: the right client at the wrong region gets the same answer. The region in use is that of https://login.mypurecloud.ie/oauth/token; change it with <region>, the property genesyscloud.region, or the environment variable GENESYSCLOUD_REGION.
              - If that is all in order: the organization, or the OAuth client, may have a list of addresses that may log in (IP allow list), and this machine's address, or its proxy's, may not be on it.
              #401-login
            LOGIN_GRANT_TYPE: The OAuth client "CI" from <server> "genesyscloud" of settings.xml may not log in with its id and secret alone, since its grant type is another one: https://login.mypurecloud.ie/oauth/token answered 403 forbidden "Access denied.".
              = the grant type of the OAuth client "CI" is not Client Credentials
              - Use an OAuth client with the grant type Client Credentials: make one in Admin > Integrations > OAuth (the grant type of the present one cannot serve a build), grant it the roles that it needs, and put its id and secret where the present ones are (<server> "genesyscloud" of settings.xml).
              #401-login
            LOGIN_REFUSED: https://login.mypurecloud.ie/oauth/token issues no token to the OAuth client "CI" from <server> "genesyscloud" of settings.xml: 403 forbidden "Access denied.".
              = the login refuses the OAuth client "CI" (403 forbidden)
              - Check in Admin > Integrations > OAuth that the client exists, is active, and has the grant type Client Credentials.
              - Check that the region is the organization's: https://login.mypurecloud.ie/oauth/token is in use; change it with <region>, the property genesyscloud.region, or the environment variable GENESYSCLOUD_REGION.
              - If that is all in order: the organization, or the OAuth client, may have a list of addresses that may log in (IP allow list), and this machine's address, or its proxy's, may not be on it.
              #401-login
            TOKEN_REJECTED: https://api.mypurecloud.ie does not accept the access token from <server> "genesyscloud" of settings.xml: 403 forbidden "Access denied.".
              = the access token is expired, revoked, or of another region (403 forbidden)
              - Obtain a new token: this one is expired, revoked, or of another region than https://api.mypurecloud.ie. With an OAuth client's id and secret in settings.xml the plugin obtains tokens by itself.
              #401-token
            TOKEN_OF_CLIENT_REJECTED: https://api.mypurecloud.ie does not accept the token that https://login.mypurecloud.ie/oauth/token issued to the OAuth client from <server> "genesyscloud" of settings.xml, also after a new login: 403 forbidden "Access denied.".
              = the API does not accept the login's token (403 forbidden)
              - Check that https://api.mypurecloud.ie and https://login.mypurecloud.ie/oauth/token belong to one region: <region>, or <apiUrl> and <loginUrl>.
              - If they do: each OAuth client has a limited number of tokens, and a login too many ends the oldest. Do not run many builds at once with this client; give them clients of their own.
              - Look whether the client was deleted or made inactive just now: Admin > Integrations > OAuth.
              #401-token
            TOKEN_ADDRESS_NOT_ALLOWED: The organization does not allow requests from this machine's address: 403 forbidden "Access denied.".
              = this machine's address is not on the IP allow list
              - Add the address of this machine, or of the proxy that it goes through, to the organization's IP allow list or to that of the OAuth client.
              #401-address
            CLIENT_INACTIVE: The OAuth client "CI" is the reason.
              - Set the client to active in Admin > Integrations > OAuth.
              #401-login
            CLIENT_TO_BE_DELETED: The token is valid, but the OAuth client "CI" has the deletion date 2026-11-23T10:00:00Z.
              - Clear the deletion date of the client, or move to another client before that day.
              #401-login
            TOKEN_UNKNOWN: Whether the token is valid could not be found out: the reason.
              - Try again; if it stays so, give the reason above to Genesys support.
            ORGANIZATION_MATCHES: The token belongs to "Acme" (o1), as <organizationId> asks.
            ORGANIZATION_NOT_GUARDED: The token belongs to "Acme" (o1); <organizationId> is not set, so that any organization is taken.
            ORGANIZATION_DIFFERS: The token belongs to "Acme" (o1), and <organizationId> asks for o2.
              = <organizationId> asks for another organization
              - Use the credentials of the organization that is meant (now from <server> "genesyscloud" of settings.xml), or correct <organizationId> (property genesyscloud.organizationId).
              #wrong-organization
            ORGANIZATION_CONTRADICTED: GET /api/v2/organizations/me names "Acme" (o1), and GET /api/v2/tokens/me names admin:app:view, for one token.
              = two answers name two organizations for one token
              - Check <apiUrl> (property genesyscloud.apiUrl), now https://api.mypurecloud.ie, and what is between it and Genesys Cloud: a gateway that mixes two organizations up. Nothing is written while they disagree.
              #wrong-organization
            ORGANIZATION_WITHOUT_ID: the features was answered without the id of an organization, and <organizationId> asks for o2.
              = what answers does not name its organization
              - Check <apiUrl> (property genesyscloud.apiUrl), now https://api.mypurecloud.ie: what answers there may not be Genesys Cloud. Nothing is written to an organization that <organizationId> guards and that is not known.
              #wrong-organization
            ORGANIZATION_UNKNOWN: Which organization the token belongs to could not be read (o2 is expected): the reason.
              - Try again; without an answer the plugin does not write to an organization that <organizationId> guards.
            CLIENT_TOKEN: A client-credentials token of the OAuth client "CI" (grant type CODE, state active): roles count, scopes do not.
              = A client-credentials token of the OAuth client "CI" (grant type CODE, state active): roles count, scopes do…
            USER_TOKEN: A token of admin:app:view through the OAuth client "CI" (grant type CODE, state active): the user's roles count, and scopes may: apps:manage.
              = A token of admin:app:view through the OAuth client "CI" (grant type CODE, state active): the user's roles…
            TOKEN_KIND_UNKNOWN: Whether the token is a client's or a user's is not known: the reason.
            PERMISSION_HELD: admin:app:write is held: role "App Admin", division Home, policy admin:*:write.
            PERMISSION_CONFIRMED: admin:app:write is held: the reason.
            PERMISSION_YOUNG: admin:app:write: granted to the OAuth client "CI" by the role "App Admin" only 38 s ago (2026-11-23T10:00:00Z); it counts by 10:05 UTC at the latest.
              = admin:app:write: granted to the OAuth client "CI" by the role "App Admin" only 38 s ago…
              - If requests are refused, run again at 10:05 UTC.
              #403-just-granted
            PERMISSION_CONDITIONAL: admin:app:write: held by the role "App Admin" under a condition: caller is on call.
              - If requests are refused, remove the condition from the role's policy admin:*:write.
              #403-condition
            PERMISSION_CONDITION_NOT_MET: admin:app:write: held by the role "App Admin" only under a condition, which this request does not meet: caller is on call.
              = a condition of the role "App Admin" is not met: admin:app:write
              - Remove the condition from the policy admin:*:write of the role "App Admin", or give admin:app:write to another role of the caller without one.
              #403-condition
            PERMISSION_IN_OTHER_DIVISION: admin:app:write: granted to the OAuth client "CI" by the role "App Admin" in the division "Home" only, and what a deployment makes is in the home division.
              = the role "App Admin" is granted in the division "Home", not in the home division
              - Grant the role "App Admin" to the OAuth client "CI" in the home division, or in all divisions: Admin > Integrations > OAuth > the client > Roles.
              - A grant takes effect within five minutes.
              #403-division
            PERMISSION_NOT_IN_NAMED_DIVISION: admin:app:write: the platform asks for it in the division admin:app:view; the OAuth client "CI" has it by the role "App Admin" in the division "Home" only.
              = the role "App Admin" is not granted in the division admin:app:view
              - Grant the role "App Admin" to the OAuth client "CI" in the division admin:app:view, or in all divisions: Admin > Integrations > OAuth > the client > Roles.
              - A grant takes effect within five minutes.
              #403-division
            PERMISSION_REFUSED_IN_DIVISION: admin:app:write: the platform refuses POST /api/v2/apps/premium in the division admin:app:view, although the OAuth client "CI" has it there by the role "App Admin" (granted in: Home).
              = admin:app:write is refused in the division admin:app:view
              - If the grant, the role or the division was changed just now, wait five minutes and run again.
              - Look for an access policy (ABAC; Admin > People & Permissions > Access Policies) that keeps the OAuth client "CI" from the division admin:app:view.
              #403-division
            PERMISSION_JUST_GRANTED: admin:app:write: held by the role "App Admin", which was granted only 38 s ago (2026-11-23T10:00:00Z) and does not count yet.
              = the role "App Admin" was granted 38 s ago; it counts by 10:05 UTC at the latest
              - Run again at 10:05 UTC: by then a grant counts, five minutes after it was made at the latest.
              #403-just-granted
            PERMISSION_IN_NO_ROLE: admin:app:write: in none of the roles of the OAuth client "CI" (roles: "App Admin", "Reader").
              = The OAuth client "CI" lacks admin:app:write
              - GET /api/v2/authorization/permissions does not list admin:app:write here: where that is so, the organization refuses a role with it. Ask Genesys (your AppFoundry contact) to enable it first.
              - Make a new custom role with the permissions in role.json (written by this run, and by the goal required-permissions, to <outputDirectory>, by default target/genesyscloud): under Admin > People & Permissions > Roles / Permissions, or by sending the file to POST /api/v2/authorization/roles. Do not add them to a role that others hold, or to one of the platform's own. The default role "Application Administrator" is reported not to be enough.
              - Grant that role to the OAuth client "CI" and to nobody else: Admin > Integrations > OAuth > the client > Roles. A grant takes effect within five minutes.
              #403-permission
            PERMISSION_NOT_HELD: The OAuth client "CI" does not have admin:app:write: the reason. What its roles ("App Admin", "Reader") allow is not shown.
              = The OAuth client "CI" lacks admin:app:write
              - If the role "App Admin" is to give it: that was granted only 38 s ago. Run again at 10:05 UTC, when it counts at the latest.
              - If one of its roles is to give it, an administrator finds out under Admin > People & Permissions > Roles / Permissions why it does not: a condition of the policy, or a grant for another division than the home division.
              - GET /api/v2/authorization/permissions does not list admin:app:write here: where that is so, the organization refuses a role with it. Ask Genesys (your AppFoundry contact) to enable it first.
              - Otherwise make a new custom role with the permissions in role.json (written by this run, and by the goal required-permissions, to <outputDirectory>, by default target/genesyscloud): under Admin > People & Permissions > Roles / Permissions, or by sending the file to POST /api/v2/authorization/roles. Do not add them to a role that others hold, or to one of the platform's own.
              - Grant that role to the OAuth client "CI" and to nobody else: Admin > Integrations > OAuth > the client > Roles. A grant takes effect within five minutes.
              #403-permission
            PERMISSION_MISSING_FOR_PLAN: admin:app:write: in none of the roles of the OAuth client "CI" (roles: "App Admin", "Reader").
              = The OAuth client "CI" lacks admin:app:write
              - GET /api/v2/authorization/permissions does not list admin:app:write here: where that is so, the organization refuses a role with it. Ask Genesys (your AppFoundry contact) to enable it first.
              - Make a new custom role with the permissions in role.json (written by this run, and by the goal required-permissions, to <outputDirectory>, by default target/genesyscloud): under Admin > People & Permissions > Roles / Permissions, or by sending the file to POST /api/v2/authorization/roles. Do not add them to a role that others hold, or to one of the platform's own.
              - Grant that role to the OAuth client "CI" and to nobody else: Admin > Integrations > OAuth > the client > Roles. A grant takes effect within five minutes.
              #403-permission
            PERMISSION_ROLE_NOT_GRANTED: admin:app:write: in none of the roles of the OAuth client "CI" (roles: "App Admin", "Reader"). The role "App Admin" of this organization has it, and is not granted to the OAuth client "CI".
              = The OAuth client "CI" lacks admin:app:write; the role "App Admin" has it
              - If the role "App Admin" is meant for this, grant it to the OAuth client "CI": Admin > Integrations > OAuth > the client > Roles, in the home division or in all divisions.
              - Otherwise make a new custom role with the permissions in role.json (written by this run, and by the goal required-permissions, to <outputDirectory>, by default target/genesyscloud): under Admin > People & Permissions > Roles / Permissions, or by sending the file to POST /api/v2/authorization/roles. Do not add them to a role that others hold, or to one of the platform's own.
              - Grant that role to the OAuth client "CI" and to nobody else: Admin > Integrations > OAuth > the client > Roles. A grant takes effect within five minutes.
              #403-role-not-granted
            PERMISSION_ONLY_IN_BROAD_ROLE: admin:app:write: in none of the roles of the OAuth client "CI" (roles: "App Admin", "Reader").
              = The OAuth client "CI" lacks admin:app:write
              - GET /api/v2/authorization/permissions does not list admin:app:write here: where that is so, the organization refuses a role with it. Ask Genesys (your AppFoundry contact) to enable it first.
              - Make a new custom role with the permissions in role.json (written by this run, and by the goal required-permissions, to <outputDirectory>, by default target/genesyscloud): under Admin > People & Permissions > Roles / Permissions, or by sending the file to POST /api/v2/authorization/roles. Do not add them to a role that others hold, or to one of the platform's own. The role "App Admin" of this organization has it, too, and allows much more than is needed.
              - Grant that role to the OAuth client "CI" and to nobody else: Admin > Integrations > OAuth > the client > Roles. A grant takes effect within five minutes.
              #403-permission
            CALLER_WITHOUT_ROLES: The OAuth client "CI" has no role at all, so that it may do nothing; missing: admin:app:write. Roles that a user of the same name has do not count for an OAuth client.
              = The OAuth client "CI" has no role at all
              - GET /api/v2/authorization/permissions does not list admin:app:write here: where that is so, the organization refuses a role with it. Ask Genesys (your AppFoundry contact) to enable it first.
              - The role "App Admin" of this organization has what is missing: if it is meant for this, grant it to the OAuth client "CI": Admin > Integrations > OAuth > the client > Roles.
              - Make a new custom role with the permissions in role.json (written by this run, and by the goal required-permissions, to <outputDirectory>, by default target/genesyscloud): under Admin > People & Permissions > Roles / Permissions, or by sending the file to POST /api/v2/authorization/roles. Do not add them to a role that others hold, or to one of the platform's own.
              - Grant that role to the OAuth client "CI" and to nobody else: Admin > Integrations > OAuth > the client > Roles. A grant takes effect within five minutes.
              #403-no-role
            PERMISSION_NOT_IN_ORGANIZATION: admin:app:write: not among the permissions that exist in this organization (GET /api/v2/authorization/permissions), so that no role gives it, not even one with all permissions: a product or a licence is missing, or a feature is not enabled.
              = the organization does not have admin:app:write
              - Ask Genesys (your account manager or Customer Care) for the product or licence that brings admin:app:write to this organization.
              - Licences that bring it: byocCloud.
              - Products that the organization has: engage3.
              - Then give it to the OAuth client "CI", too: none of its roles ("App Admin", "Reader") has it. The goal required-permissions writes a role with it; grant that to the OAuth client "CI" alone: Admin > Integrations > OAuth > the client > Roles.
              - Or leave out what needs it.
              #403-product
            PERMISSIONS_FOR_PLAN_HELD: Held of the permissions that the run needs: 3 of 4 (roles: "App Admin", "Reader").
              = Held of the permissions that the run needs: 3 of 4 (roles: "App Admin" and 1 more)
            PERMISSIONS_LISTED_OTHERWISE: The server asks for admin:app:view; the published table of POST /api/v2/apps/premium says admin:app:write. The server's text is known to be wrong at times: both were checked.
              = The server asks for admin:app:view; the published table of POST /api/v2/apps/premium says admin:app:write.…
              #403-other-text
            PERMISSION_NAMED_NOT_IN_ORGANIZATION: role "X" of the descriptor gives admin:app:write, which does not exist in this organization (GET /api/v2/authorization/permissions); the platform may refuse it for that.
              = role "X" of the descriptor gives admin:app:write, which does not exist in this organization (GET…
              - If it is the view permission of the app: its product is not enabled here; ask Genesys to enable it for this organization. Otherwise correct the permission in the descriptor.
              #403-product
            WILDCARD_MATCHES_NOTHING: role "X" of the descriptor gives admin:app:write, and no permission of this organization matches it (GET /api/v2/authorization/permissions); the role would give nothing by it.
              = role "X" of the descriptor gives admin:app:write, and no permission of this organization matches it (GET…
              - Did you mean integrations:integration?
              - Correct the domain or entityName in the descriptor, or ask Genesys to enable the product that brings it.
              #403-product
            CATALOGUE_UNKNOWN: Whether the permissions exist in this organization could not be found out: the reason.
              - Try again; the operation needs no permission.
              #403-product
            PERMISSION_NOT_NEEDED: admin:app:write is in none of the roles of the OAuth client "CI" ("App Admin", "Reader"), and POST /api/v2/apps/premium lets it in all the same.
              = admin:app:write is in none of the roles of the OAuth client "CI" ("App Admin" and 1 more), and POST…
              - Nothing, as long as it works; set <premiumAppsPermission> to what this organization asks for, or to none.
              #403-permission
            PERMISSION_UNKNOWN: Not known whether the caller has admin:app:write: the reason.
              - Give the caller the permission authorization:role:view, so that its roles can be read; the probe of check-permissions tells without it.
              #403-unknown
            PERMISSION_NOT_CHECKED: No permission is asked for: <premiumAppsPermission> is none.
            ROLES_LISTED: The caller's roles: "App Admin", "Reader".
              = The caller's roles: "App Admin" and 1 more
            ROLES_NONE: The OAuth client "CI" has no role at all.
            ROLES_UNKNOWN: The caller's roles could not be read: the reason.
            SCOPE_NOT_COUNTED: Scopes do not count for client-credentials tokens.
            SCOPE_HELD: The user's token carries the scope admin:app:write.
            SCOPE_MISSING: The user's token does not carry the scope admin:app:write, which users report to be needed; it carries: apps:manage. A likely cause, not a certain one.
              = the user's token lacks the scope admin:app:write
              - Add admin:app:write to the scopes of the OAuth client that issued the token (Admin > Integrations > OAuth > the client > Scope), and log in again: a token keeps the scopes that it was issued with. Or use a client with the grant type Client Credentials, for which scopes do not count.
              #403-scope
            SCOPES_REFUSED: The access token from <server> "genesyscloud" of settings.xml was refused POST /api/v2/apps/premium: 403 forbidden "Access denied.". No permission is needed for that: the organization enforces scopes, and the token has none for them.
              = the access token lacks scopes that the organization enforces
              - Add the scopes that the goal required-permissions lists to the OAuth client that issued the token (Admin > Integrations > OAuth > the client > Scope), and log in again: a token keeps the scopes that it was issued with. Or use a client with the grant type Client Credentials, for which scopes do not count.
              #403-scope
            SCOPES_MISSING: The user's token does not carry these scopes, of what the run needs: admin:app:write; it carries: apps:manage. Whether scopes are enforced is a setting of the organization, and off by default.
              = The user's token does not carry these scopes, of what the run needs: admin:app:write; it carries…
              - If requests are refused although the permissions are held: add admin:app:write to the scopes of the OAuth client that issued the token (Admin > Integrations > OAuth > the client > Scope), and log in again: a token keeps the scopes that it was issued with. Or use a client with the grant type Client Credentials, for which scopes do not count.
              #403-scope
            SCOPE_NOT_NEEDED: The user's token does not carry the scope admin:app:write, and POST /api/v2/apps/premium lets it in all the same.
              = The user's token does not carry the scope admin:app:write, and POST /api/v2/apps/premium lets it in all the…
            SCOPE_UNKNOWN: Whether the scope admin:app:write counts is not known, since the kind of the token is not.
            SCOPE_NOT_CHECKED: No scope is asked for: <premiumAppsScope> is none.
            FEATURE_ON: The organization has the feature "AppFoundry Premium", seen in the features.
            FEATURE_OFF: The organization's feature "AppFoundry Premium" is switched off, seen in the features.
              = the feature "AppFoundry Premium" is switched off in this organization
              - Ask Genesys (your AppFoundry contact or Customer Care) to enable "AppFoundry Premium" for this organization; without it every submission is reported to be refused, whatever the permissions.
              - If your organization names it otherwise, set <premiumAppsFeature> (none = not checked).
              #403-capability
            FEATURE_ABSENT: The organization does not have the feature "AppFoundry Premium", as far as can be seen: it is not in the features.
              = this organization does not have the feature "AppFoundry Premium"
              - Ask Genesys (your AppFoundry contact or Customer Care) to enroll this organization in "AppFoundry Premium"; without it every submission is reported to be refused, whatever the permissions.
              - If your organization names it otherwise, set <premiumAppsFeature> (none = not checked).
              #403-capability
            FEATURE_NOT_NEEDED: The feature "AppFoundry Premium" is not to be seen, and POST /api/v2/apps/premium lets the caller in all the same.
              = The feature "AppFoundry Premium" is not to be seen, and POST /api/v2/apps/premium lets the caller in all the…
            FEATURE_UNKNOWN: Whether the organization has the feature "AppFoundry Premium" could not be found out: the reason.
              - Ask Genesys (your AppFoundry contact or Customer Care) whether "AppFoundry Premium" is enabled for this organization.
              #403-capability
            FEATURE_NOT_CHECKED: No feature is asked for: <premiumAppsFeature> is none.
            TYPE_ABSENT: the reason.
              - Ask Genesys.
              #403-integration-type
            TYPE_NOT_INSTALLABLE: the reason.
              - Ask Genesys.
              #403-integration-type
            TYPE_AT_MAXIMUM: the reason.
              - Ask Genesys.
              #403-integration-type
            PRODUCT_ABSENT: the reason.
              - Ask Genesys.
              #403-product
            KIND_NOT_OFFERED: the reason.
              - Ask Genesys.
              #404-not-offered
            OPERATION_NOT_OFFERED: This organization does not offer POST /api/v2/apps/premium, which role "X" needs to create a role: it answered 403 forbidden "Access denied.".
              = this organization does not offer POST /api/v2/apps/premium
              - The operation was withdrawn from the platform, or is not offered here; no permission changes that. Remove role "X" from the descriptor, or look for its successor in the release notes of Genesys Cloud.
              - If others of your organizations offer it, ask Genesys support with the correlation id corr-1.
              #404-not-offered
            FEATURE_TOGGLE_OFF: POST /api/v2/apps/premium, which role "X" needs to create a role, is switched off in this organization: it answered 403 forbidden "Access denied.". That is a feature toggle, not a permission.
              = a feature toggle is off: POST /api/v2/apps/premium answered 403 forbidden
              - Ask Genesys (your account manager or Customer Care) to enable the feature for this organization; give the correlation id corr-1.
              - Or leave role "X" out of the descriptor.
              #501-toggle
            OFFER_UNKNOWN: What the organization has of role "X" could not be read: the reason.
              - Try again; if it stays so, give the reason above to Genesys support.
            PLAN_IMPOSSIBLE: the reason.
              - Ask Genesys.
              #no-plan
            ROLE_FOR_CLIENT_NOT_HELD: The role "App Admin" is to be given to a new OAuth client, and the OAuth client "CI" does not hold it: who gives a role to an OAuth client must hold it.
              = The OAuth client "CI" does not hold the role "App Admin" that it is to give away
              - Grant the role "App Admin" to the OAuth client "CI", which needs authorization:grant:add or an administrator, then run again; or take the role from the OAuth client in the descriptor.
              #403-role-of-new-client
            ROLE_OF_CLIENT_NOT_HELD: The OAuth client that is to be changed has the role "App Admin", or is given it, and the OAuth client "CI" does not hold it: who changes an OAuth client, also to deactivate it before its deletion, must hold all roles that it has.
              = The OAuth client "CI" does not hold the role "App Admin" of the OAuth client that it changes
              - Grant the role "App Admin" to the OAuth client "CI", which needs authorization:grant:add or an administrator, then run again; or take the role from the OAuth client under Admin > Integrations > OAuth.
              #403-role-of-new-client
            RESOURCE_NOT_FOUND: What POST /api/v2/apps/premium was asked about (role "X") is not there (any more), or not yet visible: 403 forbidden "Access denied.".
              = what role "X" refers to is not there
              - Run again: what is missing is made anew. If it stays so, the operation may have been withdrawn from the platform; ask Genesys support with the correlation id corr-1.
              #404-not-offered
            CONFLICT: POST /api/v2/apps/premium conflicts with what is there: 403 forbidden "Access denied.". Something of this name or id exists already, or somebody changed it at the same time.
              = role "X" conflicts with what is there
              - Run again: the state is read anew. If it stays so, look for another resource of the name of role "X" in the organization, and rename or delete it.
              #409-conflict
            NAME_TAKEN: POST /api/v2/apps/premium was refused for role "X", since its name is taken (403 forbidden "Access denied."): the reason.
              = its name is taken
              - Rename or delete what has the name, if nobody needs it, or choose another <prefix> in the descriptor. It is not of this app, or it would have been taken over.
              #409-conflict
            LIMIT_REACHED: POST /api/v2/apps/premium was refused for role "X", since a limit of the organization is reached: 403 forbidden "Access denied.". This is not about permissions.
              = a limit of the organization is reached
              - Delete what is not needed any more, or ask Genesys Customer Care for a higher limit (most are listed under "Limits" in Genesys's developer documentation), then run again.
              #400-limit
            CONTENT_TOO_LARGE: POST /api/v2/apps/premium does not take role "X", since it is too large: 403 forbidden "Access denied.".
              = it is too large
              - Make it smaller: shorten descriptions and templates, or split it; for a submission the project's description or <properties>.
              #400-limit
            STILL_IN_USE: POST /api/v2/apps/premium was refused for role "X", since something else refers to it or it is active: 403 forbidden "Access denied.".
              = it is still in use
              - Remove what uses it (the text above may name it), then run again.
              #409-conflict
            CONTENT_REFUSED: POST /api/v2/apps/premium refuses the content of role "X": 403 forbidden "Access denied.". This is not about permissions.
              = the platform refuses its content
              - Check this item of the descriptor, and what it refers to, against the text above.
              #400-content
            REFUSED_WITHOUT_VISIBLE_CAUSE: POST /api/v2/apps/premium was refused with 403 forbidden "Access denied.", although admin:app:write is held as far as can be seen.
              = POST /api/v2/apps/premium was refused, although all that can be seen is in order
              - If a role or a grant was changed just now, wait five minutes and run again.
              - Look for what the API does not show: an access policy (ABAC; Admin > People & Permissions > Access Policies) that denies it to the caller, a condition of its role, or a division that the thing is in.
              - Ask Genesys support with the correlation id corr-1.
              #403-no-visible-cause
            REFUSED_WITHOUT_CERTAIN_CAUSE: POST /api/v2/apps/premium was refused with 403 forbidden "Access denied."; likely for want of the permission admin:app:write: that is not certain.
              = POST /api/v2/apps/premium was refused, likely for want of the permission admin:app:write
              - Add admin:app:write to the scopes of the OAuth client that issued the token (Admin > Integrations > OAuth > the client > Scope), and log in again: a token keeps the scopes that it was issued with. Or use a client with the grant type Client Credentials, for which scopes do not count.
              - If that is in order: an access policy (ABAC) or a grant younger than five minutes may be the cause; ask Genesys support with the correlation id corr-1.
              #403-unknown
            PROBE_ALLOWED: POST /api/v2/apps/premium let the caller in: it answered the deliberately incomplete request with 403 forbidden, so that permissions are right.
              = POST /api/v2/apps/premium let the caller in: it answered the deliberately incomplete request with 403…
            PROBE_REFUSED: POST /api/v2/apps/premium refused with 403 forbidden "Access denied.", as is to be expected without the permission admin:app:write.
              = POST /api/v2/apps/premium refused with 403 forbidden "Access denied.", as is to be expected without the…
              #403-probe
            PROBE_REFUSED_WITHOUT_VISIBLE_CAUSE: POST /api/v2/apps/premium refused with 403 forbidden "Access denied.", although everything that can be seen is in order.
              = POST /api/v2/apps/premium refuses, although all that can be seen is in order
              - If a role or a grant was changed just now, wait five minutes and run again.
              - Look for what the API does not show: an access policy (ABAC) on the caller or its role, a permission that applies in another division, billing that is not set up for the Premium App program.
              - Ask Genesys support with the correlation id corr-1. This endpoint is not in the published API; what it needs is known from users' reports.
              #403-no-visible-cause
            PROBE_REFUSED_WITHOUT_CERTAIN_CAUSE: POST /api/v2/apps/premium refused with 403 forbidden "Access denied."; it could not be found out whether the permission admin:app:write is there.
              = POST /api/v2/apps/premium refuses, likely for want of the permission admin:app:write
              - Make sure of the permission admin:app:write: to lack it is the likely cause. Why it could not be found out is in the report of check-permissions.
              - If a role or a grant was changed just now, wait five minutes and run again.
              - If all is there, ask Genesys support with the correlation id corr-1. This endpoint is not in the published API; what it needs is known from users' reports.
              #403-probe
            PROBE_NOT_FOUND: This organization does not offer POST /api/v2/apps/premium (403 forbidden). This endpoint is not in the published API; what it needs is known from users' reports.
              = this organization does not offer POST /api/v2/apps/premium
              - Check <premiumAppsPath> (property genesyscloud.premiumAppsPath) and the region.
              - The published way to bring a Premium App into an organization is to create an integration of the app's own type (POST /api/v2/integrations), as the premium app wizard does.
              #404-endpoint
            PROBE_ACCEPTED: POST /api/v2/apps/premium took a request without applicationId and environmentId: the reason. What it did with it is not known.
              = POST /api/v2/apps/premium took a request without applicationId and environmentId: the reason. What it did…
              - Look in the organization for an app named "permission check" and remove it; then set <probe> to false.
              #403-probe
            PROBE_UNCLEAR: POST /api/v2/apps/premium gave no answer that tells: the reason.
              - Try again; if it stays so, give the correlation id to Genesys support.
              #403-probe
            PROBE_NOT_SENT: POST /api/v2/apps/premium was not asked: <probe> is false.
            PROBE_HELD_BACK: POST /api/v2/apps/premium was not asked, since this is not surely the organization that <organizationId> asks for.
              = POST /api/v2/apps/premium was not asked, since this is not surely the organization that <organizationId>…
            """;

    private static Map<Fact, String> facts() {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.CLIENT, "\"CI\" (c1)");
        facts.put(Fact.LOGIN_URL, "https://login.mypurecloud.ie/oauth/token");
        facts.put(Fact.API_URL, "https://api.mypurecloud.ie");
        facts.put(Fact.SOURCE, "<server> \"genesyscloud\" of settings.xml");
        facts.put(Fact.STATUS, "403 forbidden");
        facts.put(Fact.SERVER_TEXT, "Access denied.");
        facts.put(Fact.CORRELATION_ID, "corr-1");
        facts.put(Fact.ORGANIZATION, "\"Acme\" (o1)");
        facts.put(Fact.EXPECTED_ORGANIZATION, "o2");
        facts.put(Fact.PERMISSION, "admin:app:write");
        facts.put(Fact.ROLE, "App Admin");
        facts.put(Fact.ROLE_ID, "r1");
        facts.put(Fact.ROLES, "\"App Admin\", \"Reader\"");
        facts.put(Fact.DIVISION, "Home");
        facts.put(Fact.DIVISION_ID, "d1");
        facts.put(Fact.POLICY, "admin:*:write");
        facts.put(Fact.CONDITION, "caller is on call");
        facts.put(Fact.SCOPE, "admin:app:write");
        facts.put(Fact.SCOPES, "apps:manage");
        facts.put(Fact.FEATURE, "AppFoundry Premium");
        facts.put(Fact.PLACE, "the features");
        facts.put(Fact.REASON, "the reason");
        facts.put(Fact.DATE, "2026-11-23T10:00:00Z");
        facts.put(Fact.ENDPOINT, "POST /api/v2/apps/premium");
        facts.put(Fact.NEEDED_FOR, "create a role");
        facts.put(Fact.LICENSES, "byocCloud");
        facts.put(Fact.PRODUCTS, "engage3");
        facts.put(Fact.NUMBER, "3 of 4");
        facts.put(Fact.NAMED, "admin:app:view");
        facts.put(Fact.STATE, "active");
        facts.put(Fact.GRANT_TYPE, "CODE");
        facts.put(Fact.NOT_LISTED, "GET /api/v2/authorization/permissions");
        facts.put(Fact.KIND, "role \"X\"");
        facts.put(Fact.REMEDY, "Ask Genesys.");
        facts.put(Fact.PROXY, "through the proxy \"corp\" (proxy.example:8080) of settings.xml");
        facts.put(Fact.NEAR, "integrations:integration");
        facts.put(Fact.AGE, "38 s ago");
        facts.put(Fact.UNTIL, "10:05 UTC");
        facts.put(Fact.SUBJECTS, "the user \"CI\" has it");
        facts.put(Fact.CAUSES, "the permission admin:app:write");
        return facts;
    }

    private static String text(Cause cause) {
        Advice advice = Advice.of(new Finding(cause, facts()));
        return Stream.of(
                        Stream.of(cause + ": " + advice.evidence()),
                        advice.evidence().equals(advice.headline() + ".")
                                ? Stream.<String>empty()
                                : Stream.of("  = " + advice.headline()),
                        advice.remedy().stream().map(step -> "  - " + step),
                        advice.topic().isEmpty() ? Stream.<String>empty() : Stream.of("  #" + advice.topic()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void saysThisWordByWord() {
        assertThat(Arrays.stream(Cause.values()).map(AdviceTest::text).collect(Collectors.joining()))
                .isEqualTo(CATALOGUE);
    }

    @Test
    void theTextHasEveryCauseOnceAndNoPhraseThatStandsInOnePlaceOnly() throws IOException {
        String text = Files.readString(Path.of("src/main/resources/io/github/premiumdeploy/report/advice.txt"));
        assertThat(Pattern.compile("(?m)^\\[(\\w+)").matcher(text).results().map(entry -> entry.group(1)))
                .containsExactlyInAnyOrder(
                        Arrays.stream(Cause.values()).map(Cause::name).toArray(String[]::new));
        assertThat(Pattern.compile("(?m)^\\$(\\w+) = ").matcher(text).results().map(phrase -> phrase.group(1)))
                .isNotEmpty()
                .allMatch(phrase -> text.split("\\$" + phrase + "\\b").length > 3);
    }

    @Test
    void hasASampleOfEveryFact() {
        assertThat(facts()).containsOnlyKeys(Fact.values());
    }

    @ParameterizedTest
    @EnumSource
    void fillsInEveryNameAndOnlyKnowsNamesOfFacts(Cause cause) {
        assertThat(Advice.template(cause)).isNotNull();
        assertThat(text(cause)).doesNotContainPattern("\\{[a-z_]*}").doesNotContain("(not said)");
        assertThat(Advice.of(new Finding(cause, Map.of())).evidence()).doesNotContainPattern("\\{[a-z_]*}");
    }

    @ParameterizedTest
    @EnumSource
    void givesARemedyForEverythingThatWouldBeRefused(Cause cause) {
        if (cause.verdict().isRefusal() && cause != Cause.PROBE_REFUSED) {
            assertThat(Advice.template(cause).remedy()).isNotEmpty();
            assertThat(Advice.template(cause).topic()).isNotEmpty();
        }
    }

    @Test
    void takesTextsOfServersAsTheyAre() {
        Finding finding = new Finding(
                Cause.PROBE_REFUSED,
                Map.of(Fact.ENDPOINT, "{status}", Fact.STATUS, "$1", Fact.SERVER_TEXT, "\\", Fact.CAUSES, ""));
        assertThat(Advice.of(finding).evidence())
                .isEqualTo("{status} refused with $1 \"\\\", as is to be expected without (not said).");
    }

    @ParameterizedTest
    @EnumSource
    void leadsToAnAnchorOfItsPage(Cause cause) throws IOException {
        Path page = Path.of("src/main/resources/io/github/premiumdeploy/report/why-403.md");
        String anchor = Advice.template(cause).topic();
        if (!anchor.isEmpty()) {
            assertThat(Files.readString(page)).contains("<a id=\"" + anchor + "\">");
        }
    }
}
