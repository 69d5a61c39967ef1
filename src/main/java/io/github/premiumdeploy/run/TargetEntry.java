package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One target as the user lists it: what it says itself, and not yet checked. What it does not say comes from the common
 * configuration.
 *
 * @param id its name in messages, and of its directory
 * @param values parameters of its own
 * @param properties further fields of its submission, beside the common ones
 */
public record TargetEntry(String id, Parameters values, Map<String, String> properties) {

    /** The parameters that can differ by target, beside {@code properties}. */
    public static final List<String> NAMES = List.of(
            "serverId",
            "region",
            "apiUrl",
            "loginUrl",
            "organizationId",
            "applicationId",
            "environmentId",
            "name",
            "description",
            "version",
            "descriptor",
            "secretsFile",
            "pruneConfirm",
            "premiumAppsPath",
            "premiumAppsPermission",
            "premiumAppsScope",
            "premiumAppsFeature",
            "organizationCapabilitiesPath",
            "connectTimeout",
            "requestTimeout",
            "deadline");

    /** All that can be said of a target. */
    public static final List<String> FIELDS =
            Stream.concat(Stream.of("id", "properties"), NAMES.stream()).toList();

    public TargetEntry {
        properties = Map.copyOf(properties);
    }
}
