package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.util.List;

/** What becomes of a role that is written, and how soon what is new is seen. The roles are granted to nobody. */
final class RoleWrites extends ConformanceCheck {

    private static final String DESCRIPTION = "Made by a conformance check";

    RoleWrites() {
        super("roles", "up to four roles, which nobody is given", List.of(Kind.ROLE), AuthorizationApi.ROLES);
    }

    @Override
    void run() throws IOException {
        String name = named("role");
        Made made = make(Kind.ROLE, role(name, policy("directory", "group", "*", false)));
        if (isBlocked(made)) {
            return;
        }
        holds("roles.created-200", made.answer(), answer -> answer.status() == 200);
        delays(made, name);
        CallResult shown = read(made);
        holds("roles.description-kept", shown.text("description").equals(DESCRIPTION), shown);
        holds("roles.own-not-default", !shown.body().path("default").asBoolean(), shown);
        boolean expands = !hasWildcard(shown.body());
        value("roles.wildcards-expand", expands, made.answer(), shown);
        taken(name);
        conditions(expands);
        Made unknown = make(Kind.ROLE, role(named("unknown"), policy("conformance", "nothing", "view", false)));
        valueIf(
                unknown.isDecided(),
                "roles.unknown-permissions",
                unknown.isThere() ? "kept" : "refused",
                unknown.answer());
        CallResult deleted = delete(made);
        holds("roles.deleted-gone", deleted.isGood() && going(made).isSo(), deleted);
    }

    private void delays(Made made, String name) throws IOException {
        delay("roles.readable-at-once", "roles.readable-soon", made.reads(), made.answer());
        Looked<CallResult> listed =
                until(() -> read(AuthorizationApi.ROLES, Query.of("name", name)), list -> list.has(made.id()));
        if (!listed.isSo()) {
            differs("lists.new-at-once", "a new role was not in its list for as long as the check waited");
            return;
        }
        delay("lists.new-at-once", "lists.new-soon", listed, made.answer());
        CallResult matching = read(AuthorizationApi.ROLES, Query.of("name", base + "*"));
        holds("roles.by-name-pattern", matching, list -> list.has(made.id()));
    }

    private void taken(String name) throws IOException {
        Made second = make(Kind.ROLE, role(name, policy("directory", "group", "view", false)));
        CallResult answer = second.answer();
        if (second.isThere()) {
            differs("names.taken", "a second role of the same name was made", answer);
        } else {
            boolean isShown = answer.status() == 409 || answer.status() == 400;
            valueIf(isShown, "names.taken", answer.status(), answer);
        }
    }

    private void conditions(boolean expands) throws IOException {
        if (!expands) {
            notSeen("roles.conditions-kept", "wildcards do not expand");
            return;
        }
        Made made = make(Kind.ROLE, role(named("condition"), policy("directory", "group", "*", true)));
        if (!made.isThere()) {
            notSeen(made.answer(), "roles.conditions-kept");
            return;
        }
        CallResult shown = read(made);
        boolean kept = shown.body()
                .path("permissionPolicies")
                .valueStream()
                .allMatch(policy -> policy.path("allowConditions").asBoolean());
        value("roles.conditions-kept", !kept, made.answer(), shown);
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
        ObjectNode role = JsonTree.object().put("name", name).put("description", DESCRIPTION);
        role.putArray("permissionPolicies").add(policy);
        return role;
    }

    static ObjectNode policy(String domain, String entity, String action, boolean allowConditions) {
        ObjectNode policy = JsonTree.object().put("domain", domain).put("entityName", entity);
        policy.putArray("actionSet").add(action);
        return policy.put("allowConditions", allowConditions);
    }
}
