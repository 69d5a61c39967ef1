package io.github.premiumdeploy.deploy;

/**
 * One field that is not as the descriptor states it.
 *
 * @param field its path, for example {@code properties.url}
 * @param from what the organization has, as text
 * @param to what the descriptor states, as text
 */
public record Difference(String field, String from, String to) {

    private static final String MASK = "****";

    /** A difference in a field whose values are secret. */
    public static Difference secret(String field) {
        return new Difference(field, MASK, MASK);
    }

    /** Whether its values are secret. */
    public boolean isSecret() {
        return from.equals(MASK) && to.equals(MASK);
    }
}
