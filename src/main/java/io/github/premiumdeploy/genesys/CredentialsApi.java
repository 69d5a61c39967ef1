package io.github.premiumdeploy.genesys;

import java.util.List;

/** Credentials that integrations use; their fields are written and never read. */
public final class CredentialsApi {
    private static final String[] READ = {"integrations", "integrations:readonly"};

    /** Lists credentials without their fields; paged; published. */
    public static final Operation LIST = Operation.get(
                    "/api/v2/integrations/credentials", "list the credentials of integrations")
            .anyOf("integrations:integration:view")
            .scopes(READ);

    /** Creates a credential; published. */
    public static final Operation CREATE = Operation.write(
                    "POST", "/api/v2/integrations/credentials", "create a credential")
            .anyOf("integrations:integration:add")
            .scopes("integrations");

    /** Reads a credential without its fields; published. */
    public static final Operation GET = Operation.get(
                    "/api/v2/integrations/credentials/{credentialId}", "read a credential")
            .anyOf("integrations:integration:view")
            .scopes(READ);

    /** Replaces a credential; published. */
    public static final Operation UPDATE = Operation.write(
                    "PUT", "/api/v2/integrations/credentials/{credentialId}", "update a credential")
            .anyOf("integrations:integration:edit")
            .scopes("integrations");

    /** Deletes a credential; published. */
    public static final Operation DELETE = Operation.write(
                    "DELETE", "/api/v2/integrations/credentials/{credentialId}", "delete a credential")
            .anyOf("integrations:integration:delete")
            .scopes("integrations");

    static final List<Operation> OPERATIONS = List.of(LIST, CREATE, GET, UPDATE, DELETE);

    private CredentialsApi() {}
}
