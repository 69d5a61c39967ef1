package io.github.premiumdeploy.report;

import io.github.premiumdeploy.plan.PruneList;
import io.github.premiumdeploy.plan.PruneList.Candidate;
import java.util.ArrayList;
import java.util.List;

/** Says what may be pruned, so that a person can decide on it, in lines for a terminal. */
final class PruneListReport {

    private PruneListReport() {}

    static List<String> lines(PruneList list) {
        List<String> lines = new ArrayList<>();
        if (list.prevented().isPresent()) {
            lines.add("  " + list.prevented().get() + ".");
            return lines;
        }
        if (list.candidates().isEmpty()) {
            lines.add("  There is nothing that prune may delete.");
            return lines;
        }
        lines.add("  prune may delete " + ConsoleReport.count(list.candidates().size(), "resource")
                + "; the digest of this list is " + list.digest() + ":");
        list.candidates().forEach(one -> lines.add("      " + line(one)));
        lines.addAll(advice(list));
        return lines;
    }

    private static String line(Candidate one) {
        StringBuilder line = new StringBuilder(one.kind() + " \"" + one.name() + "\" (" + one.id() + ")");
        one.facts()
                .forEach((fact, value) ->
                        line.append(", ").append(fact).append(' ').append(value));
        return line.append(one.isMade() ? ", made by this app, as a receipt says" : "")
                .toString();
    }

    private static List<String> advice(PruneList list) {
        List<String> lines = new ArrayList<>();
        lines.add("      "
                + switch (list.confirmation()) {
                    case EQUAL -> "All of them are confirmed.";
                    case DIFFERENT ->
                        "<pruneConfirm> is of another list, so that premium-deploy would stop. -Dgenesyscloud."
                                + "pruneConfirm=" + list.digest() + " confirms this one.";
                    case NOT_GIVEN ->
                        "-Dgenesyscloud.prune -Dgenesyscloud.pruneConfirm=" + list.digest()
                                + " deletes exactly these; without pruneConfirm only those go that a receipt knows.";
                });
        if (list.candidates().size() > list.limit()) {
            lines.add("      At most " + list.limit() + " may go in one run (<pruneLimit>).");
        }
        return lines;
    }
}
