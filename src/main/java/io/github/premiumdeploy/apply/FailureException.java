package io.github.premiumdeploy.apply;

/** Ends a run in which something was written, or may have been, and says why as data. */
public abstract class FailureException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Ends a run for a reason. */
    protected FailureException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Why the run is not done. */
    public abstract RunFailure failure();
}
