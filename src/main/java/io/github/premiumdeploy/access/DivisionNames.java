package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.NamedEntity;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives the divisions that refusals name by their ids the names that people know. */
final class DivisionNames {

    private final Caller caller;
    private final BudgetedLookups lookups;

    DivisionNames(Caller caller, BudgetedLookups lookups) {
        this.caller = caller;
        this.lookups = lookups;
    }

    /** Assessments with the names of the divisions that they are about, with at most one request. */
    List<AssessedPermission> in(List<AssessedPermission> assessed) {
        Set<String> unknown = new LinkedHashSet<>();
        for (AssessedPermission one : assessed) {
            unknown.addAll(ids(one));
        }
        if (unknown.isEmpty()) {
            return assessed;
        }
        Map<String, NamedEntity> known = new HashMap<>();
        for (Grant grant : caller.knownGrants()) {
            if (!grant.division().name().isEmpty()) {
                known.put(grant.division().id(), grant.division());
            }
        }
        unknown.removeAll(known.keySet());
        unknown.remove("");
        lookups.divisions(unknown)
                .value()
                .ifPresent(read -> read.forEach(division -> known.put(division.id(), division)));
        return assessed.stream().map(one -> named(one, known)).toList();
    }

    private static AssessedPermission named(AssessedPermission assessed, Map<String, NamedEntity> known) {
        List<String> ids = ids(assessed);
        return ids.isEmpty()
                ? assessed
                : assessed.with(assessed.finding()
                        .with(
                                Fact.NAMED,
                                ids.stream()
                                        .map(id -> Objects.toString(known.get(id), id))
                                        .collect(Collectors.joining(" or "))));
    }

    private static List<String> ids(AssessedPermission assessed) {
        String named = assessed.finding().fact(Fact.NAMED);
        return named.isEmpty() ? List.of() : List.of(named.split(", "));
    }
}
