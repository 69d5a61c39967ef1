package io.github.premiumdeploy.sandbox.endpoint;

import java.util.HashMap;
import java.util.Map;

/** Counts attempts by what they are about, for things that only succeed after some. */
final class Attempts {

    private final Map<String, Integer> counts = new HashMap<>();

    /** Counts one attempt; whether it is among the first ones, as many as said. */
    boolean isAmongFirst(String id, int first) {
        return counts.merge(id, 1, Integer::sum) <= first;
    }
}
