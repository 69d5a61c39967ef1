package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.LicensesApi;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.License;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the organization has: its products, its licences, and the permissions that exist with them. */
final class CatalogueEndpoints implements EndpointGroup {

    private final State state;

    CatalogueEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(AuthorizationApi.PRODUCTS, this::products).readingAlso("pageSize", "pageNumber"),
                SandboxEndpoint.of(AuthorizationApi.PERMISSIONS, this::permissions)
                        .paged()
                        .readingAlso("queryType", "query"),
                SandboxEndpoint.of(LicensesApi.DEFINITIONS, this::licenses));
    }

    private SandboxResponse products(Call call) {
        List<ObjectNode> products = state.organization().products().stream()
                .map(id -> SandboxJson.object().put("id", id))
                .toList();
        ObjectNode listing = SandboxJson.object();
        listing.set("entities", products.stream().collect(SandboxJson.toArray()));
        return SandboxResponse.ok(listing.put("pageSize", products.size())
                .put("pageNumber", 1)
                .put("total", products.size())
                .put("pageCount", 1));
    }

    /** The catalogue, one entity of the listing for each domain, or the one domain that is asked for. */
    private SandboxResponse permissions(Call call) {
        Predicate<String> asked =
                call.query("queryType").filter("domain"::equals).isPresent()
                        ? call.query("query")
                                .<Predicate<String>>map(domain -> domain::equals)
                                .orElse(domain -> true)
                        : domain -> true;
        return Paging.of(call)
                .listing(
                        call,
                        state.organization().permissions().keySet().stream()
                                .filter(asked)
                                .toList(),
                        this::domain);
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
                        actions.stream()
                                .map(action -> SandboxJson.object()
                                        .put("domain", domain)
                                        .put("entityType", entity)
                                        .put("action", action)
                                        .put("label", domain + " > " + entity + " > " + action)
                                        .put("allowsConditions", conditions.contains(domain + ":" + entity))
                                        .put("divisionAware", aware.contains(domain + ":" + entity)))
                                .collect(SandboxJson.toArray())));
        return shown;
    }

    /** Published as a plain array. */
    private SandboxResponse licenses(Call call) {
        return SandboxResponse.ok(state.organization().licenses().stream()
                .map(CatalogueEndpoints::shown)
                .collect(SandboxJson.toArray()));
    }

    private static ObjectNode shown(License license) {
        ObjectNode shown = SandboxJson.object().put("id", license.id()).put("description", license.description());
        shown.putObject("permissions").set("ids", SandboxJson.texts(license.permissions()));
        shown.putArray("prerequisites");
        shown.putArray("comprises");
        return shown.put("selfUri", "/api/v2/license/definitions/" + license.id());
    }
}
