package io.github.premiumdeploy.run;

import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.RunFailure;
import io.github.premiumdeploy.apply.RunFailure.RemovalNotConfirmed;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.apply.RunResult.Failed;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.report.ConsoleReport;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.ReceiptFile;
import java.io.IOException;

/**
 * Removes from a target what the descriptor describes, if that is confirmed; otherwise it shows what it would remove.
 *
 * @param name the goal's name
 * @param confirmed the prefix that the user confirmed; empty if there is none
 * @param preflight whether to stop before anything is written if something is surely missing
 * @param resume whether targets are left out that an earlier run is done with
 */
public record UndeployGoal(String name, String confirmed, boolean preflight, boolean resume) implements TargetGoal {

    private static final String NOTHING = "There is nothing to remove.";

    @Override
    public boolean needsDescriptor() {
        return true;
    }

    @Override
    public boolean isDone(Job job, OutputFiles files) {
        return resume && receipt(job, files).isDone();
    }

    @Override
    public RunResult<String> on(TargetRun run) {
        ReceiptFile journal = run.receipt(this);
        CheckedPlanner removal;
        try {
            removal =
                    run.context().checked(run.planner(PlanMode.REMOVE, journal).orElseThrow());
        } catch (IOException e) {
            return RunResult.failed(RunFailure.of(e, false));
        }
        String prefix = run.descriptor().orElseThrow().prefix();
        boolean isConfirmed = !confirmed.isEmpty() && confirmed.equals(prefix.strip());
        return isConfirmed ? remove(run, removal, journal) : show(run, removal, prefix);
    }

    private static RunResult<String> show(TargetRun run, CheckedPlanner removal, String prefix) {
        RunResult<Plan> result =
                new PlanOnlyRun(run.target(), run.context().access(), removal).plan(false, run::identified);
        if (result instanceof Failed<Plan> failed) {
            return failed.as();
        }
        Plan plan = ((Done<Plan>) result).result();
        run.show(plan);
        if (plan.isEmpty()) {
            run.log().info(NOTHING);
            return new Done<>(NOTHING);
        }
        return RunResult.failed(new RemovalNotConfirmed(prefix));
    }

    private RunResult<String> remove(TargetRun run, CheckedPlanner removal, ReceiptFile journal) {
        RunResult<Receipt> result = new Deployment(run.context(), preflight, journal)
                .provisioning(removal, run::show)
                .onIdentified(run::identified)
                .run();
        if (result instanceof Failed<Receipt> failed) {
            return failed.as();
        }
        Receipt receipt = ((Done<Receipt>) result).result();
        boolean isNothing = receipt.steps().isEmpty();
        if (isNothing) {
            run.log().info(NOTHING);
        } else {
            run.log().info(ConsoleReport.lines(receipt));
        }
        run.log().info("Receipt: " + run.files().path(ReceiptFile.NAME));
        return new Done<>(isNothing ? NOTHING : ConsoleReport.brief(receipt));
    }
}
