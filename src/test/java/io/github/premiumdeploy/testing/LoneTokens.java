package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.http.TokenStore;
import io.github.premiumdeploy.http.Tokens;

/** Tokens that one connection shares with no other. */
public final class LoneTokens {

    private LoneTokens() {}

    /** Those that a login issues. */
    public static Tokens from(Tokens.Login login) {
        return Tokens.from(login, new TokenStore().of(), token -> {});
    }

    /** One that somebody else obtained. */
    public static Tokens given(String token) {
        return Tokens.given(token, new TokenStore().of(token));
    }
}
