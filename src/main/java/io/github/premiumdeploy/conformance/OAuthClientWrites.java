package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.CheckContext.Made;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of an OAuth client that is written, and which roles it may have. Secrets are forgotten as they come, nobody logs
 * in with them, and the run's own client is neither read here nor changed.
 */
final class OAuthClientWrites implements ConformanceCheck {

    private static final String TOO_MANY = "auth.too.many.clients";
    private static final String CLIENT_CREDENTIALS = "CLIENT-CREDENTIALS";

    @Override
    public String name() {
        return "oauth-clients";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                OAuthClientsApi.LIST,
                OAuthClientsApi.CREATE,
                OAuthClientsApi.GET,
                OAuthClientsApi.UPDATE,
                OAuthClientsApi.DELETE,
                AuthorizationApi.CREATE_ROLE,
                AuthorizationApi.ROLE,
                AuthorizationApi.DELETE_ROLE,
                AuthorizationApi.SUBJECT_ME,
                AuthorizationApi.HOME_DIVISION,
                AuthorizationApi.GRANT_ROLE,
                AuthorizationApi.REVOKE_ROLE);
    }

    @Override
    public String makes() {
        return "up to three OAuth clients, whose secrets are thrown away, and two roles that are granted to one of these clients"
                + " and taken away again; where the organization makes no client without a role, that client has one of the"
                + " roles that the run's own client has, until it is removed";
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        refusedBodies(context);
        Made client = client(context);
        if (!client.isThere()) {
            context.blocked(this, client.answer());
            return;
        }
        OwnResource resource = client.resource().orElseThrow();
        CallResult shown = context.read(resource, Query.NONE);
        conclusions.holds(
                "clients.secret-once",
                !client.answer().text("secret").isEmpty()
                        && shown.text("secret").isEmpty(),
                shown);
        CallResult untyped = context.calls()
                .change(
                        OAuthClientsApi.UPDATE,
                        Query.NONE,
                        Optional.of(CheckContext.object().put("name", resource.name())),
                        client.id());
        conclusions.holds("clients.update-needs-grant-type", untyped.is(400, "grant.type.required"), untyped);
        roles(context, resource, shown.body());
        CallResult active = context.calls().change(OAuthClientsApi.DELETE, Query.NONE, Optional.empty(), client.id());
        conclusions.holds("clients.active-not-deleted", active.is(400, "cannot.delete.client"), active);
        deletion(context, resource);
    }

    private static void refusedBodies(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        Made untyped = context.make(
                Kind.CLIENT, context.named("untyped"), CheckContext.object().put("name", context.named("untyped")));
        conclusions.holds(
                "clients.grant-type-required", untyped.answer().is(400, "grant.type.required"), untyped.answer());
        Made strange = context.make(Kind.CLIENT, context.named("strange"), body(context.named("strange"), "NOTHING"));
        conclusions.holds("clients.bad-grant-type", strange.answer().is(400, "bad.grant.type"), strange.answer());
        ObjectNode implicit = body(context.named("implicit"), "TOKEN");
        implicit.putArray("registeredRedirectUri").add("https://conformance.invalid/");
        implicit.putArray("scope").add("user-basic-info");
        Made token = context.make(Kind.CLIENT, context.named("implicit"), implicit);
        if (token.isThere()
                || token.answer().status() == 400 && !token.answer().code().equals(TOO_MANY)) {
            conclusions.value("clients.implicit", token.isThere(), token.answer());
        } else {
            conclusions.notSeen("clients.implicit", token.answer().inWords());
        }
    }

    private static ObjectNode body(String name, String grantType) {
        return CheckContext.object()
                .put("name", name)
                .put("description", "Made by a conformance check")
                .put("authorizedGrantType", grantType)
                .put("accessTokenValiditySeconds", 300);
    }

    /** Without a role, or, where that is refused, with one that its maker has. */
    private Made client(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        String name = context.named("client");
        Made client = context.make(Kind.CLIENT, name, body(name, CLIENT_CREDENTIALS));
        if (client.isThere()) {
            conclusions.value("clients.need-roles", false, client.answer());
            conclusions.holds("clients.most", true, client.answer());
            return client;
        }
        if (client.answer().code().equals(TOO_MANY)) {
            int there = context.calls()
                    .read(OAuthClientsApi.LIST, Query.NONE)
                    .body()
                    .path("total")
                    .asInt();
            conclusions.value("clients.most", there, client.answer());
        }
        if (!client.answer().code().equals("missing.client.roles")) {
            return client;
        }
        conclusions.value("clients.need-roles", true, client.answer());
        JsonNode grants = context.calls()
                .read(AuthorizationApi.SUBJECT_ME, Query.NONE)
                .body()
                .path("grants");
        if (grants.isEmpty()) {
            return client;
        }
        ObjectNode withRole = body(name, CLIENT_CREDENTIALS);
        withRole.putArray("roleDivisions")
                .addObject()
                .put("roleId", grants.at("/0/role/id").asText())
                .put("divisionId", grants.at("/0/division/id").asText());
        Made made = context.make(Kind.CLIENT, name, withRole);
        conclusions.holds("clients.most", made.isThere(), made.answer());
        return made;
    }

    /** Roles that nobody holds: they are given to no client by its maker, and keep others from changing it. */
    private static void roles(CheckContext context, OwnResource client, JsonNode shown) throws IOException {
        List<String> open = List.of("clients.unheld-role", "grants.most", "clients.edit-needs-roles");
        CallResult home = context.calls().read(AuthorizationApi.HOME_DIVISION, Query.NONE);
        Made first = role(context, "role-a");
        Made second = role(context, "role-b");
        if (!home.isGood() || !first.isThere() || !second.isThere()) {
            String why = (home.isGood() ? second.answer() : home).inWords();
            open.forEach(id -> context.conclusions().notSeen(id, why));
            return;
        }
        String division = home.text("id");
        unheld(context, first, division);
        Query type = Query.of("subjectType", "PC_OAUTH_CLIENT");
        String id = client.id().orElseThrow();
        CallResult grant = grant(context, AuthorizationApi.GRANT_ROLE, type, id, division, first);
        CallResult another = grant(context, AuthorizationApi.GRANT_ROLE, type, id, division, second);
        if (grant.code().equals("max.role.assignments.exceeded")
                || another.code().equals("max.role.assignments.exceeded")) {
            int held = shown.path("roleDivisions").size() + (grant.isGood() ? 1 : 0);
            context.conclusions().value("grants.most", held, grant.isGood() ? another : grant);
        } else {
            context.conclusions().holds("grants.most", grant.isGood() && another.isGood(), grant, another);
        }
        if (grant.isGood()) {
            CallResult edited = context.calls()
                    .change(
                            OAuthClientsApi.UPDATE,
                            Query.NONE,
                            Optional.of(body(client.name(), CLIENT_CREDENTIALS)),
                            id);
            context.conclusions().value("clients.edit-needs-roles", !edited.isGood(), edited);
        } else {
            context.conclusions().notSeen("clients.edit-needs-roles", grant.inWords());
        }
        if (grant.isGood()) {
            grant(context, AuthorizationApi.REVOKE_ROLE, Query.NONE, id, division, first);
        }
        if (another.isGood()) {
            grant(context, AuthorizationApi.REVOKE_ROLE, Query.NONE, id, division, second);
        }
    }

    private static Made role(CheckContext context, String what) throws IOException {
        return context.make(
                Kind.ROLE,
                context.named(what),
                RoleWrites.role(context.named(what), RoleWrites.policy("directory", "group", "view", false)));
    }

    private static CallResult grant(
            CheckContext context, Operation operation, Query query, String client, String division, Made role)
            throws IOException {
        return context.calls().change(operation, query, Optional.empty(), client, division, role.id());
    }

    private static void unheld(CheckContext context, Made role, String division) throws IOException {
        Conclusions conclusions = context.conclusions();
        String name = context.named("unheld");
        ObjectNode body = body(name, CLIENT_CREDENTIALS);
        body.putArray("roleDivisions").addObject().put("roleId", role.id()).put("divisionId", division);
        Made made = context.make(Kind.CLIENT, name, body);
        CallResult answer = made.answer();
        if (made.isThere()) {
            conclusions.differs("clients.unheld-role", "a client got a role that its maker does not hold", answer);
        } else if (answer.is(403, "not.authorized")) {
            conclusions.value("clients.unheld-role", "notAuthorized", answer);
        } else if (answer.status() == 403) {
            conclusions.value("clients.unheld-role", "missingPermissions", answer);
        } else if (answer.status() == 400 && !answer.code().equals(TOO_MANY)) {
            conclusions.value("clients.unheld-role", "badRequest", answer);
        } else {
            conclusions.notSeen("clients.unheld-role", answer.inWords());
        }
    }

    private static void deletion(CheckContext context, OwnResource client) throws IOException {
        CallResult deleted = new Removals(context.calls(), context.own()).delete(client);
        if (!deleted.isGood()) {
            context.conclusions().notSeen("clients.deleted-gone", deleted.inWords());
            return;
        }
        CallResult[] last = new CallResult[1];
        boolean gone = context.comes(() -> {
            last[0] = context.read(client, Query.NONE);
            return last[0].isGone() || last[0].text("state").equals("deleted");
        });
        context.conclusions().holds("clients.deleted-gone", gone, deleted, last[0]);
        if (last[0].isGone()) {
            context.own().removed(client);
        }
    }
}
