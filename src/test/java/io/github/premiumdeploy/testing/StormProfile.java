package io.github.premiumdeploy.testing;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How much is tried of what can be tried without end: a fixed small part in every build, all of it under the profile
 * {@code storm} of the POM. {@code -Dseed=N} tries one number alone, be it a seed or the write that goes wrong.
 */
public final class StormProfile {

    private StormProfile() {}

    /** Whether all is tried. */
    public static boolean isOn() {
        return Boolean.getBoolean("storm");
    }

    /** These numbers, or the one that was asked for. */
    static LongStream numbers(LongStream usual) {
        Long asked = Long.getLong("seed");
        return asked == null ? usual : LongStream.of(asked);
    }

    /**
     * The numbers from 1 to the last: all of them in a storm, otherwise one of so many in turn.
     *
     * @param last the last number that can be tried
     * @param oneOf one of how many is tried
     * @param turn which of these many, from 0; higher ones begin anew
     */
    public static IntStream sample(int last, int oneOf, int turn) {
        int step = isOn() ? 1 : oneOf;
        return numbers(LongStream.iterate(1 + turn % step, number -> number <= last, number -> number + step))
                .filter(number -> number <= last)
                .mapToInt(Math::toIntExact);
    }
}
