package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.Answer;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.LoginException;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.genesys.Reading;
import io.github.premiumdeploy.genesys.Role;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.genesys.UsersApi;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds out whether a caller may submit Premium Apps, and what is missing if not. */
public final class AccessCheck {

    private final GenesysClient client;
    private final Target target;
    private final PremiumApp app;
    private final Parallel parallel;
    private final PremiumAppsApi premiumApps;
    private final AuthorizationApi authorization;

    public AccessCheck(GenesysClient client, Target target, PremiumApp app, Parallel parallel) {
        this.client = client;
        this.target = target;
        this.app = app;
        this.parallel = parallel;
        this.premiumApps = new PremiumAppsApi(client, app);
        this.authorization = new AuthorizationApi(client);
    }

    /**
     * Checks everything, as the goal {@code check-permissions} does: at most 8 requests in a chain of at most 4, the
     * independent ones side by side. Where an organization is asked for, the probe waits until it is known to be that
     * one, which makes the chain one longer: nobody can promise what the unpublished endpoint does with a request.
     *
     * @param probe whether to send the request that cannot succeed
     * @throws IOException if the login gets no answer, or one that says nothing about the caller
     */
    public AccessReport run(boolean probe) throws IOException {
        return run(probe, true, List.of());
    }

    /**
     * Checks what a run needs: the endpoint, a descriptor's operations, or both. A descriptor's operations alone take 4
     * requests, 3 of them side by side.
     *
     * @param probe whether to send the request that cannot succeed
     * @param submits whether the endpoint is of interest
     * @param operations what the descriptor needs
     * @throws IOException if the login gets no answer, or one that says nothing about the caller
     */
    public AccessReport run(boolean probe, boolean submits, Collection<Operation> operations) throws IOException {
        Supplier<Caller> reading;
        try {
            reading = Caller.read(client, parallel);
        } catch (LoginException e) {
            if (!AccessReport.isAboutTheCaller(e)) {
                throw e;
            }
            return AccessReport.of(e, target);
        }
        if (!submits) {
            Caller caller = reading.get();
            List<Finding> findings = new ArrayList<>(new IdentityCheck(target).of(caller));
            findings.add(permissions(caller).roles());
            return new AccessReport(findings, caller.organizationName(), caller.clientName())
                    .with(requirements(caller, operations));
        }
        boolean guarded = target.organizationId().isPresent();
        Optional<Supplier<Reading<Answer>>> probing =
                probe && !guarded ? Optional.of(parallel.start(premiumApps::probe)) : Optional.empty();
        Optional<Supplier<Reading<List<String>>>> products =
                app.feature().isEmpty() ? Optional.empty() : Optional.of(parallel.start(authorization::products));
        Caller caller = reading.get();
        Endpoint endpoint = probing.map(answer -> Endpoint.of(operation(), answer.get()))
                .orElseGet(() -> probe ? probeTheRightOrganization(caller) : Endpoint.notAsked(operation()));
        FeatureCheck feature = new FeatureCheck(app.feature()).organization(caller.organization());
        products.ifPresent(answer -> feature.products(answer.get()));
        return report(caller, endpoint, feature).with(requirements(caller, operations));
    }

    private List<Finding> requirements(Caller caller, Collection<Operation> operations) {
        return new RequirementCheck(caller, client.deadline().now()).judge(operations);
    }

    private Endpoint probeTheRightOrganization(Caller caller) {
        boolean right = new IdentityCheck(target)
                .of(caller).stream().anyMatch(finding -> finding.cause() == Cause.ORGANIZATION_MATCHES);
        return right
                ? Endpoint.of(operation(), parallel.start(premiumApps::probe).get())
                : Endpoint.heldBack(operation());
    }

    /**
     * Reads the caller: a login if there is no token yet, then three requests side by side.
     *
     * @throws IOException if the login failed
     */
    public Caller identify() throws IOException {
        return Caller.read(client, parallel).get();
    }

    /**
     * What a caller that was read would be refused for, as far as this is certain without another request. What the endpoint
     * needs counts only where there is something to submit.
     */
    public AccessReport preflight(Caller caller) {
        List<Finding> findings = new ArrayList<>(new IdentityCheck(target).of(caller));
        if (app.submission().isEmpty()) {
            return new AccessReport(findings, caller.organizationName(), caller.clientName());
        }
        PermissionCheck permissions = permissions(caller);
        needed(Optional.empty()).forEach(permission -> findings.add(permissions.of(permission)));
        FeatureCheck feature = new FeatureCheck(app.feature()).organization(caller.organization());
        if (!app.feature().isEmpty() && feature.isFound()) {
            findings.add(feature.finding());
        }
        return new AccessReport(findings, caller.organizationName(), caller.clientName());
    }

    /**
     * Explains why the endpoint refused a submission, with at most four requests more.
     *
     * @param refusal the answer to the submission
     */
    public AccessReport explain(Caller caller, ApiException refusal) {
        if (refusal.status() == 401) {
            return new AccessReport(
                    List.of(new IdentityCheck(target).rejected(refusal)),
                    caller.organizationName(),
                    caller.clientName());
        }
        Endpoint endpoint = Endpoint.of(operation(), refusal);
        if (endpoint.verdict() == Endpoint.Says.UNCLEAR) {
            return preflight(caller);
        }
        FeatureCheck feature = new FeatureCheck(app.feature()).organization(caller.organization());
        if (!app.feature().isEmpty() && !feature.isFound() && endpoint.verdict() != Endpoint.Says.ALLOWED) {
            feature.products(parallel.start(authorization::products).get());
        }
        return report(caller, endpoint, feature);
    }

    private AccessReport report(Caller caller, Endpoint endpoint, FeatureCheck feature) {
        Set<Permission> needed = needed(endpoint.refusal());
        boolean allowed = endpoint.verdict() == Endpoint.Says.ALLOWED;
        boolean valid = caller.token().value().isPresent();
        boolean askCapabilities = valid
                && !app.feature().isEmpty()
                && !app.capabilitiesPath().isEmpty()
                && !feature.isFound()
                && !allowed;
        Optional<Supplier<Reading<Map<String, Boolean>>>> capabilities =
                askCapabilities ? Optional.of(parallel.start(premiumApps::capabilities)) : Optional.empty();

        List<Finding> findings = new ArrayList<>(new IdentityCheck(target).of(caller));
        findings.add(permissions(caller).roles());
        List<Finding> permissionFindings = valid && !allowed
                ? permissionFindings(caller, needed, capabilities.isPresent())
                : needed.stream().map(permissions(caller)::of).toList();
        capabilities.ifPresent(answer -> feature.capabilities(app.capabilitiesPath(), answer.get()));

        List<Finding> judged = new ArrayList<>(permissionFindings);
        judged.add(scope(caller));
        judged.add(app.feature().isEmpty() ? Finding.of(Cause.FEATURE_NOT_CHECKED) : feature.finding());
        boolean featureExplains = judged.stream()
                .anyMatch(finding ->
                        finding.check() == Check.FEATURE && finding.verdict().isRefusal());
        List<Finding> beside = judged.stream()
                .map(finding -> beside(finding, endpoint, featureExplains))
                .toList();
        findings.addAll(beside);
        if (needed.isEmpty()) {
            findings.add(Finding.of(Cause.PERMISSION_NOT_CHECKED));
        }
        findings.add(endpoint.finding(
                words(beside, Verdict::isRefusal), words(beside, verdict -> verdict == Verdict.UNKNOWN)));
        return new AccessReport(findings, caller.organizationName(), caller.clientName());
    }

    private static List<String> words(List<Finding> findings, Predicate<Verdict> which) {
        return findings.stream()
                .filter(finding -> which.test(finding.verdict()))
                .map(AccessCheck::shortWords)
                .toList();
    }

    /**
     * A finding in the light of what the endpoint itself said.
     *
     * @param featureExplains whether the missing feature explains a refusal, so that it says nothing about a condition
     */
    private static Finding beside(Finding finding, Endpoint endpoint, boolean featureExplains) {
        Cause cause = switch (endpoint.verdict()) {
            case ALLOWED ->
                switch (finding.cause()) {
                    case PERMISSION_UNKNOWN, PERMISSION_CONDITIONAL -> Cause.PERMISSION_CONFIRMED;
                    case PERMISSION_IN_NO_ROLE -> Cause.PERMISSION_NOT_NEEDED;
                    case SCOPE_MISSING -> Cause.SCOPE_NOT_NEEDED;
                    case FEATURE_OFF, FEATURE_ABSENT -> Cause.FEATURE_NOT_NEEDED;
                    default -> finding.cause();
                };
            case REFUSED ->
                switch (finding.cause()) {
                    case PERMISSION_CONDITIONAL ->
                        featureExplains ? Cause.PERMISSION_CONDITIONAL : Cause.PERMISSION_CONDITION_NOT_MET;
                    case PERMISSION_HELD ->
                        finding.facts().containsKey(Fact.DATE) ? Cause.PERMISSION_JUST_GRANTED : Cause.PERMISSION_HELD;
                    default -> finding.cause();
                };
            default -> finding.cause();
        };
        String signature = endpoint.operation().signature();
        Finding judged = new Finding(cause, finding.facts()).with(Fact.ENDPOINT, signature);
        return cause == Cause.PERMISSION_CONFIRMED && finding.cause() != cause
                ? judged.with(Fact.REASON, signature + " lets the caller in")
                : judged;
    }

    private static String shortWords(Finding finding) {
        return switch (finding.check()) {
            case PERMISSION -> "the permission " + finding.facts().get(Fact.PERMISSION);
            case SCOPE -> "the scope " + finding.facts().get(Fact.SCOPE);
            default -> "the feature \"" + finding.facts().get(Fact.FEATURE) + "\"";
        };
    }

    /** The configured permission, and those that a refusal names. */
    private Set<Permission> needed(Optional<ApiException> refusal) {
        Set<Permission> needed = new LinkedHashSet<>();
        Permission.parse(app.permission()).ifPresent(needed::add);
        refusal.ifPresent(r -> r.error()
                .namedPermissions()
                .forEach(name -> Permission.parse(name).ifPresent(needed::add)));
        return needed;
    }

    /**
     * Judges permissions, and asks the platform where the caller's roles do not show what they allow. First the question
     * that needs no permission; whether it answers client-credentials tokens is uncertain, so the roles themselves come
     * second, unless the capabilities are asked for already: together that would be a ninth request.
     */
    private List<Finding> permissionFindings(Caller caller, Set<Permission> needed, boolean capabilitiesAsked) {
        PermissionCheck check = permissions(caller);
        List<Finding> findings = new ArrayList<>();
        for (Permission permission : needed) {
            Finding finding = check.of(permission);
            boolean first = findings.isEmpty();
            findings.add(
                    finding.cause() == Cause.PERMISSION_UNKNOWN && first
                            ? ask(permission, caller, finding, capabilitiesAsked)
                            : finding);
        }
        return findings;
    }

    private Finding ask(Permission permission, Caller caller, Finding unknown, boolean capabilitiesAsked) {
        if (caller.kind() == TokenInfo.Kind.USER) {
            Reading<List<String>> held =
                    parallel.start(new UsersApi(client)::myPermissions).get();
            return held.value()
                    .map(permissions -> permissions.stream().anyMatch(permission::isNamedBy)
                            ? confirmed(permission, "GET /api/v2/users/me?expand=authorization lists it")
                            : permissions(caller).missing(permission))
                    .orElse(unknown);
        }
        Reading<List<NamedEntity>> divisions = parallel.start(
                        () -> authorization.myDivisionsWith(permission.toString()))
                .get();
        if (divisions instanceof Reading.Known<List<NamedEntity>> known) {
            return known.known().isEmpty()
                    ? permissions(caller).missing(permission)
                    : confirmed(
                            permission,
                            "GET /api/v2/authorization/divisionspermitted/me answers with "
                                    + known.known().stream()
                                            .map(NamedEntity::name)
                                            .collect(Collectors.joining(", ")));
        }
        List<String> roleIds = caller.grants().value().orElse(List.of()).stream()
                .map(grant -> grant.role().id())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (capabilitiesAsked || roleIds.isEmpty()) {
            return unknown;
        }
        Reading<List<Role>> roles =
                parallel.start(() -> authorization.roles(roleIds)).get();
        return roles.value()
                .map(known ->
                        permissions(caller.with(withPolicies(caller, known))).of(permission))
                .orElseGet(() -> unknown.with(
                        Fact.REASON,
                        unknown.facts().get(Fact.REASON) + ", and they cannot be read: "
                                + Reasons.words(roles.reason().orElseThrow())));
    }

    private static Finding confirmed(Permission permission, String evidence) {
        return Finding.of(Cause.PERMISSION_CONFIRMED)
                .with(Fact.PERMISSION, permission.toString())
                .with(Fact.REASON, evidence);
    }

    private static List<Grant> withPolicies(Caller caller, List<Role> roles) {
        return caller.grants().value().orElse(List.of()).stream()
                .map(grant -> roles.stream()
                        .filter(role -> role.id().equals(grant.role().id()))
                        .findFirst()
                        .map(role -> grant.with(role.policies()))
                        .orElse(grant))
                .toList();
    }

    private Finding scope(Caller caller) {
        if (app.scope().isEmpty()) {
            return Finding.of(Cause.SCOPE_NOT_CHECKED);
        }
        return switch (caller.kind()) {
            case CLIENT_CREDENTIALS -> Finding.of(Cause.SCOPE_NOT_COUNTED);
            case UNKNOWN -> Finding.of(Cause.SCOPE_UNKNOWN).with(Fact.SCOPE, app.scope());
            case USER -> {
                List<String> scopes =
                        caller.token().value().map(TokenInfo::scopes).orElse(List.of());
                yield Finding.of(scopes.contains(app.scope()) ? Cause.SCOPE_HELD : Cause.SCOPE_MISSING)
                        .with(Fact.SCOPE, app.scope())
                        .with(Fact.SCOPES, scopes.isEmpty() ? "none" : String.join(", ", scopes));
            }
        };
    }

    private Operation operation() {
        return premiumApps.submitOperation();
    }

    private PermissionCheck permissions(Caller caller) {
        Instant now = client.deadline().now();
        return new PermissionCheck(caller, now);
    }
}
