package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.util.List;

/**
 * What becomes of an OAuth client that is written, and which roles it may have. Secrets are forgotten as they come, nobody logs
 * in with them, and the run's own client is neither read here nor changed.
 */
final class OAuthClientWrites extends ConformanceCheck {

    private static final String TOO_MANY = "auth.too.many.clients";
    private static final String TOO_MANY_GRANTS = "max.role.assignments.exceeded";
    private static final String CLIENT_CREDENTIALS = "CLIENT-CREDENTIALS";

    OAuthClientWrites() {
        super(
                "oauth-clients",
                "up to three OAuth clients, whose secrets are thrown away, and two roles that are granted to one of these clients"
                        + " and taken away again; where the organization makes no client without a role, that client has one of the"
                        + " roles that the run's own client has, until it is removed",
                List.of(Kind.CLIENT, Kind.ROLE),
                OAuthClientsApi.LIST,
                OAuthClientsApi.UPDATE,
                AuthorizationApi.SUBJECT_ME,
                AuthorizationApi.HOME_DIVISION,
                AuthorizationApi.GRANT_ROLE,
                AuthorizationApi.REVOKE_ROLE);
    }

    @Override
    void run() throws IOException {
        refusedBodies();
        Made client = client();
        if (isBlocked(client)) {
            return;
        }
        CallResult shown = read(client);
        holds(
                "clients.secret-once",
                !client.answer().text("secret").isEmpty()
                        && shown.text("secret").isEmpty(),
                shown);
        ObjectNode nameOnly = JsonTree.object().put("name", client.own().name());
        CallResult untyped = change(OAuthClientsApi.UPDATE, client, nameOnly);
        holds("clients.update-needs-grant-type", untyped, answer -> answer.is(400, "grant.type.required"));
        roles(client, shown.body());
        holds("clients.active-not-deleted", delete(client), answer -> answer.is(400, "cannot.delete.client"));
        deletion(client);
    }

    private void refusedBodies() throws IOException {
        CallResult untyped = make(Kind.CLIENT, JsonTree.object().put("name", named("untyped")))
                .answer();
        holds("clients.grant-type-required", untyped.is(400, "grant.type.required"), untyped);
        CallResult strange = make(Kind.CLIENT, body("strange", "NOTHING")).answer();
        holds("clients.bad-grant-type", strange.is(400, "bad.grant.type"), strange);
        ObjectNode implicit = body("implicit", "TOKEN");
        implicit.putArray("registeredRedirectUri").add("https://conformance.invalid/");
        implicit.putArray("scope").add("user-basic-info");
        Made token = make(Kind.CLIENT, implicit);
        valueIf(isDecided(token), "clients.implicit", token.isThere(), token.answer());
    }

    private static boolean isDecided(Made client) {
        return client.isDecided() && !client.answer().code().equals(TOO_MANY);
    }

    private ObjectNode body(String what, String grantType) {
        return JsonTree.object()
                .put("name", named(what))
                .put("description", "Made by a conformance check")
                .put("authorizedGrantType", grantType)
                .put("accessTokenValiditySeconds", 300);
    }

    private ObjectNode withRole(String what, String role, String division) {
        ObjectNode body = body(what, CLIENT_CREDENTIALS);
        body.putArray("roleDivisions").addObject().put("roleId", role).put("divisionId", division);
        return body;
    }

    /** Without a role, or, where that is refused, with one that its maker has. */
    private Made client() throws IOException {
        Made client = make(Kind.CLIENT, body("client", CLIENT_CREDENTIALS));
        CallResult answer = client.answer();
        if (client.isThere()) {
            value("clients.need-roles", false, answer);
            holds("clients.most", true, answer);
            return client;
        }
        if (answer.code().equals(TOO_MANY)) {
            int there = read(OAuthClientsApi.LIST).body().path("total").asInt();
            value("clients.most", there, answer);
        }
        if (!answer.code().equals("missing.client.roles")) {
            return client;
        }
        value("clients.need-roles", true, answer);
        JsonNode grants = read(AuthorizationApi.SUBJECT_ME).body().path("grants");
        if (grants.isEmpty()) {
            return client;
        }
        String role = grants.at("/0/role/id").asText();
        Made made = make(
                Kind.CLIENT,
                withRole("client", role, grants.at("/0/division/id").asText()));
        holds("clients.most", made.isThere(), made.answer());
        return made;
    }

    /** Roles that nobody holds: they are given to no client by its maker, and keep others from changing it. */
    private void roles(Made client, JsonNode shown) throws IOException {
        CallResult home = read(AuthorizationApi.HOME_DIVISION);
        Made first = role("role-a");
        Made second = role("role-b");
        if (!home.isGood() || !first.isThere() || !second.isThere()) {
            notSeen(
                    home.isGood() ? second.answer() : home,
                    "clients.unheld-role",
                    "grants.most",
                    "clients.edit-needs-roles");
            return;
        }
        String division = home.text("id");
        unheld(first, division);
        Query type = Query.of("subjectType", "PC_OAUTH_CLIENT");
        CallResult grant = grant(AuthorizationApi.GRANT_ROLE, type, client, division, first);
        CallResult another = grant(AuthorizationApi.GRANT_ROLE, type, client, division, second);
        if (grant.code().equals(TOO_MANY_GRANTS) || another.code().equals(TOO_MANY_GRANTS)) {
            int held = shown.path("roleDivisions").size() + (grant.isGood() ? 1 : 0);
            value("grants.most", held, grant.isGood() ? another : grant);
        } else {
            holds("grants.most", grant.isGood() && another.isGood(), grant, another);
        }
        if (grant.isGood()) {
            CallResult edited = change(OAuthClientsApi.UPDATE, client, body("client", CLIENT_CREDENTIALS));
            value("clients.edit-needs-roles", !edited.isGood(), edited);
            grant(AuthorizationApi.REVOKE_ROLE, Query.NONE, client, division, first);
        } else {
            notSeen(grant, "clients.edit-needs-roles");
        }
        if (another.isGood()) {
            grant(AuthorizationApi.REVOKE_ROLE, Query.NONE, client, division, second);
        }
    }

    private Made role(String what) throws IOException {
        return make(Kind.ROLE, RoleWrites.role(named(what), RoleWrites.policy("directory", "group", "view", false)));
    }

    private CallResult grant(Operation operation, Query query, Made client, String division, Made role)
            throws IOException {
        return calls.call(operation, query, client.id(), division, role.id());
    }

    private void unheld(Made role, String division) throws IOException {
        Made made = make(Kind.CLIENT, withRole("unheld", role.id(), division));
        CallResult answer = made.answer();
        if (made.isThere()) {
            differs("clients.unheld-role", "a client got a role that its maker does not hold", answer);
        } else if (answer.is(403, "not.authorized")) {
            value("clients.unheld-role", "notAuthorized", answer);
        } else if (answer.status() == 403) {
            value("clients.unheld-role", "missingPermissions", answer);
        } else {
            valueIf(isDecided(made), "clients.unheld-role", "badRequest", answer);
        }
    }

    private void deletion(Made client) throws IOException {
        CallResult deleted = new Removals(calls, own).delete(client.own());
        if (!deleted.isGood()) {
            notSeen(deleted, "clients.deleted-gone");
            return;
        }
        Looked<CallResult> gone = until(() -> read(client), CallResult::isGoneOrDeleted);
        holds("clients.deleted-gone", gone.isSo(), deleted, gone.last());
        if (gone.last().isGone()) {
            own.removed(client.own());
        }
    }
}
