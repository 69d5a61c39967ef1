package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What a resource is found by where nobody knows its id: its name, and what else tells it from others of that name.
 *
 * @param lists where it is looked for
 * @param prefix what its name begins with
 * @param name its full name
 * @param mark tells of a resource of this name whether it is one of them
 */
public record Identity(List<Listing> lists, String prefix, String name, BiPredicate<ResourceIds, JsonNode> mark) {

    /** A resource that its name alone tells. */
    public Identity(Listing list, String prefix, String name) {
        this(List.of(list), prefix, name, (ids, resource) -> true);
    }

    /** Those of exactly this name that are not deleted. */
    public static List<JsonNode> named(List<JsonNode> all, String name) {
        return all.stream()
                .filter(there -> there.path("name").asText().equals(name) && !Existing.isDeleted(there))
                .toList();
    }
}
