package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.ParameterForms;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.ValueForm;
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

    /** The values of the parameter {@code parallelism}: at most as many threads as no machine is good for. */
    public static final ValueForm<Integer> PARALLELISM = ValueForm.number(1, 1000);

    /**
     * Reads a rollout.
     *
     * @param parameters of which {@code parallelism}, {@code waves}, {@code failAtEnd} and {@code maxFailures} count
     * @param known the ids of all listed targets
     */
    public static Rollout read(Parameters parameters, List<String> known, Problems problems) {
        int parallelism = parameters.read("parallelism", PARALLELISM, problems).orElse(8);
        Waves waves = parameters
                .value("waves")
                .map(text -> Waves.parse(text, known, problems))
                .orElse(Waves.NONE);
        Optional<Integer> maxFailures = parameters.read("maxFailures", ParameterForms.COUNT, problems);
        boolean failAtEnd =
                parameters.value("failAtEnd").map(Boolean::parseBoolean).orElse(true);
        return new Rollout(
                parallelism,
                waves,
                failAtEnd ? maxFailures.orElse(Integer.MAX_VALUE) : 0,
                failAtEnd ? maxFailures.orElse(0) : 0);
    }
}
