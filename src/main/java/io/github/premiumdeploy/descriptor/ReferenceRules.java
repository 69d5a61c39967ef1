package io.github.premiumdeploy.descriptor;

import io.github.premiumdeploy.text.Nearest;
import io.github.premiumdeploy.text.ShortList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that every name by which a descriptor refers to one of its items is the name of one. The same mistake may stand in
 * thousands of places: a few of them are told, each wrong name before any is told again.
 */
final class ReferenceRules {

    private static final int LONGEST_NAME = 80;

    private final Descriptor descriptor;
    private final Checking checking;
    private final Map<String, Set<String>> names = new HashMap<>();

    ReferenceRules(Descriptor descriptor, Checking checking) {
        this.descriptor = descriptor;
        this.checking = checking;
    }

    void check() {
        List<Checking.Reference> first = new ArrayList<>();
        List<Checking.Reference> again = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Checking.Reference reference : checking.references()) {
            if (!names(reference.kind()).contains(reference.name())) {
                (seen.add(List.of(reference.kind(), reference.name())) ? first : again).add(reference);
            }
        }
        first.addAll(again);
        List<Checking.Reference> told = first.subList(0, Math.min(ShortList.LONGEST, first.size()));
        told.forEach(this::tell);
        if (told.size() < first.size()) {
            int more = first.size() - told.size();
            checking.problem(
                    first.get(told.size()).place(),
                    "and " + more + (more == 1 ? " more name" : " more names") + " of items that are not described",
                    "correct those that are told, and validate again");
        }
    }

    private Set<String> names(String kind) {
        return names.computeIfAbsent(kind, key -> {
            Set<String> described = new HashSet<>();
            descriptor.items(key).forEach(item -> described.add(item.name()));
            described.remove("");
            return described;
        });
    }

    private void tell(Checking.Reference reference) {
        checking.problem(
                reference.place(),
                "no " + reference.kind() + " of this descriptor is called " + checking.show(reference.name()),
                suggestion(reference));
    }

    private String suggestion(Checking.Reference reference) {
        String withoutPrefix = reference.name().startsWith(descriptor.prefix())
                ? reference.name().substring(descriptor.prefix().length())
                : "";
        if (names(reference.kind()).contains(withoutPrefix)) {
            return "leave the prefix out: \"" + withoutPrefix + "\"";
        }
        List<String> described = descriptor.items(reference.kind()).stream()
                .map(Item::name)
                .filter(name -> !name.isEmpty())
                .toList();
        return Nearest.likely(reference.name(), described)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElseGet(() -> described.isEmpty()
                        ? "describe it under " + TopLevel.PROVISIONING + "." + reference.kind()
                        : "described are: "
                                + ShortList.joined(
                                        ", ",
                                        described.stream()
                                                .map(ReferenceRules::shown)
                                                .toList()));
    }

    private static String shown(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }
}
