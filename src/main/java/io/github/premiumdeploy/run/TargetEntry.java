package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import java.util.Map;

/**
 * One target as the user lists it: what it says itself, and not yet checked. What it does not say comes from the common
 * configuration.
 *
 * @param id its name in messages, and of its directory
 * @param values parameters of its own
 * @param properties further fields of its submission, beside the common ones
 */
public record TargetEntry(String id, Parameters values, Map<String, String> properties) {

    public TargetEntry {
        properties = Map.copyOf(properties);
    }
}
