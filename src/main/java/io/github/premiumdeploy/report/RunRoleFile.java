package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.Permission;
import io.github.premiumdeploy.access.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a role with all that a refused run needs, as {@value RequiredPermissionsReport#ROLE}: the body of
 * {@code POST /api/v2/authorization/roles}. A role with a permission that the organization does not have would be refused, so
 * that those are left out.
 */
final class RunRoleFile {

    /** What a role would not give, however it is granted. */
    private static final Set<Cause> NOT_TO_BE_GIVEN =
            Set.of(Cause.PERMISSION_NOT_IN_ORGANIZATION, Cause.PERMISSION_NOT_NEEDED);

    private RunRoleFile() {}

    /**
     * Writes the file where a permission is missing.
     *
     * @throws IOException if it cannot be written
     */
    static void write(OutputFiles files, PermissionCheckResult checked) throws IOException {
        Optional<JsonNode> body = body(checked);
        if (body.isPresent()) {
            files.write(RequiredPermissionsReport.ROLE, body.get());
        }
    }

    /** The body of the request that would create the role; empty where no permission is missing that a role would give. */
    static Optional<JsonNode> body(PermissionCheckResult checked) {
        List<AssessedPermission> requirements = checked.access().requirements();
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
                        "Premium App " + checked.goal(),
                        "What " + checked.goal() + " needs, for the OAuth client of the build alone",
                        permissions)
                .body());
    }
}
