package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.maven.TargetElement;
import io.github.premiumdeploy.run.GoalFailedException;
import io.github.premiumdeploy.run.GoalRunner;
import io.github.premiumdeploy.run.TargetEntry;
import io.github.premiumdeploy.run.TargetGoal;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.TargetReader;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** What the goals that work on an organization share: the parameters that say which one, and how it is reached. */
abstract class AbstractTargetMojo extends AbstractProjectMojo {

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
     * Do not run without an {@code organizationId}, of any target; for a parent POM that its projects share.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.requireOrganizationId", defaultValue = "false")
    private boolean requireOrganizationId;

    /**
     * Name to submit it with.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.name", defaultValue = "${project.name}")
    private String name;

    /**
     * Description to submit it with.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.description", defaultValue = "${project.description}")
    private String description;

    /**
     * Version to submit it with.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.version", defaultValue = "${project.version}")
    private String version;

    /**
     * Further fields of the submission, next to {@code applicationId}, {@code environmentId}, {@code name},
     * {@code description} and {@code version}; each value is sent as text.
     *
     * @since 0.1.0
     */
    @Parameter
    private Map<String, String> properties = new TreeMap<>();

    /**
     * Leave out what would be done for a version that ends in {@code -SNAPSHOT}, and say so.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.releasesOnly", defaultValue = "false")
    private boolean releasesOnly;

    /**
     * Where secrets of newly made OAuth clients go: a JSON file that only its owner can read. A plan that makes a client and
     * has nowhere to put its secret is refused before anything is written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.secretsFile")
    private File secretsFile;

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
     * Several targets, each with an {@code id} and what differs from the common configuration. Receipts and reports of each
     * go to the directory of its id below {@code outputDirectory}.
     *
     * @since 0.1.0
     */
    @Parameter
    private PlexusConfiguration targets;

    /**
     * File with such a list, in YAML or JSON; its targets come after those of {@code targets}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.targetsFile")
    private File targetsFile;

    /**
     * Ids of the targets to work on, separated by commas. Default: all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.target")
    private String target;

    /**
     * This machine's share of the targets, as {@code i/n}: the i-th of n. Every target is in exactly one of the shares.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.shard")
    private String shard;

    /**
     * How many targets are worked on at once.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.parallelism", defaultValue = "8")
    private String parallelism;

    /**
     * Go on with the other targets after one has failed; the build fails in the end. With {@code false} no further target
     * is begun; those under way are worked on to their end.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.failAtEnd", defaultValue = "true")
    private boolean failAtEnd;

    /**
     * Targets to work on before the others, as {@code canary-1,canary-2;eu-1}: waves are separated by semicolons, a wave
     * begins when the one before has ended, and targets that are not named come last. A wave with a failure is the last
     * one, unless {@code maxFailures} says otherwise.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.waves")
    private String waves;

    /**
     * With more failed targets than this no further target is begun, in this wave or a later one. Default: no limit within
     * a wave, and none may have failed when the next one begins.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.maxFailures")
    private String maxFailures;

    /**
     * Which permissions and scopes of operations count: {@code compiled} = those that the plugin was built with;
     * {@code live} = those of the contract that the region publishes today, or of {@code contractFile}. A contract
     * that cannot be read is told, and those compiled in count.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.contract", defaultValue = "compiled")
    private String contract;

    AbstractTargetMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean needsNetwork() {
        return true;
    }

    @Override
    final Map<String, String> properties() {
        return properties;
    }

    @Override
    final List<TargetEntry> targets() {
        return TargetElement.entries(targets, mavenBuild());
    }

    /** What checks the whole configuration, and does a goal's work on all targets. */
    final GoalRunner runner() throws GoalFailedException {
        return new GoalRunner(build(), configuration());
    }

    /** Checks the whole configuration, and does the goal's work on all targets. */
    final void onTargets(BiFunction<Parameters, Problems, TargetGoal> goal)
            throws InvalidConfigurationException, GoalFailedException {
        runner().prepare(goal, false, new Problems()).run();
    }
}
