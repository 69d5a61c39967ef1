package io.github.premiumdeploy.run;

import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.OnFailure;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;

/**
 * Makes a target as its descriptor says, and submits the app.
 *
 * @param preflight whether to stop before anything is written if a permission or a feature is surely missing; the organization
 *     guard holds in any case
 * @param onFailure what becomes of what a run did before it failed
 * @param adopt what may be taken over of what was there before
 * @param submitUnchanged whether what was submitted is submitted again
 * @param resume whether targets are left out that an earlier run is done with
 */
public record DeployGoal(boolean preflight, OnFailure onFailure, Adopt adopt, boolean submitUnchanged, boolean resume)
        implements TargetGoal {

    /** Reads the goal's own parameters. */
    public static DeployGoal read(Parameters parameters, Problems problems) {
        return new DeployGoal(
                parameters.isTrue("preflight"),
                OnFailure.read(parameters, problems),
                Adopt.read(parameters, problems),
                parameters.isTrue("submitUnchanged"),
                parameters.isTrue("resume"));
    }

    @Override
    public String name() {
        return ForGoal.DEPLOY;
    }

    @Override
    public boolean needsDescriptorOrSubmission() {
        return true;
    }

    @Override
    public RunResult<TargetResult> on(TargetRun run) throws IOException {
        ReceiptFile journal = run.receipt();
        Deployment deployment = new Deployment(run.context(), this, journal, run);
        run.planner(PlanMode.APPLY, journal).ifPresent(deployment::of);
        return run.sayWhatChanged(deployment.run(), "");
    }
}
