package io.github.premiumdeploy.plan;

import java.time.Instant;
import java.util.Optional;

/** The ids of a plan's resources, as they become known while it is applied. */
public interface ResourceIds {

    /** The id of a resource, if it exists by now. */
    Optional<String> find(Key key);

    /** When this run granted a role to the caller, by the role's id; empty if it did not. */
    default Optional<Instant> grantedAt(String roleId) {
        return Optional.empty();
    }

    /** The id of a resource that an earlier step made sure of. */
    default String require(Key key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no step made " + key));
    }
}
