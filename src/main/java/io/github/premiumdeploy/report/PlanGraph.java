package io.github.premiumdeploy.report;

import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Plan;
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
    /** What the steps of each change come after. */
    private final List<Set<Key>> before = new ArrayList<>();

    private final Map<Key, Integer> places = new HashMap<>();

    PlanGraph(Plan plan) {
        this.changes = plan.changes();
        for (int i = 0; i < changes.size(); i++) {
            places.putIfAbsent(changes.get(i).key(), i);
            Set<Key> keys = new HashSet<>();
            changes.get(i).steps().forEach(step -> step.after().forEach(after -> keys.add(after.key())));
            before.add(keys);
        }
    }

    String anchor(Key key) {
        return "resource-" + (places.get(key) + 1);
    }

    List<Change> needs(Key key) {
        Set<Integer> needed = new TreeSet<>();
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).key().equals(key)) {
                for (Key other : before.get(i)) {
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
        for (int i = 0; i < changes.size(); i++) {
            if (before.get(i).contains(key) && !changes.get(i).key().equals(key)) {
                needing.add(changes.get(i));
            }
        }
        return needing;
    }
}
