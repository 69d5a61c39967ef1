package io.github.premiumdeploy.report;

import io.github.premiumdeploy.deploy.RollbackException;
import io.github.premiumdeploy.deploy.RollbackException.Left;
import java.util.ArrayList;
import java.util.List;

/** Says what a failed run undid, what it could not, and what to do about that. */
final class RollbackText {

    private RollbackText() {}

    /** The lines after those that say what failed. */
    static List<String> lines(RollbackException rollback) {
        if (rollback.omitted().isPresent()) {
            return List.of(
                    "Nothing was rolled back: " + rollback.omitted().get() + ".",
                    "What was done is in the receipt; the next run goes on from there.");
        }
        List<String> lines = new ArrayList<>();
        boolean isWhole = rollback.left().isEmpty();
        boolean isNothing = isWhole && rollback.removed() + rollback.restored() == 0;
        lines.add(
                isNothing
                        ? "Rolled back: nothing had been changed."
                        : "Rolled back: " + ConsoleReport.count(rollback.removed(), "resource") + " removed, "
                                + rollback.restored() + " restored" + (isWhole ? "." : "; not:"));
        for (Left left : rollback.left()) {
            lines.add("  - " + left.kind() + " \"" + left.name() + "\""
                    + left.id().map(id -> " (id " + id + ")").orElse("") + ": "
                    + left.reason().replaceAll("\\R", " ") + ".");
        }
        if (!isWhole) {
            lines.add(
                    "Look at these in the organization, or run again: what is there already is taken up where it is.");
        }
        return lines;
    }
}
