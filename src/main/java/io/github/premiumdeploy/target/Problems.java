package io.github.premiumdeploy.target;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a configuration, so that all of it is reported at once, and each of it once. */
public final class Problems {

    private final Set<Problem> found = new LinkedHashSet<>();

    /** Adds one problem. */
    public void add(String what, String remedy) {
        found.add(new Problem(what, remedy));
    }

    /** Adds one problem. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Adds what others found. */
    public void add(Problems others) {
        found.addAll(others.found);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found, in the order of finding. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /**
     * Reports what was found.
     *
     * @throws InvalidConfigurationException if there is any problem
     */
    public void throwIfAny() throws InvalidConfigurationException {
        if (!found.isEmpty()) {
            throw new InvalidConfigurationException(all());
        }
    }
}
