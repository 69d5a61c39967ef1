package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.Ending;

/** Ends a goal that did not succeed. */
public final class EndedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    public EndedException(Ending ending, Throwable cause) {
        super(ending.message(), cause);
        this.ending = ending;
    }

    public Ending ending() {
        return ending;
    }
}
