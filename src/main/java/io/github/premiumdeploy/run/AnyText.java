package io.github.premiumdeploy.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Leaves of a body only what is the same in every descriptor: texts that a vendor writes stand for any text. */
final class AnyText {

    /** Texts that are the plugin's own, or one of a published list. */
    private static final Set<String> FIXED = Set.of(
            "official",
            "public",
            "STARTS_WITH",
            "name",
            "CLIENT-CREDENTIALS",
            "CODE",
            "ENABLED",
            "inactive",
            "EXTERNAL",
            "v2",
            "object",
            "string",
            "key");

    private AnyText() {}

    static JsonNode in(JsonNode body) {
        return in(body, text -> FIXED.contains(text) ? text : SentRequest.LATER);
    }

    /** The same body with other texts. */
    static JsonNode in(JsonNode body, UnaryOperator<String> texts) {
        if (body.isTextual()) {
            return TextNode.valueOf(texts.apply(body.asText()));
        }
        if (body.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            body.forEach(element -> array.add(in(element, texts)));
            return array;
        }
        if (body.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            body.properties().forEach(field -> object.set(field.getKey(), in(field.getValue(), texts)));
            return object;
        }
        return body;
    }
}
