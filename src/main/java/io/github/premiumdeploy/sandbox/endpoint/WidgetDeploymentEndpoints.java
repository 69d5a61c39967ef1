package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.WidgetDeploymentsApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Map;

/** Deployments of the legacy web chat widget, there only where an organization still has them. */
final class WidgetDeploymentEndpoints implements EndpointGroup {

    private static final String PATH = "/api/v2/widgets/deployments/";

    private final State state;
    private final Map<String, ObjectNode> all;

    WidgetDeploymentEndpoints(State state) {
        this.state = state;
        this.all = state.documents("widgetDeployments");
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return state.switches().legacyWidgets()
                ? List.of(
                        SandboxEndpoint.of(WidgetDeploymentsApi.LIST, this::list)
                                .readingAlso("pageSize", "pageNumber"),
                        SandboxEndpoint.of(WidgetDeploymentsApi.CREATE, this::create)
                                .taking("WidgetDeployment"),
                        SandboxEndpoint.of(
                                WidgetDeploymentsApi.GET,
                                call -> SandboxResponse.ok(deployment(call).deepCopy())),
                        SandboxEndpoint.of(WidgetDeploymentsApi.UPDATE, this::update)
                                .taking("WidgetDeployment"),
                        SandboxEndpoint.of(WidgetDeploymentsApi.DELETE, this::delete))
                : List.of();
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

    /** Published without paging. */
    private SandboxResponse list(Call call) {
        List<ObjectNode> deployments = state.listed(all).toList();
        return Paging.withDefault(call, Math.max(1, deployments.size()))
                .listing(call, deployments, ObjectNode::deepCopy);
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = call.body();
        String id = state.newId();
        ObjectNode deployment = stored(body, id, "");
        return SandboxResponse.ok(deployment.deepCopy());
    }

    private SandboxResponse update(Call call) {
        String id = deployment(call).path("id").asText();
        return SandboxResponse.ok(stored(call.body(), id, id).deepCopy());
    }

    private ObjectNode stored(ObjectNode body, String id, String ownId) {
        String name = Names.required(body, "widget deployment");
        if (Names.isTaken(all.values(), name, ownId)) {
            throw Conflicts.name(state, "widget deployment", name);
        }
        String clientType = body.path("clientType").asText();
        if (clientType.isEmpty()) {
            throw Refusal.of(400, "constraint.validation", "A widget deployment needs a clientType")
                    .detail("required.field.missing", "clientType");
        }
        ObjectNode deployment = SandboxJson.named(id, name)
                .put("description", body.path("description").asText(""))
                .put(
                        "authenticationRequired",
                        body.path("authenticationRequired").asBoolean(false))
                .put("disabled", body.path("disabled").asBoolean(true));
        deployment.set(
                "allowedDomains", body.path("allowedDomains").valueStream().collect(SandboxJson.toArray()));
        deployment.put("clientType", clientType);
        for (String field : List.of("clientConfig", "flow")) {
            if (body.hasNonNull(field)) {
                deployment.set(field, body.get(field));
            }
        }
        deployment.put("selfUri", PATH + id);
        all.put(id, deployment);
        return deployment;
    }

    private SandboxResponse delete(Call call) {
        all.remove(deployment(call).path("id").asText());
        return SandboxResponse.empty(204);
    }

    private ObjectNode deployment(Call call) {
        return call.existing(state, all, "deployment");
    }
}
