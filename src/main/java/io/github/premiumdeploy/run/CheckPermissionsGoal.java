package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.PermissionsMissing;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.plan.DescriptorPreflight;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.PermissionCheckResult;
import io.github.premiumdeploy.report.TargetTally;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Says what a target would refuse a run for.
 *
 * @param goals what the permissions are for
 * @param probe whether the endpoint for submissions is asked itself
 * @param failOnMissing whether it fails if something is missing
 */
public record CheckPermissionsGoal(Set<PlanMode> goals, boolean probe, boolean failOnMissing) implements TargetGoal {

    private static final String NOTHING_BUT_THE_ENDPOINT =
            "There is neither a descriptor nor an app to submit: what is checked is the endpoint for submissions alone. For"
                    + " more, write " + DescriptorSource.PLACES.get(0)
                    + " (or set <descriptor>), or set <applicationId> and"
                    + " <environmentId>.";

    public CheckPermissionsGoal {
        goals = Set.copyOf(goals);
    }

    /** Reads the goal's own parameters. */
    public static CheckPermissionsGoal read(Parameters parameters, Problems problems) {
        return new CheckPermissionsGoal(
                ForGoal.read(parameters, problems), parameters.isTrue("probe"), parameters.isTrue("failOnMissing"));
    }

    @Override
    public String name() {
        return "check-permissions";
    }

    @Override
    public RunResult<TargetResult> on(TargetRun run) throws IOException {
        AccessReport report = check(run);
        Path page = run.reports()
                .write(new PermissionCheckResult(
                        ForGoal.words(goals),
                        run.target(),
                        run.context().clock().instant(),
                        report));
        run.identified(report);
        run.log().report(ConsoleReport.lines(run.target(), report));
        run.log().details(ConsoleReport.details(report));
        run.log().info("Report: " + page);
        if (report.refusals().isEmpty()) {
            return new Done<>(new TargetResult("Nothing is missing."));
        }
        RunFailure missing = new PermissionsMissing(ForGoal.words(goals), report);
        if (failOnMissing) {
            return RunResult.failed(missing);
        }
        FailureMessage message = FailureMessage.of(RunResult.failed(missing), name(), run.target());
        message.lines().forEach(run.log()::warn);
        return new Done<>(new TargetResult(message.headline(), TargetTally.causes(report)));
    }

    private AccessReport check(TargetRun run) throws IOException {
        RunContext context = run.context();
        if (run.descriptor().isEmpty() && context.app().submission().isEmpty()) {
            run.log().warn(NOTHING_BUT_THE_ENDPOINT);
        }
        if (run.descriptor().isEmpty()) {
            // There is nothing but the submission that the check could be about.
            return context.access().run(probe);
        }
        boolean submits =
                goals.contains(PlanMode.APPLY) && context.app().submission().isPresent();
        return new DescriptorPreflight(
                        context.client(),
                        context.parallel(),
                        context.access(),
                        new ResourceKinds(),
                        run.descriptor().get(),
                        goals)
                .run(submits, probe);
    }
}
