package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.contract.ContractComparison;
import io.github.premiumdeploy.genesys.contract.ContractSource;
import io.github.premiumdeploy.genesys.contract.ContractSource.Published;
import io.github.premiumdeploy.genesys.contract.Drift;
import io.github.premiumdeploy.genesys.contract.DriftHistory;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.http.ApacheTransport;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Sleeper;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.report.ContractCheckResult;
import io.github.premiumdeploy.report.ContractReport;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.target.HttpProxy;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.ParameterForms;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.TargetReader;
import io.github.premiumdeploy.target.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads the contract that a region publishes today, or that is in a file, and says whether all that the plugin uses of it
 * still holds. No organization is asked, and no token is needed.
 */
public record CheckContractGoal(Build build, Configuration configuration) {

    private static final String ALL = "all";
    private static final String DESCRIPTOR = "descriptor";

    /**
     * Compares.
     *
     * @throws InvalidConfigurationException if the configuration has a problem
     * @throws GoalFailedException if the descriptor has one, if a deploy would break, or if nothing is known
     */
    public void run() throws InvalidConfigurationException, GoalFailedException {
        Parameters parameters = configuration.parameters();
        Problems problems = new Problems();
        String scope = parameters
                .read("contractScope", ParameterForms.CONTRACT_SCOPE, problems)
                .orElse(DESCRIPTOR);
        TargetReader reader = new TargetReader(build.settings(), build.environment());
        PremiumApp app = reader.premiumApp(parameters, Map.of(), false, problems);
        Optional<Descriptor> descriptor = new DescriptorSource(build).valid(parameters, problems);
        ContractChoice choice = ContractChoice.read(configuration, build, problems);
        OrganizationNeeds needs = OrganizationNeeds.of(parameters).ofAny();
        Optional<URI> apiUrl = choice.file().isPresent()
                ? Optional.of(URI.create(""))
                : apiUrl(reader, parameters, descriptor.map(needs::with).orElse(needs), problems);
        Timeouts timeouts = Timeouts.read(parameters, problems);
        Optional<HttpProxy> proxy =
                build.settings().proxy(apiUrl.map(URI::getScheme).orElse("https"), problems);
        problems.throwIfAny();

        List<SentRequest> requests = scope.equals(ALL)
                ? DescriptorRequests.all(app)
                : DescriptorRequests.of(descriptor.stream().toList(), app);
        RedactedLog log = build.redactedLog();
        if (scope.equals(DESCRIPTOR) && descriptor.isEmpty()) {
            log.info(
                    "There is no descriptor: only what every run sends is looked at, and the submission if there is one."
                            + " With -Dgenesyscloud.contractScope=all it is all that the plugin can send.");
        }
        ContractCheckResult result;
        try (Transport transport = new ApacheTransport(timeouts.connect(), proxy, build.userAgent())) {
            Deadline deadline = new Deadline(Clock.systemUTC(), Sleeper.REAL, timeouts.deadline());
            result = compared(choice, scope, requests, apiUrl.orElseThrow(), transport, deadline, log::info);
        }
        show(result, log);
    }

    /** Where the API answers: in a rehearsal, the sandbox, which publishes its own contract. */
    private Optional<URI> apiUrl(
            TargetReader reader, Parameters parameters, OrganizationNeeds needs, Problems problems) {
        Destination destination = build.destination();
        Optional<URI> apiUrl =
                reader.apiUrl(destination.of(parameters, needs.ofAny(), configuration.outputDirectory()), problems);
        apiUrl.ifPresent(address -> destination.check(List.of(address), problems));
        return apiUrl;
    }

    private ContractCheckResult compared(
            ContractChoice choice,
            String scope,
            List<SentRequest> requests,
            URI apiUrl,
            Transport transport,
            Deadline deadline,
            Consumer<String> notices) {
        int checked =
                (int) requests.stream().map(SentRequest::operation).distinct().count();
        Published published;
        try {
            published = choice.published(apiUrl, transport, deadline, notices);
        } catch (IOException e) {
            return new ContractCheckResult(
                    choice.file().map(Path::toString).orElse(apiUrl + ContractSource.PATH),
                    "",
                    deadline.now(),
                    scope,
                    checked,
                    0,
                    List.of(),
                    Map.of(),
                    Map.of(),
                    Optional.of(ContractChoice.reason(e)));
        }
        List<Drift> drifts = ContractComparison.of(published.contract(), requests);
        Map<Drift, LocalDate> since = Map.of();
        try {
            since = new DriftHistory(choice.cache())
                    .since(published.from(), drifts, LocalDate.ofInstant(deadline.now(), ZoneOffset.UTC));
        } catch (IOException e) {
            notices.accept("When differences were seen first could not be kept for the next run: " + e);
        }
        Map<Operation, Map<String, Set<String>>> codes =
                ContractComparison.errorCodes(published.contract(), requests, KnownErrorCodes::has);
        return new ContractCheckResult(
                published.from(),
                published.changed(),
                deadline.now(),
                scope,
                checked,
                published.contract().size(),
                drifts,
                since,
                codes,
                Optional.empty());
    }

    private void show(ContractCheckResult result, RedactedLog log) throws GoalFailedException {
        ContractReport report = new ContractReport(result);
        OutputFiles files = new OutputFiles(configuration.outputDirectory(), build.redaction());
        report.lines().forEach(line -> {
            if (line.startsWith("  BREAKING") || line.startsWith("  WARNING") || line.startsWith("  UNKNOWN")) {
                log.warn(line.strip());
            } else {
                log.info(line);
            }
        });
        try {
            log.info("Report: " + report.write(files));
        } catch (IOException e) {
            throw GoalFailedException.ofFiles(
                    "The files could not be written to " + configuration.outputDirectory(), e);
        }
        report.annotate(build.environment(), build.workflowOutput(), files);
        boolean fails = configuration
                .parameters()
                .value("failOnDrift")
                .map(Boolean::valueOf)
                .orElse(true);
        if (!fails) {
            return;
        }
        if (result.unreadable().isPresent()) {
            throw new GoalFailedException(FailureMessage.error(
                    report.summary(),
                    "What cannot be read is not fine: whether a deploy works today cannot be told. Try again, set"
                            + " <contractFile> (property genesyscloud.contractFile) to a copy, or go on without with"
                            + " -Dgenesyscloud.failOnDrift=false."));
        }
        if (!result.breaking().isEmpty()) {
            throw new GoalFailedException(FailureMessage.of(
                    true,
                    Stream.concat(
                                    Stream.of(report.summary()),
                                    result.breaking().stream()
                                            .limit(20)
                                            .map(ContractReport::words)
                                            .map(line -> "- " + line))
                            .toList()));
        }
    }
}
