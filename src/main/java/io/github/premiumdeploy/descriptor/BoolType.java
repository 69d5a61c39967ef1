package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.Optional;

/** True or false. */
record BoolType() implements Type {

    @Override
    public String words() {
        return "true or false";
    }

    @Override
    public Optional<JsonNode> check(JsonNode value, Place place, Checking checking) {
        if (value.isBoolean()) {
            return Optional.of(value);
        }
        String text = value.asText().strip();
        if (place.isSubstituted() && (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return Optional.of(BooleanNode.valueOf(text.equalsIgnoreCase("true")));
        }
        return wrong(value, place, checking);
    }

    @Override
    public Optional<JsonNode> example() {
        return Optional.of(BooleanNode.TRUE);
    }

    @Override
    public void describe(ObjectNode schema) {
        DescriptorSchema.orPlaceholder(schema).put("type", "boolean");
    }
}
