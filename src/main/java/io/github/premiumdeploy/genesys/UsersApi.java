package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** The user behind a token; client-credentials tokens have none. */
public final class UsersApi {

    /** Reads the token's user; a client-credentials token gets 400 {@code not.a.user}; published. */
    public static final Operation ME = Operation.get("/api/v2/users/me", "read the user of the token")
            .scopes("user-basic-info")
            .sending("expand", "authorization");

    static final List<Operation> OPERATIONS = List.of(ME);

    private UsersApi() {}

    /**
     * The user of a token.
     *
     * @param permissions what the user may do, as {@code domain:entity:action}, possibly with a suffix for divisions
     */
    public record User(NamedEntity name, List<String> permissions) {
        public User {
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * Reads the token's user and what it may do.
     *
     * @throws ApiException if the platform refuses, with {@code not.a.user} for a client-credentials token
     */
    public static User me(GenesysClient client) throws IOException {
        JsonNode user = client.call(ME, Query.of("expand", "authorization")).body();
        return new User(
                NamedEntity.orBlank(user), Json.texts(user.path("authorization").path("permissions")));
    }
}
