package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.WidgetDeploymentsApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;

/** Deployments of the legacy web chat widget, there only where an organization still has them. */
final class WidgetDeploymentEndpoints extends PlainEndpoints {

    WidgetDeploymentEndpoints(State state) {
        super(state, state.documents("widgetDeployments"), "widget deployment", WidgetDeploymentsApi.BASIC);
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return state.switches().legacyWidgets() ? super.endpoints() : List.of();
    }

    @Override
    public String models() {
        return """
                WidgetDeployment: allowedDomains list[str]; authenticationRequired bool; clientConfig \
                    WidgetClientConfig; clientType v1|v2|v1-http|third-party; description str; disabled bool; flow \
                    DomainEntityRef; id str; name str; selfUri str
                WidgetClientConfig: third-party object; v1 WidgetClientConfigV1; v1-http WidgetClientConfigV1Http; v2 \
                    object
                WidgetClientConfigV1: authenticationUrl str; webChatSkin basic|modern-caret-skin
                WidgetClientConfigV1Http: authenticationUrl str; webChatSkin basic|modern-caret-skin
                """;
    }

    @Override
    Refusal notFound(String id) {
        return Refusal.notFound("deployment", id);
    }

    @Override
    void check(ObjectNode body, JsonNode old) {
        if (body.path("clientType").asText().isEmpty()) {
            throw Refusal.of(400, "constraint.validation", "A widget deployment needs a clientType")
                    .detail("required.field.missing", "clientType");
        }
    }

    @Override
    void keep(ObjectNode body, ObjectNode kept, Call call) {
        kept.retain("id", "name");
        kept.put("description", body.path("description").asText(""))
                .put(
                        "authenticationRequired",
                        body.path("authenticationRequired").asBoolean(false))
                .put("disabled", body.path("disabled").asBoolean(true));
        kept.putArray("allowedDomains")
                .addAll(body.path("allowedDomains").valueStream().toList());
        for (String field : List.of("clientType", "clientConfig", "flow")) {
            if (body.hasNonNull(field)) {
                kept.set(field, body.get(field));
            }
        }
    }
}
