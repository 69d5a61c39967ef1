package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.PruneList.Candidate;
import io.github.premiumdeploy.plan.PruneList.Confirmation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides what becomes of the resources that carry the prefix and are not described. None goes for its name alone: it goes
 * because a receipt says that this app made it, or because the user confirmed a list that has it.
 */
final class Leftovers {

    private static final List<String> FACTS =
            List.of("dateCreated", "createdBy", "createdByApp", "dateModified", "modifiedBy", "modifiedByApp");

    private final Scope scope;
    private final Descriptor descriptor;
    private final Pruning pruning;
    private final Map<Existing, Kind> left;

    /** Why some of them are never pruned. */
    private final Map<Existing, String> never = new LinkedHashMap<>();

    private final PruneList list;

    Leftovers(KindRegistry registry, Scope scope, Pruning pruning, Map<Existing, Kind> left, boolean seesAll) {
        this.scope = scope;
        this.descriptor = scope.descriptor();
        this.pruning = pruning;
        this.left = left;
        if (!left.isEmpty()) {
            Function<Existing, Optional<String>> others = registry.signsOfOtherApps(scope, seesAll);
            left.forEach((existing, kind) ->
                    whyNever(kind, existing, others).ifPresent(reason -> never.put(existing, reason)));
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Existing existing : left.keySet()) {
            if (!never.containsKey(existing)) {
                candidates.add(candidate(existing));
            }
        }
        PruneList found = list(candidates, Confirmation.NOT_GIVEN);
        list = list(candidates, pruning.compare(found.digest()));
    }

    private PruneList list(List<Candidate> candidates, Confirmation confirmation) {
        return new PruneList(
                scope.organizationId().orElse(""),
                candidates,
                confirmation,
                pruning.limit(),
                whyNothing().map(reason -> "Nothing is pruned: " + reason));
    }

    PruneList list() {
        return list;
    }

    Set<String> going() {
        return pruning.isEnabled() ? list.going().stream().map(Candidate::id).collect(Collectors.toSet()) : Set.of();
    }

    /** Each of them, either removed or left with the reason why. */
    List<Change> changes(Set<String> going) {
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<Existing, Kind> one : left.entrySet()) {
            Existing existing = one.getKey();
            changes.add(
                    going.contains(existing.id())
                            ? one.getValue().remove(scope, existing)
                            : Change.leave(scope, existing, whyItStays(existing)));
        }
        return changes;
    }

    private String whyItStays(Existing existing) {
        if (never.containsKey(existing)) {
            return "never pruned: " + never.get(existing);
        }
        boolean isMade = scope.isMade(existing.id());
        if (!pruning.isEnabled()) {
            return isMade ? "<prune> deletes it" : "<prune> deletes it with <pruneConfirm> only: no receipt knows it";
        }
        return list.confirmation() == Confirmation.DIFFERENT
                ? "stays: <pruneConfirm> is of another list"
                : "stays without <pruneConfirm>: no receipt at hand says that this app made it";
    }

    /** Why nothing at all can be pruned. */
    private Optional<String> whyNothing() {
        return descriptor
                .prefixWeakness()
                .map(weakness -> "the prefix \"" + descriptor.prefix() + "\" " + weakness
                        + ", so that the names of others may begin with it, too")
                .or(() -> scope.organizationId().isPresent()
                        ? Optional.empty()
                        : Optional.of("the platform does not say which organization it is"));
    }

    private Optional<String> whyNever(Kind kind, Existing existing, Function<Existing, Optional<String>> others) {
        return whyNothing()
                .or(() -> kind.untouchable(scope, existing))
                .or(() -> scope.isSurelyMade(existing.id())
                                || pruning.includes(existing.key().kind(), scope.fullName(existing))
                        ? Optional.empty()
                        : others.apply(existing)
                                .map(sign ->
                                        "it looks like another app's: " + sign + "; <pruneInclude> has to name it"));
    }

    private Candidate candidate(Existing existing) {
        Map<String, String> facts = new TreeMap<>();
        for (String fact : FACTS) {
            JsonNode value = existing.body().path(fact);
            String text = value.isObject() ? value.path("id").asText("") : value.asText("");
            if (!text.isEmpty()) {
                facts.put(fact, text);
            }
        }
        return new Candidate(
                existing.key().kind(), scope.fullName(existing), existing.id(), scope.isMade(existing.id()), facts);
    }
}
