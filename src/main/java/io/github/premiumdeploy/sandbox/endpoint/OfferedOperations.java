package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.organization.ContractChanges;
import io.github.premiumdeploy.sandbox.organization.RefusalRules;
import java.util.List;

/** Which operations an organization has at all: some are withdrawn, and some hide behind a feature toggle. */
final class OfferedOperations {

    private final RefusalRules rules;
    private final ContractChanges changes;

    OfferedOperations(RefusalRules rules, ContractChanges changes) {
        this.rules = rules;
        this.changes = changes;
    }

    boolean isWithdrawn(Operation operation) {
        return changes.withdrawn().contains(operation.signature()) || below(rules.withdrawn(), operation);
    }

    /** Refuses as published what is switched off. */
    void requireToggledOn(Operation operation) {
        if (below(rules.toggledOff(), operation)) {
            throw rules.toggledOffStatus() == 405
                    ? Refusal.of(405, "featuretoggleservice.featurenotenabled", "Method Not Allowed")
                    : Refusal.of(501, "not.implemented", "Feature toggle is not enabled for this endpoint.");
        }
    }

    private static boolean below(List<String> beginnings, Operation operation) {
        return beginnings.stream()
                .anyMatch(beginning -> operation.path().equals(beginning)
                        || operation.path().startsWith(beginning.endsWith("/") ? beginning : beginning + "/"));
    }
}
