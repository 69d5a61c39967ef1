package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Cause;

/** What is said of who answers, of the token, its organization and its kind. */
final class IdentityAdvice {

    private static final String REGION = "change it with <region>, the property genesyscloud.region, or the environment"
            + " variable GENESYSCLOUD_REGION.";

    private static final String ALLOW_LIST =
            "If that is all in order: the organization, or the OAuth client, may have a"
                    + " list of addresses that may log in (IP allow list), and this machine's address, or its proxy's,"
                    + " may not be on it.";

    private IdentityAdvice() {}

    static void addTo(AdviceTexts texts) {
        answer(texts);
        login(texts);
        token(texts);
        organization(texts);
        kind(texts);
    }

    private static void answer(AdviceTexts texts) {
        texts.head(
                Cause.NOT_THE_PLATFORM,
                "a proxy, gateway or firewall answered in place of Genesys Cloud ({status})",
                "Something on the way to {place} answered {endpoint} in place of Genesys Cloud: {status}"
                        + " \"{server_text}\". Genesys Cloud's own answers are JSON with a code and a correlation id,"
                        + " and this is not. It was sent {proxy}. This says nothing about permissions.",
                "no-platform",
                "Let whoever runs the proxy, gateway or firewall of this network pass requests to {place}, all"
                        + " paths and methods, unchanged.",
                "Check <region> (or <apiUrl> and <loginUrl>), and <proxies> and <nonProxyHosts> in settings.xml:"
                        + " a wrong address or proxy looks the same.");
    }

    private static void login(AdviceTexts texts) {
        texts.head(
                        Cause.LOGIN_INVALID_CLIENT,
                        "the login does not accept {client} with its secret",
                        "{login_url} does not accept {client} with the secret from {source}: {status}"
                                + " \"{server_text}\".",
                        "401-login",
                        "Compare the client id and the secret with Admin > Integrations > OAuth in Genesys Cloud; the"
                                + " client must exist, be active, and have the grant type Client Credentials.",
                        "Check the region: the right client at the wrong region gets the same answer. The region in use is"
                                + " that of {login_url}; " + REGION,
                        ALLOW_LIST)
                .head(
                        Cause.LOGIN_GRANT_TYPE,
                        "the grant type of {client} is not Client Credentials",
                        "{client} from {source} may not log in with its id and secret alone, since its grant"
                                + " type is another one: {login_url} answered {status} \"{server_text}\".",
                        "401-login",
                        "Use an OAuth client with the grant type Client Credentials: make one in Admin > Integrations >"
                                + " OAuth (the grant type of the present one cannot serve a build), grant it the roles that"
                                + " it needs, and put its id and secret where the present ones are ({source}).")
                .head(
                        Cause.LOGIN_REFUSED,
                        "the login refuses {client} ({status})",
                        "{login_url} issues no token to {client} from {source}: {status} \"{server_text}\".",
                        "401-login",
                        "Check in Admin > Integrations > OAuth that the client exists, is active, and has the grant type"
                                + " Client Credentials.",
                        "Check that the region is the organization's: {login_url} is in use; " + REGION,
                        ALLOW_LIST);
    }

    private static void token(AdviceTexts texts) {
        texts.say(Cause.TOKEN_VALID, "The token is valid, issued to {client}; credentials from {source}.")
                .head(
                        Cause.TOKEN_REJECTED,
                        "the access token is expired, revoked, or of another region ({status})",
                        "{api_url} does not accept the access token from {source}: {status} \"{server_text}\".",
                        "401-token",
                        "Obtain a new token: this one is expired, revoked, or of another region than {api_url}. With an"
                                + " OAuth client's id and secret in settings.xml the plugin obtains tokens by itself.")
                .head(
                        Cause.TOKEN_OF_CLIENT_REJECTED,
                        "the API does not accept the login's token ({status})",
                        "{api_url} does not accept the token that {login_url} issued to the OAuth client from {source},"
                                + " also after a new login: {status} \"{server_text}\".",
                        "401-token",
                        "Check that {api_url} and {login_url} belong to one region: <region>, or <apiUrl> and <loginUrl>.",
                        "If they do: each OAuth client has a limited number of tokens, and a login too many ends the"
                                + " oldest. Do not run many builds at once with this client; give them clients of their"
                                + " own.",
                        "Look whether the client was deleted or made inactive just now: Admin > Integrations > OAuth.")
                .head(
                        Cause.TOKEN_ADDRESS_NOT_ALLOWED,
                        "this machine's address is not on the IP allow list",
                        "The organization does not allow requests from this machine's address: {status} \"{server_text}\".",
                        "401-address",
                        "Add the address of this machine, or of the proxy that it goes through, to the organization's IP"
                                + " allow list or to that of the OAuth client.")
                .say(
                        Cause.CLIENT_INACTIVE,
                        "{client} is {reason}.",
                        "401-login",
                        "Set the client to active in Admin > Integrations > OAuth.")
                .say(
                        Cause.CLIENT_TO_BE_DELETED,
                        "The token is valid, but {client} has the deletion date {date}.",
                        "401-login",
                        "Clear the deletion date of the client, or move to another client before that day.")
                .say(
                        Cause.TOKEN_UNKNOWN,
                        "Whether the token is valid could not be found out: {reason}.",
                        "",
                        "Try again; if it stays so, give the reason above to Genesys support.");
    }

    private static void organization(AdviceTexts texts) {
        texts.say(Cause.ORGANIZATION_MATCHES, "The token belongs to {organization}, as <organizationId> asks.")
                .say(
                        Cause.ORGANIZATION_NOT_GUARDED,
                        "The token belongs to {organization}; <organizationId> is not set, so that any organization is"
                                + " taken.")
                .head(
                        Cause.ORGANIZATION_DIFFERS,
                        "<organizationId> asks for another organization",
                        "The token belongs to {organization}, and <organizationId> asks for {expected_organization}.",
                        "wrong-organization",
                        "Use the credentials of the organization that is meant (now from {source}), or correct"
                                + " <organizationId> (property genesyscloud.organizationId).")
                .head(
                        Cause.ORGANIZATION_CONTRADICTED,
                        "two answers name two organizations for one token",
                        "GET /api/v2/organizations/me names {organization}, and GET /api/v2/tokens/me names {named}, for"
                                + " one token.",
                        "wrong-organization",
                        "Check <apiUrl> (property genesyscloud.apiUrl), now {api_url}, and what is between it and Genesys"
                                + " Cloud: a gateway that mixes two organizations up. Nothing is written while they"
                                + " disagree.")
                .head(
                        Cause.ORGANIZATION_WITHOUT_ID,
                        "what answers does not name its organization",
                        "{place} was answered without the id of an organization, and <organizationId> asks for"
                                + " {expected_organization}.",
                        "wrong-organization",
                        "Check <apiUrl> (property genesyscloud.apiUrl), now {api_url}: what answers there may not be"
                                + " Genesys Cloud. Nothing is written to an organization that <organizationId> guards and"
                                + " that is not known.")
                .say(
                        Cause.ORGANIZATION_UNKNOWN,
                        "Which organization the token belongs to could not be read ({expected_organization} is expected):"
                                + " {reason}.",
                        "",
                        "Try again; without an answer the plugin does not write to an organization that <organizationId>"
                                + " guards.");
    }

    private static void kind(AdviceTexts texts) {
        texts.say(
                        Cause.CLIENT_TOKEN,
                        "A client-credentials token of {client} (grant type {grant_type}, state {state}): roles count,"
                                + " scopes do not.")
                .say(
                        Cause.USER_TOKEN,
                        "A token of {named} through {client} (grant type {grant_type}, state {state}): the user's roles"
                                + " count, and scopes may: {scopes}.")
                .say(Cause.TOKEN_KIND_UNKNOWN, "Whether the token is a client's or a user's is not known: {reason}.");
    }
}
