package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.TokensApi;
import io.github.premiumdeploy.genesys.UsersApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Role;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Token;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.User;
import io.github.premiumdeploy.sandbox.organization.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the platform says about the token of a request and about its user, which an OAuth client is not, and its end. */
final class TokenEndpoints implements EndpointGroup {

    /** An organization chooses how long a person's token can be idle; the number of hours is assumed. */
    private static final Duration IDLE = Duration.ofHours(8);

    private final State state;
    private final SandboxTokens tokens;
    private final Instant started;
    private final Map<String, Instant> lastAsked = new HashMap<>();

    TokenEndpoints(State state, SandboxTokens tokens) {
        this.state = state;
        this.tokens = tokens;
        this.started = state.now();
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(TokensApi.ME, this::me).asking("preserveIdleTTL"),
                SandboxEndpoint.of(TokensApi.VALID, call -> SandboxResponse.empty(200)),
                SandboxEndpoint.of(TokensApi.LOG_OUT, this::logOut),
                SandboxEndpoint.of(UsersApi.ME, this::user).asking("expand"));
    }

    private SandboxResponse me(Call call) {
        SandboxOrganization organization = state.organization();
        ObjectNode info = SandboxJson.object();
        info.set("organization", SandboxJson.named(organization.id(), organization.name()));
        info.set("homeOrganization", SandboxJson.named(organization.id(), organization.name()));
        info.set("authorizedScope", SandboxJson.texts(call.caller().scopes()));
        if (call.caller().isUser()) {
            // Published: asking puts the end of an idle token off, unless it is asked not to.
            info.put("dateTokenIdles", SandboxJson.time(idles(call)));
        }
        info.set("OAuthClient", client(call.caller()));
        return SandboxResponse.ok(info);
    }

    private Instant idles(Call call) {
        String token = call.caller().value();
        if (!call.flag("preserveIdleTTL").orElse(false)) {
            lastAsked.put(token, state.now());
        }
        return lastAsked.getOrDefault(token, started).plus(IDLE);
    }

    private ObjectNode client(Token caller) {
        SandboxOrganization organization = state.organization();
        Client client = state.clients().get(caller.clientId());
        if (client == null) {
            // Published: tokens of the platform's own user interface belong to a client of no real organization.
            ObjectNode builtIn = SandboxJson.named(
                            SandboxOrganization.BUILT_IN_CLIENT, SandboxOrganization.BUILT_IN_CLIENT)
                    .put("authorizedGrantType", "CODE");
            builtIn.set("organization", SandboxJson.object().put("id", SandboxOrganization.BUILT_IN_CLIENT));
            return builtIn;
        }
        ObjectNode shown =
                client.shown().deepCopy().retain("id", "name", "authorizedGrantType", "state", "dateToDelete", "scope");
        shown.set("roleDivisions", SandboxJson.array(state.grantsOf(client.id()), Grant::shown));
        shown.set("organization", SandboxJson.named(organization.id(), organization.name()));
        return shown;
    }

    private SandboxResponse logOut(Call call) {
        tokens.revoke(call.caller().value());
        return SandboxResponse.empty(200);
    }

    private SandboxResponse user(Call call) {
        User user = call.caller().userId().map(state.users()::get).orElseThrow(TokenEndpoints::notAUser);
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
        authorization.set("permissions", SandboxJson.texts(state.access().permissions(user.id())));
        ArrayNode policies = authorization.putArray("permissionPolicies");
        roles.stream()
                .flatMap(role -> role.policies().stream())
                .map(policy -> policy.condition().isEmpty()
                        ? policy.shown()
                        : policy.shown().put("resourceCondition", policy.condition()))
                .forEach(policies::add);
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
