package io.github.premiumdeploy.genesys;

/** Deployments of the legacy web chat widget, withdrawn from the published API in August 2026. */
public final class WidgetDeploymentsApi {
    private static final String[] READ = {"widgets", "widgets:readonly"};

    /** Lists widget deployments; withdrawn. */
    public static final Operation LIST = Operation.get("/api/v2/widgets/deployments", "list the widget deployments")
            .anyOf("widgets:deployment:view", "webchat:deployment:read")
            .scopes(READ)
            .from(Operation.Source.WITHDRAWN);

    /** Creates a widget deployment; withdrawn. */
    public static final Operation CREATE = Operation.write(
                    "POST", "/api/v2/widgets/deployments", "create a widget deployment")
            .anyOf("widgets:deployment:add", "webchat:deployment:create")
            .scopes("widgets")
            .from(Operation.Source.WITHDRAWN);

    /** Reads one widget deployment; withdrawn. */
    public static final Operation GET = Operation.get(
                    "/api/v2/widgets/deployments/{deploymentId}", "read a widget deployment")
            .anyOf("widgets:deployment:view", "webchat:deployment:read")
            .scopes(READ)
            .from(Operation.Source.WITHDRAWN);

    /** Replaces a widget deployment; withdrawn. */
    public static final Operation UPDATE = Operation.write(
                    "PUT", "/api/v2/widgets/deployments/{deploymentId}", "update a widget deployment")
            .anyOf("widgets:deployment:edit", "webchat:deployment:update")
            .scopes("widgets")
            .from(Operation.Source.WITHDRAWN);

    /** Deletes a widget deployment; withdrawn. */
    public static final Operation DELETE = Operation.write(
                    "DELETE", "/api/v2/widgets/deployments/{deploymentId}", "delete a widget deployment")
            .anyOf("widgets:deployment:delete", "webchat:deployment:delete")
            .scopes("widgets")
            .from(Operation.Source.WITHDRAWN);

    /** All of these. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    private WidgetDeploymentsApi() {}
}
