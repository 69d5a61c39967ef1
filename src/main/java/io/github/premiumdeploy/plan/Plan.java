package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.genesys.Operation;
import java.util.List;
import java.util.Optional;

/**
 * What a run will do, as data: {@code plan} prints it, {@code premium-deploy} and {@code undeploy} execute it.
 *
 * @param prefix the prefix of every name
 * @param changes one for each resource, those that change nothing included
 * @param pruneList what may be pruned; empty if nothing is to be pruned
 */
public record Plan(String prefix, List<Change> changes, Optional<PruneList> pruneList) {

    /** A plan that prunes nothing. */
    public Plan(String prefix, List<Change> changes) {
        this(prefix, changes, Optional.empty());
    }

    public Plan {
        changes = List.copyOf(changes);
    }

    /** Whether it writes nothing. */
    public boolean isEmpty() {
        return changes.stream().noneMatch(Change::writes);
    }

    /** How many resources it does this to. */
    public long count(Change.Type type) {
        return changes.stream().filter(change -> change.type() == type).count();
    }

    /** The operations of all steps, each once. */
    public List<Operation> operations() {
        return changes.stream()
                .flatMap(change -> change.steps().stream())
                .flatMap(step -> step.operations().stream())
                .distinct()
                .toList();
    }
}
