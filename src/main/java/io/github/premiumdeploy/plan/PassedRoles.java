package io.github.premiumdeploy.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The roles that a request gives to an OAuth client. The caller must hold them, and a role that was granted a moment ago may
 * show before it takes effect.
 *
 * @param roles the roles
 * @param heldSince since when the caller holds roles, by their ids; those of which it is known
 */
public record PassedRoles(List<Key> roles, Map<String, Instant> heldSince) {

    public PassedRoles {
        roles = List.copyOf(roles);
        heldSince = Map.copyOf(heldSince);
    }

    /** Whether one of them may be with the caller for so short a time that it has not taken effect. */
    public boolean mayBeYoung(ResourceIds ids, Instant settled) {
        return roles.stream()
                .map(ids::require)
                .anyMatch(id -> !heldSince.containsKey(id) || !settled.isAfter(heldSince.get(id)));
    }
}
