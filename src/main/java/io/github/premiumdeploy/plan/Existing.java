package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/**
 * A resource of the organization.
 *
 * @param key kind and name, without the prefix
 * @param id its id
 * @param body as the platform shows it
 */
public record Existing(Key key, String id, JsonNode body) {

    /** Stands for a resource that is not there. */
    public static Existing none(Key key) {
        return new Existing(key, "", MissingNode.getInstance());
    }

    /** Whether it is there. */
    public boolean isThere() {
        return !id.isEmpty();
    }

    /** This, if it is there. */
    public Optional<Existing> ifThere() {
        return Optional.of(this).filter(Existing::isThere);
    }

    /** The platform may show what was deleted for a while, and say so. */
    public static boolean isDeleted(JsonNode shown) {
        return shown.path("state").asText().equalsIgnoreCase("deleted");
    }
}
