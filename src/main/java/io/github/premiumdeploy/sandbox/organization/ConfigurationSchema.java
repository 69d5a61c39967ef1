package io.github.premiumdeploy.sandbox.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.sandbox.http.Refusal;
import java.util.Map;
import java.util.stream.Collectors;

/** Refuses configurations that the schema of their integration type does not allow. */
public final class ConfigurationSchema {

    private ConfigurationSchema() {}

    /** Refuses a value that does not meet the schema, with all reasons. */
    public static void check(JsonNode schema, JsonNode value, String path) {
        Map<String, String> violations = PropertySchema.violations(schema, value, path);
        if (!violations.isEmpty()) {
            throw Refusal.of(
                            400,
                            "invalid.property",
                            violations.entrySet().stream()
                                    .map(violation -> violation.getKey() + " " + violation.getValue())
                                    .collect(Collectors.joining("; ")))
                    .details(violations.keySet().stream()
                            .map(field -> new Refusal.Detail("invalid.property", field))
                            .toList());
        }
    }
}
