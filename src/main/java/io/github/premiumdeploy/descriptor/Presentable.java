package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A descriptor without its secrets, so that not even a digest of it depends on one: a short secret could be guessed from
 * the digest of a text that is known but for it.
 */
final class Presentable {

    private static final JsonNode MASK = TextNode.valueOf("****");

    private final Map<JsonNode, String> placeholders;

    /**
     * Knows these.
     *
     * @param placeholders what was written in the place of each text that has a secret value in it now; by identity
     */
    Presentable(Map<JsonNode, String> placeholders) {
        this.placeholders = placeholders;
    }

    JsonNode of(JsonNode root) {
        return of(root, List.of());
    }

    private JsonNode of(JsonNode node, List<String> steps) {
        if (placeholders.containsKey(node)) {
            return TextNode.valueOf(placeholders.get(node));
        }
        boolean isComputed = Headers.isHeader(steps) && Headers.isComputed(node.asText());
        if (TopLevel.FIELDS.isSecret(steps) && !isComputed) {
            return MASK;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                List<String> further = new ArrayList<>(steps);
                further.add(entry.getKey());
                copy.set(entry.getKey(), of(entry.getValue(), further));
            }
            return copy;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> copy.add(of(item, steps)));
            return copy;
        }
        return node;
    }
}
