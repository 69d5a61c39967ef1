package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.organization.RefusalRules;
import io.github.premiumdeploy.sandbox.organization.RefusalRules.SingleMissing;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Token;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Refuses callers who lack the permissions or scopes that an operation declares, or whom an access policy denies it. */
final class PermissionGate {

    private final State state;
    private final RefusalRules rules;

    PermissionGate(State state) {
        this.state = state;
        this.rules = state.organization().refusals();
    }

    void admit(Call call, SandboxEndpoint endpoint) {
        // Scopes limit users' tokens only, and only where the organization has switched their enforcement on
        // (published).
        // Which code a missing scope gets is uncertain.
        if (state.switches().enforceScopes() && lacksScope(call.caller(), endpoint.operation())) {
            throw rules.missingScopeStatus() == 401
                    ? Refusal.of(401, "unauthorized", "The access token lacks a scope for the requested action.")
                    : Refusal.notAuthorized();
        }
        Optional<Refusal> refusal = refusal(call, endpoint);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    /** Why the caller's grants and the organization's access policies do not let the call through, if they do not. */
    Optional<Refusal> refusal(Call call, SandboxEndpoint endpoint) {
        Operation operation = endpoint.operation();
        String subject = call.caller().subjectId();
        List<String> missing = missing(call.caller(), operation);
        if (!missing.isEmpty()) {
            return Optional.of(missingPermissions(operation, missing));
        }
        Set<String> divisions = divisions(call, endpoint);
        for (String division : divisions) {
            missing = missing(operation, permission -> state.access().holdsIn(subject, permission, division));
            if (!missing.isEmpty()) {
                return Optional.of(outsideDivision(operation, missing, division));
            }
        }
        return isDenied(operation, subject, divisions) ? Optional.of(Refusal.notAuthorized()) : Optional.empty();
    }

    /** Whether an access policy takes away what the subject needs and holds. */
    private boolean isDenied(Operation operation, String subject, Set<String> divisions) {
        List<String> denied = rules.deniedByPolicy();
        Stream<Predicate<String>> held = divisions.isEmpty()
                ? Stream.of(permission -> state.access().holds(subject, permission))
                : divisions.stream()
                        .map(division -> permission -> state.access().holdsIn(subject, permission, division));
        return denied.contains(operation.signature())
                || held.map(there -> there.and(permission -> !denied.contains(permission)))
                        .anyMatch(left -> !missing(operation, left).isEmpty());
    }

    /** The divisions that a call is about, asked for only where they make a difference. */
    private Set<String> divisions(Call call, SandboxEndpoint endpoint) {
        return endpoint.operation().permissions().stream().noneMatch(state.access()::isDivisionAware)
                ? Set.of()
                : endpoint.divisions(call).orElseGet(() -> Set.of(state.homeDivision()));
    }

    /** The permissions whose absence keeps the caller from the operation, whatever the division. */
    List<String> missing(Token caller, Operation operation) {
        return missing(operation, permission -> state.access().holds(caller.subjectId(), permission));
    }

    private static List<String> missing(Operation operation, Predicate<String> held) {
        List<String> missing =
                operation.permissions().stream().filter(held.negate()).toList();
        boolean enough = operation.combination() == Combination.ANY
                && missing.size() < operation.permissions().size();
        return enough ? List.of() : missing;
    }

    private Refusal missingPermissions(Operation operation, List<String> missing) {
        List<String> named = named(operation, missing);
        boolean anyOf = operation.combination() == Combination.ANY
                && (named.size() > 1 || rules.singleMissing() == SingleMissing.MISSING_ANY_PERMISSIONS);
        return anyOf ? Refusal.missingAnyOf(named) : Refusal.missing(named);
    }

    private Refusal outsideDivision(Operation operation, List<String> missing, String division) {
        List<String> named = named(operation, missing);
        return switch (rules.outsideDivision()) {
            case NAMED -> Refusal.missingIn(division, state.division(division).name(), named);
            case PLAIN -> missingPermissions(operation, missing);
            case EMPTY_LIST -> Refusal.missingInDivision(division);
            case APPENDED -> Refusal.missingWithDivision(named, division);
        };
    }

    /** What the platform says is missing, which is not always what it asks for. */
    private List<String> named(Operation operation, List<String> missing) {
        return Optional.ofNullable(rules.namesInstead().get(operation.signature()))
                .map(List::of)
                .orElse(missing);
    }

    boolean lacksScope(Token caller, Operation operation) {
        return caller.isUser()
                && !operation.scopes().isEmpty()
                && operation.scopes().stream().noneMatch(caller.scopes()::contains);
    }
}
