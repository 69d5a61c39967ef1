package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.plan.PruneList.Confirmation;
import io.github.premiumdeploy.target.ParameterForms;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user says of the deletion of what is not described: whether, how much of it, and what was looked at. */
public class Pruning {

    /** Nothing is deleted. */
    public static final Pruning OFF = new Pruning(false, "", 10, List.of());

    private static final String PRUNE = "prune";
    private static final String CONFIRM = "pruneConfirm";
    private static final String LIMIT = "pruneLimit";
    private static final String INCLUDE = "pruneInclude";

    private final boolean enabled;
    private final Optional<String> confirm;
    private final int limit;
    private final List<String> include;

    /**
     * One way to prune.
     *
     * @param enabled whether anything is deleted
     * @param confirm the digest of the list that was looked at; empty text if none was
     * @param limit how many resources may go in one run
     * @param include names, or {@code kind:name}, in which {@code *} stands for anything, of what may go although it looks
     *     like another app's
     */
    public Pruning(boolean enabled, String confirm, int limit, List<String> include) {
        this.enabled = enabled;
        this.confirm = confirm.isEmpty() ? Optional.empty() : Optional.of(confirm);
        this.limit = limit;
        this.include = List.copyOf(include);
    }

    /**
     * Reads the parameters {@code prune}, {@code pruneConfirm}, {@code pruneLimit} and {@code pruneInclude}; what it returns
     * is of use only if no problem was added.
     */
    public static Pruning read(Parameters parameters, Problems problems) {
        boolean enabled = parameters.value(PRUNE).map(Boolean::parseBoolean).orElse(false);
        Optional<String> confirm = parameters.read(CONFIRM, ParameterForms.LIST_DIGEST, problems);
        if (confirm.isPresent() && !enabled) {
            problems.add(
                    Parameters.place(CONFIRM) + " is given, and nothing is pruned without " + Parameters.place(PRUNE),
                    "Set " + Parameters.whereToSet(PRUNE) + " to true, or leave " + Parameters.place(CONFIRM)
                            + " out.");
        }
        int limit = parameters.read(LIMIT, ParameterForms.COUNT, problems).orElse(OFF.limit);
        return new Pruning(enabled, confirm.orElse(""), limit, include(parameters, problems));
    }

    private static List<String> include(Parameters parameters, Problems problems) {
        List<String> patterns = new ArrayList<>();
        for (String part : parameters.value(INCLUDE).orElse("").split(",")) {
            String pattern = part.strip();
            if (pattern.isEmpty()) {
                continue;
            }
            patterns.add(pattern);
            if (ResourcePattern.of(pattern).name().chars().noneMatch(Character::isLetterOrDigit)) {
                problems.add(
                        Parameters.place(INCLUDE) + " has \"" + pattern + "\", which names everything",
                        "Name what is meant, for example ACME_2_* or group:ACME_Old (set "
                                + Parameters.whereToSet(INCLUDE) + ").");
            }
        }
        return patterns;
    }

    /** Whether anything is deleted. */
    public final boolean isEnabled() {
        return enabled;
    }

    /** How many resources may go in one run. */
    public final int limit() {
        return limit;
    }

    /** How a list with this digest compares with the one that the user looked at. */
    public Confirmation compare(String digest) {
        return confirm.map(text -> text.equals(digest) ? Confirmation.EQUAL : Confirmation.DIFFERENT)
                .orElse(Confirmation.NOT_GIVEN);
    }

    /** Whether the user names something that looks like another app's. */
    public final boolean includes(String kind, String fullName) {
        return include.stream().anyMatch(pattern -> ResourcePattern.of(pattern).matches(kind, fullName));
    }

    /** What two runs that delete the same have in common, as text. */
    @Override
    public String toString() {
        return enabled + (confirm.isPresent() || !include.isEmpty() ? " " + confirm.orElse("") + " " + include : "");
    }
}
