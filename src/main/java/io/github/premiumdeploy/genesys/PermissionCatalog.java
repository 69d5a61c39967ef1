package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The permissions that exist in an organization; published. One that is not among them is held by nobody, not even by a
 * role with all permissions: a product, a licence or a switch is missing.
 *
 * @param permissions whether each counts by division, as far as the platform says so
 */
public record PermissionCatalog(Map<String, Optional<Boolean>> permissions) {

    /** Nothing is known. */
    public static final PermissionCatalog UNKNOWN = new PermissionCatalog(Map.of());

    public PermissionCatalog {
        permissions = Map.copyOf(permissions);
    }

    static PermissionCatalog of(List<JsonNode> domains) {
        Map<String, Optional<Boolean>> permissions = new LinkedHashMap<>();
        for (JsonNode domain : domains) {
            for (JsonNode entity : domain.path("permissionMap")) {
                for (JsonNode permission : entity) {
                    JsonNode aware = permission.path("divisionAware");
                    String name = Json.text(permission, "domain")
                                    .or(() -> Json.text(domain, "domain"))
                                    .orElse("")
                            + ":" + Json.text(permission, "entityType").orElse("")
                            + ":" + Json.text(permission, "action").orElse("");
                    permissions.put(name, aware.isBoolean() ? Optional.of(aware.asBoolean()) : Optional.empty());
                }
            }
        }
        return new PermissionCatalog(permissions);
    }

    /** Whether a permission exists. A catalogue without a single one says nothing: then every permission does. */
    public boolean has(String permission) {
        return permissions.isEmpty() || permissions.containsKey(permission);
    }

    /** Whether a permission counts by division; empty if the platform does not say. */
    public Optional<Boolean> countsByDivision(String permission) {
        return permissions.getOrDefault(permission, Optional.empty());
    }
}
