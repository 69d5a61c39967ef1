package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.plan.Change;
import java.util.List;
import java.util.Optional;

/** Says that an organization, read back, is not as it was made. */
public final class VerificationException extends FailureException {

    private static final long serialVersionUID = 1L;

    private final transient List<Change> different;
    private final transient AccessReport report;
    private final transient Optional<String> reason;

    /**
     * Of what was read back.
     *
     * @param report who read it back, and what keeps them from seeing all of it
     */
    public VerificationException(List<Change> different, AccessReport report) {
        super("the organization is not as planned: " + different.size() + " resources differ", null);
        this.different = List.copyOf(different);
        this.report = report;
        this.reason = Optional.empty();
    }

    public VerificationException(String reason) {
        super(reason, null);
        this.different = List.of();
        this.report = AccessReport.nothing();
        this.reason = Optional.of(reason);
    }

    @Override
    public RunFailure failure() {
        return reason.<RunFailure>map(RunFailure.NotVerified::new)
                .orElseGet(() -> new RunFailure.NotAsPlanned(different, report));
    }
}
