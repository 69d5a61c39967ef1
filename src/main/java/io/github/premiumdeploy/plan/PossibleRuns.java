package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.PagedReads;
import io.github.premiumdeploy.genesys.TokenInfo;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What runs of a descriptor can send, told without an organization: it is planned for organizations that are only imagined.
 * One has nothing of what is described, others have all of it otherwise than described, and the last has all as described,
 * to be removed. They are imagined when they are first needed. Safe for use by several threads.
 */
public final class PossibleRuns {

    private final KindRegistry registry;
    private final Descriptor descriptor;
    private final TokenInfo.Kind caller;
    private Optional<Imagined> imagined = Optional.empty();
    private final Map<PlanMode, Map<Kind, Set<Operation>>> operations = new EnumMap<>(PlanMode.class);

    /** The runs of an OAuth client. */
    public PossibleRuns(KindRegistry registry, Descriptor descriptor) {
        this(registry, descriptor, TokenInfo.Kind.CLIENT_CREDENTIALS);
    }

    /**
     * The runs of a caller.
     *
     * @param caller what the caller is
     */
    public PossibleRuns(KindRegistry registry, Descriptor descriptor, TokenInfo.Kind caller) {
        this.registry = registry;
        this.descriptor = descriptor;
        this.caller = caller;
    }

    private record Imagined(List<Scope> applied, Scope removed) {

        /** Those that a run in a mode is planned for. */
        private List<Scope> of(PlanMode mode) {
            return mode == PlanMode.REMOVE ? List.of(removed) : applied;
        }
    }

    private synchronized Imagined imagined() {
        if (imagined.isEmpty()) {
            ImaginedOrganization empty = ImaginedOrganization.empty(registry, descriptor);
            Scope nothing = empty.scope(caller, false);
            ImaginedOrganization full = empty.with(registry.of(descriptor).stream()
                    .flatMap(kind ->
                            descriptor.items(kind.key()).stream().flatMap(item -> kind.changes(nothing, item).stream()))
                    .toList());
            imagined = Optional.of(new Imagined(
                    List.of(
                            nothing,
                            full.altered(true).scope(caller, false),
                            full.altered(false).scope(caller, false)),
                    full.scope(caller, true)));
        }
        return imagined.get();
    }

    private List<Step> steps(Item item, PlanMode mode) {
        Kind kind = kind(item);
        Stream<Change> changes = imagined().of(mode).stream()
                .flatMap(scope -> mode == PlanMode.REMOVE
                        ? kind.existing(scope).stream()
                                .filter(existing -> existing.key().name().equals(item.name()))
                                .map(existing -> kind.remove(scope, existing))
                        : kind.changes(scope, item).stream());
        return changes.flatMap(change -> change.steps().stream()).toList();
    }

    /**
     * The bodies that an item's searches and steps send. Texts that only an organization tells have
     * {@link io.github.premiumdeploy.genesys.contract.SentRequest#LATER} in them.
     */
    public List<StepBody> bodies(Item item, PlanMode mode) {
        Stream<StepBody> searches = kind(item).listings().stream()
                .flatMap(list -> list.search().stream()
                        .map(search -> new StepBody(
                                list.operation(), PagedReads.firstPage(search.apply(descriptor.prefix())))));
        Stream<StepBody> writes = steps(item, mode).stream()
                .flatMap(step -> step.bodies(ImaginedOrganization.IDS, ImaginedOrganization.UNSEEN).stream());
        return Stream.concat(searches, writes).toList();
    }

    /** The operations that taking back what a run did to an item sends beside those of its steps. */
    public Set<Operation> undoing(Item item) {
        return steps(item, PlanMode.APPLY).stream()
                .flatMap(step -> step.undoing().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Kind kind(Item item) {
        return registry.of(descriptor).stream()
                .filter(one -> one.key().equals(item.kind()))
                .findFirst()
                .orElseThrow();
    }

    /** The operations that the described resources of a kind need: all that making, changing, removing or reading them sends. */
    synchronized Set<Operation> operations(Kind kind, PlanMode mode) {
        return operations
                .computeIfAbsent(mode, none -> new HashMap<>())
                .computeIfAbsent(kind, none -> told(kind, mode));
    }

    private Set<Operation> told(Kind kind, PlanMode mode) {
        boolean removal = mode == PlanMode.REMOVE;
        Set<Operation> all = new LinkedHashSet<>();
        kind.listings().forEach(listing -> all.add(listing.operation()));
        for (Scope scope : imagined().of(mode)) {
            (removal ? kind.questionsToRemove(scope) : kind.questions(scope))
                    .forEach(question -> all.add(question.operation()));
        }
        for (Item item : descriptor.items(kind.key())) {
            for (Step step : steps(item, mode)) {
                all.addAll(step.operations());
                all.addAll(step.settling());
                all.addAll(step.recovering());
            }
        }
        if (!removal) {
            kind.needs(descriptor).forEach(need -> all.add(need.operation()));
        }
        return all;
    }
}
