package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.TokensApi;
import io.github.premiumdeploy.sandbox.SandboxOrganization.Client;
import java.util.List;

/** What the platform says about the token of a request, and its end. */
final class TokenEndpoints implements EndpointGroup {

    private final State state;
    private final Tokens tokens;

    TokenEndpoints(State state, Tokens tokens) {
        this.state = state;
        this.tokens = tokens;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(TokensApi.ME, this::me),
                Endpoint.of(TokensApi.VALID, call -> Response.empty(200)),
                Endpoint.of(TokensApi.LOG_OUT, this::logOut));
    }

    private Response me(Call call) {
        SandboxOrganization organization = state.organization();
        ObjectNode info = Json.object();
        info.set("organization", Json.named(organization.id(), organization.name()));
        info.set("homeOrganization", Json.named(organization.id(), organization.name()));
        info.set("authorizedScope", Json.texts(call.caller().scopes()));
        info.set("OAuthClient", client(call.caller()));
        return Response.ok(info);
    }

    private ObjectNode client(Caller caller) {
        SandboxOrganization organization = state.organization();
        Client client = state.clients().get(caller.clientId());
        if (client == null) {
            // Published: tokens of the platform's own user interface belong to a client of no real organization.
            ObjectNode builtIn = Json.named(SandboxOrganization.BUILT_IN_CLIENT, SandboxOrganization.BUILT_IN_CLIENT)
                    .put("authorizedGrantType", "CODE");
            builtIn.set("organization", Json.object().put("id", SandboxOrganization.BUILT_IN_CLIENT));
            return builtIn;
        }
        ObjectNode shown = Json.named(client.id(), client.name())
                .put("authorizedGrantType", client.grantType())
                .put("state", client.state());
        client.dateToDelete().ifPresent(date -> shown.put("dateToDelete", date.toString()));
        shown.set("scope", Json.texts(client.scopes()));
        shown.set(
                "roleDivisions",
                state.grantsOf(client.id()).stream()
                        .map(grant ->
                                Json.object().put("roleId", grant.roleId()).put("divisionId", grant.divisionId()))
                        .collect(Json.toArray()));
        shown.set("organization", Json.named(organization.id(), organization.name()));
        return shown;
    }

    private Response logOut(Call call) {
        tokens.revoke(call.caller().token());
        return Response.empty(200);
    }
}
