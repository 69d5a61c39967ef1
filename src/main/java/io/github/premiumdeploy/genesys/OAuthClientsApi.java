package io.github.premiumdeploy.genesys;

import java.util.List;

/** OAuth clients of an organization. */
public final class OAuthClientsApi {

    private static final Operation.Area AREA = new Operation.Area("oauth", "/api/v2/oauth/clients");

    /** Lists OAuth clients; published; whether it is paged is uncertain. */
    public static final Operation LIST = AREA.get("", "list the OAuth clients").anyOf("oauth:client:view");

    /** Creates an OAuth client; the answer has its secret, once; published. */
    public static final Operation CREATE =
            AREA.write("POST", "", "create an OAuth client").anyOf("oauth:client:add");

    /** Reads one OAuth client, without its secret; published. */
    public static final Operation GET =
            AREA.get("/{clientId}", "read an OAuth client").anyOf("oauth:client:view");

    /** Replaces an OAuth client; its secret stays; published. */
    public static final Operation UPDATE =
            AREA.write("PUT", "/{clientId}", "update an OAuth client").anyOf("oauth:client:edit");

    /** Deletes an OAuth client, which must be inactive; published. */
    public static final Operation DELETE =
            AREA.write("DELETE", "/{clientId}", "delete an OAuth client").anyOf("oauth:client:delete");

    /** Replaces the secret of an OAuth client; the answer has it, once; published. */
    public static final Operation NEW_SECRET = AREA.write(
                    "POST", "/{clientId}/secret", "make a new secret for an OAuth client")
            .anyOf("oauth:client:edit");

    /** The state of a client that nobody can log in with, and that may be deleted; published. */
    public static final String INACTIVE = "inactive";

    static final List<Operation> OPERATIONS = List.of(LIST, CREATE, GET, UPDATE, DELETE, NEW_SECRET);

    private OAuthClientsApi() {}
}
