package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of resources that there are. */
public interface KindRegistry {

    /** All kinds, in the order in which a reader expects them. */
    List<Kind> all();

    /** The id of what a resource came with: of an authentication action, its integration; of all others, their own. */
    String owner(String id);

    /**
     * Recognizes what carries a descriptor's prefix and looks like another app's.
     *
     * @param seesAll whether all lists were read in which other resources of the prefix may be
     * @return says what makes a resource look like another app's, in words; empty if nothing does
     */
    Function<Existing, Optional<String>> signsOfOtherApps(Scope scope, boolean seesAll);

    /** The kinds that a descriptor has. */
    default List<Kind> of(Descriptor descriptor) {
        List<Kind> kinds = new ArrayList<>(all());
        kinds.removeIf(kind -> descriptor.items(kind.key()).isEmpty());
        return kinds;
    }
}
