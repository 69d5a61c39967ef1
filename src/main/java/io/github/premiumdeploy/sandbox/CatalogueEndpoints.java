package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.LicensesApi;
import io.github.premiumdeploy.sandbox.SandboxOrganization.License;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the organization has: its products, its licences, and the permissions that exist with them. */
final class CatalogueEndpoints implements EndpointGroup {

    private final State state;

    CatalogueEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(AuthorizationApi.PRODUCTS, this::products),
                Endpoint.of(AuthorizationApi.PERMISSIONS, this::permissions),
                Endpoint.of(LicensesApi.DEFINITIONS, this::licenses));
    }

    private Response products(Call call) {
        List<ObjectNode> products = state.organization().products().stream()
                .map(id -> Json.object().put("id", id))
                .toList();
        ObjectNode listing = Json.object();
        listing.set("entities", products.stream().collect(Json.toArray()));
        return Response.ok(listing.put("pageSize", products.size())
                .put("pageNumber", 1)
                .put("total", products.size())
                .put("pageCount", 1));
    }

    /** The catalogue, one entity of the listing for each domain. */
    private Response permissions(Call call) {
        List<ObjectNode> domains = new ArrayList<>();
        Set<String> aware = state.organization().divisionAware();
        Set<String> conditions = state.organization().allowsConditions();
        state.organization().permissions().forEach((domain, entities) -> {
            ObjectNode shown = Json.object().put("domain", domain);
            ObjectNode map = shown.putObject("permissionMap");
            entities.forEach((entity, actions) -> map.set(
                    entity,
                    actions.stream()
                            .map(action -> Json.object()
                                    .put("domain", domain)
                                    .put("entityType", entity)
                                    .put("action", action)
                                    .put("label", domain + " > " + entity + " > " + action)
                                    .put("allowsConditions", conditions.contains(domain + ":" + entity))
                                    .put("divisionAware", aware.contains(domain + ":" + entity)))
                            .collect(Json.toArray())));
            domains.add(shown);
        });
        return Paging.of(call).listing(call, domains);
    }

    /** Published as a plain array. */
    private Response licenses(Call call) {
        return Response.ok(state.organization().licenses().stream()
                .map(CatalogueEndpoints::shown)
                .collect(Json.toArray()));
    }

    private static ObjectNode shown(License license) {
        ObjectNode shown = Json.object().put("id", license.id()).put("description", license.description());
        shown.putObject("permissions").set("ids", Json.texts(license.permissions()));
        shown.putArray("prerequisites");
        shown.putArray("comprises");
        return shown.put("selfUri", "/api/v2/license/definitions/" + license.id());
    }
}
