package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.IntegrationType;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;

/** The types of integration that the organization sees, with the schemas of their configuration. */
final class IntegrationTypeEndpoints implements EndpointGroup {

    private static final String PATH = "/api/v2/integrations/types/";

    private final State state;

    IntegrationTypeEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(IntegrationsApi.TYPES, this::list).paged().sorted(),
                SandboxEndpoint.of(IntegrationsApi.TYPE, call -> SandboxResponse.ok(shown(type(call)))),
                SandboxEndpoint.of(IntegrationsApi.CONFIG_SCHEMA, this::schema));
    }

    private SandboxResponse list(Call call) {
        return SandboxListing.of(
                        call,
                        state.organization().integrationTypes().stream(),
                        IntegrationType::id,
                        IntegrationType::name)
                .page(IntegrationTypeEndpoints::shown);
    }

    private SandboxResponse schema(Call call) {
        IntegrationType type = type(call);
        String kind = call.variable(1);
        return switch (kind) {
            case "properties" -> SandboxResponse.ok(type.properties());
            case "advanced" -> SandboxResponse.ok(type.advanced());
            default ->
                throw Refusal.invalidValue("configType", "configType must be properties or advanced, not " + kind);
        };
    }

    private IntegrationType type(Call call) {
        String id = call.variable(0);
        return state.organization().integrationType(id).orElseThrow(() -> Refusal.notFound("integrationType", id));
    }

    static ObjectNode shown(IntegrationType type) {
        ObjectNode shown = SandboxJson.named(type.id(), type.name())
                .put("description", type.description())
                .put("provider", type.provider())
                .put("category", type.category())
                .put("configPropertiesSchemaUri", PATH + type.id() + "/configschemas/properties")
                .put("configAdvancedSchemaUri", PATH + type.id() + "/configschemas/advanced")
                .put("nonInstallable", type.nonInstallable());
        if (type.maxInstances() > 0) {
            shown.put("maxInstances", type.maxInstances());
        }
        shown.set("credentials", type.credentials());
        shown.set("userPermissions", SandboxJson.texts(type.userPermissions()));
        shown.putArray("vendorOAuthClientIds");
        return shown.put("selfUri", PATH + type.id());
    }
}
