package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A rollout in waves: one begins when the one before it has ended, and targets that no wave names come last.
 *
 * @param named the ids of each wave
 */
public record Waves(List<List<String>> named) {

    /** All targets at once. */
    public static final Waves NONE = new Waves(List.of());

    /**
     * Reads waves, as {@code canary-1,canary-2;eu-1}.
     *
     * @param known the ids of all listed targets, whether selected or not
     */
    public static Waves parse(String text, List<String> known, Problems problems) {
        List<List<String>> named = Arrays.stream(text.split(";"))
                .map(Selection::split)
                .filter(wave -> !wave.isEmpty())
                .toList();
        Set<String> seen = new HashSet<>();
        for (List<String> wave : named) {
            Selection.requireKnown("waves", wave, known, problems);
            wave.stream()
                    .filter(id -> !seen.add(id))
                    .forEach(id -> problems.add(
                            "<waves> names \"" + id + "\" in two waves",
                            "Leave it in one of them (" + Parameters.whereToSet("waves") + ")."));
        }
        return new Waves(named);
    }

    /** The ids to work on, wave by wave; no wave is empty. */
    List<List<String>> of(List<String> ids) {
        List<List<String>> waves = new ArrayList<>();
        Set<String> rest = new LinkedHashSet<>(ids);
        for (List<String> wave : named) {
            waves.add(wave.stream().filter(rest::remove).toList());
        }
        waves.add(List.copyOf(rest));
        waves.removeIf(List::isEmpty);
        return waves;
    }
}
