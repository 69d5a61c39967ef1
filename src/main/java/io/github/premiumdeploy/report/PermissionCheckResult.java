package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What all reports about permissions are about.
 *
 * @param goal the goal that would be refused
 * @param at when it was checked
 */
public record PermissionCheckResult(String goal, Target target, Instant at, AccessReport access) {

    /** What a run would be refused for, each root cause once. */
    List<Finding> refusals() {
        return access.refusals();
    }

    /** What could not be found out. */
    List<Finding> unknown() {
        return access.unknown();
    }

    /** The requirements with a verdict. */
    List<AssessedPermission> requirements(Verdict verdict) {
        return access.requirements().stream()
                .filter(requirement -> requirement.verdict() == verdict)
                .toList();
    }

    /** The root cause behind a requirement that is not met: the finding that names its permission. */
    Optional<Finding> cause(AssessedPermission requirement) {
        return access.findings().stream()
                .filter(finding -> finding.check() == Check.PERMISSION)
                .filter(finding -> finding.verdict() == requirement.verdict())
                .filter(finding -> requirement.verdict() != Verdict.HELD)
                .filter(finding -> finding.permissions().contains(requirement.permission()))
                .findFirst();
    }

    /** The outcome in one sentence. */
    String headline() {
        if (!refusals().isEmpty()) {
            return FailureMessage.ofMissing(goal, target, access).headline();
        }
        String organization = access.organization().map(NamedEntity::toString).orElse("at " + target.apiUrl());
        int unknown = unknown().size();
        return "Nothing is missing for " + goal + " on organization " + organization
                + (unknown == 0 ? "." : ", as far as can be seen; " + unknown + " unknown.");
    }

    /** How many permissions are held; empty if it is not known what the run needs. */
    Optional<String> tally() {
        return ConsoleReport.tally(access);
    }
}
