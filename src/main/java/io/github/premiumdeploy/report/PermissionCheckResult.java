package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.Permission;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.target.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What all reports about permissions are about.
 *
 * @param goal the goal that would be refused
 * @param at when it was checked
 */
public record PermissionCheckResult(String goal, Target target, Instant at, AccessReport access) {

    /** What a role would not give, however it is granted. */
    private static final Set<Cause> NOT_TO_BE_GIVEN =
            Set.of(Cause.PERMISSION_NOT_IN_ORGANIZATION, Cause.PERMISSION_NOT_NEEDED);

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

    String headline() {
        if (!access.refusals().isEmpty()) {
            return FailureMessage.of(true, RunFailureText.missing(goal, target, access))
                    .headline();
        }
        String organization = access.organization().map(NamedEntity::toString).orElse("at " + target.apiUrl());
        int unknown = access.unknown().size();
        return "Nothing is missing for " + goal + " on organization " + organization
                + (unknown == 0 ? "." : ", as far as can be seen; " + unknown + " unknown.");
    }

    /**
     * A role with all that the run needs, as the body of {@code POST /api/v2/authorization/roles}. A role with a permission
     * that the organization does not have would be refused, so that those are left out.
     *
     * @return empty where no permission is missing that a role would give
     */
    Optional<JsonNode> role() {
        List<AssessedPermission> requirements = access.requirements();
        boolean isMissing = requirements.stream().anyMatch(requirement -> requirement.verdict() == Verdict.MISSING);
        List<AssessedPermission> given = requirements.stream()
                .filter(requirement -> !NOT_TO_BE_GIVEN.contains(requirement.cause()))
                .toList();
        List<AssessedPermission> listed = given.stream()
                .filter(requirement -> !requirement.finding().facts().containsKey(Fact.NOT_LISTED))
                .toList();
        List<Permission> permissions = (listed.isEmpty() ? given : listed)
                .stream().map(requirement -> requirement.anyOf().get(0)).toList();
        if (!isMissing || permissions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RoleText(
                        "Premium App " + goal,
                        "What " + goal + " needs, for the OAuth client of the build alone",
                        permissions)
                .body());
    }
}
