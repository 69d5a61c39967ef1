package io.github.premiumdeploy.genesys;

/** Deployments of the legacy web chat widget, withdrawn from the published API in August 2026. */
public final class WidgetDeploymentsApi {
    private static final Operation.Area AREA = new Operation.Area("widgets", "/api/v2/widgets/deployments");

    /** Lists widget deployments; withdrawn. */
    public static final Operation LIST = AREA.get("", "list the widget deployments")
            .anyOf("widgets:deployment:view", "webchat:deployment:read")
            .from(Operation.Source.WITHDRAWN);

    /** Creates a widget deployment; withdrawn. */
    public static final Operation CREATE = AREA.write("POST", "", "create a widget deployment")
            .anyOf("widgets:deployment:add", "webchat:deployment:create")
            .from(Operation.Source.WITHDRAWN);

    /** Reads one widget deployment; withdrawn. */
    public static final Operation GET = AREA.get("/{deploymentId}", "read a widget deployment")
            .anyOf("widgets:deployment:view", "webchat:deployment:read")
            .from(Operation.Source.WITHDRAWN);

    /** Replaces a widget deployment; withdrawn. */
    public static final Operation UPDATE = AREA.write("PUT", "/{deploymentId}", "update a widget deployment")
            .anyOf("widgets:deployment:edit", "webchat:deployment:update")
            .from(Operation.Source.WITHDRAWN);

    /** Deletes a widget deployment; withdrawn. */
    public static final Operation DELETE = AREA.write("DELETE", "/{deploymentId}", "delete a widget deployment")
            .anyOf("widgets:deployment:delete", "webchat:deployment:delete")
            .from(Operation.Source.WITHDRAWN);

    /** All of these. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    private WidgetDeploymentsApi() {}
}
