package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The least that operations need. Where one of several permissions is enough, it is one that is needed anyway, or else the
 * one that serves most operations, or else the first published.
 *
 * @param permissions by name
 * @param scopes by name; they count for user tokens only
 */
public record RequiredPermissions(List<Requirement> permissions, List<Requirement> scopes) {

    private static final String READ_ONLY = ":readonly";

    public RequiredPermissions {
        permissions = List.copyOf(permissions);
        scopes = List.copyOf(scopes);
    }

    /** The least that these needs come to. */
    public static RequiredPermissions of(Collection<Need> needs) {
        return new RequiredPermissions(
                least(needs, RequiredPermissions::permissionChoices), least(needs, RequiredPermissions::scopeChoices));
    }

    /** Each element is met by one of its permissions. */
    static List<List<String>> permissionChoices(Operation operation) {
        return switch (operation.combination()) {
            case NONE -> List.of();
            case ANY -> List.of(operation.permissions());
            case ALL -> operation.permissions().stream().map(List::of).toList();
        };
    }

    /** One of the scopes is enough; the narrow one comes first. */
    static List<List<String>> scopeChoices(Operation operation) {
        List<String> scopes = new ArrayList<>(operation.scopes());
        scopes.sort((a, b) -> Boolean.compare(b.endsWith(READ_ONLY), a.endsWith(READ_ONLY)));
        return scopes.isEmpty() ? List.of() : List.of(scopes);
    }

    private static List<Requirement> least(Collection<Need> needs, Function<Operation, List<List<String>>> choicesOf) {
        Set<List<String>> open = new LinkedHashSet<>();
        needs.forEach(need -> open.addAll(choicesOf.apply(need.operation())));
        Set<String> chosen = new TreeSet<>();
        open.stream().filter(choice -> choice.size() == 1).forEach(chosen::addAll);
        open.removeIf(choice -> choice.stream().anyMatch(chosen::contains));
        while (!open.isEmpty()) {
            String next = mostUseful(open);
            chosen.add(next);
            open.removeIf(choice -> choice.contains(next));
        }
        return chosen.stream()
                .map(name -> new Requirement(name, askingFor(name, chosen, needs, choicesOf)))
                .toList();
    }

    private static String mostUseful(Set<List<String>> open) {
        String best = "";
        long most = 0;
        for (List<String> choice : open) {
            for (String name : choice) {
                long serves =
                        open.stream().filter(other -> other.contains(name)).count();
                if (serves > most) {
                    most = serves;
                    best = name;
                }
            }
        }
        return best;
    }

    /** Where several of an operation's alternatives were chosen for others, the first of them counts. */
    private static List<Need> askingFor(
            String name,
            Set<String> chosen,
            Collection<Need> needs,
            Function<Operation, List<List<String>>> choicesOf) {
        return needs.stream()
                .filter(need -> choicesOf.apply(need.operation()).stream()
                        .anyMatch(choice -> choice.stream()
                                .filter(chosen::contains)
                                .findFirst()
                                .filter(name::equals)
                                .isPresent()))
                .distinct()
                .toList();
    }
}
