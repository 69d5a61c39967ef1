package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Policy;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.User;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.Switches.UnknownPermissions;
import io.github.premiumdeploy.sandbox.organization.WildcardExpansion;
import java.util.ArrayList;
import java.util.List;

/** The organization's roles. */
final class RoleEndpoints implements EndpointGroup {

    private static final int MAX_IDS = 100;

    private final State state;
    private final WildcardExpansion expansion;

    RoleEndpoints(State state) {
        this.state = state;
        this.expansion = new WildcardExpansion(state.organization());
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(AuthorizationApi.ROLES, this::list)
                        .paged()
                        .sorted()
                        .asking("id", "permission", "name"),
                SandboxEndpoint.of(AuthorizationApi.CREATE_ROLE, call -> stored(state.newId(), call.body()))
                        .taking("DomainOrganizationRoleCreate"),
                SandboxEndpoint.of(AuthorizationApi.ROLE, call -> SandboxResponse.ok(shown(role(call)))),
                SandboxEndpoint.of(AuthorizationApi.ROLE_USERS, this::users).paged(),
                SandboxEndpoint.of(
                                AuthorizationApi.UPDATE_ROLE,
                                call -> stored(role(call).id(), call.body()))
                        .taking("DomainOrganizationRoleUpdate"),
                SandboxEndpoint.of(AuthorizationApi.PATCH_ROLE, this::patch).taking("DomainOrganizationRole"),
                SandboxEndpoint.of(AuthorizationApi.DELETE_ROLE, this::delete));
    }

    @Override
    public String models() {
        return """
                DomainOrganizationRoleCreate: id str; name str!; description str; defaultRoleId str; permissions \
                    list[str]; unusedPermissions list[str]; permissionPolicies list[DomainPermissionPolicy]; userCount int; \
                    roleNeedsUpdate bool; baseLicense str; addonLicenses list[str]; dateLicenseLastUpdated datetime; base \
                    bool; default bool; selfUri str
                DomainOrganizationRoleUpdate: id str; name str!; description str; permissions list[str]; \
                    permissionPolicies list[DomainPermissionPolicy]; selfUri str
                DomainOrganizationRole: addonLicenses list[str]; base bool; baseLicense str; dateLicenseLastUpdated \
                    datetime; default bool; defaultRoleId str; description str; id str; name str; permissionPolicies \
                    list[DomainPermissionPolicy]; permissions list[str]; roleNeedsUpdate bool; selfUri str; \
                    unusedPermissions list[str]; userCount int
                DomainPermissionPolicy: domain str; entityName str; policyName str; policyDescription str; actionSet \
                    list[str]; namedResources list[str]; allowConditions bool; resourceConditionNode \
                    DomainResourceConditionNode
                DomainResourceConditionNode: variableName str; conjunction AND|OR; operator EQ|IN|GE|GT|LE|LT; operands \
                    list[DomainResourceConditionValue]; terms list[DomainResourceConditionNode]
                """;
    }

    private SandboxResponse list(Call call) {
        if (call.queries("id").size() > MAX_IDS) {
            throw Refusal.of(400, "max.role.ids", "Only 100 roles can be requested at a time.");
        }
        List<String> permissions = call.queries("permission");
        return SandboxListing.of(call, state.listed(state.roles()), Role::id, Role::name)
                .ids("id")
                .named()
                .where(role -> permissions.stream().allMatch(role::permits))
                .page(this::shown);
    }

    private SandboxResponse users(Call call) {
        String id = role(call).id();
        List<User> users = state.users().values().stream()
                .filter(user -> state.grantsOf(user.id()).stream()
                        .anyMatch(grant -> grant.roleId().equals(id)))
                .toList();
        return Paging.of(call).listing(call, users, user -> SandboxJson.named(user.id(), user.name()));
    }

    private SandboxResponse patch(Call call) {
        Role old = role(call);
        ObjectNode patched = shown(old);
        patched.setAll(call.body());
        return stored(old.id(), patched);
    }

    private SandboxResponse stored(String id, ObjectNode body) {
        String name = Names.required(body, "role");
        boolean taken = state.roles().values().stream()
                .anyMatch(other -> !other.id().equals(id) && other.name().equalsIgnoreCase(name));
        if (taken) {
            throw Conflicts.name(state, "role", name);
        }
        boolean isDefault =
                state.roles().containsKey(id) && state.roles().get(id).isDefault();
        Role role =
                new Role(id, name, body.path("description").asText(""), isDefault, permissions(body), policies(body));
        state.roles().put(id, role);
        return SandboxResponse.ok(shown(role));
    }

    /** Names of the first days, which the sandbox keeps and does not know, or permissions in full. */
    private List<String> permissions(ObjectNode body) {
        List<String> permissions = SandboxJson.texts(body.path("permissions"));
        for (String permission : permissions) {
            if (isUnknownRefused()
                    && permission.contains(":")
                    && !state.access().exists(permission)) {
                throw unknown("permissions", permission);
            }
        }
        return permissions;
    }

    private List<Policy> policies(ObjectNode body) {
        List<Policy> policies = new ArrayList<>();
        JsonNode given = body.path("permissionPolicies");
        for (int i = 0; i < given.size(); i++) {
            JsonNode policy = given.get(i);
            JsonNode condition = policy.path("resourceConditionNode");
            policies.add(known(
                    new Policy(
                            policy.path("domain").asText(),
                            policy.path("entityName").asText(),
                            SandboxJson.texts(policy.path("actionSet")),
                            policy.path("allowConditions").asBoolean(),
                            condition.isObject() ? condition.toString() : "",
                            true),
                    "permissionPolicies[" + i + "]"));
        }
        return expansion.of(policies);
    }

    private boolean isUnknownRefused() {
        return state.switches().unknownPermissions() == UnknownPermissions.REFUSED;
    }

    /** Permissions that the organization does not have are refused or kept; the code of a refusal is uncertain. */
    private Policy known(Policy policy, String field) {
        boolean known = SandboxOrganization.names(state.organization().permissions())
                .map(permission -> permission.split(":", 3))
                .anyMatch(parts -> policy.covers(parts[0], parts[1], parts[2]));
        boolean everyAction = policy.actionSet().stream()
                .allMatch(action -> action.equals("*")
                        || policy.domain().equals("*")
                        || policy.entityName().equals("*")
                        || state.access().exists(policy.domain() + ":" + policy.entityName() + ":" + action));
        if (isUnknownRefused() && (!known || !everyAction)) {
            throw unknown(field, policy.domain() + ":" + policy.entityName() + ":" + policy.actionSet());
        }
        return policy;
    }

    private static Refusal unknown(String field, String permission) {
        return Refusal.invalidValue(field, "The permission " + permission + " does not exist");
    }

    private SandboxResponse delete(Call call) {
        Role role = role(call);
        if (role.isDefault()) {
            throw Refusal.of(400, "bad.request", "The default role " + role.name() + " cannot be deleted");
        }
        state.roles().remove(role.id());
        state.grants().removeIf(grant -> grant.roleId().equals(role.id()));
        return SandboxResponse.empty(204);
    }

    private Role role(Call call) {
        return call.existing(state, state.roles(), id -> Refusal.notFound("role", id));
    }

    private ObjectNode shown(Role role) {
        ObjectNode shown = SandboxJson.named(role.id(), role.name()).put("description", role.description());
        shown.set("permissions", SandboxJson.texts(role.permissions()));
        shown.putArray("unusedPermissions");
        shown.set("permissionPolicies", SandboxJson.array(role.policies(), policy -> {
            ObjectNode shownPolicy = policy.shown();
            // Conditions that came as JSON go out as JSON; those of a file are only texts.
            SandboxJson.object(policy.condition()).ifPresent(node -> shownPolicy.set("resourceConditionNode", node));
            return shownPolicy;
        }));
        return shown.put(
                        "userCount",
                        state.grants().stream()
                                .filter(grant -> grant.roleId().equals(role.id()))
                                .map(SandboxOrganization.Grant::subjectId)
                                .distinct()
                                .count())
                .put("base", false)
                .put("default", role.isDefault())
                .put("selfUri", "/api/v2/authorization/roles/" + role.id());
    }
}
