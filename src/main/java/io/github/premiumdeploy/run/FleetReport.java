package io.github.premiumdeploy.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.FleetPage;
import io.github.premiumdeploy.report.JsonText;
import io.github.premiumdeploy.report.LogFile;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.RecordJson;
import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import io.github.premiumdeploy.text.ServerText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what came of a run on several targets: in lines for a terminal, as the JSON file {@value #NAME}, and as a page. */
public final class FleetReport {

    /** The file's name. */
    public static final String NAME = "summary.json";

    private static final int LONGEST_REASON = 200;

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
        return summary.outcomes().size() == 1 && failures.size() == 1
                ? FailureMessage.of(
                        summary.count(End.FAILED) == 1, failures.get(0).lines())
                : failureOfSeveral(summary, directory);
    }

    /** The same where texts come from other machines: what they say never begins a line, and is never told at length. */
    public static FailureMessage failureOfSeveral(FleetSummary summary, Path directory) {
        List<TargetOutcome> failures = summary.failures();
        List<String> lines = new ArrayList<>();
        lines.add(summary.goal() + " did not succeed on " + failures.size() + " of "
                + ConsoleReport.count(summary.outcomes().size(), "target") + ".");
        lines.addAll(new SharedFailures(failures).lines());
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
     * Writes the summary as JSON, and the page about it.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(OutputFiles files, FleetSummary summary) throws IOException {
        files.write(NAME, FleetDocument.of(summary));
        FleetPage.write(files, lines(summary).get(0).replaceFirst(":$", "."), summary.outcomes(), NAME);
    }

    /**
     * Reads a summary that a run wrote.
     *
     * @throws IOException if it cannot be read, or is none
     */
    public static FleetSummary read(Path file) throws IOException {
        try {
            return RecordJson.readWhole(JsonText.read(file), FleetDocument.class)
                    .summary();
        } catch (StreamConstraintsException e) {
            throw new IOException(file + " is no summary of a run on several targets: it has more values than any", e);
        } catch (JsonProcessingException e) {
            // Without Jackson's message, which quotes what stands there.
            throw new IOException(
                    file + " is no summary of a run on several targets: it is not JSON in line "
                            + e.getLocation().getLineNr(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " is no summary of a run on several targets: "
                            + ServerText.clean(e.getMessage(), LONGEST_REASON),
                    e);
        }
    }

    private static String seconds(Duration duration) {
        return ConsoleReport.seconds(duration, 1) + " s";
    }
}
