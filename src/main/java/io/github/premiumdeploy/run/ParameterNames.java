package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.ValueForm;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parameters that goals have to know by name.
 *
 * @param ofTarget those of a single value that can differ by target
 * @param decisive those that make two runs do different things
 * @param forms what values look like, of all that do not take any text
 */
public record ParameterNames(List<String> ofTarget, List<String> decisive, Map<String, ValueForm<?>> forms) {

    /** The id of a target. */
    public static final String ID = "id";

    /** Further fields of the submission. */
    public static final String PROPERTIES = "properties";

    public ParameterNames {
        ofTarget = List.copyOf(ofTarget);
        decisive = List.copyOf(decisive);
        forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    }

    /** All that can be said of a target. */
    public List<String> fieldsOfTarget() {
        return Stream.concat(Stream.of(ID, PROPERTIES), ofTarget.stream()).toList();
    }

    /** The forms of what a target says, or has in common with others. */
    Map<String, ValueForm<?>> formsOfTarget() {
        Map<String, ValueForm<?>> some = new LinkedHashMap<>(forms);
        some.keySet().retainAll(ofTarget);
        return some;
    }

    /** The forms of what is said of a run as a whole. */
    Map<String, ValueForm<?>> formsOfRun() {
        Map<String, ValueForm<?>> some = new LinkedHashMap<>(forms);
        some.keySet().removeAll(ofTarget);
        return some;
    }
}
