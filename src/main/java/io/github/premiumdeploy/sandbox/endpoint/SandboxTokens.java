package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
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

    private record Issued(SandboxCaller caller, Instant expires) {}

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 48;

    private final Map<String, Issued> issued = new HashMap<>();
    private final Map<String, Deque<String>> tokensOf = new HashMap<>();
    private final State state;

    SandboxTokens(State state) {
        this.state = state;
        state.organization()
                .tokens()
                .forEach(token -> issued.put(
                        token.value(),
                        new Issued(
                                new SandboxCaller(
                                        token.value(),
                                        token.userId(),
                                        Optional.of(token.userId()),
                                        token.clientId(),
                                        token.scopes()),
                                token.expires().orElse(Instant.MAX))));
    }

    /** A new token for an OAuth client itself. */
    String issue(Client client) {
        String value = random(TOKEN_BYTES);
        SandboxCaller caller = new SandboxCaller(value, client.id(), Optional.empty(), client.id(), List.of());
        issued.put(value, new Issued(caller, state.now().plusSeconds(client.tokenSeconds())));
        endOldest(client, value);
        return value;
    }

    /** Text that nobody can guess. */
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

    /** Who the bearer token of a request speaks for; refused as published where it is missing, unknown or expired. */
    SandboxCaller authenticate(SandboxRequest request) {
        String value = request.authorization("bearer")
                .orElseThrow(() -> Refusal.of(
                        401,
                        "authentication.required",
                        "No authentication bearer token specified in authorization header."));
        Issued token = issued.get(value);
        // A token does not outlive its client.
        if (token == null
                || !token.caller().isUser() && !hasClient(token.caller().clientId())) {
            throw Refusal.of(401, "bad.credentials", "Invalid login credentials.");
        }
        if (!state.now().isBefore(token.expires())) {
            throw Refusal.of(401, "credentials.expired", "The supplied credentials are expired and cannot be used.");
        }
        if (!state.switches().callerAddressAllowed()) {
            throw Refusal.of(
                    401, "ip.not.authorized", "The caller's IP address is not on the organization's allow list.");
        }
        return token.caller();
    }

    private boolean hasClient(String id) {
        return state.clients().containsKey(id) && !state.clients().get(id).isOver(state.now());
    }

    void revoke(String value) {
        issued.remove(value);
    }
}
