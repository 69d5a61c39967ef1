package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What apps need of the organization that they are to be deployed to, beyond what every organization has.
 *
 * @param organizationId the organization's id; empty text for any
 * @param endpoint path, permission and feature of the endpoint for submissions; an empty text for what is not needed
 * @param appTypes the ids of integration types of apps
 * @param widgetTypes the ids of integration types of apps' widgets
 * @param permissions permissions that there must be, as {@code domain:entity:action}, in which {@code *} is any
 */
public record AppNeeds(
        String organizationId,
        List<String> endpoint,
        Set<String> appTypes,
        Set<String> widgetTypes,
        Set<String> permissions) {

    public AppNeeds {
        endpoint = List.copyOf(endpoint);
        appTypes = Set.copyOf(appTypes);
        widgetTypes = Set.copyOf(widgetTypes);
        permissions = Set.copyOf(permissions);
    }

    /** What these and others need together; the organization's id and its endpoint are as these say. */
    public AppNeeds and(AppNeeds others) {
        return new AppNeeds(
                organizationId,
                endpoint,
                union(appTypes, others.appTypes),
                union(widgetTypes, others.widgetTypes),
                union(permissions, others.permissions));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The standard organization with all of it. */
    SandboxOrganization met() {
        ObjectNode tree = OrganizationDocument.bundled("standard");
        if (!organizationId.isEmpty()) {
            tree.withObjectProperty("organization").put("id", organizationId);
        }
        addEndpoint(tree, endpoint.get(0), endpoint.get(1), endpoint.get(2));
        addTypes((ArrayNode) tree.path("integrationTypes"), appTypes, "premium-app-acme");
        addTypes((ArrayNode) tree.path("integrationTypes"), widgetTypes, "premium-widget-acme");
        permissions.forEach(permission -> addPermission(tree, permission));
        return OrganizationReader.parse(tree, "the fitting organization");
    }

    private static void addEndpoint(ObjectNode tree, String path, String permission, String feature) {
        ObjectNode premiumApps = tree.withObjectProperty("premiumApps");
        if (!path.isEmpty()) {
            premiumApps.put("path", path);
        }
        premiumApps.put("permission", permission).put("feature", feature);
        if (!feature.isEmpty()) {
            tree.withObjectProperty("features").put(feature, true);
        }
        String[] parts = permission.split(":", -1);
        if (parts.length == 3) {
            addPermission(tree, permission);
            ObjectNode policy = ((ArrayNode) tree.at("/roles/0/policies")).addObject();
            policy.put("domain", parts[0]).put("entityName", parts[1]);
            policy.putArray("actionSet").add(parts[2]);
        }
    }

    private static void addTypes(ArrayNode types, Set<String> ids, String template) {
        for (String id : ids) {
            if (types.valueStream().map(SandboxJson::id).noneMatch(id::equals)) {
                JsonNode like = types.valueStream()
                        .filter(type -> SandboxJson.id(type).equals(template))
                        .findFirst()
                        .orElseThrow();
                ObjectNode type = like.deepCopy();
                types.add(type.put("id", id).put("name", id).without("userPermissions"));
            }
        }
    }

    /** Where only a wildcard is needed, there is to be any entity and any action. */
    private static void addPermission(ObjectNode tree, String permission) {
        String[] parts = permission.split(":", -1);
        if (parts.length == 3 && !parts[0].equals("*")) {
            String entity = parts[1].equals("*") ? "anything" : parts[1];
            String action = parts[2].equals("*") ? "view" : parts[2];
            OperationPermissions.add(tree.withObjectProperty("permissions"), parts[0], entity, action);
        }
    }
}
