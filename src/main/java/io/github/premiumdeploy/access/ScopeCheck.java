package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.TokenInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Judges whether a user's token carries the scopes that a run needs; for client-credentials tokens they do not count. */
final class ScopeCheck {

    private final Caller caller;

    ScopeCheck(Caller caller) {
        this.caller = caller;
    }

    /** The scope that users report to be needed; empty text if there is none. */
    Finding reported(String scope) {
        if (scope.isEmpty()) {
            return Finding.of(Cause.SCOPE_NOT_CHECKED);
        }
        return switch (caller.kind()) {
            case CLIENT_CREDENTIALS -> Finding.of(Cause.SCOPE_NOT_COUNTED);
            case UNKNOWN -> Finding.of(Cause.SCOPE_UNKNOWN).with(Fact.SCOPE, scope);
            case USER ->
                Finding.of(caller.scopes().contains(scope) ? Cause.SCOPE_HELD : Cause.SCOPE_MISSING)
                        .with(Fact.SCOPE, scope)
                        .with(Fact.SCOPES, words(caller.scopes()));
        };
    }

    /** The scopes that a user's token lacks; whether they count is a setting of the organization that does not show. */
    List<Finding> missing(Collection<Need> needs) {
        if (caller.kind() != TokenInfo.Kind.USER) {
            return List.of();
        }
        List<String> missing = new ArrayList<>();
        for (Need need : needs) {
            RequiredPermissions.scopeChoices(need.operation()).stream()
                    .filter(choice -> choice.stream().noneMatch(caller.scopes()::contains))
                    .map(choice -> choice.get(choice.size() - 1))
                    .filter(scope -> !missing.contains(scope))
                    .forEach(missing::add);
        }
        return missing.isEmpty()
                ? List.of()
                : List.of(Finding.of(Cause.SCOPES_MISSING)
                        .with(Fact.SCOPE, String.join(", ", missing))
                        .with(Fact.SCOPES, words(caller.scopes())));
    }

    static String words(List<String> scopes) {
        return scopes.isEmpty() ? "none" : String.join(", ", scopes);
    }
}
