package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.OrganizationsApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The organization with its features and limits. */
final class OrganizationEndpoints implements EndpointGroup {

    private final State state;

    OrganizationEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.of(OrganizationsApi.ME, this::me), Endpoint.of(OrganizationsApi.LIMITS, this::limits));
    }

    private Response me(Call call) {
        return Response.ok(shown(state.organization()));
    }

    static ObjectNode shown(SandboxOrganization organization) {
        ObjectNode shown = Json.named(organization.id(), organization.name())
                .put("defaultLanguage", "en-us")
                .put("defaultCountryCode", "US")
                .put("thirdPartyOrgName", organization.shortName())
                .put("domain", organization.domain())
                .put("version", 1)
                .put("state", "active")
                .put("voicemailEnabled", false)
                .put("productPlatform", "PureCloud")
                .put("selfUri", "/api/v2/organizations/" + organization.id());
        ObjectNode features = shown.putObject("features");
        organization.features().forEach(features::put);
        return shown;
    }

    private Response limits(Call call) {
        String namespace = call.variable(0);
        Map<String, Integer> limits = Optional.ofNullable(
                        state.organization().limits().get(namespace))
                .orElseThrow(() -> Refusal.notFound("namespace", namespace));
        List<ObjectNode> entities = limits.entrySet().stream()
                .map(limit -> Json.object()
                        .put("key", limit.getKey())
                        .put("namespace", namespace)
                        .put("value", limit.getValue()))
                .toList();
        return new Paging(Math.max(1, entities.size()), 1).listing(call, entities);
    }
}
