package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Something that has an id and a name. */
public record NamedEntity(String id, String name) {

    static Optional<NamedEntity> of(JsonNode json) {
        return Json.text(json, "id")
                .map(id -> new NamedEntity(id, Json.text(json, "name").orElse("")));
    }

    /** Name and id, for a reader. */
    @Override
    public String toString() {
        return name.isEmpty() ? id : "\"" + name + "\" (" + id + ")";
    }
}
