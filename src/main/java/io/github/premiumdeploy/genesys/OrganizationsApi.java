package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.util.List;

/** The organization that a token belongs to. */
public final class OrganizationsApi {

    /** Reads the organization with its features; published. */
    public static final Operation ME = Operation.get("/api/v2/organizations/me", "read the organization")
            .scopes("organization", "organization:readonly");

    /** Reads one namespace of the organization's limits; published. */
    public static final Operation LIMITS = Operation.get(
                    "/api/v2/organizations/limits/namespaces/{namespaceName}", "read the organization's limits")
            .scopes("organization", "organization:readonly");

    static final List<Operation> OPERATIONS = List.of(ME, LIMITS);

    private final GenesysClient client;

    public OrganizationsApi(GenesysClient client) {
        this.client = client;
    }

    /**
     * Reads the token's organization.
     *
     * @throws ApiException if the platform refuses
     */
    public Organization me() throws IOException {
        return Organization.of(client.call(ME, Query.NONE).body());
    }
}
