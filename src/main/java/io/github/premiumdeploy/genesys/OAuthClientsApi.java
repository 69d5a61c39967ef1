package io.github.premiumdeploy.genesys;

import java.util.List;

/** OAuth clients of an organization. */
public final class OAuthClientsApi {

    /** Lists OAuth clients; published; whether it is paged is uncertain. */
    public static final Operation LIST = Operation.get("/api/v2/oauth/clients", "list the OAuth clients")
            .anyOf("oauth:client:view")
            .scopes("oauth", "oauth:readonly");

    /** Creates an OAuth client; the answer has its secret, once; published. */
    public static final Operation CREATE = Operation.write("POST", "/api/v2/oauth/clients", "create an OAuth client")
            .anyOf("oauth:client:add")
            .scopes("oauth");

    /** Reads one OAuth client, without its secret; published. */
    public static final Operation GET = Operation.get("/api/v2/oauth/clients/{clientId}", "read an OAuth client")
            .anyOf("oauth:client:view")
            .scopes("oauth", "oauth:readonly");

    /** Replaces an OAuth client; its secret stays; published. */
    public static final Operation UPDATE = Operation.write(
                    "PUT", "/api/v2/oauth/clients/{clientId}", "update an OAuth client")
            .anyOf("oauth:client:edit")
            .scopes("oauth");

    /** Deletes an OAuth client, which must be inactive; published. */
    public static final Operation DELETE = Operation.write(
                    "DELETE", "/api/v2/oauth/clients/{clientId}", "delete an OAuth client")
            .anyOf("oauth:client:delete")
            .scopes("oauth");

    /** Replaces the secret of an OAuth client; the answer has it, once; published. */
    public static final Operation NEW_SECRET = Operation.write(
                    "POST", "/api/v2/oauth/clients/{clientId}/secret", "make a new secret for an OAuth client")
            .anyOf("oauth:client:edit")
            .scopes("oauth");

    /** The state of a client that nobody can log in with, and that may be deleted; published. */
    public static final String INACTIVE = "inactive";

    static final List<Operation> OPERATIONS = List.of(LIST, CREATE, GET, UPDATE, DELETE, NEW_SECRET);

    private OAuthClientsApi() {}
}
