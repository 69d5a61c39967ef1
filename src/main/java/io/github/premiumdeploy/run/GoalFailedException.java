package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.FailureMessage;

/** Ends a goal that did not succeed. */
public final class GoalFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FailureMessage failure;

    public GoalFailedException(FailureMessage failure) {
        super(failure.message());
        this.failure = failure;
    }

    /**
     * Ends a goal.
     *
     * @param cause what broke, for those who ask for stack traces
     */
    public GoalFailedException(FailureMessage failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** What is said of it. */
    public FailureMessage failure() {
        return failure;
    }
}
