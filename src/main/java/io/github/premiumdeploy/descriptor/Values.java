package io.github.premiumdeploy.descriptor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the placeholders of a descriptor stand for: the port to the build. */
public interface Values {

    /** No values at all. */
    Values NONE = name -> Optional.empty();

    /**
     * A value.
     *
     * @param isSecret whether it must never show
     */
    record Value(String text, boolean isSecret) {
        @Override
        public String toString() {
            return isSecret ? "a secret" : text;
        }
    }

    /**
     * What a placeholder stands for.
     *
     * @param name what stands between the two @, for example {@code project.version}
     * @return empty if there is no such value
     * @throws UnusableValueException if there is one that cannot be used
     */
    Optional<Value> value(String name) throws UnusableValueException;

    /** Names that have a value, for suggestions. */
    default Collection<String> names() {
        return List.of();
    }

    /** Says why a value cannot be used. */
    final class UnusableValueException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String remedy;

        /**
         * @param what what is wrong, as a clause
         * @param remedy what to do about it, as a clause
         */
        public UnusableValueException(String what, String remedy) {
            super(what);
            this.remedy = remedy;
        }

        String remedy() {
            return remedy;
        }
    }
}
