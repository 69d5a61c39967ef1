package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.text.JsonTree;
import java.util.Map;
import java.util.Optional;

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
        return JsonTree.replaced(root, (steps, node) -> {
            if (placeholders.containsKey(node)) {
                return Optional.of(TextNode.valueOf(placeholders.get(node)));
            }
            boolean isComputed = Headers.isHeader(steps) && Headers.isComputed(node.asText());
            return TopLevel.FIELDS.isSecret(steps) && !isComputed ? Optional.of(MASK) : Optional.empty();
        });
    }
}
