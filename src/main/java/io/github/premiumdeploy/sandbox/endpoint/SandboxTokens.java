package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Token;
import io.github.premiumdeploy.sandbox.organization.State;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The access tokens that exist, and until when. */
final class SandboxTokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 48;

    private final Map<String, Token> issued = new HashMap<>();
    private final Map<String, Deque<String>> tokensOf = new HashMap<>();
    private final State state;

    SandboxTokens(State state) {
        this.state = state;
        state.organization().tokens().forEach(token -> issued.put(token.value(), token));
    }

    String issue(Client client) {
        String value = random(TOKEN_BYTES);
        Instant expires = state.now().plusSeconds(client.tokenSeconds());
        issued.put(value, new Token(value, Optional.empty(), client.id(), List.of(), expires));
        endOldest(client, value);
        return value;
    }

    static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Stated by Genesys in its forum: with one token too many, the oldest one of the client becomes invalid. */
    private void endOldest(Client client, String newest) {
        Deque<String> own = tokensOf.computeIfAbsent(client.id(), id -> new ArrayDeque<>());
        own.addLast(newest);
        own.removeIf(token -> !issued.containsKey(token));
        int most = state.switches().tokensPerClient();
        while (most > 0 && own.size() > most) {
            issued.remove(own.removeFirst());
        }
    }

    /** The bearer token of a request; refused as published where it is missing, unknown or expired. */
    Token authenticate(SandboxRequest request) {
        String value = request.authorization("bearer")
                .orElseThrow(() -> Refusal.of(
                        401,
                        "authentication.required",
                        "No authentication bearer token specified in authorization header."));
        Token token = issued.get(value);
        // A token does not outlive its client.
        if (token == null || !token.isUser() && !hasClient(token.clientId())) {
            throw Refusal.of(401, "bad.credentials", "Invalid login credentials.");
        }
        if (!state.now().isBefore(token.expires())) {
            throw Refusal.of(401, "credentials.expired", "The supplied credentials are expired and cannot be used.");
        }
        if (!state.switches().callerAddressAllowed()) {
            throw Refusal.of(
                    401, "ip.not.authorized", "The caller's IP address is not on the organization's allow list.");
        }
        return token;
    }

    private boolean hasClient(String id) {
        return state.clients().containsKey(id) && !state.clients().get(id).isOver(state.now());
    }

    void revoke(String value) {
        issued.remove(value);
    }
}
