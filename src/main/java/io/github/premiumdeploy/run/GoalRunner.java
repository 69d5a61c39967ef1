package io.github.premiumdeploy.run;

import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.ShortList;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Runs a goal on the targets of a configuration: on the only one, or on those of a list side by side. */
public record GoalRunner(Build build, Configuration configuration) {

    private static final String NO_RELEASE = "releasesOnly is true, and the project's version is a SNAPSHOT.";

    private static final Clock CLOCK = Clock.systemUTC();

    /**
     * Checks the whole configuration, of all targets. The login to the only target begins as soon as nothing but its
     * descriptor can be wrong.
     *
     * @param own reads the parameters that only this goal has, of each target: what the target says itself, and otherwise
     *     what all have in common; what it makes of them is of use only if no problem was added
     * @param isPutOff whether what is left to do is done some time later, so that no login is begun for it
     * @param others problems that are known already, told after those that are found here
     * @return what is left to do
     * @throws InvalidConfigurationException if there is any problem
     * @throws GoalFailedException if the only target has no descriptor that can be used
     */
    public GoalAction prepare(BiFunction<Parameters, Problems, TargetGoal> own, boolean isPutOff, Problems others)
            throws InvalidConfigurationException, GoalFailedException {
        Problems problems = new Problems();
        JobReader reader = new JobReader(build, configuration, own, others);
        TargetGoal goal = reader.goal();
        List<TargetEntry> listed = configuration.listed(build, problems);
        Selection selection = Selection.read(configuration.parameters(), problems);
        List<String> ids = listed.stream().map(TargetEntry::id).toList();
        ids.forEach(build.redaction()::addClear);
        Rollout rollout = Rollout.read(configuration.parameters(), ids, problems);
        boolean isFleet = configuration.isFleet();
        List<TargetEntry> selected = dueNow(selection.of(listed, problems));
        TargetIds.checkGuards(selected, build.userProperty("genesyscloud.organizationId"), problems);
        if (!isFleet && isForReleasesOnly(configuration.parameters()) && problems.isEmpty()) {
            return () -> build.redactedLog().info("Skipped: " + NO_RELEASE);
        }
        Problems ofContract = new Problems();
        ContractChoice contract = ContractChoice.read(configuration, build, ofContract);
        configuration.parameters().check(configuration.names().formsOfRun(), ofContract);
        JobRunner runner = new JobRunner(goal.name(), isFleet ? rollout.parallelism() : 1, build, contract, CLOCK);
        boolean isSure = Stream.of(problems, others, ofContract).allMatch(Problems::isEmpty);
        boolean isAlone = !isFleet && !isPutOff && !goal.resume();
        List<Job> jobs = new ArrayList<>();
        try {
            if (isFleet) {
                jobs.addAll(reader.all(selected, problems));
            } else {
                JobDraft draft = reader.draft(problems);
                if (isSure && isAlone && goal.logsInAhead()) {
                    draft.soundTarget(problems)
                            .ifPresent(target -> runner.connectAhead(target, log(), build.redaction()));
                }
                reader.complete(draft, problems).ifPresent(jobs::add);
            }
            problems.add(ofContract);
            problems.add(others);
            problems.throwIfAny();
        } catch (InvalidConfigurationException | GoalFailedException | RuntimeException e) {
            runner.close();
            throw e;
        }
        if (!isFleet) {
            return () -> runOne(jobs.get(0), runner);
        }
        OutputFiles files = new OutputFiles(configuration.outputDirectory(), build.redaction());
        FleetRunner fleet = new FleetRunner(runner, build, files, CLOCK);
        return () -> fleet.run(jobs, selection, rollout);
    }

    private void runOne(Job job, JobRunner runner) throws GoalFailedException {
        OutputFiles files = new OutputFiles(job.directory(), build.redaction());
        if (job.goal().isDone(job, files)) {
            build.redactedLog().info("An earlier run did it: " + files.path(ReceiptFile.NAME));
            return;
        }
        RunResult<TargetResult> result;
        try (runner) {
            result = runner.run(job, files, log(), build.redaction());
        }
        if (result instanceof Failed<TargetResult> failed) {
            throw new GoalFailedException(
                    runner.words(failed, job), failed.failure().cause().orElse(null));
        }
    }

    /** What there is to say of the only target. */
    private TargetLog log() {
        return TargetLog.ofOne(build.redactedLog().in(build.verdicts()));
    }

    /** Without those that are for releases only, if this is none. */
    private List<TargetEntry> dueNow(List<TargetEntry> selected) {
        List<TargetEntry> due = new ArrayList<>(selected);
        due.removeIf(entry -> isForReleasesOnly(configuration.parameters().overriddenBy(entry.values())));
        if (due.size() < selected.size()) {
            List<String> left = selected.stream()
                    .filter(entry -> !due.contains(entry))
                    .map(TargetEntry::id)
                    .toList();
            build.redactedLog().info("Skipped: " + ShortList.joined(", ", left) + ": " + NO_RELEASE);
        }
        return due;
    }

    private boolean isForReleasesOnly(Parameters parameters) {
        return parameters.isTrue("releasesOnly") && build.isSnapshot();
    }
}
