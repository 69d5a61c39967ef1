package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.access.AssessedPermission;
import io.github.premiumdeploy.access.Caller;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RequirementCheck;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was read of an organization.
 *
 * @param scope what kinds plan with
 * @param refusals the lists and questions that could not be read, by operation
 * @param seesAll whether all lists were read but those that the organization does not offer
 */
public record Survey(Scope scope, Map<Operation, IOException> refusals, boolean seesAll) {

    /** Who asked. */
    public Caller caller() {
        return scope.caller();
    }

    /** The permissions that exist in the organization; they are read only where this is asked for. */
    Fetched<PermissionCatalog> catalogue() {
        return scope.permissions().all();
    }

    /** What the caller surely lacks of what these need, as far as what was read tells. */
    List<AssessedPermission> lacking(List<Need> needs, Instant now) {
        PermissionCatalog known = catalogue().value().orElse(PermissionCatalog.UNKNOWN);
        return new RequirementCheck(caller(), now, known)
                .judge(needs).stream()
                        .filter(assessed -> assessed.verdict().isRefusal())
                        .toList();
    }

    /** Whether a list or a question was asked for. */
    public boolean hasRead(Operation operation) {
        return Stream.concat(
                        scope.inventory().lists().keySet().stream().map(Listing::operation),
                        scope.inventory().answers().keySet().stream().map(Question::operation))
                .anyMatch(operation::equals);
    }
}
