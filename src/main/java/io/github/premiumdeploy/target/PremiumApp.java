package io.github.premiumdeploy.target;

import java.util.Map;
import java.util.Optional;

/**
 * What {@code POST /api/v2/apps/premium} is sent, and what that endpoint is reported to need. All of it is reported by
 * users, so that all of it can be configured.
 *
 * @param submission the app to submit; empty where only the endpoint is of interest
 * @param path path of the endpoint
 * @param permission permission that it is reported to need; empty = not checked
 * @param scope scope that it is reported to need of user tokens; empty = not checked
 * @param feature feature of the organization that it is reported to need; empty = not checked
 * @param capabilitiesPath where an organization's features are reported to be listed; empty = not asked
 */
public record PremiumApp(
        Optional<Submission> submission,
        String path,
        String permission,
        String scope,
        String feature,
        String capabilitiesPath) {

    /** The same endpoint, of which nothing is wanted. */
    public PremiumApp withoutSubmission() {
        return new PremiumApp(Optional.empty(), path, permission, scope, feature, capabilitiesPath);
    }

    /**
     * One app for one environment.
     *
     * @param more further fields of the body
     */
    public record Submission(
            String applicationId,
            String environmentId,
            String name,
            String description,
            String version,
            Map<String, String> more) {
        public Submission {
            more = Map.copyOf(more);
        }
    }
}
