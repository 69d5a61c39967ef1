package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.http.TokenStore;
import io.github.premiumdeploy.report.GitHubActions;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.target.Timeouts;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures how long a fleet takes, and how much heap: {@code mvn -Pbenchmark verify}. All targets are answered by one
 * sandbox in the same JVM, whose answers are late by {@code benchmark.latencyMillis}. Each target's app is deployed as it
 * is already described (four kinds of resources) and submitted: four answers must be waited for one after the other.
 */
public final class FleetBenchmark {

    private static final String DESCRIPTOR = """
            prefix: "ACME_"
            premiumAppIntegrationTypeId: premium-app-acme
            premiumAppViewPermission: integration:acmePremiumApp:view
            provisioningInfo:
              role:
                - name: Agent
                  permissionPolicies:
                    - {domain: integration, entityName: acmePremiumApp, actionSet: [view]}
              group:
                - {name: Agents, description: Use the app}
              app-instance:
                - name: Phone
                  url: https://app.acme.example/?lang={{pcLangTag}}&environment={{pcEnvironment}}
                  type: standalone
                  groups: [Agents]
              data-table:
                - name: Customers
                  description: Known customers
                  referenceKey: number
                  customFields:
                    - {name: level, type: string, default: bronze}
            """;

    private final PrintStream out;
    private final int targets = Integer.getInteger("benchmark.targets", 1000);
    private final int latencyMillis = Integer.getInteger("benchmark.latencyMillis", 100);
    private final Path directory;

    private FleetBenchmark(PrintStream out, Path directory) {
        this.out = out;
        this.directory = directory;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("fleet-benchmark");
        try {
            FleetBenchmark benchmark = new FleetBenchmark(System.out, directory);
            for (String parallelism :
                    System.getProperty("benchmark.parallelism", "8,64").split(",")) {
                benchmark.run(Integer.parseInt(parallelism.strip()));
            }
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted((a, b) -> b.compareTo(a))
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run(int parallelism) throws Exception {
        SandboxOrganization organization =
                SandboxOrganization.parse("extends: standard\nswitches: {latencyMillis: " + latencyMillis + "}\n");
        try (Sandbox sandbox =
                Sandbox.start(organization, SandboxOptions.defaults().withMaxRecordedRequests(0))) {
            Descriptor descriptor = Provisioned.parse(DESCRIPTOR);
            measure(List.of(job(sandbox, descriptor, "first")), 1, false);
            List<Job> jobs = IntStream.range(0, targets)
                    .mapToObj(i -> job(sandbox, descriptor, "t" + i))
                    .toList();
            measure(jobs, parallelism, true);
        }
    }

    private void measure(List<Job> jobs, int parallelism, boolean isShown) throws Exception {
        JobRunner runner = new JobRunner(
                new Measured(jobs.size(), isShown),
                parallelism,
                "benchmark",
                new TokenStore(),
                new GitHubActions(Map.of(), line -> {}),
                Clock.systemUTC());
        Redaction redaction = new Redaction();
        FleetRunner fleet = new FleetRunner(
                runner,
                new TestBuild(directory, new Quiet(), redaction, null, null, Optional.empty()),
                new OutputFiles(directory, redaction),
                Clock.systemUTC());
        long start = System.nanoTime();
        fleet.run(jobs, Selection.ALL, new Rollout(parallelism, Waves.NONE, Integer.MAX_VALUE, 0));
        double seconds = (System.nanoTime() - start) / 1e9;
        if (isShown) {
            double waiting = Math.ceil((double) jobs.size() / parallelism) * 4 * latencyMillis / 1000;
            out.printf(
                    Locale.ROOT,
                    "%d targets, parallelism %d, answers after %d ms: %.1f s; the answers alone take %.1f s%n",
                    jobs.size(),
                    parallelism,
                    latencyMillis,
                    seconds,
                    waiting);
        }
    }

    private Job job(Sandbox sandbox, Descriptor descriptor, String id) {
        Target target = new Target(
                id,
                URI.create(sandbox.apiUrl()),
                URI.create(sandbox.loginUrl()),
                new ClientCredentials("5ca1ab1e-0000-4000-8000-0000000000c1", "sandbox-secret", "the benchmark"),
                Optional.empty(),
                Optional.empty(),
                Timeouts.STANDARD);
        PremiumApp app = new PremiumApp(
                Optional.of(new PremiumApp.Submission("acme-phone", id, "Acme Phone", "", "1.0", Map.of())),
                "/api/v2/apps/premium",
                "admin:app:write",
                "admin:app:write",
                "AppFoundry Premium",
                "");
        return new Job(target, app, Optional.of(descriptor), Optional.empty(), directory.resolve(id));
    }

    /** What {@code premium-deploy} does, and now and then a look at the heap. */
    private final class Measured implements TargetGoal {

        private final TargetGoal goal = DeployGoal.read(
                new Parameters().with("preflight", "true").with("submitUnchanged", "true"), new Problems());
        private final AtomicInteger ended = new AtomicInteger();
        private final int each;
        private final boolean isShown;

        private Measured(int jobs, boolean isShown) {
            this.each = Math.max(1, jobs / 4);
            this.isShown = isShown;
        }

        @Override
        public String name() {
            return goal.name();
        }

        @Override
        public RunResult<TargetResult> on(TargetRun run) throws RefusedException, IOException {
            RunResult<TargetResult> result = goal.on(run);
            int now = ended.incrementAndGet();
            if (isShown && now % each == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                long used = runtime.totalMemory() - runtime.freeMemory();
                out.printf(
                        Locale.ROOT,
                        "  after %d targets: heap %.1f MB, %d threads%n",
                        now,
                        used / 1e6,
                        Thread.activeCount());
            }
            return result;
        }
    }

    /** Only what goes wrong is of interest. */
    private static final class Quiet implements BuildLog {
        @Override
        public void info(String line) {
            // Not now.
        }

        @Override
        public void warn(String line) {
            System.err.println(line);
        }

        @Override
        public void debug(String line) {
            // Not now.
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }
    }
}
