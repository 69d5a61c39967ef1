package io.github.premiumdeploy.report;

import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a plan depends on what: a resource depends on those that must be written before one of its steps. */
final class PlanGraph {

    private final List<Change> changes;
    private final Map<Key, Integer> places = new HashMap<>();

    PlanGraph(Plan plan) {
        this.changes = plan.changes();
        for (int i = 0; i < changes.size(); i++) {
            places.putIfAbsent(changes.get(i).key(), i);
        }
    }

    /** The name of the place of a resource on a page. */
    String anchor(Key key) {
        return "resource-" + (places.get(key) + 1);
    }

    /** What it depends on. */
    List<Change> needs(Key key) {
        return changes.stream()
                .filter(change -> change.key().equals(key))
                .flatMap(change -> change.steps().stream())
                .flatMap(step -> step.after().stream())
                .map(Step.After::key)
                .filter(other -> !other.equals(key))
                .distinct()
                .flatMap(other -> Optional.ofNullable(places.get(other)).stream())
                .sorted()
                .map(changes::get)
                .toList();
    }

    /** What depends on it. */
    List<Change> neededBy(Key key) {
        return changes.stream()
                .filter(change -> !change.key().equals(key))
                .filter(change -> change.steps().stream()
                        .flatMap(step -> step.after().stream())
                        .anyMatch(after -> after.key().equals(key)))
                .toList();
    }
}
