package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which of the listed targets a run works on.
 *
 * @param ids those that are named; empty = all
 * @param shard this machine's share of them
 */
public record Selection(List<String> ids, Optional<Shard> shard) {

    /**
     * Reads a selection.
     *
     * @param parameters of which {@code target} and {@code shard} count
     */
    public static Selection read(Parameters parameters, Problems problems) {
        return new Selection(
                parameters.value("target").map(Selection::split).orElse(List.of()),
                parameters.read("shard", Shard.FORM, problems));
    }

    /** The parts of a list that commas separate. */
    static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** The targets to work on, in the order of the list. */
    public List<TargetEntry> of(List<TargetEntry> listed, Problems problems) {
        List<String> known = listed.stream().map(TargetEntry::id).toList();
        requireKnown("target", ids, known, problems);
        if (listed.isEmpty() && shard.isPresent()) {
            problems.add(
                    "<shard> is " + shard.get()
                            + ", and there are no targets to share: every machine would do the same",
                    "List the targets (<targets> or <targetsFile>), or leave <shard> out.");
        }
        List<TargetEntry> chosen = listed.stream()
                .filter(member -> ids.isEmpty() || ids.contains(member.id()))
                .toList();
        return shard.isPresent() ? shard.get().of(chosen) : chosen;
    }

    /** Says which of the ids that a parameter names are those of no target. */
    static void requireKnown(String parameter, List<String> named, List<String> known, Problems problems) {
        List<String> unknown = new ArrayList<>(named);
        unknown.removeAll(known);
        for (String id : unknown) {
            problems.add(
                    Parameters.place(parameter) + " names \"" + id + "\", and no target has this id",
                    Nearest.likely(id, known)
                                    .map(near -> "Did you mean \"" + near + "\"? ")
                                    .orElse("")
                            + "Correct it (" + Parameters.whereToSet(parameter) + "), or add the target.");
        }
    }
}
