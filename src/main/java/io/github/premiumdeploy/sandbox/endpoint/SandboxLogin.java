package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.sandbox.http.RateLimit;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxRequest;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Client;
import io.github.premiumdeploy.sandbox.organization.State;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The login server's token endpoint for client credentials, with OAuth's own shape of errors.
 *
 * <p>Published: the shape of errors, and that throttling is a 400. Uncertain: whether a wrong secret is a 400 or a 401.
 */
final class SandboxLogin {

    /** Where clients look for it; gateways put a prefix before it. */
    private static final Set<String> PATHS = Set.of("/oauth/token", "/login/oauth/token");

    private record Credentials(String id, String secret) {}

    private final State state;
    private final SandboxTokens tokens;
    private final RateLimit logins;

    SandboxLogin(State state, SandboxTokens tokens) {
        this.state = state;
        this.tokens = tokens;
        this.logins = new RateLimit(state.switches().loginsPerMinute());
    }

    boolean isAt(String path) {
        return PATHS.contains(path);
    }

    SandboxResponse answer(SandboxRequest request) {
        if (!request.method().equals("POST")) {
            return error(405, "invalid_request", "method not allowed").with("Allow", "POST");
        }
        if (!request.mediaType().orElse("").equals("application/x-www-form-urlencoded")) {
            return error(415, "invalid_request", "unsupported media type");
        }
        Map<String, List<String>> form = request.form();
        String grantType = first(form, "grant_type");
        if (grantType.isEmpty()) {
            return error(400, "invalid_request", "missing grant_type");
        }
        if (!grantType.equals("client_credentials")) {
            return error(400, "unsupported_grant_type", "unsupported grant type");
        }
        Credentials credentials = credentials(request, form);
        if (logins.exceeded(credentials.id(), state.now()).isPresent()) {
            return error(400, "invalid_request", "rate limit exceeded; wait before the next login");
        }
        Client client = state.clients().get(credentials.id());
        if (client == null || !client.secret().equals(credentials.secret()) || !isAlive(client)) {
            return error(state.switches().invalidClientStatus(), "invalid_client", "authentication failed");
        }
        if (!client.grantType().equals("CLIENT-CREDENTIALS")) {
            return error(400, "unauthorized_client", "the client may not use this grant type");
        }
        return SandboxResponse.ok(SandboxJson.object()
                .put("access_token", tokens.issue(client))
                .put("token_type", "bearer")
                .put("expires_in", client.tokenSeconds()));
    }

    private boolean isAlive(Client client) {
        return client.state().equals("active") && !client.isOver(state.now());
    }

    private static Credentials credentials(SandboxRequest request, Map<String, List<String>> form) {
        Optional<String> basic = request.authorization("basic");
        if (basic.isEmpty()) {
            return new Credentials(first(form, "client_id"), first(form, "client_secret"));
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(basic.get());
            String[] pair = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return new Credentials(pair[0], pair.length == 2 ? pair[1] : "");
        } catch (IllegalArgumentException e) {
            return new Credentials("", "");
        }
    }

    private static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }

    private static SandboxResponse error(int status, String error, String description) {
        return SandboxResponse.of(
                status,
                SandboxJson.object()
                        .put("error", error)
                        .put("description", description)
                        .put("error_description", description));
    }
}
