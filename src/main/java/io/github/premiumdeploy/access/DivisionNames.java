package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.NamedEntity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives the divisions that refusals name by their ids the names that people know. */
final class DivisionNames {

    private final BudgetedLookups lookups;
    private final Map<String, NamedEntity> known = new LinkedHashMap<>();

    /** With the names that the caller's grants have, and those that can be read. */
    DivisionNames(Caller caller, BudgetedLookups lookups) {
        this.lookups = lookups;
        caller.knownGrants().stream()
                .map(Grant::division)
                .filter(division -> !division.name().isEmpty())
                .forEach(division -> known.put(division.id(), division));
    }

    /** Assessments with the names of the divisions that they are about, with at most one request. */
    List<AssessedPermission> in(List<AssessedPermission> assessed) {
        Set<String> unknown = assessed.stream()
                .map(DivisionNames::ids)
                .flatMap(Arrays::stream)
                .filter(id -> !id.isEmpty() && !known.containsKey(id))
                .collect(Collectors.toSet());
        lookups.divisions(unknown)
                .value()
                .ifPresent(read -> read.forEach(division -> known.put(division.id(), division)));
        return assessed.stream().map(this::named).toList();
    }

    private AssessedPermission named(AssessedPermission assessed) {
        String[] ids = ids(assessed);
        return ids.length == 0
                ? assessed
                : assessed.with(assessed.finding()
                        .with(
                                Fact.NAMED,
                                Arrays.stream(ids)
                                        .map(id -> Objects.toString(known.get(id), id))
                                        .collect(Collectors.joining(" or "))));
    }

    private static String[] ids(AssessedPermission assessed) {
        String named = assessed.finding().facts().getOrDefault(Fact.NAMED, "");
        return named.isEmpty() ? new String[0] : named.split(", ");
    }
}
