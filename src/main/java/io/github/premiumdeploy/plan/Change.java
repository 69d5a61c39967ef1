package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.text.Worded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a plan does to one resource.
 *
 * @param fullName its name in the organization, prefix included
 * @param type what happens to it
 * @param id its id, if it exists
 * @param differences what is not as described; nothing for what is created or deleted
 * @param notes what a reader should know
 * @param steps the writes, in their order
 * @param wasThere whether it was in the organization before, and no receipt at hand says that this app made it
 */
public record Change(
        Key key,
        String fullName,
        Type type,
        Optional<String> id,
        List<Difference> differences,
        List<String> notes,
        List<Step> steps,
        boolean wasThere) {

    /** What happens to a resource. */
    public enum Type implements Worded {
        CREATE("+"),
        UPDATE("~"),
        DELETE("-"),
        UNCHANGED("="),
        /** It carries the prefix and is not described; it stays. */
        LEFT_OVER("?");

        private final String sign;

        Type(String sign) {
            this.sign = sign;
        }

        /** The sign that plans use. */
        public String sign() {
            return sign;
        }
    }

    public Change {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
        steps = List.copyOf(steps);
    }

    /** A change of what this app made, or makes. */
    public Change(
            Key key,
            String fullName,
            Type type,
            Optional<String> id,
            List<Difference> differences,
            List<String> notes,
            List<Step> steps) {
        this(key, fullName, type, id, differences, notes, steps, false);
    }

    /** Makes a resource. */
    public static Change create(Key key, String fullName, List<String> notes, List<Step> steps) {
        return new Change(key, fullName, Type.CREATE, Optional.empty(), List.of(), notes, steps);
    }

    /** Changes a resource; it is unchanged where there is no step. */
    public static Change update(
            Existing existing, String fullName, List<Difference> differences, List<String> notes, List<Step> steps) {
        Type type = steps.isEmpty() ? Type.UNCHANGED : Type.UPDATE;
        return new Change(existing.key(), fullName, type, Optional.of(existing.id()), differences, notes, steps);
    }

    /** Removes a resource. */
    public static Change delete(Scope scope, Existing existing, List<String> notes, List<Step> steps) {
        return of(scope, existing, Type.DELETE, notes, steps);
    }

    /** Leaves a resource as it is that is not described. */
    static Change leave(Scope scope, Existing existing, String reason) {
        return of(scope, existing, Type.LEFT_OVER, List.of(reason), List.of());
    }

    private static Change of(Scope scope, Existing existing, Type type, List<String> notes, List<Step> steps) {
        Optional<String> id = Optional.of(existing.id());
        return new Change(existing.key(), scope.fullName(existing), type, id, List.of(), notes, steps);
    }

    /** The same of what was there before. */
    Change ofWhatWasThere() {
        return new Change(key, fullName, type, id, differences, notes, steps, true);
    }

    /** The same where all that differs is kept in forms of the platform's own: there is nothing to do. */
    Change inFormOnly() {
        List<String> words = new ArrayList<>(notes);
        differences.forEach(difference -> words.add(PlatformForm.words(difference)));
        return new Change(key, fullName, Type.UNCHANGED, id, List.of(), words, List.of(), wasThere);
    }

    /**
     * Whether all that it changes is a matter of form.
     *
     * @param isForm whether a difference is one of the platform's form only
     */
    public boolean isFormOnly(Predicate<Difference> isForm) {
        return type == Type.UPDATE
                && !differences.isEmpty()
                && differences.stream().allMatch(isForm);
    }

    /** Whether it writes anything. */
    public boolean writes() {
        return !steps.isEmpty();
    }
}
