package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A resource of the organization.
 *
 * @param key kind and name, without the prefix
 * @param id its id
 * @param body as the platform shows it
 */
public record Existing(Key key, String id, JsonNode body) {

    /** The platform may show what was deleted for a while, and say so. */
    public static boolean isDeleted(JsonNode shown) {
        return shown.path("state").asText().equalsIgnoreCase("deleted");
    }
}
