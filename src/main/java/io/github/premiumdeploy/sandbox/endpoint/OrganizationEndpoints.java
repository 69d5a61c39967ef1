package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.LicensesApi;
import io.github.premiumdeploy.genesys.OrganizationsApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.License;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The organization with its features and limits, and what it has: products, licences, and the permissions that exist with them. */
final class OrganizationEndpoints implements EndpointGroup {

    private final State state;

    OrganizationEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(OrganizationsApi.ME, call -> SandboxResponse.ok(shown(state.organization()))),
                SandboxEndpoint.of(OrganizationsApi.LIMITS, this::limits),
                SandboxEndpoint.of(AuthorizationApi.PRODUCTS, this::products).readingAlso("pageSize", "pageNumber"),
                SandboxEndpoint.of(AuthorizationApi.PERMISSIONS, this::permissions)
                        .paged()
                        .readingAlso("queryType", "query"),
                SandboxEndpoint.of(LicensesApi.DEFINITIONS, this::licenses));
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

    private SandboxResponse products(Call call) {
        List<String> products = state.organization().products();
        ObjectNode listing = SandboxJson.object();
        listing.set(
                "entities",
                SandboxJson.array(products, id -> SandboxJson.object().put("id", id)));
        return SandboxResponse.ok(listing.put("pageSize", products.size())
                .put("pageNumber", 1)
                .put("total", products.size())
                .put("pageCount", 1));
    }

    /** The catalogue, one entity of the listing for each domain, or the one domain that is asked for. */
    private SandboxResponse permissions(Call call) {
        Optional<String> asked =
                call.query("queryType").filter("domain"::equals).flatMap(type -> call.query("query"));
        List<String> domains = state.organization().permissions().keySet().stream()
                .filter(domain -> asked.map(domain::equals).orElse(true))
                .toList();
        return Paging.of(call).listing(call, domains, this::domain);
    }

    private ObjectNode domain(String domain) {
        Set<String> aware = state.organization().divisionAware();
        Set<String> conditions = state.organization().allowsConditions();
        ObjectNode shown = SandboxJson.object().put("domain", domain);
        ObjectNode map = shown.putObject("permissionMap");
        state.organization()
                .permissions()
                .get(domain)
                .forEach((entity, actions) -> map.set(
                        entity,
                        SandboxJson.array(
                                actions,
                                action -> SandboxJson.object()
                                        .put("domain", domain)
                                        .put("entityType", entity)
                                        .put("action", action)
                                        .put("label", domain + " > " + entity + " > " + action)
                                        .put("allowsConditions", conditions.contains(domain + ":" + entity))
                                        .put("divisionAware", aware.contains(domain + ":" + entity)))));
        return shown;
    }

    /** Published as a plain array. */
    private SandboxResponse licenses(Call call) {
        return SandboxResponse.ok(SandboxJson.array(state.organization().licenses(), OrganizationEndpoints::license));
    }

    private static ObjectNode license(License license) {
        ObjectNode shown = SandboxJson.object().put("id", license.id()).put("description", license.description());
        shown.putObject("permissions").set("ids", SandboxJson.texts(license.permissions()));
        shown.putArray("prerequisites");
        shown.putArray("comprises");
        return shown.put("selfUri", "/api/v2/license/definitions/" + license.id());
    }
}
