package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.RunFailure.RemovalNotConfirmed;
import io.github.premiumdeploy.apply.RunResult;
import io.github.premiumdeploy.apply.RunResult.Done;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.report.ReceiptFile;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.OnFailure;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;

/**
 * Removes from a target what the descriptor describes, if that is confirmed; otherwise it shows what it would remove.
 *
 * @param confirmed the prefix that the user confirmed; empty if there is none
 * @param preflight whether to stop before anything is written if something is surely missing
 * @param resume whether targets are left out that an earlier run is done with
 */
public record UndeployGoal(String confirmed, boolean preflight, boolean resume) implements TargetGoal {

    private static final String NOTHING = "There is nothing to remove.";

    /** Reads the goal's own parameters. */
    public static UndeployGoal read(Parameters parameters, Problems problems) {
        return new UndeployGoal(
                parameters.value("confirm").orElse(""), parameters.isTrue("preflight"), parameters.isTrue("resume"));
    }

    @Override
    public String name() {
        return ForGoal.UNDEPLOY;
    }

    @Override
    public boolean submits() {
        return false;
    }

    @Override
    public boolean needsDescriptor() {
        return true;
    }

    /** A prefix that is named may be wrong, which the descriptor tells. */
    @Override
    public boolean logsInAhead() {
        return confirmed.isEmpty();
    }

    @Override
    public void check(Job job, Problems problems) {
        job.descriptor()
                .map(descriptor -> descriptor.prefix().strip())
                .filter(prefix -> !confirmed.isEmpty() && !confirmed.equals(prefix))
                .ifPresent(prefix -> problems.add(
                        Parameters.place("confirm") + " is \"" + confirmed + "\", and the descriptor's prefix is \""
                                + prefix + "\"",
                        "Leave it out to be shown what would be removed; to remove it for good, set "
                                + Parameters.whereToSet("confirm") + " to " + prefix + "."));
    }

    @Override
    public RunResult<TargetResult> on(TargetRun run) throws RefusedException, IOException {
        ReceiptFile journal = run.receipt();
        CheckedPlanner removal = run.planner(PlanMode.REMOVE, journal).orElseThrow();
        String prefix = run.descriptor().orElseThrow().prefix();
        boolean isConfirmed = !confirmed.isEmpty() && confirmed.equals(prefix.strip());
        return isConfirmed ? remove(run, removal, journal) : show(run, removal, prefix);
    }

    private RunResult<TargetResult> show(TargetRun run, CheckedPlanner removal, String prefix)
            throws RefusedException, IOException {
        Plan plan = run.context().planOnly(removal, false, Adopt.ALL, run);
        if (plan.isEmpty()) {
            run.log().info(NOTHING);
            return new Done<>(new TargetResult(NOTHING));
        }
        return RunResult.failed(new RemovalNotConfirmed(prefix));
    }

    private RunResult<TargetResult> remove(TargetRun run, CheckedPlanner removal, ReceiptFile journal) {
        DeployGoal how = new DeployGoal(preflight, OnFailure.KEEP, Adopt.ALL, true, resume);
        Deployment removing = new Deployment(run.context(), how, journal, run).of(removal);
        return run.sayWhatChanged(removing.run(), NOTHING);
    }
}
