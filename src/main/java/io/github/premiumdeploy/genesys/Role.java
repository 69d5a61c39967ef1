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
        Json.texts(json.path("permissions")).stream()
                .map(Policy::ofPermission)
                .flatMap(Optional::stream)
                .forEach(policies::add);
        return new Role(
                Json.text(json, "id").orElse(""),
                Json.text(json, "name").orElse(""),
                json.path("default").asBoolean(),
                policies);
    }
}
