package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.GuardText;
import io.github.premiumdeploy.report.LogFile;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.target.Credentials.ClientCredentials;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.target.Timeouts;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several targets in one run, over real connections. */
@HangGuard
class FleetRunnerTest {

    private static final String CLIENT = "5ca1ab1e-0000-4000-8000-0000000000c1";

    private final TestLog log = new TestLog();

    @TempDir
    private Path directory;

    private Sandbox sandbox;
    private Optional<LiveLine> live = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOrganization.standard(), SandboxOptions.defaults());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** What the goal does: it asks for the organization, and the ids of targets say how it goes on. */
    private static final class Asking implements TargetGoal {
        @Override
        public String name() {
            return "plan";
        }

        @Override
        public boolean isDone(Job job, OutputFiles files) {
            return job.target().id().startsWith("resumed");
        }

        @Override
        public RunResult<TargetResult> on(TargetRun run) {
            run.log().info("Asking with the secret sandbox-secret");
            try {
                run.context().client().login();
            } catch (IOException e) {
                return RunResult.failed(RunFailure.of(e, false));
            }
            if (run.target().id().startsWith("breaks")) {
                throw new IllegalStateException("a fault of " + run.target().id());
            }
            if (run.target().id().startsWith("refused")) {
                return RunResult.failed(new RunFailure.Impossible(
                        "It refuses sandbox-secret", "Say so.", Cause.PLAN_IMPOSSIBLE, AccessReport.nothing()));
            }
            run.log().warn("Look at this");
            return new RunResult.Done<>(new TargetResult("asked"));
        }
    }

    private Job job(String id, String secret, String url, Duration deadline) {
        Target target = new Target(
                id,
                URI.create(url),
                URI.create(url),
                new ClientCredentials(CLIENT, secret, "the test"),
                Optional.empty(),
                Optional.empty(),
                new Timeouts(Duration.ofMinutes(5), Duration.ofMinutes(5), deadline));
        PremiumApp app = new PremiumApp(Optional.empty(), "/api/v2/apps/premium", "", "", "", "");
        return new Job(
                new Asking(),
                target,
                app,
                Optional.empty(),
                Optional.empty(),
                directory.resolve(id),
                Pruning.OFF,
                "",
                new TreeMap<>());
    }

    private Job job(String id) {
        return job(id, "sandbox-secret", sandbox.apiUrl(), Duration.ofMinutes(5));
    }

    private Optional<GoalFailedException> run(int parallelism, List<Job> jobs) {
        Redaction redaction = new Redaction();
        Build build = new TestBuild(directory, log, redaction, null, null, live);
        ContractChoice compiled =
                new ContractChoice(false, Optional.empty(), directory, Optional.empty(), false, Map.of());
        FleetRunner fleet = new FleetRunner(
                new JobRunner("plan", parallelism, build, compiled, Clock.systemUTC()),
                build,
                new OutputFiles(directory, redaction),
                Clock.systemUTC());
        return Optional.ofNullable(catchThrowableOfType(
                GoalFailedException.class,
                () -> fleet.run(
                        jobs,
                        new Selection(List.of(), Optional.empty()),
                        new Rollout(parallelism, Waves.NONE, Integer.MAX_VALUE, 0))));
    }

    /** What is shown without the level of plain lines. */
    private List<String> console() {
        return log.lines().stream().map(line -> line.replaceFirst("^INFO ", "")).toList();
    }

    private List<TargetOutcome> outcomes() throws IOException {
        return FleetReport.read(directory.resolve(FleetReport.NAME)).outcomes();
    }

    @Test
    void doesAHundredTargetsWithEightAndWithSixtyFourAtOnce() throws Exception {
        for (int parallelism : List.of(8, 64)) {
            List<Job> jobs = IntStream.range(0, 100).mapToObj(i -> job("t" + i)).toList();
            assertThat(run(parallelism, jobs)).isEmpty();
            assertThat(outcomes()).hasSize(100).extracting(TargetOutcome::end).containsOnly(End.DONE);
        }
        assertThat(sandbox.requests()).as("one login for all targets of a run").hasSize(2);
    }

    @Test
    void tellsHowEachEndedAndLetsNoneDisturbTheOthers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String silentUrl = "http://127.0.0.1:" + silent.getLocalPort();
            Optional<GoalFailedException> ended = run(
                    2,
                    List.of(
                            job("silent", "sandbox-secret", silentUrl, Duration.ofMillis(1500)),
                            job("ok-1"),
                            job("wrong", "another-secret", sandbox.apiUrl(), Duration.ofMinutes(5)),
                            job("breaks"),
                            job("refused"),
                            job("resumed"),
                            job("ok-2")));
            assertThat(ended.orElseThrow().failure().isFailure()).isTrue();
            assertThat(ended.orElseThrow())
                    .hasMessageStartingWith("plan did not succeed on 4 of 7 targets.\n- silent: ");
        }
        assertThat(outcomes())
                .extracting(TargetOutcome::end)
                .containsExactly(End.ERROR, End.DONE, End.FAILED, End.ERROR, End.FAILED, End.RESUMED, End.DONE);
        assertThat(outcomes()).extracting(TargetOutcome::brief).satisfies(texts -> {
            assertThat(texts.get(0)).startsWith("Genesys Cloud gave no usable answer at");
            assertThat(texts.get(1)).isEqualTo("asked");
            assertThat(texts.get(2)).startsWith("No access token:");
            assertThat(texts.get(3))
                    .startsWith("The plugin broke: java.lang.IllegalStateException: a fault of breaks.");
            assertThat(texts.get(4)).isEqualTo("plan cannot run: It refuses ****.");
            assertThat(texts.get(5)).isEqualTo("An earlier run did it.");
        });
        assertThat(console())
                .as("one line for each target")
                .filteredOn(line -> line.matches("(WARN )?\\(\\d/7\\) .*"))
                .hasSize(7);
        assertThat(console())
                .endsWith(
                        "Summary: " + directory.resolve(FleetReport.NAME), "Pages: " + directory.resolve("index.html"));
        assertThat(directory.resolve("fleet.html"))
                .content()
                .contains(
                        "7 targets in",
                        "<td class=\"bad\">",
                        "no usable answer from the platform",
                        "no access token",
                        "a fault of the plugin");
        assertThat(Files.readString(directory.resolve("fleet.html")).split("<tr>", -1))
                .hasSize(1 + 1 + 7);
    }

    @Test
    void isAnErrorWhereNobodySaidNo() {
        assertThat(run(1, List.of(job("breaks-1"), job("ok")))
                        .orElseThrow()
                        .failure()
                        .isFailure())
                .isFalse();
    }

    @Test
    void keepsWhatThereIsToSayOfEachInItsFileAndOnlyWarningsOnTheConsole() throws Exception {
        run(1, List.of(job("a"), job("refused")));
        assertThat(Files.readString(directory.resolve("a").resolve(LogFile.NAME)))
                .isEqualTo(
                        "Warning: " + GuardText.NOT_GUARDED + "\nAsking with the secret ****\nWarning: Look at this\n");
        assertThat(Files.readString(directory.resolve("refused").resolve(LogFile.NAME)))
                .isEqualTo("Warning: " + GuardText.NOT_GUARDED
                        + "\nAsking with the secret ****\nplan cannot run: It refuses ****.\n1. It refuses ****.\n   - Say so.\n   More: mvn"
                        + " genesyscloud:explain -Dgenesyscloud.topic=no-plan\nNothing was written.\n");
        assertThat(console())
                .contains("WARN [a] Look at this", "DEBUG [a] Asking with the secret ****")
                .contains("WARN Guarded: 0 targets of 2 as <organizationId> asks; NOT GUARDED: 2 (a, refused), any"
                        + " organization that their credentials belong to would be taken")
                .noneMatch(line -> line.contains("sandbox-secret"));
    }

    @Test
    void speaksOfAnOnlyTargetAsIfItWereNotOneOfAList() {
        Optional<GoalFailedException> ended = run(8, List.of(job("refused")));
        assertThat(ended.orElseThrow().failure())
                .isEqualTo(FailureMessage.failure(
                        "plan cannot run: It refuses ****.",
                        "1. It refuses ****.",
                        "   - Say so.",
                        "   More: mvn genesyscloud:explain -Dgenesyscloud.topic=no-plan",
                        "Nothing was written."));
        assertThat(console()).startsWith("WARN " + GuardText.NOT_GUARDED, "Asking with the secret ****");
        assertThat(directory.resolve("refused").resolve(LogFile.NAME)).doesNotExist();
    }

    @Test
    void saysThatAShardHasNoTarget() throws Exception {
        assertThat(run(8, List.of())).isEmpty();
        assertThat(console()).startsWith("There is no target.");
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void showsALineThatChangesWhereSomebodyLooks() {
        StringWriter terminal = new StringWriter();
        live = Optional.of(new LiveLine(new PrintWriter(terminal)));
        run(1, List.of(job("a"), job("refused"), job("a-target-with-a-name-that-is-far-longer-than-the-line-may-be")));
        assertThat(terminal.toString().replace("\r\u001b[2K", "|"))
                .isEqualTo("|0/3 ended, 0 failed, 1 under way: a"
                        + "||1/3 ended, 0 failed, 0 under way: "
                        + "|1/3 ended, 0 failed, 1 under way: refused"
                        + "||2/3 ended, 1 failed, 0 under way: "
                        + "|2/3 ended, 1 failed, 1 under way: a-target-with-a-name-that-is-far-longer-tha…|");
        assertThat(console())
                .filteredOn(line -> line.contains("/3)"))
                .singleElement()
                .asString()
                .startsWith("WARN (2/3) FAILED");
    }
}
