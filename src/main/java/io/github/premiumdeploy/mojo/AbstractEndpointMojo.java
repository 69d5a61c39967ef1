package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.genesys.PremiumAppsApi;
import java.io.File;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals share that are about the endpoint for submissions, also those that work offline. */
abstract class AbstractEndpointMojo extends AbstractProjectMojo {

    /**
     * Path of the endpoint that Premium Apps are submitted to. It is unpublished, and reported by users.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.premiumAppsPath", defaultValue = PremiumAppsApi.REPORTED_PATH)
    private String premiumAppsPath;

    /**
     * Permission that the endpoint is reported to need; {@code none} = not checked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.premiumAppsPermission", defaultValue = PremiumAppsApi.REPORTED_PERMISSION)
    private String premiumAppsPermission;

    /**
     * OAuth scope that the endpoint is reported to need of users' tokens; {@code none} = not checked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.premiumAppsScope", defaultValue = PremiumAppsApi.REPORTED_PERMISSION)
    private String premiumAppsScope;

    /**
     * Directory for receipts and reports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.outputDirectory", defaultValue = "${project.build.directory}/genesyscloud")
    private File outputDirectory;

    /**
     * A copy of the API's contract ({@code GET /api/v2/docs/swagger}), read in place of the one that the region publishes: for a
     * comparison with a certain day, and offline. May be packed with gzip.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.contractFile")
    private File contractFile;

    AbstractEndpointMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    final boolean hasContractFile() {
        return contractFile != null;
    }
}
