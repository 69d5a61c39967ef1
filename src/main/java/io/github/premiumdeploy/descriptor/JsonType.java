package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An object that the platform defines, passed on as it is. What is named like a secret in it is one, and so is a header. */
record JsonType() implements Type {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret)|authorization|(.*[_-])?api[_-]?key");

    @Override
    public String words() {
        return "an object";
    }

    @Override
    public Optional<JsonNode> check(JsonNode value, Place place, Checking checking) {
        if (!value.isObject()) {
            return wrong(value, place, checking);
        }
        tellSecrets(value, List.of(), checking);
        return Optional.of(value);
    }

    private static void tellSecrets(JsonNode value, List<String> steps, Checking checking) {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            List<String> further = new ArrayList<>(steps);
            further.add(entry.getKey());
            String text = entry.getValue().asText();
            // A data action computes ${…} and looks $.… up: neither is the secret itself.
            if (isSecretField(further) && !Headers.isComputed(text)) {
                checking.secrets().accept(text);
            } else if (isSecretHeader(further) && !Headers.isComputed(text)) {
                checking.presumed().add(text);
            }
            tellSecrets(entry.getValue(), further, checking);
        }
        if (value.isArray()) {
            value.forEach(item -> tellSecrets(item, steps, checking));
        }
    }

    private static boolean isSecretField(List<String> steps) {
        return !steps.isEmpty() && SECRET.matcher(steps.get(steps.size() - 1)).matches();
    }

    private static boolean isSecretHeader(List<String> steps) {
        return Headers.isHeader(steps) && Headers.isSecret(steps.get(steps.size() - 1));
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "object");
    }

    @Override
    public boolean isSecret(List<String> steps) {
        return isSecretField(steps) || isSecretHeader(steps);
    }
}
