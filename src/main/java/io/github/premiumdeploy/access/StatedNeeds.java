package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what a descriptor states to be needed with what is. Only kinds that are described count: the wizard's
 * configuration lists the others too. Under other keys, such as {@code wizard}, it lists what the wizard itself needs.
 */
public final class StatedNeeds {

    private final Collection<Need> needs;

    public StatedNeeds(Collection<Need> needs) {
        this.needs = needs;
    }

    /**
     * The differences, in words.
     *
     * @param field the descriptor's field, for example {@code installPermissions}
     * @param stated permissions by kind; none = nothing to compare
     */
    public List<String> permissions(String field, Map<String, List<String>> stated) {
        return differences(field, stated, RequiredPermissions::permissionChoices);
    }

    /** The differences of scopes, likewise. */
    public List<String> scopes(String field, Map<String, List<String>> stated) {
        return differences(field, stated, RequiredPermissions::scopeChoices);
    }

    private List<String> differences(
            String field, Map<String, List<String>> stated, Function<Operation, List<List<String>>> choicesOf) {
        if (stated.isEmpty()) {
            return List.of();
        }
        Map<String, Set<List<String>>> needed = needs.stream()
                .collect(Collectors.groupingBy(
                        Need::kind,
                        LinkedHashMap::new,
                        Collectors.flatMapping(
                                need -> choicesOf.apply(need.operation()).stream(),
                                Collectors.toCollection(LinkedHashSet::new))));
        Set<String> all = stated.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        List<String> notes = new ArrayList<>();
        Map<List<String>, List<String>> lacking = new LinkedHashMap<>();
        needed.forEach((kind, choices) -> choices.stream()
                .filter(choice -> choice.stream().noneMatch(all::contains))
                .forEach(choice -> lacking.computeIfAbsent(choice, any -> new ArrayList<>())
                        .add(kind)));
        lacking.forEach((choice, kinds) -> notes.add(
                field + " lacks " + String.join(" or ", choice) + ", needed for " + String.join(", ", kinds)));
        stated.forEach((kind, names) -> names.stream()
                .filter(name -> needed.containsKey(kind)
                        && needed.get(kind).stream().noneMatch(choice -> choice.contains(name)))
                .forEach(name -> notes.add(field + " has " + name + " for " + kind + ", which is not needed")));
        return notes;
    }
}
