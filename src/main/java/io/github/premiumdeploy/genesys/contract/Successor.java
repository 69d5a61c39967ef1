package io.github.premiumdeploy.genesys.contract;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks for where an operation may have gone: a guess, which a person has to look at. */
final class Successor {

    /** What the plugin knows by itself is not where something else went. */
    private static final Set<String> KNOWN = Operations.all().stream()
            .map(operation -> Contract.general(operation.signature()))
            .collect(Collectors.toUnmodifiableSet());

    private Successor() {}

    /**
     * The only operation of the contract whose path ends as that of one that is gone, or differs from it in one word, or in its
     * method alone; it may be where that went.
     */
    static String of(Operation gone, Contract contract) {
        String end = Contract.general(gone.path()).replaceFirst("^/api/v\\d+", "");
        Map<String, String> others = new LinkedHashMap<>(contract.signatures());
        others.keySet().removeAll(KNOWN);
        String path = " " + Contract.general(gone.path());
        List<Predicate<String>> likely = List.of(
                general -> general.startsWith(gone.method() + " /") && general.endsWith(end),
                general -> differsInOneSegment(gone, general),
                general -> general.endsWith(path));
        List<String> all = List.of();
        for (Predicate<String> fits : likely) {
            if (all.isEmpty()) {
                all = others.keySet().stream().filter(fits).map(others::get).toList();
            }
        }
        return all.size() == 1 ? all.get(0) : "";
    }

    /** As where the version or the name of a service changes; the last word is what an operation is about. */
    private static boolean differsInOneSegment(Operation gone, String general) {
        String[] before = (gone.method() + Contract.general(gone.path())).split("/");
        String[] now = general.replaceFirst(" ", "").split("/");
        if (before.length != now.length) {
            return false;
        }
        int last = before.length - 1;
        while (last > 0 && before[last].equals("{}")) {
            last--;
        }
        int differing = -1;
        for (int i = 0; i < before.length; i++) {
            if (!before[i].equals(now[i])) {
                if (differing >= 0) {
                    return false;
                }
                differing = i;
            }
        }
        return differing > 0 && differing != last && !before[differing].equals("{}");
    }
}
