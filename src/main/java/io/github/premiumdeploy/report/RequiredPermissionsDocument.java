package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.RequiredPermissions;
import io.github.premiumdeploy.access.Requirement;
import io.github.premiumdeploy.genesys.Operation;
import java.util.List;

/** What a run needs, as a file has it. */
record RequiredPermissionsDocument(
        String forGoal, List<Required> permissions, List<Required> scopes, List<String> notes) {

    static RequiredPermissionsDocument of(String forGoal, RequiredPermissions required, List<String> notes) {
        return new RequiredPermissionsDocument(
                forGoal,
                required.permissions().stream().map(Required::of).toList(),
                required.scopes().stream().map(Required::of).toList(),
                notes);
    }

    /** A permission or a scope. */
    record Required(String name, Operation.Source source, List<String> kinds, List<Called> operations) {
        private static Required of(Requirement requirement) {
            return new Required(
                    requirement.name(),
                    requirement.source(),
                    List.copyOf(requirement.kinds()),
                    requirement.operations().stream()
                            .map(operation -> new Called(operation.signature(), operation.action(), operation.source()))
                            .toList());
        }
    }

    /** An operation that is called. */
    record Called(String operation, String action, Operation.Source source) {}
}
