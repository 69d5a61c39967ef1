package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A role and what it allows.
 *
 * @param isDefault whether the platform made it
 * @param policies its policies, and its older list of permissions as policies
 */
public record Role(String id, String name, boolean isDefault, List<Policy> policies) {

    static Role of(JsonNode json) {
        List<Policy> policies = new ArrayList<>(Grant.policies(json.path("permissionPolicies")));
        for (String permission : Json.texts(json.path("permissions"))) {
            String[] parts = permission.split(":", 4);
            if (parts.length >= 3) {
                policies.add(new Policy(parts[0], parts[1], List.of(parts[2]), Optional.empty()));
            }
        }
        return new Role(
                Json.text(json, "id").orElse(""),
                Json.text(json, "name").orElse(""),
                json.path("default").asBoolean(),
                policies);
    }
}
