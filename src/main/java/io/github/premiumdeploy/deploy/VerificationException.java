package io.github.premiumdeploy.deploy;

import java.util.List;

/** Says that an organization, read back, is not as it was made. */
public final class VerificationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Change> different;

    VerificationException(List<Change> different) {
        super("the organization is not as planned: " + different.size() + " resources differ");
        this.different = List.copyOf(different);
    }

    /** What is still to be changed. */
    public List<Change> different() {
        return different;
    }
}
