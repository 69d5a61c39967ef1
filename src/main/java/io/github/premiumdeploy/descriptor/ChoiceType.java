package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.text.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of several texts.
 *
 * @param spellings other spellings that wizard configurations have, and what they stand for
 */
record ChoiceType(List<String> values, Map<String, String> spellings) implements Type {

    @Override
    public String words() {
        return "one of " + String.join(", ", values);
    }

    @Override
    public Optional<JsonNode> check(JsonNode value, Place place, Checking checking) {
        if (!value.isTextual()) {
            return wrong(value, place, checking);
        }
        String text = spellings.getOrDefault(value.textValue(), value.textValue());
        if (values.contains(text)) {
            return Optional.of(TextNode.valueOf(text));
        }
        checking.problem(
                place,
                "must be " + words() + ", not " + checking.show(text),
                Nearest.likely(text, values)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse(""));
        return Optional.empty();
    }

    @Override
    public Optional<JsonNode> example() {
        return Optional.of(TextNode.valueOf(values.get(0)));
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public void describe(ObjectNode schema) {
        ArrayNode choices =
                DescriptorSchema.orPlaceholder(schema).put("type", "string").putArray("enum");
        values.forEach(choices::add);
        spellings.keySet().stream().sorted().forEach(choices::add);
    }
}
