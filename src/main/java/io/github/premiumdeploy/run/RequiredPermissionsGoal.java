package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RequiredPermissions;
import io.github.premiumdeploy.access.StatedNeeds;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.http.ApacheTransport;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Sleeper;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.importing.Importer;
import io.github.premiumdeploy.plan.Needs;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.RequiredPermissionsReport;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.TargetReader;
import io.github.premiumdeploy.target.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Says which permissions a descriptor, or a submission, needs at least, without talking to any organization. */
public record RequiredPermissionsGoal(Build build, Configuration configuration) {

    private static final URI NOWHERE = URI.create("");

    /**
     * Says it.
     *
     * @throws InvalidConfigurationException if the configuration has a problem
     * @throws GoalFailedException if the descriptor has one, or the files cannot be written
     */
    public void run() throws InvalidConfigurationException, GoalFailedException {
        Parameters parameters = configuration.parameters();
        Problems problems = new Problems();
        boolean isImport = ForGoal.isImport(parameters);
        Set<PlanMode> goals = isImport ? Set.of() : ForGoal.read(parameters, problems);
        TargetReader reader = new TargetReader(build.settings(), build.environment());
        PremiumApp app = reader.premiumApp(parameters, Map.of(), false, problems);
        Optional<Descriptor> read =
                isImport ? Optional.empty() : new DescriptorSource(build).valid(parameters, problems);
        ContractChoice choice = ContractChoice.read(configuration, build, problems);
        boolean asks = choice.isLive() && choice.file().isEmpty() && !choice.isOffline();
        URI apiUrl = asks ? reader.apiUrl(parameters, problems).orElse(NOWHERE) : NOWHERE;
        Optional<HttpProxy> proxy =
                asks ? build.settings().proxy(String.valueOf(apiUrl.getScheme()), problems) : Optional.empty();
        problems.throwIfAny();
        if (!isImport && read.isEmpty() && app.submission().isEmpty()) {
            throw new GoalFailedException(FailureMessage.of(FirstSteps.withEither(build)));
        }
        UnaryOperator<Operation> live = UnaryOperator.identity();
        if (choice.isLive()) {
            List<SentRequest> requests =
                    isImport ? List.of() : DescriptorRequests.of(read.stream().toList(), app);
            RedactedLog log = build.redactedLog();
            try (Transport transport = new ApacheTransport(Timeouts.STANDARD.connect(), proxy, build.userAgent())) {
                Deadline deadline = new Deadline(Clock.systemUTC(), Sleeper.REAL, Timeouts.STANDARD.deadline());
                live = choice.operations(apiUrl, transport, deadline, requests, log::info, log::warn)
                        .<UnaryOperator<Operation>>map(each -> each)
                        .orElse(live);
            }
        }
        show(isImport ? ofImport(live) : report(goals, read.orElse(null), app, live));
    }

    private static RequiredPermissions least(List<Need> needs, UnaryOperator<Operation> live) {
        return RequiredPermissions.of(needs.stream()
                .map(need -> new Need(need.kind(), need.name(), live.apply(need.operation())))
                .toList());
    }

    private static RequiredPermissionsReport ofImport(UnaryOperator<Operation> live) {
        return new RequiredPermissionsReport(
                ForGoal.IMPORT,
                least(Importer.needs(new ResourceKinds()), live),
                List.of("a kind that may not be read is named, and nothing of it is described"),
                "Premium App importer",
                "The least that import needs to read all kinds");
    }

    /** @param described null where there is no descriptor */
    private RequiredPermissionsReport report(
            Set<PlanMode> goals, Descriptor described, PremiumApp app, UnaryOperator<Operation> live) {
        boolean installs = goals.contains(PlanMode.APPLY);
        List<Need> needs = new ArrayList<>(Needs.ofEveryRun());
        List<String> notes = new ArrayList<>();
        if (installs) {
            needs.addAll(Needs.of(app));
        }
        for (PlanMode goal : described == null ? Set.<PlanMode>of() : new TreeSet<>(goals)) {
            List<Need> ofGoal = Needs.of(new ResourceKinds(), described, goal);
            needs.addAll(ofGoal);
            StatedNeeds stated = new StatedNeeds(ofGoal);
            String does = goal == PlanMode.APPLY ? "install" : "uninstall";
            notes.addAll(stated.permissions(does + "Permissions", described.statedNeeds(does + "Permissions")));
            notes.addAll(stated.scopes(does + "Scopes", described.statedNeeds(does + "Scopes")));
        }
        String source = described == null ? "the submission" : described.file();
        return new RequiredPermissionsReport(
                goals.size() > 1 ? "all" : ForGoal.words(goals),
                least(needs, live),
                notes,
                roleName(described == null ? "" : described.prefix(), installs),
                "The least that " + ForGoal.words(goals) + " of " + source + " needs");
    }

    private void show(RequiredPermissionsReport report) throws GoalFailedException {
        RedactedLog log = build.redactedLog();
        log.info(report.lines());
        OutputFiles files = new OutputFiles(configuration.outputDirectory(), build.redaction());
        try {
            report.write(files);
        } catch (IOException e) {
            throw GoalFailedException.ofFiles(
                    "The files could not be written to " + configuration.outputDirectory(), e);
        }
        log.info("Role, as POST /api/v2/authorization/roles and Terraform take it:");
        log.info("  " + files.path(RequiredPermissionsReport.ROLE));
        log.info("  " + files.path(RequiredPermissionsReport.TERRAFORM));
    }

    /** It must not carry the prefix: the role would count as one of the app's own, which {@code prune} deletes. */
    private static String roleName(String prefix, boolean installs) {
        String name = ("Premium App " + (installs ? "deployer" : "remover") + " " + prefix).strip();
        return !prefix.isEmpty() && name.startsWith(prefix) ? "The " + name : name;
    }
}
