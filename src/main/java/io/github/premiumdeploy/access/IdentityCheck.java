package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Fetched;
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
import java.util.Optional;

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
        return target.credentials() instanceof Credentials.AccessToken
                        && caller.token().reason().orElse(null) instanceof ApiException token
                        && caller.organization().reason().orElse(null) instanceof ApiException organization
                        && token.isForbidden()
                        && organization.isForbidden()
                ? Optional.of(Finding.of(Cause.SCOPES_REFUSED)
                        .with(Fact.SOURCE, target.credentials().source())
                        .with(
                                Fact.ENDPOINT,
                                token.operation().signature() + " and "
                                        + organization.operation().signature())
                        .with(token))
                : Optional.empty();
    }

    private Finding token(Caller caller) {
        if (caller.token() instanceof Fetched.Failed<TokenInfo> unknown) {
            Optional<ApiException> rejection = rejection(caller);
            return rejection.isPresent()
                    ? rejected(rejection.get())
                    : Finding.of(Cause.TOKEN_UNKNOWN).with(Fact.REASON, Reasons.words(unknown.why()));
        }
        Finding finding = Finding.of(Cause.TOKEN_VALID)
                .with(Fact.SOURCE, target.credentials().source());
        if (caller.client().isEmpty()) {
            return finding.with(Fact.CLIENT, "an unnamed OAuth client");
        }
        TokenInfo.Client client = caller.client().get();
        finding = finding.with(Fact.CLIENT, caller.clientName().orElseThrow().toString());
        if (!client.state().orElse("active").equalsIgnoreCase("active")) {
            return finding.as(Cause.CLIENT_INACTIVE)
                    .with(Fact.REASON, client.state().get());
        }
        return client.dateToDelete().isEmpty()
                ? finding
                : finding.as(Cause.CLIENT_TO_BE_DELETED)
                        .with(Fact.DATE, client.dateToDelete().get().toString());
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
        return caller.token() instanceof Fetched.Failed<TokenInfo> failed
                && (rejection(caller).isPresent() || ForeignAnswers.isForeign(failed.why()));
    }

    /** The first 401 of the three reads: one of them may be slower or served elsewhere. */
    private static Optional<ApiException> rejection(Caller caller) {
        for (IOException reason : caller.failures()) {
            if (reason instanceof ApiException api && isRejection(api)) {
                return Optional.of(api);
            }
        }
        return Optional.empty();
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
        Optional<NamedEntity> known = caller.organizationName();
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
        boolean differs = known.isPresent() && !isSame(known.get(), expected.get());
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
        if (caller.kind() == TokenInfo.Kind.UNKNOWN) {
            return Finding.of(Cause.TOKEN_KIND_UNKNOWN)
                    .with(
                            Fact.REASON,
                            caller.token().reason().map(Reasons::words).orElse("the answer names no OAuth client"));
        }
        TokenInfo.Client client = caller.client().orElseThrow();
        return Finding.of(caller.kind() == TokenInfo.Kind.USER ? Cause.USER_TOKEN : Cause.CLIENT_TOKEN)
                .with(Fact.CLIENT, caller.clientName().orElseThrow().toString())
                .with(
                        Fact.NAMED,
                        caller.userName().isPresent()
                                ? "the user " + caller.userName().get()
                                : "a user")
                .with(Fact.STATE, client.state().orElse("not said"))
                .with(Fact.GRANT_TYPE, client.grantType())
                .with(Fact.SCOPES, ScopeCheck.words(caller.scopes()));
    }
}
