package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
        permissions = Collections.unmodifiableMap(permissions);
    }

    /** Of the entities that {@link PermissionPage} reads. */
    static PermissionCatalog of(List<JsonNode> domains) {
        Map<String, Optional<Boolean>> permissions = new LinkedHashMap<>();
        for (JsonNode domain : domains) {
            domain.properties()
                    .forEach(permission -> permissions.put(permission.getKey(), known(permission.getValue())));
        }
        return new PermissionCatalog(permissions);
    }

    private static Optional<Boolean> known(JsonNode countsByDivision) {
        return countsByDivision.isBoolean() ? Optional.of(countsByDivision.asBoolean()) : Optional.empty();
    }

    /** The permissions of both. */
    public PermissionCatalog with(PermissionCatalog more) {
        Map<String, Optional<Boolean>> all = new LinkedHashMap<>(permissions);
        all.putAll(more.permissions);
        return new PermissionCatalog(all);
    }

    /** Whether a permission exists. A catalogue without a single one says nothing: then every permission does. */
    public boolean has(String permission) {
        return permissions.isEmpty() || permissions.containsKey(permission);
    }

    /**
     * Whether a permission exists that a wildcard covers. A catalogue without a single one says nothing.
     *
     * @param wildcard {@code domain:entity:action} with {@code *} for any
     */
    public boolean hasAny(String wildcard) {
        String[] parts = wildcard.split(":", -1);
        return permissions.isEmpty()
                || permissions.keySet().stream()
                        .map(name -> name.split(":", -1))
                        .anyMatch(name -> covers(parts, name));
    }

    private static boolean covers(String[] wildcard, String[] name) {
        boolean covers = wildcard.length == name.length;
        for (int i = 0; covers && i < name.length; i++) {
            covers = wildcard[i].equals(Policy.ALL) || wildcard[i].equals(name[i]);
        }
        return covers;
    }

    /** The entities that permissions exist for, {@code domain:entity}. */
    public Set<String> entities() {
        return permissions.keySet().stream()
                .filter(name -> name.contains(":"))
                .map(name -> name.substring(0, name.lastIndexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a permission counts by division; empty if the platform does not say. */
    public Optional<Boolean> countsByDivision(String permission) {
        return permissions.getOrDefault(permission, Optional.empty());
    }
}
