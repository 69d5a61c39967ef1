package io.github.premiumdeploy.run;

import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.DriftFound;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanConsent;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.Planner;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.target.Adopt;
import java.io.IOException;

/**
 * Says what a deploy would change in a target.
 *
 * @param name the goal's name
 * @param failOnChanges whether it fails if anything would be changed
 * @param adopt what may be taken over of what was there before
 */
public record PlanGoal(String name, boolean failOnChanges, Adopt adopt) implements TargetGoal {

    @Override
    public boolean needsDescriptor() {
        return true;
    }

    @Override
    public RunResult<String> on(TargetRun run) {
        Planner planner;
        try {
            planner = run.planner(PlanMode.APPLY, run.receipt(this)).orElseThrow();
        } catch (IOException e) {
            return RunResult.failed(RunFailure.of(e, false));
        }
        RunResult<Plan> result = new PlanOnlyRun(
                        run.target(), run.context().access(), run.context().checked(planner))
                .plan(false, run::identified);
        if (result instanceof Failed<Plan> failed) {
            return failed.as();
        }
        Plan plan = ((Done<Plan>) result).result();
        run.show(plan);
        try {
            PlanConsent.requireAdoption(plan, adopt);
        } catch (PlanException e) {
            return RunResult.failed(RunFailure.of(e));
        }
        return failOnChanges && !plan.isEmpty()
                ? RunResult.failed(new DriftFound(plan, run.files().path(PlanReport.NAME)))
                : new Done<>(PlanReport.summary(plan));
    }
}
