package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;

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

    /**
     * Ends a goal whose files cannot be written.
     *
     * @param what the beginning of a sentence that says which files, and where to
     */
    static GoalFailedException ofFiles(String what, IOException cause) {
        return new GoalFailedException(FailureMessage.error(what + ": " + FileErrorText.of(cause)), cause);
    }

    /** What is said of it. */
    public FailureMessage failure() {
        return failure;
    }
}
