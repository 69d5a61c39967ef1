package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.text.ServerText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The part of JSON schema that the configuration schemas of integration types use: type, properties, required,
 * additionalProperties, items, enum, length, pattern and range.
 */
public final class PropertySchema {

    /** So much of the schema is shown. */
    private static final int LONGEST = 200;

    private final Map<String, String> violations = new LinkedHashMap<>();
    private final Map<String, String> notes = new LinkedHashMap<>();

    private PropertySchema() {}

    /** What is wrong with the value, by the path of the field. */
    public static Map<String, String> violations(JsonNode schema, JsonNode value, String path) {
        return check(schema, value, path).violations();
    }

    /** Compares a value with a schema. */
    public static PropertySchema check(JsonNode schema, JsonNode value, String path) {
        PropertySchema check = new PropertySchema();
        check.value(schema, value, path);
        return check;
    }

    /** What is wrong with the value, by the path of the field. */
    public Map<String, String> violations() {
        return Collections.unmodifiableMap(violations);
    }

    /** What of the schema could not be looked at, by the path of the field. */
    public Map<String, String> notes() {
        return Collections.unmodifiableMap(notes);
    }

    private void value(JsonNode schema, JsonNode value, String path) {
        List<String> types = types(schema.path("type"));
        if (!types.isEmpty() && types.stream().noneMatch(type -> isOfType(value, type))) {
            violations.put(path, "must be of type " + shown(String.join(" or ", types)));
            return;
        }
        if (schema.has("enum")
                && StreamSupport.stream(schema.path("enum").spliterator(), false)
                        .noneMatch(value::equals)) {
            violations.put(path, "must be one of " + shown(schema.path("enum").toString()));
        }
        if (value.isObject()) {
            object(schema, value, path);
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                value(schema.path("items"), value.get(i), path + "[" + i + "]");
            }
        } else if (value.isTextual()) {
            text(schema, value.asText(), path);
        } else if (value.isNumber()) {
            number(schema, value.asDouble(), path);
        }
    }

    private void object(JsonNode schema, JsonNode value, String path) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                violations.put(path + "." + required.asText(), "is required");
            }
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String field = path + "." + entry.getKey();
            JsonNode property = schema.path("properties").path(entry.getKey());
            JsonNode additional = schema.path("additionalProperties");
            if (!property.isMissingNode()) {
                value(property, entry.getValue(), field);
            } else if (additional.isBoolean() && !additional.asBoolean()) {
                violations.put(field, "is not defined in the schema");
            } else {
                value(additional, entry.getValue(), field);
            }
        }
    }

    private void text(JsonNode schema, String text, String path) {
        if (text.length() < schema.path("minLength").asInt(0)) {
            violations.put(path, "must have at least " + schema.path("minLength") + " characters");
        }
        if (text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            violations.put(path, "can have at most " + schema.path("maxLength") + " characters");
        }
        if (schema.has("pattern")) {
            pattern(schema.path("pattern").asText(), text, path);
        }
    }

    private void pattern(String pattern, String text, String path) {
        Optional<SchemaPattern> read = SchemaPattern.of(pattern);
        Optional<Boolean> isMet = read.flatMap(known -> known.isIn(text));
        if (isMet.isEmpty()) {
            notes.put(
                    path,
                    "is not compared with the pattern of its type, " + shown(pattern) + ", "
                            + (read.isEmpty() ? "which cannot be read" : "which would take too long"));
        } else if (!isMet.get()) {
            violations.put(path, "must match " + shown(pattern));
        }
    }

    private static String shown(String text) {
        return ServerText.clean(text, LONGEST);
    }

    private void number(JsonNode schema, double number, String path) {
        if (number < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)) {
            violations.put(path, "must be at least " + schema.path("minimum"));
        }
        if (number > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)) {
            violations.put(path, "can be at most " + schema.path("maximum"));
        }
    }

    private static List<String> types(JsonNode type) {
        List<String> types = new ArrayList<>();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(one -> types.add(one.asText()));
        return types;
    }

    private static boolean isOfType(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
