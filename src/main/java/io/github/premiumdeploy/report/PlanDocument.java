package io.github.premiumdeploy.report;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PruneList;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.PremiumApp.Submission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan as a file has it.
 *
 * @param changes how many resources it changes
 */
record PlanDocument(
        String prefix, long changes, List<Resource> resources, Optional<Prune> prune, Optional<Submitted> submission) {

    static PlanDocument of(Plan plan, PremiumApp app) {
        return new PlanDocument(
                plan.prefix(),
                plan.changes().stream().filter(Change::writes).count(),
                plan.changes().stream().map(Resource::of).toList(),
                plan.pruneList().map(Prune::of),
                app.submission().map(Submitted::of));
    }

    /** An app that is submitted, whatever the endpoint has of it already. */
    record Submitted(String applicationId, String environmentId, String name, String version) {

        private static Submitted of(Submission app) {
            return new Submitted(app.applicationId(), app.environmentId(), app.name(), app.version());
        }
    }

    /** A resource with what happens to it. */
    record Resource(
            Change.Type action,
            String kind,
            String name,
            Optional<String> id,
            Optional<Boolean> wasThere,
            List<Field> differences,
            List<String> notes,
            List<Performed> steps) {

        private static Resource of(Change change) {
            return new Resource(
                    change.type(),
                    change.key().kind(),
                    change.fullName(),
                    change.id(),
                    Optional.of(change.wasThere()).filter(is -> is),
                    change.differences().stream()
                            .map(difference -> new Field(difference.field(), difference.from(), difference.to()))
                            .toList(),
                    change.notes(),
                    change.steps().stream()
                            .map(step -> new Performed(
                                    step.verb().word(),
                                    step.operations().stream()
                                            .map(Operation::signature)
                                            .toList()))
                            .toList());
        }
    }

    /** A field that differs. */
    record Field(String field, String from, String to) {}

    /** A step with the operations that it calls. */
    record Performed(String action, List<String> operations) {}

    /**
     * What may be pruned.
     *
     * @param resources each with the facts that the platform tells of it
     */
    record Prune(
            Optional<String> prevented,
            String digest,
            boolean confirmed,
            int limit,
            List<Map<String, Object>> resources) {

        private static Prune of(PruneList list) {
            return new Prune(
                    list.prevented(),
                    list.digest(),
                    list.confirmation() == PruneList.Confirmation.EQUAL,
                    list.limit(),
                    list.candidates().stream().map(Prune::resource).toList());
        }

        private static Map<String, Object> resource(PruneList.Candidate one) {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("kind", one.kind());
            resource.put("name", one.name());
            resource.put("id", one.id());
            resource.put("made", one.isMade());
            resource.putAll(one.facts());
            return resource;
        }
    }
}
