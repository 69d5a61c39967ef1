package io.github.premiumdeploy.run;

import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures how long a deploy of one target takes, first and unchanged, beside a program on Genesys's Java SDK that does the same:
 * {@code mvn -Pbenchmark verify}. Each run is a JVM of its own, from its start to its end, without Maven; both are answered by
 * the same sandbox in this JVM, whose answers are late by each of {@code benchmark.latencies}. What is printed is the median of
 * {@code benchmark.repeat} runs.
 */
public final class OneTargetBenchmark {

    private final PrintStream out;
    private final int repeat = Integer.getInteger("benchmark.repeat", 5);

    private OneTargetBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        OneTargetBenchmark benchmark = new OneTargetBenchmark(System.out);
        benchmark.out.println("One target: milliseconds of a whole process, and requests; plugin | program on the SDK");
        for (String latency :
                System.getProperty("benchmark.latencies", "0,50,150").split(",")) {
            benchmark.compare(Integer.parseInt(latency.strip()));
        }
    }

    /** Runs of one kind. */
    private static final class Runs {
        private final List<Long> millis = new ArrayList<>();
        private int requests;

        private long median() {
            return millis.stream().sorted().toList().get(millis.size() / 2);
        }
    }

    private void compare(int latency) throws Exception {
        List<String> programs = List.of(OneTargetDeploy.class.getName(), SdkDeploy.class.getName());
        Runs[][] runs = new Runs[2][2];
        Arrays.setAll(runs, i -> new Runs[] {new Runs(), new Runs()});
        for (int i = 0; i < repeat; i++) {
            for (int program = 0; program < 2; program++) {
                measure(latency, programs.get(program), runs[0][program], runs[1][program]);
            }
        }
        print(latency, "first", runs[0]);
        print(latency, "unchanged", runs[1]);
    }

    private void print(int latency, String run, Runs[] of) {
        out.printf(
                Locale.ROOT,
                "  answers after %3d ms, %-9s  %5d ms, %2d requests | %5d ms, %2d requests%n",
                latency,
                run,
                of[0].median(),
                of[0].requests,
                of[1].median(),
                of[1].requests);
    }

    private static void measure(int latency, String program, Runs first, Runs unchanged) throws Exception {
        SandboxOrganization organization =
                SandboxOrganization.parse("extends: standard\nswitches: {latencyMillis: " + latency + "}\n");
        Path directory = Files.createTempDirectory("one-target-benchmark");
        try (Sandbox sandbox = Sandbox.start(organization, SandboxOptions.defaults())) {
            for (Runs runs : List.of(first, unchanged)) {
                int before = sandbox.requests().size();
                long start = System.nanoTime();
                int end = OneTargetDeploy.start(program, List.of(), sandbox.apiUrl(), directory.toString())
                        .waitFor();
                runs.millis.add((System.nanoTime() - start) / 1_000_000);
                if (end != 0) {
                    throw new IllegalStateException(program + " ended with " + end);
                }
                runs.requests = sandbox.requests().size() - before;
            }
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }
}
