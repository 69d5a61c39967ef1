package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Step;
import java.util.List;
import java.util.Optional;

/** Builds changes in the words that kinds share. */
final class Changes {

    private Changes() {}

    static Change create(Scope scope, Key key, List<String> notes, List<Step> steps) {
        return new Change(
                key, scope.fullName(key.name()), Change.Type.CREATE, Optional.empty(), List.of(), notes, steps);
    }

    /** An update, or nothing to do if there is no step. */
    static Change update(
            Scope scope, Existing existing, List<Difference> differences, List<String> notes, List<Step> steps) {
        return new Change(
                existing.key(),
                scope.fullName(existing.key().name()),
                steps.isEmpty() ? Change.Type.UNCHANGED : Change.Type.UPDATE,
                Optional.of(existing.id()),
                differences,
                notes,
                steps);
    }

    static Change delete(Scope scope, Existing existing, List<Step> steps) {
        return delete(scope, existing, List.of(), steps);
    }

    static Change delete(Scope scope, Existing existing, List<String> notes, List<Step> steps) {
        return new Change(
                existing.key(),
                existing.body()
                        .path("name")
                        .asText(scope.fullName(existing.key().name())),
                Change.Type.DELETE,
                Optional.of(existing.id()),
                List.of(),
                notes,
                steps);
    }
}
