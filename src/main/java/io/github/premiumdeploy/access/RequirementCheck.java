package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges whether a caller holds all that some operations need; each permission that is missing is one finding. */
public final class RequirementCheck {

    private final PermissionCheck permissions;

    public RequirementCheck(Caller caller, Instant now) {
        this.permissions = new PermissionCheck(caller, now);
    }

    /** What is surely missing, in the order of the operations. */
    public List<Finding> missing(Collection<Operation> operations) {
        Map<List<Permission>, Set<String>> needed = new LinkedHashMap<>();
        for (Operation operation : operations) {
            for (List<Permission> alternatives : alternatives(operation)) {
                needed.computeIfAbsent(alternatives, any -> new LinkedHashSet<>())
                        .add(operation.action());
            }
        }
        List<Finding> missing = new ArrayList<>();
        needed.forEach((alternatives, actions) -> {
            List<Finding> findings = alternatives.stream().map(permissions::of).toList();
            if (!findings.isEmpty()
                    && findings.stream().allMatch(finding -> finding.cause() == Cause.PERMISSION_IN_NO_ROLE)) {
                String words = String.join(
                        " or ", alternatives.stream().map(Permission::toString).toList());
                missing.add(new Finding(
                                Cause.PERMISSION_MISSING_FOR_PLAN,
                                findings.get(0).facts())
                        .with(Fact.PERMISSION, words)
                        .with(Fact.NEEDED_FOR, String.join(", ", actions)));
            }
        });
        return missing;
    }

    /** What is surely missing; if nothing is, whether all is held. */
    List<Finding> judge(Collection<Operation> operations) {
        List<Finding> missing = missing(operations);
        if (!missing.isEmpty() || operations.isEmpty()) {
            return missing;
        }
        boolean known = permissions.knowsAllPolicies();
        return List.of(Finding.of(known ? Cause.PERMISSIONS_FOR_PLAN_HELD : Cause.PERMISSIONS_FOR_PLAN_UNKNOWN)
                .with(Fact.ROLES, permissions.roleNames()));
    }

    /** Each element must be met by one of its permissions. */
    private static List<List<Permission>> alternatives(Operation operation) {
        List<Permission> permissions = operation.permissions().stream()
                .map(Permission::parse)
                .flatMap(Optional::stream)
                .toList();
        return switch (operation.combination()) {
            case NONE -> List.of();
            case ANY -> List.of(permissions);
            case ALL -> permissions.stream().map(List::of).toList();
        };
    }
}
