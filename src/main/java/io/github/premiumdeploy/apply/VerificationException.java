package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.Change;
import java.util.List;
import java.util.Optional;

/** Says that an organization, read back, is not as it was made. */
public final class VerificationException extends FailureException {

    private static final long serialVersionUID = 1L;

    private final transient List<Change> different;
    private final transient Optional<String> reason;

    public VerificationException(List<Change> different) {
        super("the organization is not as planned: " + different.size() + " resources differ", null);
        this.different = List.copyOf(different);
        this.reason = Optional.empty();
    }

    public VerificationException(String reason) {
        super(reason, null);
        this.different = List.of();
        this.reason = Optional.of(reason);
    }

    @Override
    public RunFailure failure() {
        return reason.<RunFailure>map(RunFailure.NotVerified::new)
                .orElseGet(() -> new RunFailure.NotAsPlanned(different));
    }
}
