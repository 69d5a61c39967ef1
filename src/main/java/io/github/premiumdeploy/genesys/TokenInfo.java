package io.github.premiumdeploy.genesys;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code GET /api/v2/tokens/me} says about a token; published.
 *
 * @param organization the organization that the token acts in
 * @param scopes the scopes that the token carries
 * @param client the OAuth client that it was issued to
 */
public record TokenInfo(Optional<NamedEntity> organization, List<String> scopes, Optional<Client> client) {

    /** The organization of the platform's own OAuth clients: their tokens are users' tokens. */
    private static final String BUILT_IN = "purecloud-builtin";

    /**
     * The OAuth client of a token.
     *
     * @param grantType for example {@code CLIENT-CREDENTIALS}
     * @param state {@code active} or {@code inactive}
     * @param dateToDelete when it will be deleted
     * @param grants its roles, by ids alone
     */
    public record Client(
            String id,
            String name,
            String grantType,
            Optional<String> state,
            Optional<Instant> dateToDelete,
            Optional<NamedEntity> organization,
            List<Grant> grants) {

        boolean isBuiltIn() {
            return organization.filter(o -> o.id().equals(BUILT_IN)).isPresent();
        }
    }

    /** Who is behind a token. */
    public enum Kind {
        /** An OAuth client itself; scopes do not count. */
        CLIENT_CREDENTIALS,
        /** A user; scopes may count. */
        USER,
        /** The platform did not say. */
        UNKNOWN
    }

    static TokenInfo of(JsonNode json) {
        JsonNode client = json.path("OAuthClient");
        return new TokenInfo(
                NamedEntity.of(json.path("organization")),
                Json.texts(json.path("authorizedScope")),
                NamedEntity.of(client)
                        .map(named -> new Client(
                                named.id(),
                                named.name(),
                                Json.text(client, "authorizedGrantType").orElse(""),
                                Json.text(client, "state"),
                                Json.instant(client, "dateToDelete"),
                                NamedEntity.of(client.path("organization")),
                                Grant.ofClient(client))));
    }

    /** Who is behind the token. */
    public Kind kind() {
        if (client.isEmpty()) {
            return Kind.UNKNOWN;
        }
        if (client.get().isBuiltIn()) {
            return Kind.USER;
        }
        return switch (client.get().grantType().toUpperCase(Locale.ROOT).replace('_', '-')) {
            case "" -> Kind.UNKNOWN;
            case "CLIENT-CREDENTIALS" -> Kind.CLIENT_CREDENTIALS;
            default -> Kind.USER;
        };
    }
}
