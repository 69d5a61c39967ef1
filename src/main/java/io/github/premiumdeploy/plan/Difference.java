package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.text.Sha256;
import java.util.Objects;

/**
 * One field that is not as the descriptor states it. Two that read the same are equal.
 *
 * @param field its path, for example {@code properties.url}
 * @param from what the organization has, as text
 * @param to what the descriptor states, as text
 * @param digest stands for both values in full, also where they are shown in part or not at all
 * @param mayBeForm whether what the organization has may be what is stated, in a form of the platform's own
 */
public record Difference(String field, String from, String to, String digest, boolean mayBeForm) {

    private static final String MASK = "****";

    /** The word for what is not there. */
    public static final String NONE = "(none)";

    /** A difference that is no matter of form. */
    public Difference(String field, String from, String to) {
        this(field, from, to, digestOf(from, to), false);
    }

    /** A difference in a field whose values are secret. */
    public static Difference secret(String field) {
        return new Difference(field, MASK, MASK);
    }

    /** The same where its values are secret. */
    public Difference masked() {
        return new Difference(field, MASK, MASK, digest, mayBeForm);
    }

    /** Whether its values are secret. */
    public boolean isSecret() {
        return from.equals(MASK) && to.equals(MASK);
    }

    /** Whether this is the same field with the same values, however they are shown. */
    public boolean isSameAs(Difference other) {
        return field.equals(other.field) && digest.equals(other.digest);
    }

    /** Stands for two values. */
    public static String digestOf(String from, String to) {
        return Sha256.hex(from.length() + ":" + from + to);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Difference that
                && field.equals(that.field)
                && from.equals(that.from)
                && to.equals(that.to);
    }

    @Override
    public int hashCode() {
        return Objects.hash(field, from, to);
    }
}
