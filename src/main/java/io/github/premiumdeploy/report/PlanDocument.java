package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PruneList;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.text.JsonTree;

/** A plan as a file has it. */
final class PlanDocument {

    private PlanDocument() {}

    static ObjectNode of(Plan plan, PremiumApp app) {
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
}
