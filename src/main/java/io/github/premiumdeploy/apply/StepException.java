package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Step;
import java.io.IOException;

/** Says which step of a plan could not be done. */
public final class StepException extends FailureException {

    private static final long serialVersionUID = 1L;

    private final transient Change change;
    private final transient Step step;
    private final transient Exception reason;
    private final transient AccessReport explanation;
    private final boolean inDoubt;

    StepException(Change change, Step step, Exception reason, boolean inDoubt) {
        this(change, step, reason, inDoubt, AccessReport.nothing());
    }

    private StepException(Change change, Step step, Exception reason, boolean inDoubt, AccessReport explanation) {
        super("could not " + step.verb().word() + " " + change.key() + ": " + reason.getMessage(), reason);
        this.change = change;
        this.step = step;
        this.reason = reason;
        this.inDoubt = inDoubt;
        this.explanation = explanation;
    }

    /** This with what explains it. */
    StepException with(AccessReport report) {
        StepException explained = new StepException(change, step, reason, inDoubt, report);
        explained.setStackTrace(getStackTrace());
        return explained;
    }

    /** Whether it may have been done all the same: an answer was lost. */
    public boolean isInDoubt() {
        return inDoubt;
    }

    /** What explains a refusal, as far as it can be seen. */
    public AccessReport explanation() {
        return explanation;
    }

    /** What was to be changed. */
    public Change change() {
        return change;
    }

    /** The step that failed. */
    public Step step() {
        return step;
    }

    /** Why it failed: an {@link java.io.IOException}, or a {@link PlanException}. */
    public Exception reason() {
        return reason;
    }

    @Override
    public RunFailure failure() {
        RunFailure why;
        if (reason instanceof ApiException answer) {
            why = new RunFailure.Refused(explanation(), answer);
        } else if (reason instanceof PlanException plan) {
            why = RunFailure.of(plan);
        } else {
            why = new RunFailure.Broken((IOException) reason);
        }
        return new RunFailure.StepFailed(change, step, why, inDoubt);
    }
}
