package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.CheckContext.Made;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What becomes of a role that is written, and how soon what is new is seen. The roles are granted to nobody. */
final class RoleWrites implements ConformanceCheck {

    private static final String DESCRIPTION = "Made by a conformance check";

    @Override
    public String name() {
        return "roles";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                AuthorizationApi.CREATE_ROLE,
                AuthorizationApi.ROLE,
                AuthorizationApi.ROLES,
                AuthorizationApi.DELETE_ROLE);
    }

    @Override
    public String makes() {
        return "up to four roles, which nobody is given";
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        String name = context.named("role");
        Made made = context.make(Kind.ROLE, name, role(name, policy("directory", "group", "*", false)));
        if (!made.isThere()) {
            context.blocked(this, made.answer());
            return;
        }
        conclusions.holds("roles.created-200", made.answer().status() == 200, made.answer());
        delays(context, made, name);
        CallResult shown = context.read(made.resource().orElseThrow(), Query.NONE);
        conclusions.holds("roles.description-kept", shown.text("description").equals(DESCRIPTION), shown);
        conclusions.holds("roles.own-not-default", !shown.body().path("default").asBoolean(), shown);
        boolean expands = !hasWildcard(shown.body());
        conclusions.value("roles.wildcards-expand", expands, made.answer(), shown);
        taken(context, name);
        conditions(context, expands);
        unknown(context);
        deleted(context, made);
    }

    private static void delays(CheckContext context, Made made, String name) throws IOException {
        Conclusions conclusions = context.conclusions();
        conclusions.delay(
                "roles.readable-at-once",
                "roles.readable-soon",
                new int[] {made.looks(), made.seconds()},
                made.answer());
        boolean[] found = new boolean[1];
        int[] delay = context.until(() -> {
            CallResult list = context.calls().read(AuthorizationApi.ROLES, Query.of("name", name));
            found[0] = has(list.body(), made.id());
            return found[0];
        });
        if (!found[0]) {
            conclusions.differs("lists.new-at-once", "a new role was not in its list for as long as the check waited");
            return;
        }
        conclusions.delay("lists.new-at-once", "lists.new-soon", delay, made.answer());
        CallResult pattern = context.calls().read(AuthorizationApi.ROLES, Query.of("name", context.base() + "*"));
        conclusions.holds("roles.by-name-pattern", has(pattern.body(), made.id()), pattern);
    }

    private static boolean has(JsonNode list, String id) {
        return list.path("entities")
                .valueStream()
                .anyMatch(one -> one.path("id").asText().equals(id));
    }

    private static void taken(CheckContext context, String name) throws IOException {
        Made second = context.make(Kind.ROLE, name, role(name, policy("directory", "group", "view", false)));
        if (second.isThere()) {
            context.conclusions().differs("names.taken", "a second role of the same name was made", second.answer());
        } else if (second.answer().status() == 409 || second.answer().status() == 400) {
            context.conclusions().value("names.taken", second.answer().status(), second.answer());
        } else {
            context.conclusions().notSeen("names.taken", second.answer().inWords());
        }
    }

    private static void conditions(CheckContext context, boolean expands) throws IOException {
        if (!expands) {
            context.conclusions().notSeen("roles.conditions-kept", "wildcards do not expand");
            return;
        }
        String name = context.named("condition");
        Made made = context.make(Kind.ROLE, name, role(name, policy("directory", "group", "*", true)));
        if (!made.isThere()) {
            context.conclusions().notSeen("roles.conditions-kept", made.answer().inWords());
            return;
        }
        CallResult shown = context.read(made.resource().orElseThrow(), Query.NONE);
        boolean kept = shown.body()
                .path("permissionPolicies")
                .valueStream()
                .allMatch(policy -> policy.path("allowConditions").asBoolean());
        context.conclusions().value("roles.conditions-kept", !kept, made.answer(), shown);
    }

    private static void unknown(CheckContext context) throws IOException {
        String name = context.named("unknown");
        Made made = context.make(Kind.ROLE, name, role(name, policy("conformance", "nothing", "view", false)));
        if (made.isThere() || made.answer().status() == 400) {
            context.conclusions()
                    .value("roles.unknown-permissions", made.isThere() ? "kept" : "refused", made.answer());
        } else {
            context.conclusions()
                    .notSeen("roles.unknown-permissions", made.answer().inWords());
        }
    }

    private static void deleted(CheckContext context, Made made) throws IOException {
        CallResult deleted =
                context.calls().change(AuthorizationApi.DELETE_ROLE, Query.NONE, Optional.empty(), made.id());
        OwnResource resource = made.resource().orElseThrow();
        boolean gone = deleted.isGood()
                && context.comes(() -> context.read(resource, Query.NONE).isGone());
        context.conclusions().holds("roles.deleted-gone", gone, deleted);
        if (gone) {
            context.own().removed(resource);
        }
    }

    private static boolean hasWildcard(JsonNode role) {
        return role.path("permissionPolicies")
                .valueStream()
                .anyMatch(policy -> policy.path("entityName").asText().equals("*")
                        || policy.path("actionSet")
                                .valueStream()
                                .anyMatch(action -> action.asText().equals("*")));
    }

    static ObjectNode role(String name, JsonNode policy) {
        ObjectNode role = CheckContext.object().put("name", name).put("description", DESCRIPTION);
        role.putArray("permissionPolicies").add(policy);
        return role;
    }

    static ObjectNode policy(String domain, String entity, String action, boolean allowConditions) {
        ObjectNode policy = CheckContext.object().put("domain", domain).put("entityName", entity);
        policy.putArray("actionSet").add(action);
        return policy.put("allowConditions", allowConditions);
    }
}
