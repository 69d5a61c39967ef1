package io.github.premiumdeploy.run;

import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.GuardText;
import io.github.premiumdeploy.report.IndexPage;
import io.github.premiumdeploy.report.LogFile;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.TargetOutcome;
import io.github.premiumdeploy.report.TargetOutcome.End;
import io.github.premiumdeploy.report.TargetTally;
import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does the jobs of several targets side by side, and sums up what came of them.
 *
 * @param files where the summary goes
 */
record FleetRunner(JobRunner runner, Build build, OutputFiles files, Clock clock) {

    /**
     * Does the jobs.
     *
     * @param selection whose share of the fleet goes into the summary
     * @throws GoalFailedException if not all of them are done
     */
    void run(List<Job> jobs, Selection selection, Rollout rollout) throws GoalFailedException {
        Map<String, Job> byId = new LinkedHashMap<>();
        jobs.forEach(job -> byId.put(job.target().id(), job));
        RedactedLog shared = build.redactedLog();
        if (jobs.isEmpty()) {
            shared.info("There is no target"
                    + selection.shard().map(share -> " in shard " + share).orElse("") + ".");
        }
        sayGuards(jobs, shared);
        Instant start = clock.instant();
        List<TargetOutcome> outcomes;
        try (runner) {
            outcomes = new Fleet(rollout, new FleetProgress(byId.size(), build))
                    .run(List.copyOf(byId.keySet()), id -> outcome(byId.get(id), byId.size() > 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GoalFailedException(
                    FailureMessage.error("The build was interrupted. Receipts say what was done by then."), e);
        }
        FleetSummary summary = new FleetSummary(
                runner.goal(), selection.shard(), start, Duration.between(start, clock.instant()), outcomes);
        try {
            FleetReport.write(files, summary);
            runner.comparison().write(files);
            IndexPage.write(files);
        } catch (IOException e) {
            throw GoalFailedException.ofFiles("The summary could not be written as " + files.path(FleetReport.NAME), e);
        }
        shared.info(FleetReport.lines(summary));
        shared.info(runner.comparison().lines());
        shared.info("Summary: " + files.path(FleetReport.NAME));
        shared.info("Pages: " + files.path(IndexPage.NAME));
        if (!summary.isDone()) {
            throw new GoalFailedException(FleetReport.failure(summary, files.path("")));
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

    private TargetOutcome outcome(Job job, boolean isOneOfSeveral) {
        String id = job.target().id();
        Instant start = clock.instant();
        Redaction own = new Redaction(build.redaction());
        FailureMessage message;
        List<TargetTally> tallies = List.of();
        try {
            OutputFiles ownFiles = new OutputFiles(job.directory(), own);
            if (job.goal().isDone(job, ownFiles)) {
                return new TargetOutcome(id, End.RESUMED, List.of("An earlier run did it."), Duration.ZERO);
            }
            RunResult<TargetResult> result = run(job, isOneOfSeveral, ownFiles, own);
            if (result instanceof Done<TargetResult> done) {
                return new TargetOutcome(
                        id,
                        End.DONE,
                        List.of(own.ofOwn(done.result().brief())),
                        since(start),
                        shown(done.result().tallies(), own));
            }
            Failed<TargetResult> failed = (Failed<TargetResult>) result;
            message = runner.words(failed, job);
            tallies = TargetTally.of(failed.failure());
        } catch (RuntimeException e) {
            message = FailureMessage.ofFault(e);
            tallies = List.of(TargetTally.ofFault());
        }
        return new TargetOutcome(
                id,
                message.isFailure() ? End.FAILED : End.ERROR,
                own.ofOwn(message.message()).lines().toList(),
                since(start),
                shown(tallies, own));
    }

    private static List<TargetTally> shown(List<TargetTally> tallies, Redaction own) {
        return tallies.stream().map(tally -> tally.shown(own::ofOwn)).toList();
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }

    private RunResult<TargetResult> run(Job job, boolean isOneOfSeveral, OutputFiles own, Redaction secrets) {
        RedactedLog lines = new RedactedLog(build.log(), secrets);
        if (!isOneOfSeveral) {
            return runner.run(job, own, TargetLog.ofOne(lines), secrets);
        }
        try (LogFile file = LogFile.begin(own, secrets)) {
            RunResult<TargetResult> result =
                    runner.run(job, own, TargetLog.ofSeveral(job.target().id(), lines, file), secrets);
            if (result instanceof Failed<TargetResult> failed) {
                runner.words(failed, job).lines().forEach(file::add);
            }
            return result;
        } catch (IOException e) {
            return RunResult.failed(RunFailure.of(e, false));
        }
    }
}
