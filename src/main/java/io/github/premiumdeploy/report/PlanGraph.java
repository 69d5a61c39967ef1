package io.github.premiumdeploy.report;

import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    String anchor(Key key) {
        return "resource-" + (places.get(key) + 1);
    }

    List<Change> needs(Key key) {
        Set<Integer> needed = new TreeSet<>();
        for (Change change : changes) {
            if (change.key().equals(key)) {
                for (Key other : needs(change)) {
                    if (!other.equals(key) && places.containsKey(other)) {
                        needed.add(places.get(other));
                    }
                }
            }
        }
        List<Change> needs = new ArrayList<>();
        needed.forEach(place -> needs.add(changes.get(place)));
        return needs;
    }

    List<Change> neededBy(Key key) {
        List<Change> needing = new ArrayList<>();
        for (Change change : changes) {
            if (!change.key().equals(key) && needs(change).contains(key)) {
                needing.add(change);
            }
        }
        return needing;
    }

    private static Set<Key> needs(Change change) {
        Set<Key> keys = new HashSet<>();
        for (Step step : change.steps()) {
            step.after().forEach(after -> keys.add(after.key()));
        }
        return keys;
    }
}
