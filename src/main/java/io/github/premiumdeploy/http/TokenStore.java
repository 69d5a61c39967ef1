package io.github.premiumdeploy.http;

import io.github.premiumdeploy.text.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Keeps the tokens of a build, one for each set of credentials, so that all targets, modules and threads that use the same
 * OAuth client use the same token. The platform lets a client have only so many tokens (Genesys has named ten): one more
 * makes the oldest invalid, and whoever still uses that one gets 401.
 *
 * <p>Tokens are in memory only, and are found by a digest of what identifies their owner. What is kept are types of the
 * JDK, since a module with plugin dependencies of its own loads the plugin's classes for itself.
 */
public final class TokenStore {

    private static final String KEY = "io.github.premiumdeploy.token:";

    private final Map<String, Object> data;

    /** Keeps tokens for itself. */
    public TokenStore() {
        this(new HashMap<>());
    }

    /**
     * Keeps tokens in what a build has in common.
     *
     * @param data is used under its own monitor
     */
    public TokenStore(Map<String, Object> data) {
        this.data = data;
    }

    /**
     * The token that belongs to somebody, who need not have one yet.
     *
     * @param owner what identifies him: the address of the login service, the client's id and its secret, so that nobody
     *     gets a token that his own credentials would not get; only a digest of it is kept
     */
    @SuppressWarnings("unchecked") // Only this class knows the key.
    public SharedToken of(String... owner) {
        synchronized (data) {
            return new SharedToken((ConcurrentMap<String, Object>)
                    data.computeIfAbsent(KEY + Sha256.hex(List.of(owner)), key -> new ConcurrentHashMap<>()));
        }
    }
}
