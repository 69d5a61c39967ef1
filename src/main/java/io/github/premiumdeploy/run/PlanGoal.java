package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.RunFailure.DriftFound;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.report.TargetTally;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;

/**
 * Says what a deploy would change in a target.
 *
 * @param failOnChanges whether it fails if anything would be changed
 * @param adopt what may be taken over of what was there before
 * @param submitUnchanged whether what was submitted would be submitted again
 */
public record PlanGoal(boolean failOnChanges, Adopt adopt, boolean submitUnchanged) implements TargetGoal {

    /** Reads the goal's own parameters. */
    public static PlanGoal read(Parameters parameters, Problems problems) {
        return new PlanGoal(
                parameters.isTrue("failOnChanges"),
                Adopt.read(parameters, problems),
                parameters.isTrue("submitUnchanged"));
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public boolean needsDescriptor() {
        return true;
    }

    @Override
    public RunResult<TargetResult> on(TargetRun run) throws RefusedException, IOException {
        CheckedPlanner planner = run.planner(PlanMode.APPLY, run.receipt()).orElseThrow();
        Plan plan = run.context().planOnly(planner, false, adopt, run);
        return failOnChanges && !plan.isEmpty()
                ? RunResult.failed(new DriftFound(plan, run.files().path(PlanReport.NAME)))
                : new Done<>(new TargetResult(
                        PlanReport.summary(plan)
                                + run.job()
                                        .app()
                                        .submission()
                                        .map(app -> " The app is submitted.")
                                        .orElse(""),
                        TargetTally.of(plan)));
    }
}
