package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.PermissionCheck.Holding;
import io.github.premiumdeploy.genesys.Catalogue;
import io.github.premiumdeploy.genesys.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges, permission by permission, whether a caller holds what a run needs. */
public final class RequirementCheck {

    /** From the one that comes nearest to being held. */
    private static final List<Cause> NEAREST = List.of(
            Cause.PERMISSION_HELD,
            Cause.PERMISSION_YOUNG,
            Cause.PERMISSION_CONDITIONAL,
            Cause.PERMISSION_UNKNOWN,
            Cause.PERMISSION_IN_OTHER_DIVISION,
            Cause.PERMISSION_IN_NO_ROLE,
            Cause.PERMISSION_NOT_IN_ORGANIZATION);

    private final PermissionCheck permissions;

    /**
     * Judges with what is known.
     *
     * @param catalogue the permissions that exist in the organization, if they could be read
     */
    public RequirementCheck(Caller caller, Instant now, Optional<Catalogue> catalogue) {
        this.permissions = new PermissionCheck(caller, now, catalogue);
    }

    /** One assessment for each requirement, in the order of the needs. */
    public List<AssessedPermission> judge(Collection<Need> needs) {
        Map<List<Permission>, List<Need>> requirements = new LinkedHashMap<>();
        for (Need need : needs) {
            for (List<String> choice : RequiredPermissions.permissionChoices(need.operation())) {
                List<Permission> anyOf = choice.stream()
                        .map(Permission::parse)
                        .flatMap(Optional::stream)
                        .toList();
                if (!anyOf.isEmpty()) {
                    List<Need> asking = requirements.computeIfAbsent(anyOf, any -> new ArrayList<>());
                    if (!asking.contains(need)) {
                        asking.add(need);
                    }
                }
            }
        }
        return requirements.entrySet().stream()
                .map(requirement -> judge(requirement.getKey(), requirement.getValue()))
                .toList();
    }

    /** The assessment of permissions, one of which is enough. */
    AssessedPermission judge(List<Permission> anyOf, List<Need> needs) {
        boolean published = needs.stream().anyMatch(need -> need.operation().source() != Operation.Source.REPORTED);
        Holding nearest = anyOf.stream()
                .map(permission -> permissions.holding(permission, published))
                .min(Comparator.comparingInt(
                        holding -> NEAREST.indexOf(holding.finding().cause())))
                .orElseThrow();
        return new AssessedPermission(anyOf, needs, nearest.finding(), nearest.chain());
    }
}
