package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Policy;
import io.github.premiumdeploy.genesys.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges whether a role of the caller has a permission. */
final class PermissionCheck {

    /** A grant takes effect within this time; published. */
    private static final Duration GRANT_SETTLES = Duration.ofMinutes(5);

    private final Caller caller;
    private final Instant now;

    PermissionCheck(Caller caller, Instant now) {
        this.caller = caller;
        this.now = now;
    }

    /** Whether every role of the caller shows what it allows. */
    boolean knowsAllPolicies() {
        return caller.grants()
                .value()
                .filter(grants -> grants.stream().allMatch(g -> g.policies().isPresent()))
                .isPresent();
    }

    /** Which roles the caller has. */
    Finding roles() {
        if (caller.grants() instanceof Reading.Unknown<List<Grant>> unknown) {
            return Finding.of(Cause.ROLES_UNKNOWN).with(Fact.REASON, Reasons.words(unknown.why()));
        }
        String roles = roleNames();
        return roles.isEmpty()
                ? Finding.of(Cause.ROLES_NONE).with(Fact.CLIENT, clientName())
                : Finding.of(Cause.ROLES_LISTED).with(Fact.ROLES, roles);
    }

    /** Whether a permission is held. */
    Finding of(Permission permission) {
        Optional<Finding> conditional = Optional.empty();
        for (Grant grant : caller.grants().value().orElse(List.of())) {
            for (Policy policy : grant.policies().orElse(List.of())) {
                if (!permission.isCoveredBy(policy)) {
                    continue;
                }
                Finding held = held(permission, grant, policy);
                if (policy.condition().isEmpty()) {
                    return held;
                }
                conditional = conditional.or(() -> Optional.of(new Finding(Cause.PERMISSION_CONDITIONAL, held.facts())
                        .with(Fact.CONDITION, policy.condition().orElseThrow())));
            }
        }
        if (conditional.isPresent()) {
            return conditional.get();
        }
        if (knowsAllPolicies()) {
            return missing(permission);
        }
        String reason = caller.grants()
                .reason()
                .map(Reasons::words)
                .orElse("the platform names the caller's roles (" + roleNames() + ") without what they allow");
        return Finding.of(Cause.PERMISSION_UNKNOWN)
                .with(Fact.PERMISSION, permission.toString())
                .with(Fact.REASON, reason);
    }

    /** That no role has a permission. */
    Finding missing(Permission permission) {
        String roles = roleNames();
        return Finding.of(Cause.PERMISSION_IN_NO_ROLE)
                .with(Fact.PERMISSION, permission.toString())
                .with(Fact.CLIENT, clientName())
                .with(Fact.ROLES, roles.isEmpty() ? "none" : roles);
    }

    private Finding held(Permission permission, Grant grant, Policy policy) {
        Finding held = Finding.of(Cause.PERMISSION_HELD)
                .with(Fact.PERMISSION, permission.toString())
                .with(Fact.ROLE, grant.role().name())
                .with(
                        Fact.DIVISION,
                        grant.division().name().isEmpty()
                                ? "all"
                                : grant.division().name())
                .with(Fact.POLICY, policy.domain() + ":" + policy.entity() + ":" + String.join(",", policy.actions()));
        boolean young = grant.madeAt()
                .filter(made -> made.plus(GRANT_SETTLES).isAfter(now))
                .isPresent();
        return young ? held.with(Fact.DATE, grant.madeAt().orElseThrow().toString()) : held;
    }

    /** The names of the caller's roles, in quotes. */
    String roleNames() {
        return caller.grants().value().orElse(List.of()).stream()
                .map(grant -> grant.role().name().isEmpty()
                        ? grant.role().id()
                        : grant.role().name())
                .distinct()
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
    }

    private String clientName() {
        return caller.clientName().map(NamedEntity::toString).orElse("the caller");
    }
}
