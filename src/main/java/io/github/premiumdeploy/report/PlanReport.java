package io.github.premiumdeploy.report;

import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a plan will do: in lines for a terminal, and as the JSON file {@value #NAME}. */
public final class PlanReport {

    /** The file's name. */
    public static final String NAME = "plan.json";

    private PlanReport() {}

    /** One line for each resource, with the fields that differ below it, and a summary. */
    public static List<String> lines(Plan plan) {
        return lines(plan, "");
    }

    /**
     * The same with a submission.
     *
     * @param submission its line; empty text if nothing is submitted
     */
    public static List<String> lines(Plan plan, String submission) {
        List<String> lines = new ArrayList<>();
        for (Change change : plan.changes()) {
            lines.add("  " + named(change)
                    + (change.wasThere() ? " (was there)" : "")
                    + (change.type() == Change.Type.LEFT_OVER ? " is left over" : ""));
            for (Difference difference : change.differences()) {
                lines.add("      " + difference.field() + ": "
                        + (difference.isSecret()
                                ? "differs (values not shown)"
                                : difference.from() + " -> " + difference.to()));
            }
            change.notes().forEach(note -> lines.add("      " + note));
        }
        plan.pruneList().ifPresent(list -> lines.addAll(PruneListReport.lines(list)));
        if (!submission.isEmpty()) {
            lines.add(submission);
        }
        lines.add(summary(plan, !submission.isEmpty()));
        return lines;
    }

    /** What goes, or stays although nobody describes it, is named with its id. */
    private static String named(Change change) {
        boolean isNamed = change.type() == Change.Type.DELETE || change.type() == Change.Type.LEFT_OVER;
        return change.type().sign() + " " + change.key().kind() + " \"" + change.fullName() + "\""
                + change.id().filter(id -> isNamed).map(id -> " (" + id + ")").orElse("");
    }

    /** How much of each. */
    public static String summary(Plan plan) {
        return summary(plan, false);
    }

    private static String summary(Plan plan, boolean submits) {
        long left = plan.count(Change.Type.LEFT_OVER);
        return "Plan: " + plan.count(Change.Type.CREATE) + " to create, " + plan.count(Change.Type.UPDATE)
                + " to update, " + plan.count(Change.Type.DELETE) + " to delete, " + plan.count(Change.Type.UNCHANGED)
                + " unchanged" + (left == 0 ? "" : ", " + left + " left over")
                + (submits ? ", 1 to submit" : "") + ".";
    }

    /**
     * Writes the plan as JSON.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(OutputFiles files, Plan plan) throws IOException {
        files.write(NAME, PlanDocument.of(plan));
    }

    /** What is different, in few words for a message. */
    static List<String> brief(List<Change> changes) {
        return changes.stream()
                .map(change -> change.type().sign() + " " + change.key().kind() + " \"" + change.fullName() + "\""
                        + Optional.of(change.differences())
                                .filter(all -> !all.isEmpty())
                                .map(all -> ": " + words(all.get(0)))
                                .orElse(""))
                .map(Printable::line)
                .toList();
    }

    private static String words(Difference difference) {
        return difference.isSecret()
                ? difference.field() + " is not as described (values not shown)"
                : difference.field() + " is " + difference.from() + ", not " + difference.to();
    }
}
