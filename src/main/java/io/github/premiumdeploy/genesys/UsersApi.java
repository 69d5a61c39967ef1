package io.github.premiumdeploy.genesys;

import java.util.List;

/** The user behind a token; client-credentials tokens have none. */
public final class UsersApi {

    /** Reads the token's user; a client-credentials token gets 400 {@code not.a.user}; published. */
    public static final Operation ME =
            Operation.get("/api/v2/users/me", "read the user of the token").scopes("user-basic-info");

    static final List<Operation> OPERATIONS = List.of(ME);

    private UsersApi() {}
}
