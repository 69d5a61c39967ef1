package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.maven.MavenBuild;
import io.github.premiumdeploy.maven.MavenLog;
import io.github.premiumdeploy.maven.ParameterFields;
import io.github.premiumdeploy.maven.StandIns;
import io.github.premiumdeploy.run.Build;
import io.github.premiumdeploy.run.Configuration;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.TargetEntry;
import io.github.premiumdeploy.target.Parameters;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals share that work with what a project describes, also those that work offline. */
abstract class AbstractProjectMojo extends AbstractReportingMojo {

    private static final String OUTPUT_DIRECTORY = "outputDirectory";
    private static final String REHEARSAL = "rehearsal";

    /**
     * The app's descriptor: YAML, JSON, or the wizard's {@code config.js}. Default: the first that exists of
     * {@code src/main/premium-app/premium-app.yaml}, {@code premium-app.yml}, {@code premium-app.json} and
     * {@code config.js} there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.descriptor")
    private File descriptor;

    /**
     * The organization's region: an AWS region ({@code eu-west-1}), a domain ({@code mypurecloud.ie}), or an address below
     * it ({@code https://api.mypurecloud.ie}). Without it the environment variable {@code GENESYSCLOUD_REGION} is used.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.region")
    private String region;

    /**
     * Base URL of the API, for a private gateway or the sandbox; plain {@code http} is accepted for loopback addresses
     * only. Default: that of the region.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.apiUrl")
    private String apiUrl;

    /**
     * A copy of the API's contract ({@code GET /api/v2/docs/swagger}), read in place of the one that the region
     * publishes: for a comparison with a certain day, and offline. May be packed with gzip.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.contractFile")
    private File contractFile;

    /**
     * Id of the Premium App to submit.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.applicationId")
    private String applicationId;

    /**
     * Id of the environment to submit it to.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.environmentId")
    private String environmentId;

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
     * YAML or JSON file that describes the sandbox's organization: its clients, roles, features, products and switches.
     * Default: an organization in which a deploy succeeds, with the OAuth client
     * {@code 5ca1ab1e-0000-4000-8000-0000000000c1} and the secret {@code sandbox-secret}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.sandboxOrganization")
    private File sandboxOrganization;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    private final SettingsDecrypter decrypter;

    AbstractProjectMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** Whether the contract of the API is read from a file. */
    final boolean hasContractFile() {
        return contractFile != null;
    }

    final MavenBuild mavenBuild() {
        return mavenBuild(Optional.empty());
    }

    private MavenBuild mavenBuild(Optional<StandIns> standIns) {
        return new MavenBuild(
                session(), project, execution(), decrypter, new MavenLog(getLog()), redaction(), standIns);
    }

    /** The build as goals see it. */
    final Build build() throws GoalFailedException {
        if (!isRehearsal()) {
            return mavenBuild();
        }
        if (sandboxOrganization != null) {
            LocalSandbox.organization(sandboxOrganization);
        }
        Rehearsal.begin(session(), log());
        return mavenBuild(Optional.of(
                new SandboxStandIns(session(), sandboxOrganization == null ? null : sandboxOrganization.toPath())));
    }

    /** Further fields of what is submitted. */
    Map<String, String> properties() {
        return Map.of();
    }

    /** The targets that the POM lists. */
    List<TargetEntry> targets() {
        return List.of();
    }

    final Configuration configuration() {
        Parameters parameters = ParameterFields.of(this);
        if (isRehearsal()) {
            // What real runs have written is not mixed with what rehearsals write.
            parameters
                    .value(OUTPUT_DIRECTORY)
                    .ifPresent(directory -> parameters.with(
                            OUTPUT_DIRECTORY,
                            Path.of(directory).resolve(REHEARSAL).toString()));
        }
        return new Configuration(parameters, properties(), targets(), DeclaredParameters.names());
    }
}
