package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is sent, as a function of the ids that are known by then. */
@FunctionalInterface
public interface Body {

    /** Builds it anew. */
    ObjectNode of(ResourceIds ids);

    /** The same whatever is known. */
    static Body of(ObjectNode content) {
        return ids -> content.deepCopy();
    }
}
