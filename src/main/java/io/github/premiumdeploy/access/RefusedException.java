package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.ApiException;
import java.util.Optional;

/** Says that the organization refuses the run, or would refuse it, and carries what is known of why. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient AccessReport report;
    private final transient Optional<ApiException> refusal;

    /** Refused before anything was written. */
    public RefusedException(AccessReport report) {
        super("the organization would refuse the run");
        this.report = report;
        this.refusal = Optional.empty();
    }

    /**
     * Ends a run that would be refused.
     *
     * @throws RefusedException if it would
     */
    public static void throwIfRefused(AccessReport report) throws RefusedException {
        if (!report.refusals().isEmpty()) {
            throw new RefusedException(report);
        }
    }

    /** Refused by the platform. */
    public RefusedException(AccessReport report, ApiException refusal) {
        super(refusal.getMessage(), refusal);
        this.report = report;
        this.refusal = Optional.of(refusal);
    }

    /** What is known of the caller and of what it lacks. */
    public AccessReport report() {
        return report;
    }

    /** The platform's answer; empty if the plugin stopped before it asked. */
    public Optional<ApiException> refusal() {
        return refusal;
    }
}
