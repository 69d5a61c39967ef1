package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PruneList;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.PremiumApp.Submission;
import io.github.premiumdeploy.text.JsonTree;
import io.github.premiumdeploy.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what a plan will do: in lines for a terminal, and as the JSON file {@value #NAME}. */
public final class PlanReport {

    /** The file's name. */
    public static final String NAME = "plan.json";

    private PlanReport() {}

    /** One line for each resource, with the fields that differ below it, the submission of an app, and a summary. */
    public static List<String> lines(Plan plan, PremiumApp app) {
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
        app.submission().ifPresent(submitted -> lines.add(line(submitted)));
        lines.add(summary(plan, app));
        return lines;
    }

    /** What goes, or stays although nobody describes it, is named with its id. */
    private static String named(Change change) {
        boolean isNamed = change.type() == Change.Type.DELETE || change.type() == Change.Type.LEFT_OVER;
        return change.type().sign() + " " + change.key().kind() + " \"" + change.fullName() + "\""
                + change.id().filter(id -> isNamed).map(id -> " (" + id + ")").orElse("");
    }

    /** What a submission looks like in a plan: it changes nothing that could be asked for beforehand. */
    static String line(Submission app) {
        return "  ! submit " + words(app)
                + ": sent in every run, since the endpoint cannot be asked for what it has (submitUnchanged=false leaves out"
                + " what is done)";
    }

    /** An app that is submitted, by its name, its version and the environment. */
    static String words(Submission app) {
        String name = app.name().isEmpty() ? app.applicationId() : app.name();
        return "\"" + name + "\" " + app.version() + " to environment " + app.environmentId();
    }

    static Map<String, List<Change>> changed(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.type() != Change.Type.UNCHANGED)
                .collect(Collectors.groupingBy(change -> change.key().kind(), LinkedHashMap::new, Collectors.toList()));
    }

    /** How much of each. */
    public static String summary(Plan plan) {
        long left = plan.count(Change.Type.LEFT_OVER);
        return "Plan: " + plan.count(Change.Type.CREATE) + " to create, " + plan.count(Change.Type.UPDATE)
                + " to update, " + plan.count(Change.Type.DELETE) + " to delete, " + plan.count(Change.Type.UNCHANGED)
                + " unchanged" + (left == 0 ? "" : ", " + left + " left over") + ".";
    }

    static String summary(Plan plan, PremiumApp app) {
        String summary = summary(plan);
        return app.submission().isPresent() ? summary.substring(0, summary.length() - 1) + ", 1 to submit." : summary;
    }

    /**
     * Writes the plan as JSON.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(OutputFiles files, Plan plan, PremiumApp app) throws IOException {
        files.write(NAME, document(plan, app));
    }

    private static ObjectNode document(Plan plan, PremiumApp app) {
        ObjectNode document = JsonTree.object()
                .put("prefix", plan.prefix())
                .put("changes", plan.changes().stream().filter(Change::writes).count());
        ArrayNode resources = document.putArray("resources");
        plan.changes().forEach(change -> add(change, resources.addObject()));
        plan.pruneList().ifPresent(list -> add(list, document.putObject("prune")));
        // An app that is submitted, whatever the endpoint has of it already.
        app.submission()
                .ifPresent(submitted -> document.putObject("submission")
                        .put("applicationId", submitted.applicationId())
                        .put("environmentId", submitted.environmentId())
                        .put("name", submitted.name())
                        .put("version", submitted.version()));
        return document;
    }

    private static void add(Change change, ObjectNode resource) {
        resource.put("action", RecordJson.word(change.type()))
                .put("kind", change.key().kind())
                .put("name", change.fullName());
        change.id().ifPresent(id -> resource.put("id", id));
        if (change.wasThere()) {
            resource.put("wasThere", true);
        }
        ArrayNode differences = resource.putArray("differences");
        for (Difference difference : change.differences()) {
            differences
                    .addObject()
                    .put("field", difference.field())
                    .put("from", difference.from())
                    .put("to", difference.to());
        }
        ArrayNode notes = resource.putArray("notes");
        change.notes().forEach(notes::add);
        ArrayNode steps = resource.putArray("steps");
        for (Step step : change.steps()) {
            ArrayNode operations =
                    steps.addObject().put("action", step.verb().word()).putArray("operations");
            step.operations().forEach(operation -> operations.add(operation.signature()));
        }
    }

    /** What may be pruned, each with the facts that the platform tells of it. */
    private static void add(PruneList list, ObjectNode prune) {
        list.prevented().ifPresent(reason -> prune.put("prevented", reason));
        prune.put("digest", list.digest())
                .put("confirmed", list.confirmation() == PruneList.Confirmation.EQUAL)
                .put("limit", list.limit());
        ArrayNode resources = prune.putArray("resources");
        for (PruneList.Candidate one : list.candidates()) {
            ObjectNode resource = resources
                    .addObject()
                    .put("kind", one.kind())
                    .put("name", one.name())
                    .put("id", one.id())
                    .put("made", one.isMade());
            one.facts().forEach((fact, value) -> resource.set(fact, RecordJson.tree(value)));
        }
    }

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
