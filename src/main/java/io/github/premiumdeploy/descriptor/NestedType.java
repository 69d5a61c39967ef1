package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.List;
import java.util.Optional;

/** An object with declared fields. */
record NestedType(Fields fields) implements Type {

    @Override
    public String words() {
        return "an object";
    }

    @Override
    public Optional<JsonNode> check(JsonNode value, Place place, Checking checking) {
        return value instanceof ObjectNode object
                ? Optional.of(fields.check(object, place, checking))
                : wrong(value, place, checking);
    }

    @Override
    public Optional<JsonNode> example() {
        return Optional.of(fields.examples().get(0));
    }

    @Override
    public void describe(ObjectNode schema) {
        fields.describe(schema);
    }

    @Override
    public boolean isSecret(List<String> steps) {
        return fields.isSecret(steps);
    }
}
