package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.util.List;

/** What the platform says about the token of a request. */
public final class TokensApi {

    /** Reads the token's organization, OAuth client and scopes; published. */
    public static final Operation ME = Operation.get("/api/v2/tokens/me", "read what the access token stands for")
            .scopes("user-basic-info");

    /** Tells whether the token is valid, without a body; published. */
    public static final Operation VALID = Operation.write(
                    "HEAD", "/api/v2/tokens/me", "see whether the access token is valid")
            .scopes("user-basic-info")
            .readOnly();

    /** Ends the token's life; published. */
    public static final Operation LOG_OUT = Operation.write("DELETE", "/api/v2/tokens/me", "log out the access token")
            .scopes("user-basic-info");

    static final List<Operation> OPERATIONS = List.of(ME, VALID, LOG_OUT);

    private TokensApi() {}

    /**
     * Reads what the token stands for.
     *
     * @throws ApiException if the platform refuses
     */
    public static TokenInfo me(GenesysClient client) throws IOException {
        return TokenInfo.of(client.call(ME, Query.NONE).body());
    }
}
