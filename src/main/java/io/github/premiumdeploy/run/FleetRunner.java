package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.report.GuardText;
import io.github.premiumdeploy.report.LogFile;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.run.Outcome.End;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Does the jobs of several targets side by side, and sums up what came of them. */
public final class FleetRunner {

    private final JobRunner runner;
    private final String goal;
    private final Log log;
    private final Redaction redaction;
    private final OutputFiles files;
    private final Optional<LiveLine> live;
    private final Clock clock;

    /**
     * @param redaction of what the targets share
     * @param files where the summary goes
     * @param live the line of a terminal that shows how the work goes on, if somebody looks at one
     */
    public FleetRunner(
            JobRunner runner,
            String goal,
            Log log,
            Redaction redaction,
            OutputFiles files,
            Optional<LiveLine> live,
            Clock clock) {
        this.runner = runner;
        this.goal = goal;
        this.log = log;
        this.redaction = redaction;
        this.files = files;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Does the jobs.
     *
     * @throws EndedException if not all of them are done
     */
    public void run(List<Job> jobs, Optional<Shard> shard, Rollout rollout) throws EndedException {
        Map<String, Job> byId = new LinkedHashMap<>();
        jobs.forEach(job -> byId.put(job.target().id(), job));
        RedactedLog shared = new RedactedLog(log, redaction);
        if (jobs.isEmpty()) {
            shared.info("There is no target"
                    + shard.map(share -> " in shard " + share).orElse("") + ".");
        }
        sayGuards(jobs, shared);
        Instant start = clock.instant();
        List<Outcome> outcomes;
        try {
            outcomes = new Fleet(rollout, new FleetProgress(byId.size(), shared, live))
                    .run(List.copyOf(byId.keySet()), id -> outcome(byId.get(id), byId.size() > 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EndedException(
                    new Ending(false, "The build was interrupted. Receipts say what was done by then."), e);
        }
        Summary summary = new Summary(goal, shard, start, Duration.between(start, clock.instant()), outcomes);
        try {
            FleetReport.write(files, summary);
        } catch (IOException e) {
            throw new EndedException(
                    new Ending(false, "The summary could not be written as " + files.path(FleetReport.NAME) + ": " + e),
                    e);
        }
        shared.info(FleetReport.lines(summary));
        shared.info("Summary: " + files.path(FleetReport.NAME));
        if (!summary.isDone()) {
            throw new EndedException(FleetReport.ending(summary, files.path("")), null);
        }
    }

    /** A single target says it itself. */
    private static void sayGuards(List<Job> jobs, RedactedLog shared) {
        List<String> unguarded = jobs.stream()
                .map(Job::target)
                .filter(target -> target.organizationId().isEmpty())
                .map(Target::id)
                .toList();
        if (jobs.size() > 1 && unguarded.isEmpty()) {
            shared.info(GuardText.ofSeveral(jobs.size(), unguarded));
        } else if (jobs.size() > 1) {
            shared.warn(GuardText.ofSeveral(jobs.size(), unguarded));
        }
    }

    private Outcome outcome(Job job, boolean isOneOfSeveral) {
        Instant start = clock.instant();
        Redaction own = new Redaction(redaction);
        End end;
        String text;
        try {
            OutputFiles ownFiles = new OutputFiles(job.directory(), own);
            if (runner.isDone(job, ownFiles)) {
                return new Outcome(job.target().id(), End.RESUMED, "An earlier run did it.", Duration.ZERO);
            }
            text = run(job, isOneOfSeveral, ownFiles, own);
            end = End.DONE;
        } catch (EndedException e) {
            text = e.ending().message();
            end = e.ending().isFailure() ? End.FAILED : End.ERROR;
        } catch (RuntimeException e) {
            text = Ending.ofFault(e).message();
            end = End.ERROR;
        }
        return new Outcome(job.target().id(), end, own.of(text), Duration.between(start, clock.instant()));
    }

    private String run(Job job, boolean isOneOfSeveral, OutputFiles own, Redaction secrets) throws EndedException {
        RedactedLog lines = new RedactedLog(log, secrets);
        if (!isOneOfSeveral) {
            return runner.run(job, own, TargetLog.ofOne(lines), secrets);
        }
        try (LogFile file = LogFile.begin(own, secrets)) {
            TargetLog ofSeveral = TargetLog.ofSeveral(job.target().id(), lines, file);
            try {
                return runner.run(job, own, ofSeveral, secrets);
            } catch (EndedException e) {
                e.ending().message().lines().forEach(file::add);
                throw e;
            }
        } catch (IOException e) {
            throw new EndedException(Ending.of(e, job.target()), e);
        }
    }
}
