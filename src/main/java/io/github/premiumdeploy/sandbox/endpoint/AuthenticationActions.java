package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.DataAction;
import io.github.premiumdeploy.sandbox.organization.State.Integration;
import java.util.Optional;

/** The actions that fetch tokens for integrations with credentials of the user's own OAuth; they come by themselves. */
final class AuthenticationActions {

    private AuthenticationActions() {}

    /** Gives an integration with credentials of the user's own OAuth its authentication action, or takes it away. */
    static void configured(State state, Integration integration) {
        String id = "customAuth_-_" + integration.id();
        boolean wanted = integration
                .config()
                .path("credentials")
                .valueStream()
                .map(reference -> state.credentials().get(SandboxJson.id(reference)))
                .anyMatch(credential -> credential != null
                        && CredentialEndpoints.type(credential).equals("userDefinedOAuth"));
        if (!wanted) {
            state.actions().remove(id);
        } else if (!state.actions().containsKey(id)) {
            state.created(id);
            Optional<ObjectNode> published = Optional.of(authAction(id, integration));
            state.actions().put(id, new DataAction(id, integration.id(), true, published, Optional.empty()));
        }
    }

    private static ObjectNode authAction(String id, Integration integration) {
        ObjectNode action = SandboxJson.named(id, "Custom Auth - " + integration.id())
                .put("integrationId", integration.id())
                .put("category", integration.name())
                .put("secure", false)
                .put("version", 1);
        ObjectNode config = action.putObject("config");
        ObjectNode request = config.putObject("request")
                .put("requestUrlTemplate", "${credentials.loginUrl}")
                .put("requestType", "POST")
                .put("requestTemplate", "grant_type=client_credentials");
        request.putObject("headers")
                .put("Authorization", "Basic $encoding.base64(\"${credentials.clientId}:${credentials.clientSecret}\")")
                .put("Content-Type", "application/x-www-form-urlencoded");
        ObjectNode response = config.putObject("response").put("successTemplate", "${rawResult}");
        response.putObject("translationMap");
        response.putObject("translationMapDefaults");
        ObjectNode contract = action.putObject("contract");
        contract.putObject("input").putObject("inputSchema").put("type", "object");
        contract.putObject("output").putObject("successSchema").put("type", "object");
        return action.put("selfUri", ActionEndpoints.PATH + id);
    }
}
