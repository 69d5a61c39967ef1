package io.github.premiumdeploy.plan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The roles that a request gives to an OAuth client, and those that the client has already. The caller must hold all of them,
 * and a role that was granted a moment ago may show before it takes effect.
 *
 * @param given the roles that the request gives
 * @param has the roles that the client has already: their names, as far as they are known, by their ids
 * @param heldSince since when the caller holds roles, by their ids; those of which it is known
 */
public record PassedRoles(List<Key> given, Map<String, String> has, Map<String, Instant> heldSince) {

    /**
     * One of the roles.
     *
     * @param name its name, or its id where that is all that is known
     * @param since since when the caller holds it, as far as that is known
     */
    public record Passed(String id, String name, Optional<Instant> since) {}

    public PassedRoles {
        given = List.copyOf(given);
        has = Map.copyOf(has);
        heldSince = Map.copyOf(heldSince);
    }

    /** All roles that the caller must hold. */
    public List<Passed> all(ResourceIds ids) {
        Map<String, String> names = new LinkedHashMap<>();
        given.forEach(role -> names.put(ids.require(role), role.name()));
        has.forEach(names::putIfAbsent);
        return names.entrySet().stream()
                .map(role -> new Passed(role.getKey(), role.getValue(), since(ids, role.getKey())))
                .toList();
    }

    private Optional<Instant> since(ResourceIds ids, String roleId) {
        return Stream.concat(ids.grantedAt(roleId).stream(), Optional.ofNullable(heldSince.get(roleId)).stream())
                .max(Instant::compareTo);
    }

    /**
     * Those which the caller may hold for so short a time that they have not taken effect. Of a role that is given it may not be
     * known since when it is held; then it counts.
     *
     * @param settled what was granted before this has taken effect
     */
    public List<Passed> young(ResourceIds ids, Instant settled) {
        return all(ids).stream()
                .filter(role -> role.since()
                        .map(since -> !settled.isAfter(since))
                        .orElseGet(() ->
                                given.stream().anyMatch(key -> ids.require(key).equals(role.id()))))
                .toList();
    }
}
