package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.util.List;

/** The user behind a token; client-credentials tokens have none. */
public final class UsersApi {

    /** Reads the token's user; a client-credentials token gets 400 {@code not.a.user}; published. */
    public static final Operation ME =
            Operation.get("/api/v2/users/me", "read the user of the token").scopes("user-basic-info");

    static final List<Operation> OPERATIONS = List.of(ME);

    private final GenesysClient client;

    public UsersApi(GenesysClient client) {
        this.client = client;
    }

    /**
     * Reads what the token's user may do, as {@code domain:entity:action}, possibly with a suffix for divisions.
     *
     * @throws ApiException if the platform refuses, with {@code not.a.user} for a client-credentials token
     */
    public List<String> myPermissions() throws IOException {
        return Json.texts(client.call(ME, Query.of("expand", "authorization"))
                .body()
                .path("authorization")
                .path("permissions"));
    }
}
