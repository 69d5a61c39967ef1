package io.github.premiumdeploy.genesys;

import java.util.List;

/**
 * The endpoint that Premium Apps are submitted to. It is not in the published API: its path, what it needs and what it
 * answers are reported by users, and every name of it can be configured.
 */
public final class PremiumAppsApi {

    /** The path that users report. */
    public static final String REPORTED_PATH = "/api/v2/apps/premium";

    /** The permission, and for user tokens the scope, that users report. */
    public static final String REPORTED_PERMISSION = "admin:app:write";

    /** The organization's feature that users report. */
    public static final String REPORTED_FEATURE = "AppFoundry Premium";

    /** Where users report to have seen an organization's features; unpublished too. */
    public static final String REPORTED_CAPABILITIES_PATH = "/api/v2/organizationCapabilities";

    private PremiumAppsApi() {}

    /** The submission of an app, at a path and with needs that can be configured; reported by users. */
    public static Operation submit(String path, String permission, String scope) {
        Operation operation =
                Operation.write("POST", path, "submit the Premium App").from(Operation.Source.REPORTED);
        operation = permission.isEmpty() ? operation : operation.anyOf(permission);
        return scope.isEmpty() ? operation : operation.scopes(scope);
    }

    /** The state of a submission; reported by users. */
    public static Operation status(String path) {
        return Operation.get(path, "read the state of the submission").from(Operation.Source.REPORTED);
    }

    /** The features of an organization; reported by users. */
    public static Operation capabilities(String path) {
        return Operation.get(path, "read the organization's capabilities").from(Operation.Source.REPORTED);
    }

    /** The operations with the names that users report. */
    static final List<Operation> OPERATIONS = List.of(
            submit(REPORTED_PATH, REPORTED_PERMISSION, REPORTED_PERMISSION),
            status(REPORTED_PATH + "/{id}"),
            capabilities(REPORTED_CAPABILITIES_PATH));
}
