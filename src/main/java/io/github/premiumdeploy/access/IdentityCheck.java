package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.OrganizationsApi;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.genesys.TokensApi;
import io.github.premiumdeploy.target.Credentials;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges whether the token is valid, belongs to the right organization, and whose it is. */
final class IdentityCheck {

    /** Published. */
    private static final String ADDRESS = "ip.not.authorized";

    private final Target target;

    IdentityCheck(Target target) {
        this.target = target;
    }

    /** What a login that failed means. */
    Finding of(LoginException refusal) {
        if (refusal.isForeign()) {
            return new ForeignAnswers(target).of(refusal);
        }
        Cause cause = refusal.isGrantTypeRefused()
                ? Cause.LOGIN_GRANT_TYPE
                : refusal.isInvalidClient() ? Cause.LOGIN_INVALID_CLIENT : Cause.LOGIN_REFUSED;
        return Finding.of(cause)
                .with(Fact.CLIENT, refusal.clientId())
                .with(Fact.LOGIN_URL, refusal.loginUrl().toString())
                .with(Fact.SOURCE, target.credentials().source())
                .with(Fact.STATUS, refusal.status() + (refusal.error().isEmpty() ? "" : " " + refusal.error()))
                .with(Fact.SERVER_TEXT, refusal.description())
                .with(Fact.CORRELATION_ID, refusal.correlationId());
    }

    List<Finding> of(Caller caller) {
        List<Finding> findings = new ArrayList<>();
        new ForeignAnswers(target).among(caller.failures()).ifPresent(findings::add);
        findings.add(token(caller));
        findings.add(organization(caller));
        findings.add(kind(caller));
        scopes(caller).ifPresent(findings::add);
        return List.copyOf(findings);
    }

    /** Published: who the token is and where it belongs needs no permission, so that only scopes can be in the way. */
    private Optional<Finding> scopes(Caller caller) {
        boolean isGiven = target.credentials() instanceof Credentials.AccessToken;
        List<ApiException> refused = Stream.of(
                        caller.token().reason(), caller.organization().reason())
                .flatMap(Optional::stream)
                .filter(reason -> reason instanceof ApiException api && api.isForbidden())
                .map(ApiException.class::cast)
                .toList();
        return isGiven && refused.size() == 2
                ? Optional.of(Finding.of(Cause.SCOPES_REFUSED)
                        .with(Fact.SOURCE, target.credentials().source())
                        .with(
                                Fact.ENDPOINT,
                                refused.stream()
                                        .map(refusal -> refusal.operation().signature())
                                        .collect(Collectors.joining(" and ")))
                        .with(refused.get(0)))
                : Optional.empty();
    }

    private Finding token(Caller caller) {
        Optional<TokenInfo> info = caller.token().value();
        if (info.isEmpty()) {
            IOException reason = caller.token().reason().orElseThrow();
            return rejection(caller)
                    .map(this::rejected)
                    .orElseGet(() -> Finding.of(Cause.TOKEN_UNKNOWN).with(Fact.REASON, Reasons.words(reason)));
        }
        Optional<TokenInfo.Client> client = info.get().client();
        Finding finding = Finding.of(Cause.TOKEN_VALID)
                .with(
                        Fact.CLIENT,
                        caller.clientName().map(NamedEntity::toString).orElse("an unnamed OAuth client"))
                .with(Fact.SOURCE, target.credentials().source());
        if (client.flatMap(TokenInfo.Client::state)
                .filter(state -> !state.toLowerCase(Locale.ROOT).equals("active"))
                .isPresent()) {
            return finding.as(Cause.CLIENT_INACTIVE)
                    .with(Fact.REASON, client.get().state().orElseThrow());
        }
        if (client.flatMap(TokenInfo.Client::dateToDelete).isPresent()) {
            return finding.as(Cause.CLIENT_TO_BE_DELETED)
                    .with(Fact.DATE, client.get().dateToDelete().orElseThrow().toString());
        }
        return finding;
    }

    /** What a 401 to the token means. */
    Finding rejected(ApiException rejection) {
        boolean address = rejection.error().code().equals(ADDRESS);
        boolean isGiven = target.credentials() instanceof Credentials.AccessToken;
        Cause cause = address
                ? Cause.TOKEN_ADDRESS_NOT_ALLOWED
                : isGiven ? Cause.TOKEN_REJECTED : Cause.TOKEN_OF_CLIENT_REJECTED;
        return Finding.of(cause)
                .with(Fact.SOURCE, target.credentials().source())
                .with(Fact.LOGIN_URL, target.loginUrl().toString())
                .with(Fact.API_URL, target.apiUrl().toString())
                .with(rejection);
    }

    /** An address that is not allowed was seen as a 401, and may be a 403 elsewhere. */
    private static boolean isRejection(ApiException reason) {
        return !reason.isForeign()
                && (reason.status() == 401 || reason.error().code().equals(ADDRESS));
    }

    /** Whether the platform does not take the token at all, so that there is nothing to ask for. */
    static boolean isRejected(Caller caller) {
        return caller.token().value().isEmpty()
                && (rejection(caller).isPresent()
                        || caller.token()
                                .reason()
                                .filter(ForeignAnswers::isForeign)
                                .isPresent());
    }

    /** The first 401 of the three reads: one of them may be slower or served elsewhere. */
    private static Optional<ApiException> rejection(Caller caller) {
        return caller.failures()
                .filter(reason -> reason instanceof ApiException api && isRejection(api))
                .map(ApiException.class::cast)
                .findFirst();
    }

    /**
     * Which organization it is, by two answers that must not disagree: {@code organization} of {@code GET /tokens/me} and
     * {@code GET /organizations/me}. The {@code homeOrganization} of a token is another one where a user works in an
     * organization that trusts his own, and does not count.
     */
    private Finding organization(Caller caller) {
        Optional<NamedEntity> told = caller.ownOrganization();
        Optional<NamedEntity> ofToken = caller.organizationOfToken();
        Optional<String> expected = target.organizationId();
        if (told.isPresent()
                && ofToken.isPresent()
                && !isSame(told.get(), ofToken.get().id())) {
            return Finding.of(Cause.ORGANIZATION_CONTRADICTED)
                    .with(Fact.ORGANIZATION, told.get().toString())
                    .with(Fact.NAMED, ofToken.get().toString())
                    .with(Fact.API_URL, target.apiUrl().toString());
        }
        Optional<NamedEntity> known = told.or(() -> ofToken);
        if (known.isEmpty()
                && (expected.isEmpty() || caller.organization().value().isEmpty())) {
            return Finding.of(Cause.ORGANIZATION_UNKNOWN)
                    .with(Fact.EXPECTED_ORGANIZATION, expected.orElse("any"))
                    .with(
                            Fact.REASON,
                            caller.organization().reason().map(Reasons::words).orElse("it has no id"));
        }
        if (expected.isEmpty()) {
            return Finding.of(Cause.ORGANIZATION_NOT_GUARDED)
                    .with(Fact.ORGANIZATION, known.get().toString());
        }
        boolean differs = known.filter(one -> !isSame(one, expected.get())).isPresent();
        Optional<String> silent = withoutId(caller);
        if (silent.isPresent() && !differs) {
            return Finding.of(Cause.ORGANIZATION_WITHOUT_ID)
                    .with(Fact.PLACE, silent.get())
                    .with(Fact.EXPECTED_ORGANIZATION, expected.get())
                    .with(Fact.API_URL, target.apiUrl().toString());
        }
        return Finding.of(differs ? Cause.ORGANIZATION_DIFFERS : Cause.ORGANIZATION_MATCHES)
                .with(Fact.ORGANIZATION, known.get().toString())
                .with(Fact.EXPECTED_ORGANIZATION, expected.get())
                .with(Fact.SOURCE, target.credentials().source());
    }

    private static boolean isSame(NamedEntity organization, String id) {
        return organization.id().equalsIgnoreCase(id);
    }

    /** The read that was answered and names no organization: what answers so may not be the platform. */
    private static Optional<String> withoutId(Caller caller) {
        if (caller.organization().value().isPresent()
                && caller.ownOrganization().isEmpty()) {
            return Optional.of("GET " + OrganizationsApi.ME.path());
        }
        return caller.token().value().isPresent()
                        && caller.organizationOfToken().isEmpty()
                ? Optional.of("GET " + TokensApi.ME.path())
                : Optional.empty();
    }

    private static Finding kind(Caller caller) {
        String client = caller.clientName().map(NamedEntity::toString).orElse("");
        Optional<TokenInfo.Client> known = caller.token().flatMap(TokenInfo::client);
        List<String> scopes = caller.token().value().map(TokenInfo::scopes).orElse(List.of());
        Finding kind = Finding.of(caller.kind() == TokenInfo.Kind.USER ? Cause.USER_TOKEN : Cause.CLIENT_TOKEN)
                .with(Fact.CLIENT, client)
                .with(
                        Fact.NAMED,
                        caller.userName().map(user -> "the user " + user).orElse("a user"))
                .with(Fact.STATE, known.flatMap(TokenInfo.Client::state).orElse("not said"))
                .with(Fact.GRANT_TYPE, known.map(TokenInfo.Client::grantType).orElse("not said"))
                .with(Fact.SCOPES, scopes.isEmpty() ? "none" : String.join(", ", scopes));
        return switch (caller.kind()) {
            case CLIENT_CREDENTIALS, USER -> kind;
            case UNKNOWN ->
                Finding.of(Cause.TOKEN_KIND_UNKNOWN)
                        .with(
                                Fact.REASON,
                                caller.token().reason().map(Reasons::words).orElse("the answer names no OAuth client"));
        };
    }
}
