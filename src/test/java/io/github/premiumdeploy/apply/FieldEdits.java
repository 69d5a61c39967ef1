package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.descriptor.DescriptorSchema;
import io.github.premiumdeploy.testing.Provisioned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes of an item's own fields, one at a time, as far as their declaration tells what else they take. */
final class FieldEdits {

    /** The types of fields that take any value. */
    private static final Set<String> FREE = Set.of("string", "boolean", "integer");

    private FieldEdits() {}

    /** Each field whose value is a text, a number or a list of texts, changed to another one that the descriptor takes. */
    static List<KindScenario.Edit> of(KindScenario scenario) {
        JsonNode declared = declared(scenario.kind());
        List<KindScenario.Edit> edits = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : read(scenario.item()).properties()) {
            JsonNode known = declared.path(field.getKey());
            if (field.getKey().equals("name") || known.path("writeOnly").asBoolean()) {
                continue;
            }
            Matcher written = Pattern.compile(
                            Pattern.quote(field.getKey()) + ": ('[^']*'|\"[^\"]*\"|\\[[^]{]*]|[^,{}\\[]+)")
                    .matcher(scenario.item());
            if (written.find() && !written.group().contains("$N")) {
                others(known, field.getValue())
                        .map(other -> new KindScenario.Edit(written.group(), text(field.getKey(), other), List.of()))
                        .filter(edit -> isAccepted(scenario, edit))
                        .findFirst()
                        .ifPresent(edits::add);
            }
        }
        return edits;
    }

    /** Each flag of the item, turned. */
    static List<KindScenario.Edit> flags(KindScenario scenario) {
        return read(scenario.item()).properties().stream()
                .filter(field -> field.getValue().isBoolean())
                .map(field -> new KindScenario.Edit(
                        text(field.getKey(), field.getValue()),
                        text(field.getKey(), byHand(field.getValue())),
                        List.of()))
                .toList();
    }

    private static Stream<JsonNode> others(JsonNode known, JsonNode value) {
        List<JsonNode> others = new ArrayList<>();
        known.path("examples").forEach(others::add);
        known.path("anyOf").path(0).path("enum").forEach(others::add);
        if (value.isTextual()) {
            others.add(TextNode.valueOf(value.asText() + "2"));
            others.add(TextNode.valueOf(value.asText().replace('1', '3')));
        } else if (value.isInt()) {
            others.add(IntNode.valueOf(value.asInt() * 2));
        } else if (value.isArray() && !value.isEmpty() && value.path(0).isTextual()) {
            others.add(((ArrayNode) value.deepCopy()).add(value.path(0).asText() + "2"));
        }
        return others.stream().filter(other -> other.getNodeType() == value.getNodeType() && !other.equals(value));
    }

    private static boolean isAccepted(KindScenario scenario, KindScenario.Edit edit) {
        return Provisioned.diagnosis(scenario.descriptor(scenario.named("One").replace(edit.from(), edit.to())))
                .problems()
                .isEmpty();
    }

    /** The first field that has a text of any form, a flag or a number, and that may be left out. */
    static String optional(String kind, JsonNode item) {
        return item.properties().stream()
                .filter(field -> field.getValue().isValueNode())
                .map(Map.Entry::getKey)
                .filter(name -> {
                    JsonNode known = declared(kind).path(name);
                    JsonNode form = known.has("anyOf") ? known.path("anyOf").path(0) : known;
                    return !name.equals("name")
                            && FREE.contains(form.path("type").asText())
                            && !form.has("pattern")
                            && !form.has("enum")
                            && !known.path("writeOnly").asBoolean()
                            && schema(kind)
                                    .path("required")
                                    .valueStream()
                                    .noneMatch(one -> one.asText().equals(name));
                })
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        kind + " has no text, flag or number that may be left out: state in KindScenario what a person"
                                + " changes by hand"));
    }

    /** Another value than one that is stated. */
    static JsonNode byHand(JsonNode stated) {
        if (stated.isBoolean()) {
            return BooleanNode.valueOf(!stated.asBoolean());
        }
        return stated.isInt() ? IntNode.valueOf(stated.asInt() + 1) : TextNode.valueOf("By hand");
    }

    /** An item with another name, as the scenarios write one. */
    static String text(JsonNode item, String name) {
        return item.properties().stream()
                .map(field -> field.getKey().equals("name") ? "name: " + name : text(field.getKey(), field.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** A field as the scenarios write one. */
    static String text(String name, JsonNode value) {
        return name + ": " + value;
    }

    private static JsonNode schema(String kind) {
        return DescriptorSchema.schema().at("/properties/provisioningInfo/properties/" + kind + "/items");
    }

    private static JsonNode declared(String kind) {
        return schema(kind).path("properties");
    }

    private static ObjectNode read(String item) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(item);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
