package io.github.premiumdeploy.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.RunFailure.NotAsPlanned;
import io.github.premiumdeploy.apply.RunFailure.NotVerified;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorReader;
import io.github.premiumdeploy.descriptor.Diagnosis;
import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.DescriptorPreflight;
import io.github.premiumdeploy.plan.MadeResource;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.Planner;
import io.github.premiumdeploy.plan.PruneList;
import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.plan.RenewSecrets;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.run.Deployment;
import io.github.premiumdeploy.run.RunContext;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.OnFailure;
import io.github.premiumdeploy.target.PremiumApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A sandbox that descriptors are deployed to, as the goals do it. */
public final class Provisioned implements AutoCloseable {

    /** Nothing is submitted. */
    public static final PremiumApp NO_SUBMISSION =
            new PremiumApp(Optional.empty(), PremiumAppsApi.REPORTED_PATH, "", "", "", "");

    private final SandboxHarness harness;
    private final Parallel parallel;
    private final Path secrets;
    private Optional<Path> secretsFile;
    private boolean preflight = true;
    private String renewSecrets = "";
    private OnFailure onFailure = OnFailure.KEEP;
    private PremiumApp app = NO_SUBMISSION;
    private volatile Optional<Receipt> receipt = Optional.empty();
    private MadeResources made = MadeResources.NONE;
    private Adopt adopt = Adopt.ALL;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private Provisioned(SandboxHarness harness, Path directory, Parallel parallel) {
        this.parallel = parallel;
        this.harness = harness.submitting(NO_SUBMISSION);
        this.secrets = directory.resolve("secrets.json");
        this.secretsFile = Optional.of(secrets);
    }

    /** In the standard organization with some YAML on top. */
    public static Provisioned in(String yaml, Path directory) throws IOException {
        return new Provisioned(SandboxHarness.in(yaml), directory, new Parallel(DaemonThreads.of(24)));
    }

    /** In an organization without a network between, and one thing after the other: the same happens every time. */
    public static Provisioned singleThreaded(SandboxOrganization organization, Path directory) throws IOException {
        Parallel direct = new Parallel(new DirectExecutor());
        return new Provisioned(SandboxHarness.within(organization).by(direct), directory, direct);
    }

    /** In the standard organization with some YAML on top, with rounds of requests to be counted. */
    public static Provisioned counted(RequestRounds rounds, String yaml, Path directory) throws IOException {
        Parallel threads = new Parallel(rounds.threads(24));
        return new Provisioned(SandboxHarness.in(yaml).by(threads).through(rounds::over), directory, threads);
    }

    /** The same in an organization without a network between. */
    public static Provisioned counted(RequestRounds rounds, SandboxOrganization organization, Path directory)
            throws IOException {
        Parallel threads = new Parallel(rounds.threads(24));
        return new Provisioned(
                SandboxHarness.within(organization).by(threads).through(rounds::over), directory, threads);
    }

    /** Another build that works on the same organization, at the same time. */
    public Provisioned beside(Path directory) {
        Parallel direct = new Parallel(new DirectExecutor());
        return new Provisioned(harness.beside(direct), directory, direct);
    }

    /** Leaves every refusal to the platform. */
    public Provisioned withoutPreflight() {
        preflight = false;
        return this;
    }

    /** Submits an app too. */
    public Provisioned submitting() {
        app = SandboxHarness.app(PremiumAppsApi.REPORTED_PERMISSION, PremiumAppsApi.REPORTED_FEATURE);
        harness.submitting(app);
        return this;
    }

    /** Undoes what a failed run did. */
    public Provisioned rollingBack() {
        onFailure = OnFailure.ROLLBACK;
        return this;
    }

    /** A descriptor from YAML. */
    public static Descriptor parse(String yaml) {
        try {
            return diagnosis(yaml).orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The same with what is wrong with it. */
    public static Diagnosis diagnosis(String yaml) {
        return new DescriptorReader(Values.NONE, secret -> {}).parse("premium-app.yaml", yaml);
    }

    public Receipt deploy(Descriptor descriptor) throws Exception {
        return run(descriptor, PlanMode.APPLY, Pruning.OFF);
    }

    /** Deletes what receipts say that the app made, however much it is. */
    public Receipt deployAndPrune(Descriptor descriptor) throws Exception {
        return run(descriptor, PlanMode.APPLY, pruning(1000));
    }

    /** Deletes whatever is left over, as a person who agrees to every list. */
    public Receipt deployAndPruneAll(Descriptor descriptor) throws Exception {
        return run(descriptor, PlanMode.APPLY, AGREEING);
    }

    public Receipt undeploy(Descriptor descriptor) throws Exception {
        return run(descriptor, PlanMode.REMOVE, Pruning.OFF);
    }

    /** Removes whatever carries the prefix, as a person who agrees to every list. */
    public Receipt undeployAndPruneAll(Descriptor descriptor) throws Exception {
        return run(descriptor, PlanMode.REMOVE, AGREEING);
    }

    /** Pruning without a confirmation. */
    public static Pruning pruning(int limit) {
        return new Pruning(true, "", limit, List.of());
    }

    /** Pruning with one. */
    public static Pruning confirmed(String digest, String... include) {
        return new Pruning(true, digest, 10, List.of(include));
    }

    private static final Pruning AGREEING = new Pruning(true, "", 1000, List.of("*")) {
        @Override
        public PruneList.Confirmation compare(String digest) {
            return PruneList.Confirmation.EQUAL;
        }
    };

    /** As where the receipts of earlier runs are not at hand. */
    public Provisioned withoutReceipts() {
        made = MadeResources.NONE;
        return this;
    }

    /** As where a receipt says that this was made. */
    public Provisioned knowing(MadeResource resource) {
        made = new MadeResources(List.of(resource));
        return this;
    }

    /** What receipts say was made. */
    public MadeResources made() {
        return made;
    }

    /** Takes over no more than this. */
    public Provisioned adopting(Adopt what) {
        adopt = what;
        return this;
    }

    /** What a run would do. */
    public Plan plan(Descriptor descriptor) throws Exception {
        return plan(descriptor, PlanMode.APPLY, Pruning.OFF);
    }

    /** What a run would do. */
    public Plan plan(Descriptor descriptor, PlanMode goal, Pruning pruning) throws Exception {
        harness.renewed();
        Planner planner = new Planner(harness.client(), parallel, new ResourceKinds(), descriptor, goal, pruning)
                .knowing(made)
                .renewing(RenewSecrets.of(renewSecrets));
        secretsFile.ifPresent(planner::keepingSecretsIn);
        RunContext context =
                new RunContext(harness.client(), parallel, harness.target(), harness.app(), said::add, harness.time());
        return FailedRun.done(RunResult.of(() ->
                new RunResult.Done<>(context.planOnly(context.checked(planner), true, Adopt.ALL, PlanListener.NONE))));
    }

    /** What a run would be refused for, as the goal {@code check-permissions} finds it out. */
    public AccessReport examine(Descriptor descriptor, PlanMode... goals) throws Exception {
        return examine(descriptor, true, goals);
    }

    /** The same, with or without a request to the endpoint for submissions. */
    public AccessReport examine(Descriptor descriptor, boolean probe, PlanMode... goals) throws Exception {
        harness.renewed();
        return new DescriptorPreflight(
                        harness.client(),
                        parallel,
                        harness.access(),
                        new ResourceKinds(),
                        descriptor,
                        goals.length == 0 ? Set.of(PlanMode.APPLY) : Set.of(goals))
                .run(harness.app().submission().isPresent(), probe);
    }

    /** With nowhere to put the secrets of new OAuth clients. */
    public Provisioned withoutSecretsFile() {
        secretsFile = Optional.empty();
        return this;
    }

    /** With the secrets file of another deployment. */
    public Provisioned sharing(Path file) {
        secretsFile = Optional.of(file);
        return this;
    }

    /** With new secrets for these OAuth clients. */
    public Provisioned renewing(String names) {
        renewSecrets = names;
        return this;
    }

    /** Where the secrets of new OAuth clients go. */
    public Path secretsFile() {
        return secrets;
    }

    /** The writes among the requests since then, as {@code METHOD /path}; logins are none. */
    public List<String> writesSince(int requests) {
        List<RecordedRequest> all = requests();
        return all.subList(requests, all.size()).stream()
                .filter(request -> !request.method().equals("GET"))
                .filter(request -> !request.path().equals("/oauth/token"))
                .filter(request -> !request.path().endsWith("/search"))
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    /** A run of any kind. */
    public Receipt run(Descriptor descriptor, PlanMode goal, Pruning pruning) throws Exception {
        harness.renewed();
        receipt = Optional.empty();
        Planner planner = new Planner(harness.client(), parallel, new ResourceKinds(), descriptor, goal, pruning)
                .knowing(made)
                .renewing(RenewSecrets.of(renewSecrets));
        secretsFile.ifPresent(planner::keepingSecretsIn);
        RunContext context =
                new RunContext(harness.client(), parallel, harness.target(), app, said::add, harness.time());
        RunResult<Receipt> result;
        try {
            PlanListener listener = new PlanListener(plan -> said.addAll(PlanReport.lines(plan, NO_SUBMISSION)));
            result = new Deployment(
                            context,
                            DeployGoals.of(preflight, onFailure, adopt),
                            kept -> receipt = Optional.of(kept),
                            listener)
                    .of(context.checked(planner))
                    .run();
        } finally {
            // The next run reads it, also where this one was killed.
            made = receipt.map(kept -> kept.madeAfter(made, AppIdentity.of(descriptor)))
                    .orElse(made);
        }
        if (result instanceof Failed<Receipt> failed
                && onFailure != OnFailure.ROLLBACK
                && (failed.failure() instanceof NotAsPlanned || failed.failure() instanceof NotVerified)) {
            throw new AssertionError("not as planned: " + failed.failure());
        }
        return FailedRun.done(result);
    }

    /** The receipt of the latest run, as far as that came. */
    public Optional<Receipt> receipt() {
        return receipt;
    }

    /** What does things side by side. */
    public Parallel parallel() {
        return parallel;
    }

    public SandboxHarness harness() {
        return harness;
    }

    public JsonNode snapshot() {
        return harness.sandbox().snapshot();
    }

    public List<RecordedRequest> requests() {
        return harness.sandbox().requests();
    }

    public List<String> said() {
        return said;
    }

    @Override
    public void close() {
        parallel.close();
        harness.close();
    }
}
