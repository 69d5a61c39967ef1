package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.target.Target;

/** Keeps runs from organizations that are not meant: no goal goes on with a token of another one. */
final class CallerGuard {

    private CallerGuard() {}

    /**
     * Stops a run with a token that is refused, or of another organization than the one that is meant.
     *
     * @throws RefusedException if it is so
     */
    static void require(Target target, AccessReport report) throws RefusedException {
        boolean stops = report.findings().stream()
                .anyMatch(finding -> finding.cause().isWrongOrganization()
                        || finding.cause() == Cause.ORGANIZATION_UNKNOWN
                                && target.organizationId().isPresent()
                        || finding.check() == Check.TOKEN && finding.verdict().isRefusal());
        if (stops) {
            throw new RefusedException(report);
        }
    }
}
