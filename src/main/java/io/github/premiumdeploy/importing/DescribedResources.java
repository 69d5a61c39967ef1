package io.github.premiumdeploy.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.Fields;
import io.github.premiumdeploy.descriptor.LiteralText;
import io.github.premiumdeploy.descriptor.ServerIds;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.text.JsonTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Describes resources of an organization, and those that they refer to. */
final class DescribedResources {

    /** Without these a resource would be described as having nothing of the kind. */
    private static final Set<String> ESSENTIAL = Set.of("customFields");

    private final Scope scope;
    private final List<Kind> kinds;
    private final ServerIds servers = new ServerIds();
    private final Map<Key, List<Existing>> there = new LinkedHashMap<>();
    private final Map<Key, Description> described = new LinkedHashMap<>();

    DescribedResources(Scope scope, List<Kind> kinds) {
        this.scope = scope;
        this.kinds = kinds;
        for (Kind kind : kinds) {
            kind.existing(scope).stream()
                    .sorted(Comparator.comparing((Existing one) -> one.key().name())
                            .thenComparing(Existing::id))
                    .forEach(one -> there.computeIfAbsent(one.key(), key -> new ArrayList<>())
                            .add(one));
        }
    }

    List<Existing> there() {
        return there.values().stream().flatMap(List::stream).toList();
    }

    void describe(Predicate<Existing> wanted) {
        Deque<Key> next = new ArrayDeque<>();
        there.forEach((key, same) -> {
            if (same.stream().anyMatch(wanted)) {
                next.add(key);
            }
        });
        scope.inventory()
                .askOnce(next.stream()
                        .flatMap(key -> there.get(key).stream())
                        .flatMap(one -> kind(one.key()).describingQuestions(scope, one).stream())
                        .toList());
        while (!next.isEmpty()) {
            Key key = next.remove();
            if (!described.containsKey(key)) {
                Description description = description(key);
                described.put(key, description);
                description.references().values().forEach(next::addAll);
            }
        }
        settleReferences();
    }

    private Kind kind(Key key) {
        return kinds.stream()
                .filter(kind -> kind.key().equals(key.kind()))
                .findFirst()
                .orElseThrow();
    }

    private Description description(Key key) {
        List<Existing> same = there.get(key);
        Description description = new Description(same.get(0), scope.fullName(key.name()), servers);
        if (same.size() > 1) {
            description.impossible("there are " + same.size() + " of this name ("
                    + String.join(", ", same.stream().map(Existing::id).toList())
                    + "), and names are how resources are found: rename or delete all but one");
            return description;
        }
        kind(key).describe(scope, same.get(0), description);
        hideSecrets(description);
        dropWhatIsNotValid(description);
        return description;
    }

    private static void hideSecrets(Description description) {
        Fields declared = DescriptorKinds.fields(description.existing().key().kind());
        description.fields().setAll((ObjectNode) JsonTree.replaced(
                description.fields(),
                (steps, node) -> node.isTextual() && declared.isSecret(steps)
                        ? Optional.of(hidden(node.textValue(), steps, description))
                        : Optional.empty()));
    }

    private static TextNode hidden(String text, List<String> steps, Description description) {
        if (LiteralText.isOfServer(text) || LiteralText.isComputed(text)) {
            return TextNode.valueOf(text);
        }
        return TextNode.valueOf(description.secret("what the organization shows at " + String.join(".", steps), text));
    }

    private static void dropWhatIsNotValid(Description description) {
        String kind = description.existing().key().kind();
        DescriptorKinds.problems(kind, description.fields()).forEach((field, what) -> {
            if (DescriptorKinds.fields(kind).isRequired(field) || ESSENTIAL.contains(field)) {
                description.impossible("its " + field + " cannot be described: " + what);
            } else {
                description.drop(field, field + " cannot be described, and stays as it is: " + what);
            }
        });
    }

    void drop(Key key, String reason) {
        described.get(key).impossible(reason);
        settleReferences();
    }

    /** Who refers to what is not described does without it, or is not described either. */
    private void settleReferences() {
        boolean settled = false;
        while (!settled) {
            settled = true;
            for (Description description : described()) {
                for (Map.Entry<String, Set<Key>> reference :
                        description.references().entrySet()) {
                    Optional<Key> missing = reference.getValue().stream()
                            .filter(key -> described.get(key).reason().isPresent())
                            .findFirst();
                    if (missing.isPresent()) {
                        settled = false;
                        without(description, reference.getKey(), missing.get());
                    }
                }
            }
        }
    }

    private static void without(Description description, String field, Key missing) {
        String kind = description.existing().key().kind();
        String why = "the " + missing + " that its " + field + " names is not described";
        if (DescriptorKinds.fields(kind).isRequired(field)) {
            description.impossible(why);
            description.drop(field, why);
        } else {
            description.drop(field, field + ": not described, since " + why + "; they stay as they are");
        }
    }

    List<Description> described() {
        return all().stream()
                .filter(description -> description.reason().isEmpty())
                .toList();
    }

    List<Description> impossible() {
        return all().stream()
                .filter(description -> description.reason().isPresent())
                .toList();
    }

    /** All that were looked at, kind by kind, and by name. */
    List<Description> all() {
        List<String> order = kinds.stream().map(Kind::key).toList();
        return described.values().stream()
                .sorted(Comparator.comparing((Description one) ->
                                order.indexOf(one.existing().key().kind()))
                        .thenComparing(Description::fullName))
                .toList();
    }
}
