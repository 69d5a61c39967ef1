package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Role;
import io.github.premiumdeploy.genesys.TokenInfo;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Asks the platform itself about permissions that the caller's roles do not tell of. First the question that needs no
 * permission; whether it answers client-credentials tokens is uncertain, so the roles themselves come second, unless the
 * organization's capabilities are asked for already: together that would be a request too many.
 */
final class PlatformConfirmation {

    private final RequirementCheck check;
    private final BudgetedLookups lookups;

    /**
     * Asks for one caller.
     *
     * @param check judges that caller
     */
    PlatformConfirmation(RequirementCheck check, BudgetedLookups lookups) {
        this.check = check;
        this.lookups = lookups;
    }

    /**
     * Starts to ask about what is unknown.
     *
     * @return waits for what was assessed, with the platform's word where it gave one
     */
    Supplier<List<AssessedPermission>> start(List<AssessedPermission> assessed) {
        if (assessed.stream().noneMatch(PlatformConfirmation::isUnknown)) {
            return () -> assessed;
        }
        if (check.caller().kind() == TokenInfo.Kind.USER) {
            Lookup<List<String>> asked = lookups.ownPermissions(check.caller());
            if (asked.isAsked()) {
                return () -> asked.value().map(held -> ofUser(assessed, held)).orElse(assessed);
            }
        }
        Map<AssessedPermission, Lookup<List<NamedEntity>>> asked = new LinkedHashMap<>();
        assessed.stream()
                .filter(PlatformConfirmation::isUnknown)
                .sorted(Comparator.comparing(PlatformConfirmation::isForReading))
                .forEach(one -> asked.put(one, lookups.divisionsWith(one.anyOf().get(0))));
        asked.values().removeIf(divisions -> !divisions.isAsked());
        return () -> confirmed(assessed, asked);
    }

    private static boolean isUnknown(AssessedPermission assessed) {
        return assessed.cause() == Cause.PERMISSION_UNKNOWN;
    }

    /** What a run reads shows by itself; what it writes comes first. */
    private static boolean isForReading(AssessedPermission assessed) {
        return assessed.needs().stream().allMatch(need -> need.operation().isRead());
    }

    private List<AssessedPermission> ofUser(List<AssessedPermission> assessed, List<String> held) {
        return whereUnknown(
                assessed,
                one -> held.stream()
                                .anyMatch(
                                        name -> one.anyOf().stream().anyMatch(permission -> permission.isNamedBy(name)))
                        ? one.confirmedBy("GET /api/v2/users/me?expand=authorization lists it")
                        : check.missing(one));
    }

    private static List<AssessedPermission> whereUnknown(
            List<AssessedPermission> assessed, UnaryOperator<AssessedPermission> answered) {
        return assessed.stream()
                .map(one -> isUnknown(one) ? answered.apply(one) : one)
                .toList();
    }

    private List<AssessedPermission> confirmed(
            List<AssessedPermission> assessed, Map<AssessedPermission, Lookup<List<NamedEntity>>> asked) {
        Map<AssessedPermission, AssessedPermission> answered = new LinkedHashMap<>();
        asked.forEach((one, divisions) ->
                divisions.value().ifPresent(known -> answered.put(one, confirmed(one, known))));
        List<AssessedPermission> confirmed =
                assessed.stream().map(one -> answered.getOrDefault(one, one)).toList();
        return answered.size() < asked.size() ? byRoles(confirmed) : confirmed;
    }

    private AssessedPermission confirmed(AssessedPermission unknown, List<NamedEntity> divisions) {
        if (!divisions.isEmpty()) {
            return check.heldIn(unknown, divisions, AuthorizationApi.DIVISIONS_PERMITTED_ME.signature());
        }
        return unknown.anyOf().size() > 1
                ? unknown
                : check.notHeld(
                        unknown, AuthorizationApi.DIVISIONS_PERMITTED_ME.signature() + " names no division for it");
    }

    private List<AssessedPermission> byRoles(List<AssessedPermission> assessed) {
        if (lookups.hasAskedForCapabilities()) {
            return assessed;
        }
        Lookup<List<Role>> roles = lookups.ownRoles(check.caller().knownGrants());
        return whereUnknown(
                assessed,
                one -> roles.value()
                        .map(read -> check.of(check.caller().withPolicies(read)).judge(one.anyOf(), one.needs()))
                        .or(() -> roles.reason().map(reason -> unreadable(one, reason)))
                        .orElse(one));
    }

    private static AssessedPermission unreadable(AssessedPermission unknown, IOException reason) {
        return unknown.with(unknown.finding()
                .with(
                        Fact.REASON,
                        unknown.finding().facts().get(Fact.REASON) + ", and they cannot be read: "
                                + Reasons.words(reason)));
    }
}
