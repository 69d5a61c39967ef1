package io.github.premiumdeploy.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** The ids of what is pruned. */
    public Set<String> pruned() {
        return pruneList.stream()
                .flatMap(list -> list.going().stream())
                .map(PruneList.Candidate::id)
                .collect(Collectors.toSet());
    }

    /** Whether it writes nothing. */
    public boolean isEmpty() {
        return changes.stream().noneMatch(Change::writes);
    }

    /** How many resources it does this to. */
    public long count(Change.Type type) {
        return changes.stream().filter(change -> change.type() == type).count();
    }
}
