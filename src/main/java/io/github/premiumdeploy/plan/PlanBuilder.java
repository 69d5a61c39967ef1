package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Builds a plan of what was read of an organization: what is described, and what is left over. */
final class PlanBuilder {

    private static final Comparator<Existing> BY_NAME =
            Comparator.comparing(existing -> existing.key().name());

    private final KindRegistry registry;
    private final Survey survey;
    private final Scope scope;
    private final Descriptor descriptor;
    private final PlanMode mode;
    private final Pruning pruning;

    PlanBuilder(KindRegistry registry, Survey survey, PlanMode mode, Pruning pruning) {
        this.registry = registry;
        this.survey = survey;
        this.scope = survey.scope();
        this.descriptor = scope.descriptor();
        this.mode = mode;
        this.pruning = pruning;
    }

    /** Builds the plan, told which of what is left over is deleted, by their ids. */
    Plan plan(Function<Leftovers, Set<String>> going) {
        List<Change> changes = new ArrayList<>();
        Set<Key> described = new HashSet<>();
        for (Kind kind : registry.of(descriptor)) {
            kind.requireDecided(scope, mode == PlanMode.REMOVE);
        }
        for (Kind kind : registry.all()) {
            for (Item item : descriptor.items(kind.key())) {
                described.add(new Key(kind.key(), item.name()));
                if (mode == PlanMode.APPLY) {
                    for (Change change : kind.changes(scope, item)) {
                        described.add(change.key());
                        changes.add(change);
                    }
                }
            }
        }
        Map<Existing, Kind> left = new LinkedHashMap<>();
        for (Kind kind : registry.all()) {
            List<Existing> all = new ArrayList<>(kind.existing(scope));
            all.sort(BY_NAME);
            for (Existing existing : all) {
                Optional<String> removed = kind.whyRemoved(scope, existing);
                boolean isDescribed = described.contains(existing.key());
                if (removed.isPresent() && (!isDescribed || mode == PlanMode.REMOVE)) {
                    changes.add(Change.leave(scope, existing, removed.get()));
                } else if (!isDescribed) {
                    left.put(existing, kind);
                } else if (mode == PlanMode.REMOVE) {
                    changes.add(kind.untouchable(scope, existing)
                            .map(reason -> Change.leave(scope, existing, "never deleted: " + reason))
                            .orElseGet(() -> kind.remove(scope, existing)));
                }
            }
        }
        List<Change> marked = new ArrayList<>();
        for (Change change : changes) {
            marked.add(withoutForms(marked(change)));
        }
        if (left.isEmpty() && !pruning.isEnabled()) {
            return new Plan(descriptor.prefix(), marked);
        }
        Leftovers leftovers = new Leftovers(registry, scope, pruning, left, survey.seesAll());
        marked.addAll(leftovers.changes(going.apply(leftovers)));
        return new Plan(
                descriptor.prefix(), marked, pruning.isEnabled() ? Optional.of(leftovers.list()) : Optional.empty());
    }

    /** Where all that differs is what the platform keeps in forms of its own, whatever is sent, nothing is sent again. */
    private Change withoutForms(Change change) {
        if (change.differences().isEmpty()) {
            return change;
        }
        String organization = scope.organizationId().orElse("");
        String id = change.id().orElse("");
        return change.isFormOnly(difference -> scope.made().isForm(organization, id, difference))
                ? change.inFormOnly()
                : change;
    }

    /** What exists and was made by this app, as far as receipts tell, or was there before. */
    private Change marked(Change change) {
        boolean wasThere = change.type() != Change.Type.LEFT_OVER
                && change.id().isPresent()
                && !scope.isMade(registry.owner(change.id().get()));
        return wasThere ? change.ofWhatWasThere() : change;
    }
}
