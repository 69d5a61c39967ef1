package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.maven.Expressions;
import io.github.premiumdeploy.maven.MavenSettings;
import io.github.premiumdeploy.maven.Reactor;
import io.github.premiumdeploy.maven.VerdictColours;
import io.github.premiumdeploy.maven.WorkflowOutput;
import io.github.premiumdeploy.report.GitHubActions;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.run.DescriptorSource;
import io.github.premiumdeploy.run.EndedException;
import io.github.premiumdeploy.run.FleetRunner;
import io.github.premiumdeploy.run.Job;
import io.github.premiumdeploy.run.JobReader;
import io.github.premiumdeploy.run.JobRunner;
import io.github.premiumdeploy.run.LiveLine;
import io.github.premiumdeploy.run.Member;
import io.github.premiumdeploy.run.Rollout;
import io.github.premiumdeploy.run.Roster;
import io.github.premiumdeploy.run.Selection;
import io.github.premiumdeploy.run.TargetLog;
import io.github.premiumdeploy.run.TargetsFile;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.TargetReader;
import java.io.File;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** What the goals that work on an organization share: the parameters that say which one, and how it is reached. */
abstract class AbstractTargetMojo extends AbstractGenesysCloudMojo implements JobReader.Demands, JobRunner.Work {

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
     * Do not run without an {@code organizationId}, of any target; for a parent POM that its projects share.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.requireOrganizationId", defaultValue = "false")
    private boolean requireOrganizationId;

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
     * The app's descriptor: YAML, JSON, or the wizard's {@code config.js}. Default: the first that exists of
     * {@code src/main/premium-app/premium-app.yaml}, {@code premium-app.yml}, {@code premium-app.json} and
     * {@code config.js} there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.descriptor")
    private File descriptor;

    /**
     * Several targets, each with an {@code id} and whatever differs from the common configuration: {@code serverId},
     * {@code region}, {@code apiUrl}, {@code loginUrl}, {@code organizationId}, {@code applicationId},
     * {@code environmentId}, {@code name}, {@code description}, {@code version}, {@code properties}, {@code descriptor},
     * {@code secretsFile}, {@code pruneConfirm}, {@code connectTimeout}, {@code requestTimeout}, {@code deadline}, and what is said of the
     * endpoint. Receipts and reports of each go to the directory of its id below {@code outputDirectory}.
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
     * Directory for receipts and reports.
     *
     * @since 0.1.0
     */
    @Parameter(property = "genesyscloud.outputDirectory", defaultValue = "${project.build.directory}/genesyscloud")
    private File outputDirectory;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    private final SettingsDecrypter decrypter;
    private final Clock clock = Clock.systemUTC();

    AbstractTargetMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** The goal's own parameters. */
    Parameters with(Parameters common) {
        return common;
    }

    /** Further fields of what is submitted. */
    Map<String, String> properties() {
        return Map.of();
    }

    @Override
    public boolean needsSubmission(Optional<Descriptor> described) {
        return false;
    }

    @Override
    public void check(Optional<Descriptor> described) throws EndedException {
        // Most goals have something to do without a descriptor, too.
    }

    @Override
    public boolean isDone(Job job, OutputFiles files) {
        return false;
    }

    /** All that a goal does, once its configuration is known to be valid. */
    @FunctionalInterface
    interface Deed {
        /**
         * Does it.
         *
         * @throws EndedException if it does not succeed
         */
        void run() throws EndedException;
    }

    /** Says what in the goal's own parameters, or in the build as a whole, keeps the goal from its work. */
    void checkBuild(Problems problems) {
        // Most goals have nothing more to object to.
    }

    /**
     * Begins the work.
     *
     * @throws EndedException if it does not succeed
     */
    void begin(Deed deed) throws EndedException {
        deed.run();
    }

    @Override
    final void run() throws EndedException, InvalidConfigurationException {
        Problems problems = new Problems();
        MavenSettings settings = new MavenSettings(session().getSettings(), decrypter);
        DescriptorSource descriptors = new DescriptorSource(session(), project, settings, log(), redaction());
        JobReader reader = new JobReader(
                new TargetReader(settings, environment()),
                descriptors,
                this,
                parameters(),
                properties(),
                outputDirectory.toPath());
        List<Member> listed = listed(descriptors, problems);
        Selection selection = Selection.read(fleetParameters(), problems);
        List<String> ids = listed.stream().map(Member::id).toList();
        Rollout rollout = Rollout.read(fleetParameters(), ids, problems);
        String userAgent = execution().getArtifactId() + "/" + execution().getVersion();
        boolean isFleet = !listed.isEmpty() || targetsFile != null;
        List<Member> selected = selection.of(listed, problems);
        Roster.checkGuards(
                selected, session().getUserProperties().getProperty("genesyscloud.organizationId", ""), problems);
        List<Job> jobs = isFleet
                ? reader.all(selected, problems)
                : reader.one(problems).stream().toList();
        checkBuild(problems);
        problems.throwIfAny();
        GitHubActions actions = new GitHubActions(environment(), new WorkflowOutput(redaction()));
        JobRunner runner = new JobRunner(this, goal(), isFleet ? rollout.parallelism() : 1, userAgent, actions, clock);
        if (isFleet) {
            OutputFiles files = new OutputFiles(outputDirectory.toPath(), redaction());
            FleetRunner fleet =
                    new FleetRunner(runner, goal(), getLog(), redaction(), files, LiveLine.of(session()), clock);
            begin(() -> fleet.run(jobs, selection.shard(), rollout));
        } else {
            begin(() -> runOne(jobs.get(0), runner));
        }
    }

    private void runOne(Job job, JobRunner runner) throws EndedException {
        OutputFiles files = new OutputFiles(job.directory(), redaction());
        if (runner.isDone(job, files)) {
            log().info("An earlier run did it: " + files.path(ReceiptFile.NAME));
        } else {
            VerdictColours colours = VerdictColours.of(session(), environment());
            runner.run(job, files, TargetLog.ofOne(log().in(colours)), redaction());
        }
    }

    private List<Member> listed(DescriptorSource descriptors, Problems problems) {
        List<Member> listed = new ArrayList<>(TargetElement.members(targets, Expressions.of(session(), execution())));
        if (targetsFile != null) {
            listed.addAll(TargetsFile.read(descriptors.basedir().resolve(targetsFile.toPath()), problems));
        }
        Roster.check(listed, problems);
        return listed;
    }

    private Parameters fleetParameters() {
        return new Parameters()
                .with("target", target)
                .with("shard", shard)
                .with("parallelism", parallelism)
                .with("failAtEnd", String.valueOf(failAtEnd))
                .with("waves", waves)
                .with("maxFailures", maxFailures);
    }

    private Parameters parameters() {
        return with(new Parameters()
                .with("serverId", serverId)
                .with("region", region)
                .with("apiUrl", apiUrl)
                .with("loginUrl", loginUrl)
                .with("organizationId", organizationId)
                .with("requireOrganizationId", String.valueOf(requireOrganizationId))
                .with("premiumAppsPath", premiumAppsPath)
                .with("premiumAppsPermission", premiumAppsPermission)
                .with("premiumAppsScope", premiumAppsScope)
                .with("premiumAppsFeature", premiumAppsFeature)
                .with("organizationCapabilitiesPath", organizationCapabilitiesPath)
                .with("connectTimeout", connectTimeout)
                .with("requestTimeout", requestTimeout)
                .with("deadline", deadline)
                .with("descriptor", descriptor == null ? null : descriptor.getPath()));
    }

    /** The environment as Maven knows it: that of the user, also where a daemon runs the build. */
    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        String prefix = "env.";
        session().getSystemProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> environment.put(
                        name.substring(prefix.length()),
                        session().getSystemProperties().getProperty(name)));
        return environment;
    }

    final Reactor reactor() {
        return new Reactor(session(), project, execution());
    }

    final String goal() {
        return execution().getGoal();
    }

    final Clock clock() {
        return clock;
    }
}
