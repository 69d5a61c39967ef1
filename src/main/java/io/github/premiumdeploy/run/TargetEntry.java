package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import java.util.Map;
import java.util.TreeMap;

/**
 * One target as the user lists it: what it says itself, and not yet checked. What it does not say comes from the common
 * configuration.
 *
 * @param id its name in messages, and of its directory
 * @param values parameters of its own
 * @param properties further fields of its submission, beside the common ones
 * @param place the file, line and column that it is read from; empty text where Maven gives one of the POM without its place
 */
public record TargetEntry(String id, Parameters values, Map<String, String> properties, String place) {

    public TargetEntry {
        properties = Map.copyOf(properties);
    }

    /** Where it is, in brackets and after a space; empty text where that is not known. */
    String where() {
        return place.isEmpty() ? "" : " (" + place + ")";
    }

    /** What its work is given: what it says itself, and for the rest what all targets have in common. */
    Parameters over(Parameters common) {
        return common.overriddenBy(values).with("target", id);
    }

    /** The further fields of its submission, the common ones included. */
    Map<String, String> fieldsOver(Map<String, String> common) {
        Map<String, String> fields = new TreeMap<>(common);
        fields.putAll(properties);
        return fields;
    }
}
