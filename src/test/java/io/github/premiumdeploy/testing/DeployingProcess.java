package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.OAuthLogin;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.http.ApacheTransport;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.Exchange;
import io.github.premiumdeploy.http.Sleeper;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.Planner;
import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.run.Deployment;
import io.github.premiumdeploy.run.RunContext;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.target.Timeouts;
import io.github.premiumdeploy.text.Redaction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A deploy in real time, as a process of its own that a test can kill, or within the test. */
public final class DeployingProcess {

    private DeployingProcess() {}

    /**
     * Deploys an app with all kinds.
     *
     * @param arguments the sandbox's URL, and the directory for receipt and secrets
     */
    public static void main(String[] arguments) throws Exception {
        deploy(arguments[0], Path.of(arguments[1]));
    }

    /** Starts such a process. */
    public static Process start(String apiUrl, Path directory) throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                DeployingProcess.class.getName(),
                apiUrl,
                directory.toString()));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Deploys. */
    public static void deploy(String apiUrl, Path directory) throws Exception {
        Clock clock = Clock.systemUTC();
        Timeouts timeouts = new Timeouts(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5));
        ClientCredentials credentials =
                new ClientCredentials(SandboxHarness.DEPLOYER, SandboxHarness.SECRET, "the test");
        Target target = new Target(
                "default",
                URI.create(apiUrl),
                URI.create(apiUrl),
                credentials,
                Optional.empty(),
                Optional.empty(),
                timeouts);
        PremiumApp app = new PremiumApp(Optional.empty(), PremiumAppsApi.REPORTED_PATH, "", "", "", "");
        Redaction redaction = new Redaction();
        try (ApacheTransport transport = new ApacheTransport(timeouts.connect(), Optional.empty(), "test");
                Parallel parallel = new Parallel(DaemonThreads.of(24))) {
            Deadline deadline = new Deadline(clock, Sleeper.REAL, timeouts.deadline());
            Exchange exchange = new Exchange(transport, clock, deadline, timeouts.request(), notice -> {});
            OAuthLogin login = new OAuthLogin(exchange, target.loginUrl(), credentials, clock, redaction::add);
            GenesysClient client =
                    new GenesysClient(exchange, LoneTokens.from(login), target.apiUrl(), clock, redaction);
            Planner planner = new Planner(
                            client, parallel, new ResourceKinds(), AllKinds.descriptor(), PlanMode.APPLY, Pruning.OFF)
                    .keepingSecretsIn(directory.resolve("secrets.json"));
            RunContext context = new RunContext(client, parallel, target, app, said -> {}, clock);
            FailedRun.done(new Deployment(
                            context,
                            DeployGoals.of(true),
                            new ReceiptFile(new OutputFiles(directory.resolve("output"), redaction), "digest"),
                            PlanListener.NONE)
                    .of(context.checked(planner))
                    .run());
        }
    }
}
