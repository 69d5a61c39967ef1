package io.github.premiumdeploy.sandbox;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import java.util.List;

/** Refuses callers who lack the permissions or scopes that an operation declares. */
final class Gate {

    private final State state;
    private final Access access;

    Gate(State state, Access access) {
        this.state = state;
        this.access = access;
    }

    /** Refuses as published. */
    void admit(Caller caller, Operation operation) {
        // Scopes limit users' tokens only, and only where the organization has switched their enforcement on
        // (published).
        // Which code a missing scope gets is uncertain.
        if (state.switches().enforceScopes() && lacksScope(caller, operation)) {
            throw Refusal.of(403, "not.authorized", "You are not authorized to perform the requested action.");
        }
        List<String> missing = missing(caller, operation);
        if (missing.isEmpty()) {
            return;
        }
        String list = "[" + String.join(", ", missing) + "]";
        // With a single alternative, "at least one of" would read oddly; the platform names it as missing.
        if (operation.combination() == Combination.ANY && missing.size() > 1) {
            throw Refusal.of(
                            403,
                            "missing.any.permissions",
                            "Unable to perform the requested action. You must have at least one of the following"
                                    + " permissions assigned: " + list)
                    .param("permissions", list);
        }
        throw Refusal.of(
                        403,
                        "missing.permissions",
                        "Unable to perform the requested action. You are missing the following permission(s): " + list)
                .param("permissions", list);
    }

    /** The permissions whose absence keeps the caller from the operation. */
    List<String> missing(Caller caller, Operation operation) {
        List<String> missing = operation.permissions().stream()
                .filter(permission -> !access.holds(caller.subjectId(), permission))
                .toList();
        boolean enough = operation.combination() == Combination.ANY
                && missing.size() < operation.permissions().size();
        return enough ? List.of() : missing;
    }

    /** Whether the caller is a user whose token has none of the operation's scopes. */
    boolean lacksScope(Caller caller, Operation operation) {
        return caller.isUser()
                && !operation.scopes().isEmpty()
                && operation.scopes().stream().noneMatch(caller.scopes()::contains);
    }
}
