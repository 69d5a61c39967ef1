package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A schema of the contract with all that it refers to and is put together from ({@code $ref}, {@code allOf}): a value must meet
 * every part, and a field is known if one part has it.
 */
final class Schema {

    private static final int DEEPEST = 40;

    private final Contract contract;
    private final List<JsonNode> parts = new ArrayList<>();
    private final Map<String, List<JsonNode>> properties = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private Optional<String> doubt = Optional.empty();

    Schema(Contract contract, JsonNode stated) {
        this(contract, List.of(stated));
    }

    Schema(Contract contract, List<JsonNode> stated) {
        this.contract = contract;
        stated.forEach(part -> add(part, new HashSet<>(), 0));
    }

    private void add(JsonNode stated, Set<String> within, int depth) {
        Optional<String> reference = Contract.reference(stated);
        if (stated.path("$ref").isTextual()) {
            // A model that is put together from itself asks for nothing more.
            if (reference.isPresent() && !within.add(reference.get())) {
                return;
            }
            Optional<JsonNode> target = contract.resolved(stated);
            if (target.isEmpty()) {
                doubt("it refers to something that the contract does not have, or has twice, or to itself");
                return;
            }
            if (stated.path("readOnly").asBoolean(false)) {
                parts.add(stated);
            }
            add(target.get(), within, depth + 1);
            return;
        }
        if (!stated.isObject() || depth > DEEPEST || stated.has(BoundedTree.TOO_DEEP)) {
            doubt("it is nested too deep, or in a form that is not known");
            return;
        }
        if (stated.has("oneOf") || stated.has("anyOf") || stated.has("not")) {
            doubt("it uses what Swagger 2.0 does not have (oneOf, anyOf, not)");
        }
        if (stated.has(BoundedTree.TWICE)) {
            doubt("it says something twice, differently");
        }
        parts.add(stated);
        stated.path("allOf").forEach(part -> add(part, new HashSet<>(within), depth + 1));
        JsonNode fields = stated.path("properties");
        if (fields.has(BoundedTree.TOO_DEEP)) {
            doubt("it has more fields than are read");
            return;
        }
        fields.properties().forEach(field -> {
            if (!field.getKey().equals(BoundedTree.TWICE)) {
                properties
                        .computeIfAbsent(field.getKey(), name -> new ArrayList<>())
                        .add(field.getValue());
            }
        });
        for (String list : List.of("required", "enum")) {
            if (stated.path(list).has(BoundedTree.TOO_DEEP)) {
                doubt("its list of " + list + " is longer than is read");
            }
        }
        stated.path("required").valueStream().filter(JsonNode::isTextual).forEach(name -> required.add(name.asText()));
    }

    private void doubt(String reason) {
        doubt = doubt.or(() -> Optional.of(reason));
    }

    /** Why it is not known as a whole, as a sentence without its full stop; empty if it is. */
    Optional<String> doubt() {
        return doubt;
    }

    boolean isTwice(String field) {
        return parts.stream().anyMatch(part -> BoundedTree.isTwice(part.path("properties"), field));
    }

    Set<String> required() {
        return required;
    }

    /** Whether only some fields are known, so that others are not kept. */
    boolean isClosed() {
        return !properties.isEmpty()
                && parts.stream().allMatch(part -> {
                    JsonNode more = part.path("additionalProperties");
                    return more.isMissingNode() || more.isBoolean() && !more.booleanValue();
                });
    }

    Optional<Schema> field(String name) {
        return Optional.ofNullable(properties.get(name)).map(stated -> new Schema(contract, stated));
    }

    /** The schema of what is not among the known fields, if there is one. */
    Optional<Schema> more() {
        return below("additionalProperties");
    }

    Optional<Schema> items() {
        return below("items");
    }

    private Optional<Schema> below(String keyword) {
        return all(keyword).stream().findFirst().filter(JsonNode::isObject).map(stated -> new Schema(contract, stated));
    }

    /** All values of a keyword, one for each part that has it. */
    List<JsonNode> all(String keyword) {
        return parts.stream()
                .map(part -> part.path(keyword))
                .filter(value -> !value.isMissingNode())
                .toList();
    }

    boolean isReadOnly() {
        return all("readOnly").stream().anyMatch(JsonNode::asBoolean);
    }

    /** The types of which a value must have one; empty if it may have any. */
    Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        for (JsonNode type : all("type")) {
            Set<String> stated = new LinkedHashSet<>();
            if (type.isTextual()) {
                stated.add(type.asText());
            }
            type.forEach(one -> stated.add(one.asText()));
            if (types.isEmpty()) {
                types.addAll(stated);
            } else {
                types.retainAll(stated);
            }
        }
        if (types.isEmpty() && !properties.isEmpty()) {
            types.add("object");
        }
        if (types.isEmpty() && !all("items").isEmpty()) {
            types.add("array");
        }
        return types;
    }
}
