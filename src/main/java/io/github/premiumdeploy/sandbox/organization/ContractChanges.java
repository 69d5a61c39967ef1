package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.Refusal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the API of an organization differs from what is published today, as tomorrow's may: in its contract and in what it does.
 *
 * @param offered whether there is a contract at all
 * @param withdrawn operations, as {@code METHOD /path}, that are gone
 * @param deprecated operations that are deprecated
 * @param permissions what operations need in place of what is published
 * @param fields how fields of bodies differ, by {@code Model.field}
 */
public record ContractChanges(
        boolean offered,
        Set<String> withdrawn,
        Set<String> deprecated,
        Map<String, Permissions> permissions,
        Map<String, Field> fields) {

    /** What an operation needs. */
    public record Permissions(Operation.Combination combination, List<String> names) {}

    /**
     * How a field differs.
     *
     * @param gone whether it is not there, so that what is sent in it is not kept
     * @param maxLength its characters at the most; 0 for any number
     * @param values the only ones that it may have; any if there are none
     */
    public record Field(boolean gone, boolean required, int maxLength, List<String> values) {}

    /** An operation with what it needs here. */
    public Operation of(Operation operation) {
        return Optional.ofNullable(permissions.get(operation.signature()))
                .map(needs -> operation.needing(needs.combination(), needs.names()))
                .orElse(operation);
    }

    /** Definitions of models with the fields as they are here. */
    public ObjectNode in(ObjectNode definitions) {
        fields.forEach((path, field) -> {
            String[] parts = path.split("\\.", 2);
            ObjectNode model = (ObjectNode) definitions.get(parts[0]);
            ObjectNode properties = model.withObjectProperty("properties");
            if (field.gone()) {
                properties.remove(parts[1]);
                Iterator<JsonNode> required = model.withArray("required").iterator();
                while (required.hasNext()) {
                    if (required.next().asText().equals(parts[1])) {
                        required.remove();
                    }
                }
                return;
            }
            ObjectNode schema = properties.withObjectProperty(parts[1]);
            if (schema.isEmpty()) {
                schema.put("type", "string");
            }
            if (field.required()) {
                model.withArray("required").add(parts[1]);
            }
            if (field.maxLength() > 0) {
                schema.put("maxLength", field.maxLength());
            }
            if (!field.values().isEmpty()) {
                field.values().forEach(schema.putArray("enum")::add);
            }
        });
        return definitions;
    }

    /** Refuses a body that does not meet the fields as they are here, and forgets what is sent in those that are gone. */
    public void check(String model, ObjectNode body) {
        fields.forEach((path, field) -> {
            String[] parts = path.split("\\.", 2);
            if (parts[0].equals(model)) {
                check(parts[1], field, body);
            }
        });
    }

    private static void check(String name, Field field, ObjectNode body) {
        if (field.gone()) {
            body.remove(name);
            return;
        }
        JsonNode value = body.path(name);
        if (field.required() && !body.hasNonNull(name)) {
            throw Refusal.of(400, "constraint.validation", "Required fields are missing: [" + name + "]")
                    .detail("required.field.missing", name);
        }
        String text = value.asText("");
        if (value.isTextual() && field.maxLength() > 0 && text.length() > field.maxLength()) {
            throw Refusal.invalidValue(name, name + " has more than " + field.maxLength() + " characters");
        }
        if (value.isTextual() && !field.values().isEmpty() && !field.values().contains(text)) {
            throw Refusal.invalidValue(
                    name, name + ": " + text + " is not one of " + String.join(", ", field.values()));
        }
    }
}
