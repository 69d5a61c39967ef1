package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.Change;
import java.util.List;
import java.util.Optional;

/** Says that an organization, read back, is not as it was made. */
public final class VerificationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Change> different;
    private final transient Optional<String> reason;

    public VerificationException(List<Change> different) {
        super("the organization is not as planned: " + different.size() + " resources differ");
        this.different = List.copyOf(different);
        this.reason = Optional.empty();
    }

    public VerificationException(String reason) {
        super(reason);
        this.different = List.of();
        this.reason = Optional.of(reason);
    }

    /** What is known beside single differences, in whole sentences. */
    public Optional<String> reason() {
        return reason;
    }

    /** What is still to be changed. */
    public List<Change> different() {
        return different;
    }
}
