package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.Optional;

/** A text, a number, or true or false. */
record ScalarType() implements Type {

    @Override
    public String words() {
        return "text, a number, true or false";
    }

    @Override
    public Optional<JsonNode> check(JsonNode value, Place place, Checking checking) {
        return value.isValueNode() ? Optional.of(value) : wrong(value, place, checking);
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.putArray("type").add("string").add("number").add("boolean");
    }
}
