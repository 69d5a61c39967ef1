package io.github.premiumdeploy.plan;

import java.util.Optional;

/** The ids of a plan's resources, as they become known while it is applied. */
public interface ResourceIds {

    /** The id of a resource, if it exists by now. */
    Optional<String> find(Key key);

    /** The id of a resource that an earlier step made sure of. */
    default String require(Key key) {
        return find(key).orElseThrow(() -> new IllegalStateException("no step made " + key));
    }
}
