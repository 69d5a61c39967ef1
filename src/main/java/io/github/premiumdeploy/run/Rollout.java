package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.util.List;
import java.util.Optional;

/**
 * How a fleet is worked on.
 *
 * @param parallelism targets worked on at once
 * @param failuresBeforeNextTarget with more of them no further target is begun
 * @param failuresBeforeNextWave with more of them no further wave is begun
 */
public record Rollout(int parallelism, Waves waves, int failuresBeforeNextTarget, int failuresBeforeNextWave) {

    /** More threads than any machine is good for. */
    private static final int MOST = 1000;

    /**
     * Reads a rollout.
     *
     * @param parameters of which {@code parallelism}, {@code waves}, {@code failAtEnd} and {@code maxFailures} count
     * @param known the ids of all listed targets
     */
    public static Rollout read(Parameters parameters, List<String> known, Problems problems) {
        int parallelism = number("parallelism", 1, MOST, parameters, problems).orElse(8);
        Waves waves = parameters
                .value("waves")
                .map(text -> Waves.parse(text, known, problems))
                .orElse(Waves.NONE);
        Optional<Integer> maxFailures = number("maxFailures", 0, Integer.MAX_VALUE, parameters, problems);
        boolean failAtEnd =
                parameters.value("failAtEnd").map(Boolean::parseBoolean).orElse(true);
        return new Rollout(
                parallelism,
                waves,
                failAtEnd ? maxFailures.orElse(Integer.MAX_VALUE) : 0,
                failAtEnd ? maxFailures.orElse(0) : 0);
    }

    private static Optional<Integer> number(
            String name, int least, int most, Parameters parameters, Problems problems) {
        Optional<String> text = parameters.value(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().matches("\\d{1,9}")) {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return Optional.of(number);
            }
        }
        problems.add(
                Parameters.place(name) + " is \"" + text.get() + "\", which is not a number from " + least
                        + (most == Integer.MAX_VALUE ? " on" : " to " + most),
                "Correct it (" + Parameters.whereToSet(name) + ").");
        return Optional.empty();
    }
}
