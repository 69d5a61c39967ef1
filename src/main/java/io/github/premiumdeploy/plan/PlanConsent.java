package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.plan.PruneList.Candidate;
import io.github.premiumdeploy.plan.PruneList.Confirmation;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Stops a plan, before its first write, that would take over more of what was there, or delete more of what is left over,
 * than the user agreed to.
 */
public final class PlanConsent {

    private static final int MOST_NAMED = 8;

    private PlanConsent() {}

    /**
     * Makes sure that a plan takes over nothing that it may not.
     *
     * @throws PlanException if it would
     */
    public static void requireAdoption(Plan plan, Adopt adopt) {
        List<String> taken = new ArrayList<>();
        for (Change change : plan.changes()) {
            if (change.wasThere() && (adopt == Adopt.NONE || adopt == Adopt.UNCHANGED && change.writes())) {
                taken.add(named(
                        change.key().kind(), change.fullName(), change.id().orElse("")));
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        String word = adopt == Adopt.NONE ? "take over " : "change ";
        throw new PlanException(
                Parameters.place("adopt") + " is " + adopt.word() + ", and this run would " + word + taken.size()
                        + (taken.size() == 1 ? " resource" : " resources")
                        + " that no receipt at hand says this app made: "
                        + listed(taken),
                "If it is the app's: set " + Parameters.whereToSet("adopt") + " to "
                        + (adopt == Adopt.NONE ? "unchanged or all" : "all")
                        + ", or let the receipt of the run that made it be at hand.\n"
                        + "If it is not: rename or delete it in the organization, or choose another <prefix> or other names in"
                        + " the descriptor.");
    }

    /**
     * Makes sure that a plan prunes nothing that the user did not confirm, and not too much.
     *
     * @throws PlanException if it would
     */
    public static void requirePruning(Plan plan) {
        Optional<PruneList> pruning = plan.pruneList();
        if (pruning.isEmpty()) {
            return;
        }
        PruneList list = pruning.get();
        if (list.confirmation() == Confirmation.DIFFERENT && !list.candidates().isEmpty()) {
            throw new PlanException(
                    "What prune would delete is not the list that <pruneConfirm> stands for. Now its digest is "
                            + list.digest() + ", and it has " + count(list.candidates()) + ": "
                            + listed(named(list.candidates())),
                    "If exactly these are to be deleted for good, set " + Parameters.whereToSet("pruneConfirm") + " to "
                            + list.digest() + ".");
        }
        int going = list.going().size();
        if (going > list.limit()) {
            throw new PlanException(
                    "prune would delete " + count(list.going()) + ", and <pruneLimit> lets at most " + list.limit()
                            + " go in one run: " + listed(named(list.going())),
                    "Look at each of them; if all are to be deleted for good, set "
                            + Parameters.whereToSet("pruneLimit") + " to " + going + " for this run.");
        }
    }

    private static String count(List<Candidate> candidates) {
        return candidates.size() + (candidates.size() == 1 ? " resource" : " resources");
    }

    private static List<String> named(List<Candidate> candidates) {
        return candidates.stream()
                .map(one -> named(one.kind(), one.name(), one.id()))
                .toList();
    }

    private static String named(String kind, String name, String id) {
        return kind + " \"" + name + "\" (" + id + ")";
    }

    private static String listed(List<String> names) {
        return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }
}
