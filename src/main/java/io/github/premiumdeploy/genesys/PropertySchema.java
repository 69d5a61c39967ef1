package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import io.github.premiumdeploy.text.ServerText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a value with a JSON Schema (draft 4) that a server publishes, for example that of an integration type's
 * properties. Nothing that the schema refers to is fetched, and its patterns are matched in linear time.
 */
public final class PropertySchema {

    /** So much of the schema is shown. */
    private static final int LONGEST = 200;

    private final Map<String, String> violations = new LinkedHashMap<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final String root;

    private PropertySchema(String root) {
        this.root = root;
    }

    /** What is wrong with the value, by the path of the field. */
    public static Map<String, String> violations(JsonNode schema, JsonNode value, String path) {
        return check(schema, value, path).violations();
    }

    /**
     * Compares a value with a schema.
     *
     * @param path what stands before the path of each field
     */
    public static PropertySchema check(JsonNode schema, JsonNode value, String path) {
        PropertySchema check = new PropertySchema(path);
        check.compare(schema, value);
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

    private void compare(JsonNode schema, JsonNode value) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V4,
                builder -> builder.schemaLoaders(loaders -> loaders.add(iri -> {
                    throw new JsonSchemaException(iri + " is not fetched");
                })));
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .regularExpressionFactory(PropertySchema::pattern)
                .build();
        try {
            factory.getSchema(withoutReferences(schema), config).validate(value).forEach(this::add);
        } catch (JsonSchemaException e) {
            notes.put(
                    root,
                    "is not compared with the schema of its type, which cannot be read: " + shown(e.getMessage()));
        }
    }

    /** A reference may lead around in a circle, or to another server: it is left out, and that is said. */
    private JsonNode withoutReferences(JsonNode schema) {
        List<JsonNode> referring = schema.findParents("$ref");
        if (referring.isEmpty()) {
            return schema;
        }
        notes.put(
                root,
                "is compared without what the schema of its type refers to: "
                        + shown(referring.get(0).path("$ref").asText()));
        JsonNode copy = schema.deepCopy();
        for (List<JsonNode> rest = copy.findParents("$ref"); !rest.isEmpty(); rest = copy.findParents("$ref")) {
            rest.forEach(one -> ((ObjectNode) one).remove("$ref"));
        }
        return copy;
    }

    /** One that cannot be matched is told apart when what is wrong is put into words. */
    private static RegularExpression pattern(String regex) {
        Optional<SchemaPattern> pattern = SchemaPattern.of(regex);
        return text -> pattern.flatMap(known -> known.isIn(text)).orElse(false);
    }

    private void add(ValidationMessage message) {
        String path = path(message.getInstanceLocation());
        String limit = message.getSchemaNode() == null
                ? ""
                : message.getSchemaNode().isTextual()
                        ? message.getSchemaNode().asText()
                        : message.getSchemaNode().toString();
        switch (message.getType()) {
            case "required" -> violations.put(path + "." + message.getProperty(), "is required");
            case "additionalProperties" ->
                violations.put(path + "." + message.getProperty(), "is not defined in the schema");
            case "type" -> violations.put(path, "must be of type " + shown(types(message.getSchemaNode())));
            case "enum" -> violations.put(path, "must be one of " + shown(limit));
            case "minLength" -> violations.put(path, "must have at least " + shown(limit) + " characters");
            case "maxLength" -> violations.put(path, "can have at most " + shown(limit) + " characters");
            case "minimum" -> violations.put(path, "must be at least " + shown(limit));
            case "maximum" -> violations.put(path, "can be at most " + shown(limit));
            case "pattern" -> pattern(path, limit, message.getInstanceNode().asText());
            default -> violations.put(path, "does not fit: " + shown(message.getError()));
        }
    }

    private void pattern(String path, String regex, String text) {
        Optional<SchemaPattern> read = SchemaPattern.of(regex);
        if (read.isPresent() && read.get().isIn(text).isPresent()) {
            violations.put(path, "must match " + shown(regex));
        } else {
            notes.put(
                    path,
                    "is not compared with the pattern of its type, " + shown(regex) + ", "
                            + (read.isEmpty() ? "which cannot be read" : "which would take too long"));
        }
    }

    private static String types(JsonNode type) {
        if (!type.isArray()) {
            return type.asText();
        }
        StringBuilder all = new StringBuilder();
        type.forEach(one -> all.append(all.isEmpty() ? "" : " or ").append(one.asText()));
        return all.toString();
    }

    private String path(JsonNodePath location) {
        StringBuilder path = new StringBuilder(root);
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            path.append(element instanceof Integer index ? "[" + index + "]" : "." + element);
        }
        return path.toString();
    }

    private static String shown(String text) {
        return ServerText.clean(text, LONGEST);
    }
}
