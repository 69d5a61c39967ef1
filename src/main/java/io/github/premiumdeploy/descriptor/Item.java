package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One resource that a descriptor describes. */
public final class Item {

    private final String kind;
    private final ObjectNode fields;
    private final Place place;

    Item(String kind, ObjectNode fields, Place place) {
        this.kind = kind;
        this.fields = fields;
        this.place = place;
    }

    /** Its kind, one of {@link DescriptorKinds#names()}. */
    public String kind() {
        return kind;
    }

    /** Its name, without the prefix. */
    public String name() {
        return fields.path("name").asText();
    }

    /**
     * Its fields, the name among them, as far as they are given: under the names that {@link DescriptorKinds} declares, with
     * placeholders replaced. For looking only: who sends a part of them in a body that is changed further copies it.
     */
    public JsonNode fields() {
        return fields;
    }

    /** A field that holds a text. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    /** The texts of a list; empty if it is not given. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        fields.path(field).forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    Place place() {
        return place;
    }

    /** A field may stand there under another name that means the same. */
    Place place(String field) {
        return DescriptorKinds.fields(kind).givenPlace(field, place);
    }

    @Override
    public String toString() {
        return kind + " \"" + name() + "\"";
    }
}
