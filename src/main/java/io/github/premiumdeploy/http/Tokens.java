package io.github.premiumdeploy.http;

import java.io.IOException;

/** Supplies the bearer token of one target, and renews it. Safe for use by several threads: they share one login. */
public final class Tokens {

    /** Obtains a token; may ask a server. */
    @FunctionalInterface
    public interface Login {
        /**
         * Obtains a token.
         *
         * @throws IOException if there is none to be had
         */
        String login() throws IOException;
    }

    private final Login login;
    private final boolean renewable;
    private String current;

    private Tokens(Login login, boolean renewable) {
        this.login = login;
        this.renewable = renewable;
    }

    /** Tokens that a login issues. */
    public static Tokens from(Login login) {
        return new Tokens(login, true);
    }

    /** One token that somebody else obtained. */
    public static Tokens given(String token) {
        return new Tokens(() -> token, false);
    }

    /** Whether somebody else obtained the token. */
    public boolean isGiven() {
        return !renewable;
    }

    /**
     * The token to use now.
     *
     * @throws IOException if a login was needed and failed
     */
    public synchronized String current() throws IOException {
        if (current == null) {
            current = login.login();
        }
        return current;
    }

    /**
     * Replaces a token that the server no longer accepts.
     *
     * @param refused the token that was refused; if another thread has replaced it already, nothing is asked
     * @return whether {@link #current()} is another token now
     * @throws IOException if the login failed
     */
    public synchronized boolean renew(String refused) throws IOException {
        if (!renewable) {
            return false;
        }
        if (refused.equals(current)) {
            current = login.login();
        }
        return !refused.equals(current);
    }
}
