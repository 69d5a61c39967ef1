package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.util.List;

/** The organization that a token belongs to. */
public final class OrganizationsApi {

    private static final Operation.Area AREA = new Operation.Area("organization", "/api/v2/organizations");

    /** Reads the organization with its features; published. */
    public static final Operation ME = AREA.get("/me", "read the organization");

    /** Reads one namespace of the organization's limits; published. */
    public static final Operation LIMITS =
            AREA.get("/limits/namespaces/{namespaceName}", "read the organization's limits");

    static final List<Operation> OPERATIONS = List.of(ME, LIMITS);

    private OrganizationsApi() {}

    /**
     * Reads the token's organization.
     *
     * @throws ApiException if the platform refuses
     */
    public static Organization me(GenesysClient client) throws IOException {
        return Organization.of(client.call(ME, Query.NONE).body());
    }
}
