package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Makes of the standard organization one in which given apps can be deployed. */
final class FittingOrganization {

    private static final String APP_TYPE = "premium-app-acme";
    private static final String WIDGET_TYPE = "premium-widget-acme";

    /** Stands for any entity and any action where only a wildcard is needed. */
    private static final String ANY_ENTITY = "anything";

    private static final String ANY_ACTION = "view";
    private static final String WILDCARD = "*";

    private final ObjectNode tree = OrganizationDocument.bundled("standard");

    private FittingOrganization() {}

    static SandboxOrganization of(AppNeeds needs) {
        FittingOrganization made = new FittingOrganization();
        made.fit(needs);
        return OrganizationReader.parse(made.tree, "the fitting organization");
    }

    private void fit(AppNeeds needs) {
        if (!needs.organizationId().isEmpty()) {
            tree.withObjectProperty("organization").put("id", needs.organizationId());
        }
        endpoint(
                needs.endpoint().get(0),
                needs.endpoint().get(1),
                needs.endpoint().get(2));
        types(needs.appTypes(), APP_TYPE);
        types(needs.widgetTypes(), WIDGET_TYPE);
        needs.permissions().forEach(this::permission);
    }

    private void endpoint(String path, String permission, String feature) {
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
            permission(permission);
            ObjectNode policy = ((ArrayNode) tree.path("roles").path(0).path("policies")).addObject();
            policy.put("domain", parts[0]).put("entityName", parts[1]);
            policy.putArray("actionSet").add(parts[2]);
        }
    }

    private void types(Set<String> ids, String template) {
        ArrayNode types = (ArrayNode) tree.path("integrationTypes");
        for (String id : ids) {
            if (find(types, id) == null) {
                ObjectNode type = find(types, template).deepCopy();
                type.put("id", id).put("name", id).remove("userPermissions");
                types.add(type);
            }
        }
    }

    private static ObjectNode find(ArrayNode types, String id) {
        for (JsonNode type : types) {
            if (type.path("id").asText().equals(id)) {
                return (ObjectNode) type;
            }
        }
        return null;
    }

    private void permission(String permission) {
        String[] parts = permission.split(":", -1);
        if (parts.length != 3 || parts[0].equals(WILDCARD)) {
            return;
        }
        String entity = parts[1].equals(WILDCARD) ? ANY_ENTITY : parts[1];
        String action = parts[2].equals(WILDCARD) ? ANY_ACTION : parts[2];
        OperationPermissions.add(tree.withObjectProperty("permissions"), parts[0], entity, action);
    }
}
