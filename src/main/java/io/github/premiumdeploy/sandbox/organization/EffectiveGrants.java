package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Grant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a user or an OAuth client may do, by its grants that are in effect. */
public final class EffectiveGrants {

    private final State state;

    EffectiveGrants(State state) {
        this.state = state;
    }

    /** Whether any grant in any division gives the permission. */
    public boolean holds(String subjectId, String permission) {
        return grantsOf(subjectId, permission).findAny().isPresent();
    }

    /** Whether the permission counts in a division: one that is not division-aware counts everywhere. */
    public boolean holdsIn(String subjectId, String permission, String divisionId) {
        return grantsOf(subjectId, permission)
                .map(Grant::divisionId)
                .anyMatch(granted ->
                        !isDivisionAware(permission) || granted.equals(Division.EVERY) || granted.equals(divisionId));
    }

    /** The ids of the divisions for which grants give the subject a permission. */
    public List<String> divisionsWith(String subjectId, String permission) {
        List<String> granted = grantsOf(subjectId, permission)
                .map(Grant::divisionId)
                .distinct()
                .toList();
        return granted.contains(Division.EVERY) ? List.copyOf(state.divisions().keySet()) : granted;
    }

    private Stream<Grant> grantsOf(String subjectId, String permission) {
        if (!exists(permission)) {
            return Stream.empty();
        }
        return state.grantsOf(subjectId).stream()
                .filter(this::inEffect)
                .filter(grant -> state.roles().containsKey(grant.roleId())
                        && state.roles().get(grant.roleId()).permits(permission));
    }

    /** Whether the permission counts only in the divisions for which it is granted. */
    public boolean isDivisionAware(String permission) {
        return state.organization().divisionAware().contains(permission.substring(0, permission.lastIndexOf(':')));
    }

    /** Every permission of the catalogue that the subject holds. */
    public List<String> permissions(String subjectId) {
        return SandboxOrganization.names(state.organization().permissions())
                .filter(permission -> holds(subjectId, permission))
                .toList();
    }

    /**
     * Whether the organization has the permission at all. Where the product is missing, no role holds it, not even one
     * with every permission.
     */
    public boolean exists(String permission) {
        String[] parts = permission.split(":", 3);
        return parts.length == 3
                && state.organization()
                        .permissions()
                        .getOrDefault(parts[0], Map.of())
                        .getOrDefault(parts[1], List.of())
                        .contains(parts[2]);
    }

    /** A new grant takes effect with a delay: the platform's authorization is eventually consistent. */
    public boolean inEffect(Grant grant) {
        return !state.now().isBefore(grant.madeAt().plusSeconds(state.switches().grantDelaySeconds()));
    }
}
