package io.github.premiumdeploy.report;

import io.github.premiumdeploy.apply.RollbackResult;
import io.github.premiumdeploy.apply.RollbackResult.Left;
import io.github.premiumdeploy.apply.RollbackResult.None;
import io.github.premiumdeploy.apply.RollbackResult.Omitted;
import io.github.premiumdeploy.apply.RollbackResult.RolledBack;
import java.util.ArrayList;
import java.util.List;

/** Says what a failed run undid, what it could not, and what to do about that. */
final class RollbackText {

    private RollbackText() {}

    static List<String> lines(RollbackResult result) {
        if (result instanceof None) {
            return List.of();
        }
        if (result instanceof Omitted omitted) {
            return List.of(
                    "Nothing was rolled back: " + omitted.reason() + ".",
                    "What was done is in receipt.json; the next run goes on from there.");
        }
        RolledBack rollback = (RolledBack) result;
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
