package io.github.premiumdeploy.deploy;

import java.io.IOException;

/** Says which step of a plan could not be done. */
public final class StepException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Change change;
    private final transient Step step;
    private final IOException reason;

    StepException(Change change, Step step, IOException reason) {
        super("could not " + step.verb().word() + " " + change.key() + ": " + reason.getMessage(), reason);
        this.change = change;
        this.step = step;
        this.reason = reason;
    }

    /** What was to be changed. */
    public Change change() {
        return change;
    }

    /** The step that failed. */
    public Step step() {
        return step;
    }

    /** Why it failed. */
    public IOException reason() {
        return reason;
    }
}
