package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a resource is found by where nobody knows its id: its name, and what else tells it from others of that name.
 *
 * @param lists where it is looked for
 * @param prefix what its name begins with
 * @param name its full name
 * @param mark what else tells it
 */
public record Identity(List<Listing> lists, String prefix, String name, Mark mark) {

    /** Tells a resource from others of its name. */
    @FunctionalInterface
    public interface Mark {
        /** Whether this is one of them. */
        boolean isOn(ResourceIds ids, JsonNode resource);
    }

    public Identity {
        lists = List.copyOf(lists);
    }

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
