package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.ContractChanges;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganizationException;
import io.github.premiumdeploy.text.Nearest;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The published models of request bodies, as the groups of endpoints declare them, and the check of a body against them.
 *
 * <p>A model stands on one line: its name, a colon, and its fields, separated by semicolons. A field is written {@code name type},
 * with {@code !} after the type where it is required. Types are the published ones: {@code str}, {@code int}, {@code bool}, {@code
 * datetime}, {@code object}, {@code list[…]}, {@code dict(str, …)}, the name of a model, or {@code a|b|c} for text out of a
 * published list ({@code a|} if it has one entry). A model that is referred to and not declared may be any JSON object. Unknown
 * fields are ignored, as the platform does.
 */
final class RequestModels {

    /**
     * One field of a model.
     *
     * @param maxLength its characters at the most; 0 for any number
     */
    record Field(String name, String type, boolean required, int maxLength) {}

    private final Map<String, List<Field>> all = new TreeMap<>();
    private final Map<String, ContractChanges.Field> changes;

    /**
     * The models with the fields as they are in an organization.
     *
     * @throws SandboxOrganizationException if it changes fields of models that there are not
     */
    RequestModels(List<EndpointGroup> groups, SandboxOrganization organization) {
        groups.stream()
                .flatMap(group -> group.models().lines())
                .map(line -> line.replaceAll(" +", " ").split(": ", 2))
                .forEach(model -> {
                    if (all.put(model[0], fields(model[1])) != null) {
                        throw new IllegalStateException("Two groups of endpoints declare the model " + model[0]);
                    }
                });
        changes = organization.contract().fields();
        requireModels(organization);
        changes.forEach((path, change) -> change(path.split("\\.", 2), change));
    }

    private void change(String[] path, ContractChanges.Field change) {
        Map<String, Field> fields = new LinkedHashMap<>();
        all.get(path[0]).forEach(field -> fields.put(field.name(), field));
        Field old = fields.getOrDefault(path[1], new Field(path[1], "str", false, 0));
        // One entry alone would not be told from the name of a model.
        String values = String.join("|", change.values()) + (change.values().size() == 1 ? "|" : "");
        String type = values.isEmpty() ? old.type() : values;
        fields.put(path[1], new Field(path[1], type, old.required() || change.required(), change.maxLength()));
        if (change.gone()) {
            fields.remove(path[1]);
        }
        all.put(path[0], List.copyOf(fields.values()));
    }

    private static List<Field> fields(String text) {
        return Arrays.stream(text.split(";"))
                .map(field -> {
                    String[] words = field.trim().split(" ", 2);
                    boolean required = words[1].endsWith("!");
                    String type = required ? words[1].substring(0, words[1].length() - 1) : words[1];
                    return new Field(words[0], type, required, 0);
                })
                .toList();
    }

    Map<String, List<Field>> all() {
        return all;
    }

    private void requireModels(SandboxOrganization organization) {
        List<String> problems = changes.keySet().stream()
                .filter(path -> !path.contains(".") || !all.containsKey(path.split("\\.", 2)[0]))
                .map(path -> "contract.fields." + path + ": must be Model.field, with a model of the sandbox"
                        + Nearest.likely(path.split("\\.", 2)[0], all.keySet())
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""))
                .toList();
        if (!problems.isEmpty()) {
            throw new SandboxOrganizationException(organization.name(), problems);
        }
    }

    /**
     * The body as an object, if it meets the model. The platform reports the wrong types first, since such a body cannot
     * even be read; then all missing fields and all unknown values together. What is sent in fields that are gone is forgotten.
     */
    ObjectNode check(String model, JsonNode body) {
        if (!all.containsKey(model)) {
            throw new IllegalArgumentException(
                    "No model " + model + ": declare what Genesys publishes of it beside the endpoint that takes it");
        }
        Findings findings = new Findings();
        findings.value(body, model, "");
        findings.refuse();
        changes.forEach((path, change) -> {
            if (change.gone() && path.startsWith(model + ".")) {
                ((ObjectNode) body).remove(path.substring(model.length() + 1));
            }
        });
        return (ObjectNode) body;
    }

    /** The models as the definitions of a Swagger document. */
    ObjectNode definitions() {
        ObjectNode definitions = SandboxJson.object();
        all.forEach((name, fields) -> {
            ObjectNode model = definitions.putObject(name).put("type", "object");
            ObjectNode properties = model.putObject("properties");
            fields.forEach(field -> {
                ObjectNode schema = schema(field.type());
                properties.set(
                        field.name(), field.maxLength() > 0 ? schema.put("maxLength", field.maxLength()) : schema);
            });
            fields.stream()
                    .filter(Field::required)
                    .forEach(field -> model.withArray("required").add(field.name()));
        });
        return definitions;
    }

    private ObjectNode schema(String type) {
        ObjectNode schema = SandboxJson.object();
        if (type.startsWith("list[")) {
            schema.put("type", "array").set("items", schema(inner(type, "list[")));
            return schema;
        }
        if (type.startsWith("dict(str, ")) {
            schema.put("type", "object").set("additionalProperties", schema(inner(type, "dict(str, ")));
            return schema;
        }
        if (type.contains("|")) {
            List.of(type.split("\\|")).forEach(schema.put("type", "string").putArray("enum")::add);
            return schema;
        }
        return switch (type) {
            case "str" -> schema.put("type", "string");
            case "int" -> schema.put("type", "integer").put("format", "int32");
            case "bool" -> schema.put("type", "boolean");
            case "datetime" -> schema.put("type", "string").put("format", "date-time");
            case "object" -> schema.put("type", "object");
            default ->
                all.containsKey(type) ? schema.put("$ref", "#/definitions/" + type) : schema.put("type", "object");
        };
    }

    private static String inner(String type, String beginning) {
        return type.substring(beginning.length(), type.length() - 1);
    }

    /** What is wrong with one body. */
    private final class Findings {

        private final Map<String, String> mistyped = new LinkedHashMap<>();
        private final List<String> missing = new ArrayList<>();
        private final Map<String, String> wrongValues = new LinkedHashMap<>();

        void value(JsonNode value, String type, String path) {
            if (type.startsWith("list[")) {
                if (expect(value.isArray(), "an array", path)) {
                    String element = inner(type, "list[");
                    for (int i = 0; i < value.size(); i++) {
                        value(value.get(i), element, path + "[" + i + "]");
                    }
                }
            } else if (type.startsWith("dict(str, ")) {
                if (expect(value.isObject(), "an object", path)) {
                    String element = inner(type, "dict(str, ");
                    value.properties().forEach(entry -> value(entry.getValue(), element, join(path, entry.getKey())));
                }
            } else if (type.contains("|")) {
                if (expect(value.isTextual(), "text", path)
                        && !List.of(type.split("\\|")).contains(value.asText())) {
                    wrongValues.put(
                            path,
                            path + ": " + value.asText() + " is not one of " + String.join(", ", type.split("\\|")));
                }
            } else {
                single(value, type, path);
            }
        }

        private void single(JsonNode value, String type, String path) {
            switch (type) {
                case "str" -> expect(value.isTextual(), "text", path);
                case "int" -> expect(value.isIntegralNumber() && value.canConvertToInt(), "a whole number", path);
                // Published as an object; JSON schemas say true or false here, and the platform takes it.
                case "object" -> {
                    boolean either = path.endsWith("additionalProperties") && value.isBoolean();
                    expect(either || value.isObject(), "an object", path);
                }
                case "bool" -> expect(value.isBoolean(), "true or false", path);
                case "datetime" -> expect(isDateTime(value), "a date and time", path);
                default -> {
                    if (expect(value.isObject(), "an object", path)) {
                        fields(value, all.getOrDefault(type, List.of()), path);
                    }
                }
            }
        }

        private void fields(JsonNode object, List<Field> fields, String path) {
            for (Field field : fields) {
                JsonNode value = object.path(field.name());
                if (!value.isMissingNode() && !value.isNull()) {
                    value(value, field.type(), join(path, field.name()));
                    if (field.maxLength() > 0 && value.asText().length() > field.maxLength()) {
                        String name = join(path, field.name());
                        wrongValues.put(name, name + " has more than " + field.maxLength() + " characters");
                    }
                } else if (field.required()) {
                    missing.add(join(path, field.name()));
                }
            }
        }

        private boolean expect(boolean met, String what, String path) {
            if (!met) {
                mistyped.put(path, what);
            }
            return met;
        }

        void refuse() {
            if (!mistyped.isEmpty()) {
                String text = mistyped.entrySet().stream()
                        .map(entry -> (entry.getKey().isEmpty() ? "the body" : entry.getKey()) + " must be "
                                + entry.getValue())
                        .collect(Collectors.joining("; "));
                throw Refusal.badRequest("The request could not be understood: " + text)
                        .details("bad.request", mistyped.keySet());
            }
            if (!missing.isEmpty()) {
                throw Refusal.of(400, "constraint.validation", "Required fields are missing: " + missing)
                        .details("required.field.missing", missing);
            }
            if (!wrongValues.isEmpty()) {
                throw Refusal.of(400, "invalid.value", String.join("; ", wrongValues.values()))
                        .details("invalid.value", wrongValues.keySet());
            }
        }

        private boolean isDateTime(JsonNode value) {
            try {
                OffsetDateTime.parse(value.asText());
                return value.isTextual();
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        private String join(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }
    }
}
