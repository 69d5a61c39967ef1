package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares a resource, as an answer shows it, with what is stated. */
@FunctionalInterface
public interface Comparison {

    /** Compares it. */
    Compare of(ResourceIds ids, JsonNode shown);
}
