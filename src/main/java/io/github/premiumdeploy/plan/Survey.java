package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What was read of an organization.
 *
 * @param catalogue tells the permissions that exist in it; they are read only where something is to be written
 * @param refusals the lists and questions that could not be read, by operation
 * @param seesAll whether all lists were read but those that the organization does not offer
 */
public record Survey(
        Caller caller,
        Scope scope,
        Supplier<Fetched<PermissionCatalog>> catalogue,
        Map<Operation, IOException> refusals,
        boolean seesAll) {

    /** Whether a list or a question was asked for. */
    public boolean hasRead(Operation operation) {
        return Stream.concat(
                        scope.inventory().lists().keySet().stream().map(Listing::operation),
                        scope.inventory().answers().keySet().stream().map(Question::operation))
                .anyMatch(operation::equals);
    }
}
