package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code GET /api/v2/organizations/me} says; published.
 *
 * @param shortName its {@code thirdPartyOrgName}
 * @param features the features that it knows, and whether each is on
 */
public record Organization(String id, String name, Optional<String> shortName, Map<String, Boolean> features) {

    public Organization {
        features = Map.copyOf(features);
    }

    static Organization of(JsonNode json) {
        Map<String, Boolean> features = new TreeMap<>();
        json.path("features")
                .properties()
                .forEach(feature -> features.put(
                        Json.clean(feature.getKey()), feature.getValue().asBoolean()));
        return new Organization(
                Json.text(json, "id").orElse(""),
                Json.text(json, "name").orElse(""),
                Json.text(json, "thirdPartyOrgName"),
                features);
    }
}
