package io.github.premiumdeploy.genesys;

/** Open Messaging integrations. */
public final class OpenMessagingApi {
    private static final String[] READ = {"messaging", "messaging:readonly"};

    /** Lists Open Messaging integrations; paged; published. */
    public static final Operation LIST = Operation.get(
                    "/api/v2/conversations/messaging/integrations/open", "list the Open Messaging integrations")
            .allOf("messaging:integration:view")
            .scopes(READ)
            .paged();

    /** Creates an Open Messaging integration; published. */
    public static final Operation CREATE = Operation.write(
                    "POST", "/api/v2/conversations/messaging/integrations/open", "create an Open Messaging integration")
            .allOf("messaging:integration:add")
            .scopes("messaging");

    /** Reads one Open Messaging integration; published. */
    public static final Operation GET = Operation.get(
                    "/api/v2/conversations/messaging/integrations/open/{integrationId}",
                    "read an Open Messaging integration")
            .allOf("messaging:integration:view")
            .scopes(READ);

    /** Changes an Open Messaging integration; published. */
    public static final Operation UPDATE = Operation.write(
                    "PATCH",
                    "/api/v2/conversations/messaging/integrations/open/{integrationId}",
                    "update an Open Messaging integration")
            .allOf("messaging:integration:edit")
            .scopes("messaging");

    /** Deletes an Open Messaging integration; published. */
    public static final Operation DELETE = Operation.write(
                    "DELETE",
                    "/api/v2/conversations/messaging/integrations/open/{integrationId}",
                    "delete an Open Messaging integration")
            .allOf("messaging:integration:delete")
            .scopes("messaging");

    /** All of these. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    private OpenMessagingApi() {}
}
