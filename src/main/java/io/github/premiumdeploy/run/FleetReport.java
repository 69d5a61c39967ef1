package io.github.premiumdeploy.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.Json;
import io.github.premiumdeploy.report.LogFile;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.run.TargetOutcome.End;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what came of a run on several targets: in lines for a terminal, and as the JSON file {@value #NAME}. */
public final class FleetReport {

    /** The file's name. */
    public static final String NAME = "summary.json";

    /** So many failures are told on the console; the file has all. */
    private static final int TOLD = 20;

    /** So many lines of a cause say what it is. */
    private static final int LINES = 3;

    private FleetReport() {}

    /** How one target ended, in one line. */
    public static String line(TargetOutcome outcome) {
        return String.format(
                Locale.ROOT,
                "%-11s  %s  %s  %s",
                outcome.end().isFailure()
                        ? outcome.end().word().toUpperCase(Locale.ROOT)
                        : outcome.end().word(),
                outcome.id(),
                seconds(outcome.duration()),
                outcome.brief());
    }

    /** How many ended how. */
    public static List<String> lines(FleetSummary summary) {
        List<String> lines = new ArrayList<>();
        int targets = summary.outcomes().size();
        lines.add(summary.goal() + " on " + ConsoleReport.count(targets, "target")
                + summary.shard().map(shard -> " (shard " + shard + ")").orElse("") + " in "
                + seconds(summary.duration()) + ":");
        for (End end : End.values()) {
            if (summary.count(end) > 0) {
                lines.add(String.format(Locale.ROOT, "  %-11s  %d", end.word(), summary.count(end)));
            }
        }
        return lines;
    }

    /**
     * Why a run is not done on every target. It is an error only if no organization and no input said no: trying
     * again as it is could help then.
     */
    public static FailureMessage failure(FleetSummary summary, Path directory) {
        List<TargetOutcome> failures = summary.failures();
        if (summary.outcomes().size() == 1 && failures.size() == 1) {
            return FailureMessage.of(
                    summary.count(End.FAILED) == 1, failures.get(0).lines());
        }
        List<String> lines = new ArrayList<>();
        lines.add(summary.goal() + " did not succeed on " + failures.size() + " of "
                + ConsoleReport.count(summary.outcomes().size(), "target") + ".");
        for (TargetOutcome failure : failures.subList(0, Math.min(TOLD, failures.size()))) {
            lines.add("- " + failure.id() + ": " + failure.brief());
            failure.lines().stream().skip(1).limit(LINES - 1).forEach(line -> lines.add("    " + line));
        }
        if (failures.size() > TOLD) {
            lines.add("- and " + (failures.size() - TOLD) + " more.");
        }
        int notStarted = summary.count(End.NOT_STARTED);
        if (notStarted > 0) {
            lines.add(ConsoleReport.count(notStarted, "target") + (notStarted == 1 ? " was" : " were")
                    + " not begun, since too many had failed (<failAtEnd>, <maxFailures>, <waves>).");
        }
        lines.add("More: " + directory.resolve(NAME) + ", and of each target "
                + directory.resolve("ID").resolve(LogFile.NAME) + ".");
        boolean failure = failures.stream().anyMatch(outcome -> outcome.end() == End.FAILED);
        return FailureMessage.of(failure, lines);
    }

    /**
     * Writes the summary as JSON.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(OutputFiles files, FleetSummary summary) throws IOException {
        ObjectNode json = Json.object();
        json.put("goal", summary.goal());
        summary.shard().ifPresent(shard -> put(json, shard));
        json.put("startedAt", summary.startedAt().toString());
        json.put("durationMillis", summary.duration().toMillis());
        ObjectNode counts = json.putObject("counts");
        for (End end : End.values()) {
            counts.put(end.word(), summary.count(end));
        }
        ArrayNode targets = json.putArray("targets");
        summary.outcomes().forEach(outcome -> targets.add(json(outcome)));
        files.write(NAME, json);
    }

    /**
     * Reads a summary that a run wrote.
     *
     * @throws IOException if it cannot be read, or is none
     */
    public static FleetSummary read(Path file) throws IOException {
        JsonNode json = Json.read(file);
        try {
            List<TargetOutcome> outcomes = new ArrayList<>();
            for (JsonNode target : json.required("targets")) {
                outcomes.add(outcome(target));
            }
            JsonNode shard = json.path("shard");
            return new FleetSummary(
                    json.required("goal").asText(),
                    shard.isMissingNode()
                            ? Optional.empty()
                            : Optional.of(new Shard(
                                    shard.required("index").asInt(),
                                    shard.required("count").asInt())),
                    Instant.parse(json.required("startedAt").asText()),
                    Duration.ofMillis(json.required("durationMillis").asLong()),
                    outcomes);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is no summary of a run on several targets: " + e.getMessage(), e);
        }
    }

    /** The id names a directory: what is no id is no summary. */
    private static TargetOutcome outcome(JsonNode target) {
        String id = target.required("id").asText();
        if (!TargetIds.isId(id)) {
            throw new IllegalArgumentException("\"" + id + "\" is no target's id");
        }
        String end = target.required("outcome").asText();
        return new TargetOutcome(
                id,
                Arrays.stream(End.values())
                        .filter(known -> known.word().equals(end))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no target ends as \"" + end + "\"")),
                target.required("text").asText().lines().toList(),
                Duration.ofMillis(target.required("durationMillis").asLong()));
    }

    private static void put(ObjectNode json, Shard shard) {
        json.putObject("shard").put("index", shard.index()).put("count", shard.count());
    }

    private static ObjectNode json(TargetOutcome outcome) {
        return Json.object()
                .put("id", outcome.id())
                .put("outcome", outcome.end().word())
                .put("text", outcome.text())
                .put("durationMillis", outcome.duration().toMillis());
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
