package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.OrganizationsApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.State;
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
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(OrganizationsApi.ME, this::me),
                SandboxEndpoint.of(OrganizationsApi.LIMITS, this::limits));
    }

    private SandboxResponse me(Call call) {
        return SandboxResponse.ok(shown(state.organization()));
    }

    static ObjectNode shown(SandboxOrganization organization) {
        ObjectNode shown = SandboxJson.named(organization.id(), organization.name())
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

    private SandboxResponse limits(Call call) {
        String namespace = call.variable(0);
        Map<String, Integer> limits = Optional.ofNullable(
                        state.organization().limits().get(namespace))
                .orElseThrow(() -> Refusal.notFound("namespace", namespace));
        List<String> keys = List.copyOf(limits.keySet());
        return new Paging(Math.max(1, keys.size()), 1)
                .listing(
                        call,
                        keys,
                        key -> SandboxJson.object()
                                .put("key", key)
                                .put("namespace", namespace)
                                .put("value", limits.get(key)));
    }
}
