package io.github.premiumdeploy.run;

import com.sun.management.OperatingSystemMXBean;
import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures what a fleet takes: {@code mvn -Pbenchmark verify}. Each target is an organization of its own, whose answers are late
 * by {@code benchmark.latencyMillis}; all of them are served by another process. What is printed for each number of targets side
 * by side, once for the first deploy of all of them and once for the next, which changes nothing: the wall time, the CPU time of
 * this process for each target (compiler and garbage collector included), and the heap that is left after a collection.
 */
public final class FleetBenchmark {

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
            delete(directory);
        }
    }

    private void run(int parallelism) throws Exception {
        Path project = Files.createTempDirectory(directory, "project");
        Process organizations = OneTargetDeploy.command(
                        Organizations.class.getName(),
                        List.of("-Xss256k"),
                        Integer.toString(targets),
                        Integer.toString(latencyMillis))
                .redirectOutput(Redirect.PIPE)
                .start();
        try (BufferedReader addresses = organizations.inputReader(StandardCharsets.UTF_8)) {
            List<TargetEntry> entries = new ArrayList<>();
            for (int i = 0; i < targets; i++) {
                String url = addresses.readLine();
                Parameters own = new Parameters()
                        .with("apiUrl", url)
                        .with("loginUrl", url)
                        .with("environmentId", "environment-" + i)
                        .with(
                                "secretsFile",
                                project.resolve("secrets-" + i + ".json").toString());
                entries.add(new TargetEntry("t" + i, own, Map.of(), ""));
            }
            for (String run : List.of("first", "unchanged")) {
                measure(run, entries, parallelism, project);
            }
        } finally {
            organizations.destroy();
            organizations.waitFor();
        }
    }

    private void measure(String run, List<TargetEntry> entries, int parallelism, Path project) throws Exception {
        Parameters parameters = OneTargetDeploy.parameters(project)
                .with("parallelism", Integer.toString(parallelism))
                .with("applicationId", "acme-phone");
        Configuration configuration = new Configuration(parameters, Map.of(), entries, DeclaredParameters.names());
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long collections = collections();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        new GoalRunner(OneTargetDeploy.build(project), configuration)
                .prepare(DeployGoal::read, false, new Problems())
                .run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMillis = (system.getProcessCpuTime() - cpu) / 1e6 / entries.size();
        long collected = collections() - collections;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                Locale.ROOT,
                "%d targets, parallelism %d, answers after %d ms, %-9s  %5.1f s, CPU %.1f ms each, %d collections, heap %.0f MB after%n",
                entries.size(),
                parallelism,
                latencyMillis,
                run + ":",
                seconds,
                cpuMillis,
                collected,
                (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    /** Many organizations in a process of their own. */
    public static final class Organizations {

        private Organizations() {}

        /**
         * Serves until it is killed.
         *
         * @param arguments how many, and by how many milliseconds their answers are late
         */
        public static void main(String[] arguments) throws Exception {
            SandboxOrganization organization =
                    SandboxOrganization.parse("extends: standard\nswitches: {latencyMillis: " + arguments[1] + "}\n");
            List<Sandbox> sandboxes = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                sandboxes.add(
                        Sandbox.start(organization, SandboxOptions.defaults().withMaxRecordedRequests(0)));
                System.out.println(sandboxes.get(i).apiUrl());
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}
