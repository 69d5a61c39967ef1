package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Credentials that integrations use; their fields are written and never read. */
public final class CredentialsApi {
    private static final Operation.Area AREA = new Operation.Area("integrations", "/api/v2/integrations/credentials");

    /** Lists credentials without their fields; paged; published, and deprecated since API version 9375. */
    public static final Operation LIST = AREA.get("", "list the credentials of integrations")
            .anyOf("integrations:integration:view")
            .paged();

    /** Lists credentials without their fields, by a cursor; the successor of the other list; published. */
    public static final Operation LISTING = AREA.get("/listing", "list the credentials of integrations")
            .anyOf("integrations:integration:view")
            .sending("pageSize", "100")
            .sending("after", Operation.LATER);

    /** Creates a credential; published. */
    public static final Operation CREATE =
            AREA.write("POST", "", "create a credential").anyOf("integrations:integration:add");

    /** Reads a credential without its fields; published. */
    public static final Operation GET =
            AREA.get("/{credentialId}", "read a credential").anyOf("integrations:integration:view");

    /** Replaces a credential; published. */
    public static final Operation UPDATE =
            AREA.write("PUT", "/{credentialId}", "update a credential").anyOf("integrations:integration:edit");

    /** Deletes a credential; published. */
    public static final Operation DELETE =
            AREA.write("DELETE", "/{credentialId}", "delete a credential").anyOf("integrations:integration:delete");

    static final List<Operation> OPERATIONS = List.of(LIST, LISTING, CREATE, GET, UPDATE, DELETE);

    private CredentialsApi() {}

    /**
     * Lists all credentials, without their fields. Where the organization does not have the published listing, it is the list
     * that came before it.
     *
     * @throws ApiException if the platform refuses
     * @throws io.github.premiumdeploy.http.TransportException if there is no answer
     */
    public static List<JsonNode> all(GenesysClient client) throws IOException {
        if (client.traits().hasCredentialListing()) {
            try {
                return new PagedReads(client, LISTING).byCursor();
            } catch (ApiException e) {
                if (!e.saysFeatureOff() && e.status() != 404 && e.status() != 405 && e.status() != 410) {
                    throw e;
                }
                client.traits().lacksCredentialListing();
            }
        }
        return client.list(LIST, Query.NONE);
    }
}
