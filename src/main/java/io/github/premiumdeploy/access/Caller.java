package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Organization;
import io.github.premiumdeploy.genesys.OrganizationsApi;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.Role;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.genesys.TokensApi;
import io.github.premiumdeploy.genesys.UsersApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who the token is: its client or user, its organization, and its roles.
 *
 * @param token what {@code GET /api/v2/tokens/me} said
 * @param organization what {@code GET /api/v2/organizations/me} said
 * @param grants what {@code GET /api/v2/authorization/subjects/me} said
 * @param user what {@code GET /api/v2/users/me} said; empty for the token of an OAuth client, and where it was not asked
 */
public record Caller(
        Fetched<TokenInfo> token,
        Fetched<Organization> organization,
        Fetched<List<Grant>> grants,
        Optional<UsersApi.User> user) {

    /**
     * Reads the caller: a login if there is no token yet, then three requests side by side; for a token that somebody else
     * obtained there is no login, and a fourth one.
     *
     * @throws IOException if the login failed
     */
    public static Supplier<Caller> read(GenesysClient client, Parallel parallel) throws IOException {
        client.login();
        Supplier<Fetched<TokenInfo>> token = parallel.start(() -> TokensApi.me(client));
        Supplier<Fetched<Organization>> organization = parallel.start(() -> OrganizationsApi.me(client));
        Supplier<Fetched<List<Grant>>> grants = parallel.start(new AuthorizationApi(client)::myGrants);
        Supplier<Fetched<UsersApi.User>> user = client.hasGivenToken()
                ? parallel.start(() -> UsersApi.me(client))
                : () -> new Fetched.Failed<>(new IOException("it was not asked"));
        return () -> new Caller(
                token.get(), organization.get(), grants.get(), user.get().value());
    }

    /** The organization that the token acts in, as far as it is known. */
    public Optional<NamedEntity> organizationName() {
        Optional<NamedEntity> own = ownOrganization();
        return own.isPresent() ? own : organizationOfToken();
    }

    /** The organization that {@code GET /api/v2/organizations/me} names. */
    Optional<NamedEntity> ownOrganization() {
        return organization instanceof Fetched.Ok<Organization> ok
                        && !ok.content().id().isBlank()
                ? Optional.of(new NamedEntity(ok.content().id(), ok.content().name()))
                : Optional.empty();
    }

    /** The organization that {@code GET /api/v2/tokens/me} names. */
    Optional<NamedEntity> organizationOfToken() {
        Optional<NamedEntity> named =
                token instanceof Fetched.Ok<TokenInfo> ok ? ok.content().organization() : Optional.empty();
        return named.isPresent() && named.get().id().isBlank() ? Optional.empty() : named;
    }

    /** The OAuth client that the token was issued to, as it was read. */
    Optional<TokenInfo.Client> client() {
        return token instanceof Fetched.Ok<TokenInfo> ok ? ok.content().client() : Optional.empty();
    }

    /** The OAuth client that the token was issued to, as far as it is known. */
    public Optional<NamedEntity> clientName() {
        Optional<TokenInfo.Client> client = client();
        return client.isEmpty()
                ? Optional.empty()
                : Optional.of(new NamedEntity(client.get().id(), client.get().name()));
    }

    /** The user behind the token, as far as it is known by name. */
    Optional<NamedEntity> userName() {
        return user.isEmpty() || user.get().name().name().isEmpty()
                ? Optional.empty()
                : Optional.of(user.get().name());
    }

    /** Whose roles count, in words: those of a user's token are the user's, not the client's. */
    String holder() {
        Object client = clientName().isPresent() ? clientName().get() : "the caller";
        if (kind() != TokenInfo.Kind.USER) {
            return client.toString();
        }
        return "the user " + (userName().isPresent() ? userName().get() : "behind " + client);
    }

    /** The caller's roles; none where they could not be read. */
    List<Grant> knownGrants() {
        return grants.value().orElse(List.of());
    }

    /** Whether every role of the caller shows what it allows. */
    boolean knowsAllPolicies() {
        boolean knows = grants instanceof Fetched.Ok<List<Grant>>;
        for (Grant grant : knownGrants()) {
            knows &= grant.policies().isPresent();
        }
        return knows;
    }

    /** The names of the caller's roles, in quotes. */
    String roleNames() {
        return knownGrants().stream()
                .map(PermissionCheck::roleName)
                .distinct()
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
    }

    /** Why the reads about the caller failed, those that did. */
    List<IOException> failures() {
        List<IOException> failures = new ArrayList<>();
        for (Fetched<?> read : List.of(token, organization, grants)) {
            if (read instanceof Fetched.Failed<?> failed) {
                failures.add(failed.why());
            }
        }
        return failures;
    }

    /** The scopes that the token carries, as far as that is known. */
    List<String> scopes() {
        return token instanceof Fetched.Ok<TokenInfo> ok ? ok.content().scopes() : List.of();
    }

    /** Who is behind the token. */
    public TokenInfo.Kind kind() {
        return token instanceof Fetched.Ok<TokenInfo> ok ? ok.content().kind() : TokenInfo.Kind.UNKNOWN;
    }

    /** This caller with other grants. */
    Caller with(List<Grant> known) {
        return new Caller(token, organization, new Fetched.Ok<>(known), user);
    }

    /** This caller with what is known of its roles. */
    Caller withPolicies(List<Role> roles) {
        return with(knownGrants().stream()
                .map(grant -> roles.stream()
                        .filter(role -> role.id().equals(grant.role().id()))
                        .findFirst()
                        .map(grant::with)
                        .orElse(grant))
                .toList());
    }
}
