package io.github.premiumdeploy.genesys;

/** Open Messaging integrations. */
public final class OpenMessagingApi {
    private static final Operation.Area AREA =
            new Operation.Area("messaging", "/api/v2/conversations/messaging/integrations/open");

    /** Lists Open Messaging integrations; paged; published. */
    public static final Operation LIST = AREA.get("", "list the Open Messaging integrations")
            .allOf("messaging:integration:view")
            .paged();

    /** Creates an Open Messaging integration; published. */
    public static final Operation CREATE =
            AREA.write("POST", "", "create an Open Messaging integration").allOf("messaging:integration:add");

    /** Reads one Open Messaging integration; published. */
    public static final Operation GET =
            AREA.get("/{integrationId}", "read an Open Messaging integration").allOf("messaging:integration:view");

    /** Changes an Open Messaging integration; published. */
    public static final Operation UPDATE = AREA.write(
                    "PATCH", "/{integrationId}", "update an Open Messaging integration")
            .allOf("messaging:integration:edit");

    /** Deletes an Open Messaging integration; published. */
    public static final Operation DELETE = AREA.write(
                    "DELETE", "/{integrationId}", "delete an Open Messaging integration")
            .allOf("messaging:integration:delete");

    /** All of these. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    private OpenMessagingApi() {}
}
