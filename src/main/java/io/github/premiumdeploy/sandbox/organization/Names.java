package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.sandbox.http.Refusal;

/** Names of things, which must not be empty. */
public final class Names {

    private Names() {}

    /** The trimmed name that a body gives. */
    public static String required(JsonNode body, String entity) {
        String name = body.path("name").asText().trim();
        if (name.isEmpty()) {
            throw Refusal.invalidValue("name", "The name of a " + entity + " must not be empty");
        }
        return name;
    }
}
