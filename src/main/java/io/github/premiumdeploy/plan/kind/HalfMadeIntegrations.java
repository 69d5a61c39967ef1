package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recognizes integrations that were made and never configured, and those of them that were made too many. */
final class HalfMadeIntegrations {

    private HalfMadeIntegrations() {}

    /**
     * Without what was made twice because an answer was lost, and the run was stopped before it saw that: of several, those
     * that were never configured and that receipts say this app made, or may have made, but for one. The platform tells neither when nor by
     * whom an integration was made; without a receipt it may be another run's, made this very moment.
     */
    static List<Existing> distinct(Scope scope, List<Existing> all) {
        Map<Key, List<Existing>> byKey = new LinkedHashMap<>();
        for (Existing one : all) {
            byKey.computeIfAbsent(one.key(), none -> new ArrayList<>()).add(one);
        }
        List<Existing> distinct = new ArrayList<>(all);
        for (List<Existing> same : byKey.values()) {
            if (same.size() > 1) {
                distinct.removeAll(surplus(scope, same));
            }
        }
        return distinct;
    }

    /** Those that were never configured and that receipts account for, by their ids or as requests without an answer. */
    private static List<Existing> surplus(Scope scope, List<Existing> same) {
        List<Existing> blank = same.stream()
                .filter(HalfMadeIntegrations::isHalfMade)
                .sorted(Comparator.comparing(Existing::id))
                .toList();
        List<Existing> surplus = new ArrayList<>();
        blank.stream().filter(one -> scope.isSurelyMade(one.id())).forEach(surplus::add);
        blank.stream()
                .filter(one -> !surplus.contains(one))
                .limit(blank.isEmpty() ? 0 : scope.lostCreations(blank.get(0).key()))
                .toList()
                .forEach(surplus::add);
        if (surplus.size() == same.size() && !surplus.isEmpty()) {
            surplus.remove(0);
        }
        return surplus;
    }

    /** One that was enabled without having been configured is somebody's, and as that one wants it. */
    static boolean isHalfMade(Existing existing) {
        return isBlank(existing) && !IntegrationKind.isEnabled(existing);
    }

    private static boolean isBlank(Existing existing) {
        JsonNode config = IntegrationKind.config(existing.body());
        // Published: the version is 1 after the creation, and more after the first configuration.
        return config.path("version").asInt(2) <= 1
                && Compare.isAbsent(config.path("notes"))
                && config.path("properties").isEmpty()
                && config.path("credentials").isEmpty();
    }
}
