package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.report.Ending;

/** Ends a goal that did not succeed. */
final class EndedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    EndedException(Ending ending, Throwable cause) {
        super(ending.message(), cause);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
