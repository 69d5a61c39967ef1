package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.deploy.PlanException;
import io.github.premiumdeploy.deploy.RefusedException;
import io.github.premiumdeploy.deploy.StepException;
import io.github.premiumdeploy.deploy.SubmissionException;
import io.github.premiumdeploy.deploy.VerificationException;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.maven.MavenSettings;
import io.github.premiumdeploy.maven.WorkflowOutput;
import io.github.premiumdeploy.report.Checked;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.GitHubActions;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.PermissionReports;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.target.TargetReader;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** What the goals that work on an organization share: the parameters that say which one, and how it is reached. */
abstract class AbstractTargetMojo extends AbstractGenesysCloudMojo {

    /**
     * Id of the {@code <server>} in settings.xml with the credentials: {@code <username>} is the id of an OAuth client of
     * the grant type client credentials, {@code <password>} its secret, encrypted or not. Without such a server the
     * environment variable {@code GENESYSCLOUD_ACCESS_TOKEN} is used, or {@code GENESYSCLOUD_OAUTHCLIENT_ID} and
     * {@code GENESYSCLOUD_OAUTHCLIENT_SECRET}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.serverId", defaultValue = TargetReader.STANDARD_SERVER)
    private String serverId;

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
     * Base URL that issues tokens, for a private gateway or the sandbox; plain {@code http} is accepted for loopback
     * addresses only. Default: that of the region.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.loginUrl")
    private String loginUrl;

    /**
     * Id of the organization that the token must belong to; a different one stops the run before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.organizationId")
    private String organizationId;

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
     * Feature of the organization that the endpoint is reported to need; {@code none} = not checked.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.premiumAppsFeature", defaultValue = PremiumAppsApi.REPORTED_FEATURE)
    private String premiumAppsFeature;

    /**
     * Where an organization's features are reported to be listed; unpublished too. It is asked only where the published
     * lists do not know the feature; {@code none} = not asked.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "genesyscloud.organizationCapabilitiesPath",
            defaultValue = PremiumAppsApi.REPORTED_CAPABILITIES_PATH)
    private String organizationCapabilitiesPath;

    /**
     * Time for one connection, as {@code PT10S} or {@code 10s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.connectTimeout", defaultValue = "PT10S")
    private String connectTimeout;

    /**
     * Time for one answer, its last byte included.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.requestTimeout", defaultValue = "PT30S")
    private String requestTimeout;

    /**
     * Time for all the work on one organization, waits included.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.deadline", defaultValue = "PT10M")
    private String deadline;

    /**
     * Directory for receipts and reports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.outputDirectory", defaultValue = "${project.build.directory}/genesyscloud")
    private File outputDirectory;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    private final SettingsDecrypter decrypter;
    private final Clock clock = Clock.systemUTC();

    AbstractTargetMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** The goal's own parameters. */
    abstract Parameters with(Parameters common);

    /** Further fields of what is submitted. */
    Map<String, String> properties() {
        return Map.of();
    }

    /** Whether the goal has nothing to do without an app to submit. */
    abstract boolean needsSubmission();

    /**
     * Reads what the goal needs beside the target, before anything is sent.
     *
     * @throws EndedException if it cannot be used
     */
    void prepare(MavenSettings settings, Problems problems) throws EndedException {}

    /**
     * Does the goal's work on one target.
     *
     * @throws EndedException if it does not succeed
     * @throws RefusedException if the organization refuses, or would
     * @throws StepException if a step of a plan cannot be done
     * @throws VerificationException if the organization is not as planned in the end
     * @throws SubmissionException if a submission comes to no good end
     * @throws IOException if a server gives no answer, or a file cannot be written
     */
    abstract void run(Target target, PremiumApp app, Connection connection)
            throws EndedException, RefusedException, StepException, VerificationException, SubmissionException,
                    IOException;

    @Override
    final void run() throws EndedException, InvalidConfigurationException {
        Problems problems = new Problems();
        MavenSettings settings = new MavenSettings(session().getSettings(), decrypter);
        TargetReader reader = new TargetReader(settings, environment());
        Parameters parameters = parameters();
        prepare(settings, problems);
        PremiumApp app = reader.premiumApp(parameters, properties(), needsSubmission(), problems);
        Optional<Target> read = reader.read(parameters, problems);
        problems.throwIfAny();
        Target target = read.orElseThrow();
        String userAgent = execution.getArtifactId() + "/" + execution.getVersion();
        log().debug("Target " + target);
        try (Connection connection = new Connection(target, userAgent, redaction(), log()::info, clock)) {
            run(target, app, connection);
        } catch (RefusedException e) {
            reports().writeRefused(new Checked(execution.getGoal(), target, clock.instant(), e.report()));
            throw new EndedException(Ending.of(e, execution.getGoal(), target), e);
        } catch (PlanException e) {
            throw new EndedException(Ending.of(e), e);
        } catch (StepException e) {
            throw new EndedException(Ending.of(e, target), e);
        } catch (VerificationException e) {
            throw new EndedException(Ending.of(e), e);
        } catch (SubmissionException e) {
            throw new EndedException(Ending.of(e, target), e);
        } catch (IOException e) {
            throw new EndedException(Ending.of(e, target), e);
        }
    }

    private Parameters parameters() {
        return with(new Parameters()
                .with("serverId", serverId)
                .with("region", region)
                .with("apiUrl", apiUrl)
                .with("loginUrl", loginUrl)
                .with("organizationId", organizationId)
                .with("premiumAppsPath", premiumAppsPath)
                .with("premiumAppsPermission", premiumAppsPermission)
                .with("premiumAppsScope", premiumAppsScope)
                .with("premiumAppsFeature", premiumAppsFeature)
                .with("organizationCapabilitiesPath", organizationCapabilitiesPath)
                .with("connectTimeout", connectTimeout)
                .with("requestTimeout", requestTimeout)
                .with("deadline", deadline));
    }

    /** The environment as Maven knows it: that of the user, also where a daemon runs the build. */
    final Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        String prefix = "env.";
        session().getSystemProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> environment.put(
                        name.substring(prefix.length()),
                        session().getSystemProperties().getProperty(name)));
        return environment;
    }

    final PermissionReports reports() {
        return new PermissionReports(
                files(), new GitHubActions(environment(), new WorkflowOutput(redaction())), log()::warn);
    }

    final OutputFiles files() {
        return new OutputFiles(outputDirectory.toPath(), redaction());
    }

    final Clock clock() {
        return clock;
    }
}
