package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Something that has an id and a name. */
public record NamedEntity(String id, String name) {

    static Optional<NamedEntity> of(JsonNode json) {
        return Json.text(json, "id")
                .map(id -> new NamedEntity(id, Json.text(json, "name").orElse("")));
    }

    /** The elements of a list that have an id. */
    static List<NamedEntity> list(JsonNode list) {
        return list.valueStream().map(NamedEntity::of).flatMap(Optional::stream).toList();
    }

    /** What a field names; without an id or a name where it does not say them. */
    static NamedEntity orBlank(JsonNode json) {
        return of(json).orElse(new NamedEntity("", ""));
    }

    /** Name and id, for a reader. */
    @Override
    public String toString() {
        return name.isEmpty() ? id : "\"" + name + "\" (" + id + ")";
    }
}
