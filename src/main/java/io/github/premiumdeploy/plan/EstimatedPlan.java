package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Evidence;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run would send, as far as it can be told from the lists that were read; where a list was not, as if nothing
 * existed. It is never executed: only what it needs counts, and what stands in its way.
 */
public final class EstimatedPlan {

    private final Descriptor descriptor;
    private final PossibleRuns runs;
    private final Scope scope;
    private final Set<PlanMode> goals;
    private final List<Kind> described;

    /** Kinds that the organization does not have, with the reason if there is more than the answer to their list. */
    private final Map<Kind, Optional<PlanException>> absent = new LinkedHashMap<>();

    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Set<Need> needs = new LinkedHashSet<>();

    EstimatedPlan(KindRegistry registry, PossibleRuns runs, Scope scope, Set<PlanMode> goals) {
        this.descriptor = scope.descriptor();
        this.runs = runs;
        this.scope = scope;
        this.goals = goals;
        this.described = registry.of(descriptor);
        described.forEach(this::require);
        goals.forEach(goal ->
                described.stream().filter(kind -> !absent.containsKey(kind)).forEach(kind -> outline(kind, goal)));
        absent.forEach((kind, reason) -> {
            // Once there is the product or the feature, a permission that is missing as well is in the way.
            if (reason.filter(e -> e.finding().cause() == Cause.PRODUCT_ABSENT).isPresent()) {
                needs.addAll(Needs.of(kind, runs, PlanMode.APPLY));
            } else if (reason.isEmpty() && goals.contains(PlanMode.APPLY) && isSwitchedOff(kind)) {
                outline(kind, PlanMode.APPLY);
            }
        });
    }

    /** What the run sends. */
    public Set<Need> needs() {
        return needs;
    }

    /** What is in its way, whoever runs it. */
    public List<Finding> findings(Fetched<PermissionCatalog> exists) {
        List<Finding> found = new ArrayList<>(findings);
        exists.value().filter(all -> goals.contains(PlanMode.APPLY)).ifPresent(all -> found.addAll(named(all)));
        return found;
    }

    /** Adds what the lists showed. */
    public Evidence addTo(Evidence evidence) {
        scope.inventory().lists().forEach((listing, answer) -> {
            // What the organization does not have needs no removal.
            if (goals.contains(PlanMode.APPLY)
                    || answer.reason().filter(Planner::isAbsent).isEmpty()) {
                asker(listing).ifPresent(asker -> evidence.add(asker, answer));
            }
        });
        absent.keySet().forEach(kind -> evidence.addAbsent(kind.key()));
        return evidence;
    }

    private void require(Kind kind) {
        try {
            if (goals.contains(PlanMode.APPLY)) {
                kind.require(scope);
            }
        } catch (PlanException e) {
            findings.add(e.finding());
            absent.put(kind, Optional.of(e));
            return;
        }
        boolean notOffered = kind.listings().stream()
                .map(scope.inventory()::refusal)
                .flatMap(Optional::stream)
                .anyMatch(Planner::isAbsent);
        if (notOffered) {
            absent.put(kind, Optional.empty());
        }
    }

    /** Whether the organization would have it, if a feature were switched on. */
    private boolean isSwitchedOff(Kind kind) {
        return kind.listings().stream()
                .map(scope.inventory()::refusal)
                .flatMap(Optional::stream)
                .anyMatch(reason -> reason instanceof ApiException api && api.saysFeatureOff());
    }

    private void outline(Kind kind, PlanMode goal) {
        List<Need> all = Needs.of(kind, runs, goal);
        all.stream().filter(need -> need.operation().isRead()).forEach(needs::add);
        boolean isRead = kind.listings().stream().allMatch(scope.inventory()::isRead);
        if (goal == PlanMode.REMOVE) {
            // What a deployment makes first is there to be removed, whatever is there now.
            needs.addAll(isRead && !goals.contains(PlanMode.APPLY) ? Needs.of(removals(kind)) : all);
            return;
        }
        for (Item item : descriptor.items(kind.key())) {
            try {
                needs.addAll(Needs.of(kind.changes(scope, item)));
            } catch (PlanException e) {
                // A plan that lacks an answer which nobody asked for is no finding.
                boolean isSure = e instanceof DuplicateResourceException || e instanceof UntouchableException;
                if (e.isOfTheOrganization() || isSure || isRead && isAsked(kind)) {
                    findings.add(e.finding());
                }
                // Which of several is meant is not known, or it stays as it is: nothing says that it has to be changed.
                if (!isSure) {
                    needs.addAll(all);
                }
            }
        }
    }

    private boolean isAsked(Kind kind) {
        try {
            return kind.questions(scope).stream()
                    .allMatch(question -> scope.inventory().reading(question).isPresent());
        } catch (PlanException e) {
            return false;
        }
    }

    private List<Change> removals(Kind kind) {
        List<String> names =
                descriptor.items(kind.key()).stream().map(Item::name).toList();
        return kind.existing(scope).stream()
                .filter(existing -> names.contains(existing.key().name()))
                .filter(existing -> kind.untouchable(scope, existing).isEmpty())
                .map(existing -> kind.remove(scope, existing))
                .toList();
    }

    /** Who asked for a list; nobody, where the reason why it cannot be read is among the findings. */
    private Optional<Need> asker(Listing listing) {
        List<Kind> asking = described.stream()
                .filter(kind -> kind.listings().contains(listing)
                        || kind.needs(descriptor).contains(listing))
                .toList();
        boolean said = asking.stream()
                .allMatch(kind -> absent.getOrDefault(kind, Optional.empty()).isPresent());
        return said
                ? Optional.empty()
                : Optional.of(
                        Need.of(String.join(", ", asking.stream().map(Kind::key).toList()), listing.operation()));
    }

    private static String entity(String permission) {
        return permission.substring(0, permission.lastIndexOf(':'));
    }

    /** The permissions that described resources name, and that do not exist in the organization. */
    private List<Finding> named(PermissionCatalog catalogue) {
        List<Finding> unknown = new ArrayList<>();
        for (Kind kind : described) {
            List<String> missing = kind.mentions(descriptor).stream()
                    .filter(permission -> !permission.contains("*") && !catalogue.has(permission))
                    .toList();
            if (!missing.isEmpty()) {
                unknown.add(Finding.of(Cause.PERMISSION_NAMED_NOT_IN_ORGANIZATION)
                        .with(Fact.KIND, kind.key())
                        .about(missing));
            }
            List<String> empty = kind.mentions(descriptor).stream()
                    .filter(permission -> permission.contains("*") && !catalogue.hasAny(permission))
                    .toList();
            if (!empty.isEmpty()) {
                Finding finding = Finding.of(Cause.WILDCARD_MATCHES_NOTHING)
                        .with(Fact.KIND, kind.key())
                        .about(empty);
                unknown.add(Nearest.likely(entity(empty.get(0)), catalogue.entities())
                        .map(near -> finding.with(Fact.NEAR, near))
                        .orElse(finding));
            }
        }
        return unknown;
    }
}
