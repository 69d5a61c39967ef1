package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.Optional;

/** The name of another item of this descriptor, without the prefix. */
record ReferenceType(String kind) implements Type {

    @Override
    public String words() {
        return "the name of a " + kind;
    }

    @Override
    public Optional<JsonNode> check(JsonNode value, Place place, Checking checking) {
        if (!value.isTextual()) {
            return wrong(value, place, checking);
        }
        if (value.textValue().isBlank()) {
            checking.problem(place, "must not be empty", "give " + words());
            return Optional.empty();
        }
        checking.references().add(new Checking.Reference(kind, value.textValue(), place));
        return Optional.of(value);
    }

    /** The name of the first item of that kind's example. */
    @Override
    public Optional<JsonNode> example() {
        return DescriptorKinds.fields(kind).example("name");
    }

    @Override
    public void describe(ObjectNode schema) {
        schema.put("type", "string").put("minLength", 1);
    }
}
