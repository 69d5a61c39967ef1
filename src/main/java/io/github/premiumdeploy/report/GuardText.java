package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.genesys.NamedEntity;
import java.util.List;
import java.util.Optional;

/** Says whether a run is guarded: whether {@code organizationId} holds it to one organization. */
public final class GuardText {

    /** What is said of a run that is not. */
    public static final String NOT_GUARDED =
            "NOT GUARDED: any organization that the credentials belong to would be taken. <organizationId> (property"
                    + " genesyscloud.organizationId) names the one that is meant.";

    /** So many ids are named; more would hide the rest of the console. */
    private static final int MOST_NAMES = 5;

    private GuardText() {}

    /** What is said of a guarded run once its organization is known; empty if it is not guarded. */
    public static Optional<String> line(AccessReport report) {
        return report.finding(Check.ORGANIZATION)
                .filter(finding -> finding.cause() == Cause.ORGANIZATION_MATCHES)
                .map(finding -> "Guarded: organization "
                        + report.organization().map(NamedEntity::toString).orElse("(unknown)")
                        + " as <organizationId> asks");
    }

    /**
     * What is said of several targets together.
     *
     * @param all how many targets there are
     * @param unguarded the ids of those that are not guarded
     */
    public static String ofSeveral(int all, List<String> unguarded) {
        int guarded = all - unguarded.size();
        String names = String.join(", ", unguarded.subList(0, Math.min(MOST_NAMES, unguarded.size())))
                + (unguarded.size() > MOST_NAMES ? ", …" : "");
        String held = "Guarded: " + ConsoleReport.count(guarded, "target") + " of " + all + " as <organizationId> asks";
        return unguarded.isEmpty()
                ? held
                : held + "; NOT GUARDED: " + unguarded.size() + " (" + names
                        + "), any organization that their credentials belong to would be taken";
    }
}
