package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** An object that the platform defines, passed on as it is. What is named like a secret in it is one. */
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
        tellSecrets(value, checking);
        return Optional.of(value);
    }

    private static void tellSecrets(JsonNode value, Checking checking) {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String text = entry.getValue().asText();
            // A data action computes ${…} and looks $.… up: neither is the secret itself.
            boolean isComputed = text.contains("${") || text.startsWith("$.");
            if (SECRET.matcher(entry.getKey()).matches() && !isComputed) {
                checking.secrets().accept(text);
            }
        }
        value.forEach(child -> tellSecrets(child, checking));
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "object");
    }

    @Override
    public boolean isSecret(List<String> steps) {
        return !steps.isEmpty() && SECRET.matcher(steps.get(steps.size() - 1)).matches();
    }
}
