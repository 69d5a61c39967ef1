package io.github.premiumdeploy.target;

/** What a target is entered with. No form of it shows its secret as text. */
public sealed interface Credentials {

    /** Where it was found, for messages: {@code <server> "genesyscloud" of settings.xml}. */
    String source();

    /**
     * An OAuth client of the grant type client credentials.
     *
     * @param id the OAuth client's id
     * @param secret its secret
     */
    record ClientCredentials(String id, String secret, String source) implements Credentials {
        @Override
        public String toString() {
            return "OAuth client " + id + " from " + source;
        }
    }

    /**
     * A token that somebody else obtained; it cannot be renewed.
     *
     * @param value the bearer token
     */
    record AccessToken(String value, String source) implements Credentials {
        @Override
        public String toString() {
            return "access token from " + source;
        }
    }
}
