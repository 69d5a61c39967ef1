package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.UsersApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.EffectiveGrants;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.User;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Objects;

/** The user of a token; an OAuth client is none. */
final class UserEndpoints implements EndpointGroup {

    private final State state;
    private final EffectiveGrants access;

    UserEndpoints(State state, EffectiveGrants access) {
        this.state = state;
        this.access = access;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(SandboxEndpoint.of(UsersApi.ME, this::me).asking("expand"));
    }

    private SandboxResponse me(Call call) {
        User user = call.caller().userId().map(state.users()::get).orElseThrow(UserEndpoints::notAUser);
        ObjectNode shown = SandboxJson.named(user.id(), user.name())
                .put("email", user.email())
                .put("username", user.email())
                .put("state", "active")
                .put("version", 1)
                .put("selfUri", "/api/v2/users/" + user.id());
        if (call.queries("expand").contains("authorization")) {
            shown.set("authorization", authorization(user));
        }
        if (call.queries("expand").contains("organization")) {
            shown.set("organization", OrganizationEndpoints.shown(state.organization()));
        }
        return SandboxResponse.ok(shown);
    }

    private ObjectNode authorization(User user) {
        List<Role> roles = state.grantsOf(user.id()).stream()
                .map(Grant::roleId)
                .distinct()
                .map(state.roles()::get)
                .filter(Objects::nonNull)
                .toList();
        ObjectNode authorization = SandboxJson.object();
        authorization.set("roles", SandboxJson.array(roles, role -> SandboxJson.named(role.id(), role.name())));
        authorization.putArray("unusedRoles");
        authorization.set("permissions", SandboxJson.texts(access.permissions(user.id())));
        authorization.set(
                "permissionPolicies",
                roles.stream()
                        .flatMap(role -> role.policies().stream())
                        .map(policy -> policy.condition().isEmpty()
                                ? policy.shown()
                                : policy.shown().put("resourceCondition", policy.condition()))
                        .collect(SandboxJson.toArray()));
        return authorization;
    }

    /** Published, word by word. */
    static Refusal notAUser() {
        return Refusal.of(
                400,
                "not.a.user",
                "This request requires a user context. Client credentials cannot be used for requests to this resource.");
    }
}
