package io.github.premiumdeploy.run;

import java.util.List;
import java.util.stream.Stream;

/**
 * The parameters that goals have to know by name.
 *
 * @param ofTarget those of a single value that can differ by target
 * @param decisive those that make two runs do different things
 */
public record ParameterNames(List<String> ofTarget, List<String> decisive) {

    /** The id of a target. */
    public static final String ID = "id";

    /** Further fields of the submission. */
    public static final String PROPERTIES = "properties";

    public ParameterNames {
        ofTarget = List.copyOf(ofTarget);
        decisive = List.copyOf(decisive);
    }

    /** All that can be said of a target. */
    public List<String> fieldsOfTarget() {
        return Stream.concat(Stream.of(ID, PROPERTIES), ofTarget.stream()).toList();
    }
}
