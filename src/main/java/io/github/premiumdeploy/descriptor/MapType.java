package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An object with any keys.
 *
 * @param value what stands behind each
 * @param isSecret whether the values are secret
 * @param known keys whose values are not secret even so
 * @param isHeaders whether the keys are names of headers, which are not secret either if {@link Headers} knows better
 */
record MapType(Type value, boolean isSecret, Set<String> known, boolean isHeaders) implements Type {

    @Override
    public String words() {
        return "an object";
    }

    @Override
    public Optional<JsonNode> check(JsonNode map, Place place, Checking checking) {
        if (!map.isObject()) {
            return wrong(map, place, checking);
        }
        ObjectNode checked = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            if (!entry.getValue().isNull()) {
                boolean isSecretValue = isSecret(List.of(entry.getKey()));
                Checking each = checking.secret(isSecretValue && !isHeaders);
                if (isSecretValue && isHeaders) {
                    checking.presumed().add(entry.getValue().asText());
                }
                value.check(entry.getValue(), place.field(entry.getKey()), each)
                        .ifPresent(node -> checked.set(entry.getKey(), node));
            }
        }
        return Optional.of(checked);
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "object");
        value.describe(schema.putObject("additionalProperties"));
    }

    @Override
    public boolean isSecret(List<String> steps) {
        return isSecret
                && !steps.isEmpty()
                && !known.contains(steps.get(0))
                && (!isHeaders || Headers.isSecret(steps.get(0)));
    }
}
