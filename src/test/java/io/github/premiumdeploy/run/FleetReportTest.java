package io.github.premiumdeploy.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import io.github.premiumdeploy.report.TargetTally;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a run on several targets. */
class FleetReportTest {

    @TempDir
    private Path directory;

    private static FleetSummary summary(TargetOutcome... outcomes) {
        return new FleetSummary(
                "premium-deploy",
                Optional.of(new Shard(2, 8)),
                Instant.parse("2026-11-23T10:00:00Z"),
                Duration.ofMillis(61_234),
                Arrays.asList(outcomes));
    }

    private static TargetOutcome outcome(String id, End end, String text) {
        return new TargetOutcome(id, end, text.lines().toList(), Duration.ofMillis(1540));
    }

    private static final TargetOutcome DONE = outcome("eu-1", End.DONE, "Changed 3 resources.");
    private static final TargetOutcome FAILED =
            outcome("eu-2", End.FAILED, "It refuses.\n1. why\n   - Do this.\n   - Not told.");
    private static final TargetOutcome ERROR = outcome("eu-3", End.ERROR, "No answer.");
    private static final TargetOutcome NOT_STARTED =
            new TargetOutcome("eu-4", End.NOT_STARTED, List.of(), Duration.ZERO);

    @Test
    void saysHowATargetEndedInOneLine() {
        assertThat(FleetReport.line(DONE)).isEqualTo("done         eu-1  1.5 s  Changed 3 resources.");
        assertThat(FleetReport.line(FAILED)).isEqualTo("FAILED       eu-2  1.5 s  It refuses.");
    }

    @Test
    void countsHowTargetsEnded() {
        assertThat(FleetReport.lines(summary(DONE, FAILED, ERROR, DONE)))
                .containsExactly(
                        "premium-deploy on 4 targets (shard 2/8) in 61.2 s:",
                        "  done         2",
                        "  failed       1",
                        "  error        1");
    }

    @Test
    void namesEachFailedTargetWithItsCauseAndWhatToDo() {
        FailureMessage ending = FleetReport.failure(summary(DONE, FAILED, ERROR, NOT_STARTED), Path.of("out"));
        assertThat(ending.message()).isEqualTo("""
                premium-deploy did not succeed on 2 of 4 targets.
                - eu-2: It refuses.
                    - Do this.
                - eu-3: No answer.
                1 target was not begun, since too many had failed (<failAtEnd>, <maxFailures>, <waves>).
                More: %s, and of each target %s.""".formatted(Path.of("out/summary.json"), Path.of("out/ID/log.txt")));
    }

    @Test
    void isAnErrorOnlyWhereNobodySaidNo() {
        assertThat(FleetReport.failure(summary(DONE, FAILED, ERROR), directory).isFailure())
                .isTrue();
        assertThat(FleetReport.failure(summary(DONE, ERROR, ERROR), directory).isFailure())
                .isFalse();
    }

    @Test
    void endsAsTheOnlyTargetDoes() {
        assertThat(FleetReport.failure(summary(FAILED), directory)).isEqualTo(FailureMessage.of(true, FAILED.lines()));
        assertThat(FleetReport.failure(summary(ERROR), directory)).isEqualTo(FailureMessage.error("No answer."));
    }

    @Test
    void doesNotNameAThousand() {
        TargetOutcome[] thousand = IntStream.range(0, 1000)
                .mapToObj(i -> outcome("t" + i, End.FAILED, "It refuses " + i + "."))
                .toArray(TargetOutcome[]::new);
        List<String> lines = FleetReport.failure(summary(thousand), directory)
                .message()
                .lines()
                .toList();
        assertThat(lines).hasSize(23).contains("- t19: It refuses 19.", "- and 980 more.");
    }

    @Test
    void tellsOnceWhatManyTargetsShare() {
        TargetOutcome[] ten = IntStream.range(0, 10)
                .mapToObj(i -> outcome(
                        "t" + i,
                        End.FAILED,
                        "Organization \"O" + i + "\" would refuse plan: \"CI\" lacks a:b:c.\n1. why\n   - Grant it."))
                .toArray(TargetOutcome[]::new);
        TargetOutcome[] all =
                Stream.concat(Stream.of(FAILED), Arrays.stream(ten)).toArray(TargetOutcome[]::new);
        assertThat(FleetReport.failure(summary(all), directory).message().lines())
                .startsWith(
                        "premium-deploy did not succeed on 11 of 11 targets.",
                        "- 10 targets (t0, t1, t2, t3, t4, t5, t6, t7 and 2 more): would refuse plan: \"CI\" lacks a:b:c.",
                        "    - Grant it.",
                        "- eu-2: It refuses.",
                        "    - Do this.");
    }

    @Test
    void tellsOnceWhatKeepsRunsFromManyOrganizations() {
        TargetOutcome[] three = IntStream.range(0, 3)
                .mapToObj(i -> outcome(
                        "t" + i,
                        End.FAILED,
                        "plan cannot run on organization \"O" + i
                                + "\": there is nowhere for a secret.\n1. why\n   - Set it."))
                .toArray(TargetOutcome[]::new);
        assertThat(FleetReport.failure(summary(three), directory).message().lines())
                .startsWith(
                        "premium-deploy did not succeed on 3 of 3 targets.",
                        "- 3 targets (t0, t1, t2): plan cannot run: there is nowhere for a secret.",
                        "    - Set it.",
                        "More: " + directory.resolve("summary.json") + ", and of each target "
                                + directory.resolve("ID/log.txt") + ".");
    }

    @Test
    void takesNoFactForARemedy() {
        TargetOutcome ended =
                outcome("eu-1", End.FAILED, "The submission failed.\n  Correlation id:  c-1\nDeploy again.");
        assertThat(FleetReport.failure(summary(ended, DONE), directory)
                        .message()
                        .lines())
                .startsWith(
                        "premium-deploy did not succeed on 1 of 2 targets.",
                        "- eu-1: The submission failed.",
                        "    Deploy again.");
    }

    @Test
    void keepsWhatIsCountedOfATarget() throws Exception {
        List<TargetTally> tallies = List.of(
                new TargetTally(TargetTally.Type.CAUSE, "\"CI\" lacks a:b:c", "Grant it.", 6),
                new TargetTally(TargetTally.Type.STEP, "create role", "", 2));
        TargetOutcome counted = new TargetOutcome("eu-1", End.FAILED, List.of("x"), Duration.ofMillis(1), tallies);
        FleetReport.write(new OutputFiles(directory, new Redaction()), summary(counted));
        assertThat(FleetReport.read(directory.resolve(FleetReport.NAME)).outcomes())
                .containsExactly(counted);
        assertThat(Files.readString(directory.resolve("fleet.html"))).contains("&quot;CI&quot; lacks a:b:c");
    }

    @Test
    void readsWhatItWrote() throws Exception {
        FleetSummary summary = summary(DONE, FAILED, ERROR, NOT_STARTED);
        FleetReport.write(new OutputFiles(directory, new Redaction()), summary);
        assertThat(FleetReport.read(directory.resolve(FleetReport.NAME))).isEqualTo(summary);
        assertThat(Files.readString(directory.resolve(FleetReport.NAME))).startsWith("""
                {
                  "goal" : "premium-deploy",
                  "shard" : {
                    "index" : 2,
                    "count" : 8
                  },
                  "startedAt" : "2026-11-23T10:00:00Z",
                  "durationMillis" : 61234,
                  "counts" : {
                    "done" : 1,
                    "resumed" : 0,
                    "failed" : 1,
                    "error" : 1,
                    "not-started" : 1
                  },
                  "targets" : [ {
                    "id" : "eu-1",
                    "outcome" : "done",
                    "text" : "Changed 3 resources.",
                    "durationMillis" : 1540
                  }, {
                """);
    }

    @Test
    void readsWhatItWroteWhateverIsSecret() throws Exception {
        Redaction redaction = new Redaction();
        List.of("done", "failed", "error", "premium-deploy", "outcome", "eu-1", "2026-11-23")
                .forEach(redaction::add);
        FleetSummary summary = summary(DONE, FAILED, outcome("eu-3", End.ERROR, "It said eu-1."));
        FleetReport.write(new OutputFiles(directory, redaction), summary);
        assertThat(FleetReport.read(directory.resolve(FleetReport.NAME)))
                .isEqualTo(summary(DONE, FAILED, outcome("eu-3", End.ERROR, "It said ****.")));
    }

    @Test
    void takesNoOtherFileForASummary() throws Exception {
        Path file = directory.resolve("summary.json");
        String summary = "{\"goal\":\"plan\",\"startedAt\":\"2026-11-23T10:00:00Z\",\"durationMillis\":1,\"targets\":"
                + "[{\"id\":\"%s\",\"outcome\":\"%s\",\"text\":\"\",\"durationMillis\":1}]}";
        for (String wrong : List.of(
                "{}", "[]", "no JSON", summary.formatted("../../outside", "done"), summary.formatted("eu-1", "well"))) {
            Files.writeString(file, wrong);
            assertThatThrownBy(() -> FleetReport.read(file)).as(wrong).isInstanceOf(IOException.class);
        }
        Files.writeString(file, summary.formatted("eu-1", "done"));
        assertThat(FleetReport.read(file).outcomes()).hasSize(1);
    }
}
