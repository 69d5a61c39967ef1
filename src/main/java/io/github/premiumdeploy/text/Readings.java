package io.github.premiumdeploy.text;

import java.util.function.Consumer;

/**
 * All ways in which a text may be read: as it is, without up to {@value #DEEPEST} layers of escapes, Base64 or hexadecimal
 * digits in any order, and each of them without its blanks, where somebody may have broken a line.
 */
final class Readings {

    /** So many layers, one within another, are taken off. */
    static final int DEEPEST = 3;

    /** So many times its length a text may take in all its readings; what servers send takes less than a tenth of it. */
    static final int MOST = 256;

    /** A short text may take as much as one of so many characters. */
    private static final int LEAST = 64;

    private final Traces traces;
    private final Consumer<Reading> plain;
    private final Consumer<Reading> joined;
    /** What was last read without escapes of a text without blanks, by depth. */
    private final Reading[] unescaped = new Reading[DEEPEST + 1];

    private long left;

    private Readings(Traces traces, Consumer<Reading> plain, Consumer<Reading> joined, long most) {
        this.traces = traces;
        this.plain = plain;
        this.joined = joined;
        this.left = most;
    }

    /**
     * Hands over every reading of a text that has a trace of a secret.
     *
     * @param traces tells those that have
     * @param most so many times its length they may be long
     * @param plain takes those with their blanks
     * @param joined takes those without
     * @return whether that was all of them; not, if there are so many that somebody must have meant it
     */
    static boolean of(String text, int most, Traces traces, Consumer<Reading> plain, Consumer<Reading> joined) {
        Readings readings = new Readings(traces, plain, joined, (long) most * (text.length() + LEAST));
        readings.explore(Reading.of(text), 0, false);
        return readings.left >= 0;
    }

    private void explore(Reading reading, int depth, boolean isJoined) {
        left -= reading.length();
        if (left < 0) {
            return;
        }
        if (traces.areIn(reading)) {
            (isJoined ? joined : plain).accept(reading);
        }
        Reading legible = reading.legible(EncodedBytes.SHORTEST_BASE64);
        Blanks.removed(legible).ifPresent(shorter -> {
            // Mostly it makes no difference which of the two is taken off first.
            if (!shorter.isSame(unescaped[depth])) {
                explore(shorter, depth, true);
            }
        });
        if (depth < DEEPEST) {
            Escapes.decoded(legible).ifPresent(decoded -> {
                if (isJoined) {
                    unescaped[depth + 1] = decoded;
                }
                explore(decoded, depth + 1, isJoined);
            });
            EncodedBytes.decode(legible, traces, decoded -> explore(decoded, depth + 1, isJoined));
        }
    }
}
