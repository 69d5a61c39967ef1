package io.github.premiumdeploy.apply;

/** Ends a run in which something was written, or may have been, and says why as data. */
public final class FailureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RunFailure failure;

    /** Ends a run for a reason. */
    public FailureException(RunFailure failure) {
        super("the run is not done", failure.cause().orElse(null));
        this.failure = failure;
    }

    /** Why the run is not done. */
    public RunFailure failure() {
        return failure;
    }
}
