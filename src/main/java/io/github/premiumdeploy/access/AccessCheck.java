package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.Answer;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Catalogue;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds out whether a caller may submit Premium Apps, and what is missing if not. */
public final class AccessCheck {

    /** What stands for the descriptor where the submission asks for something. */
    public static final String SUBMISSION = "submission";

    /** What it may cost to look closer at a permission that is in no role, or held and refused. */
    private static final int EXPLAINING = 2;

    /** The unpublished list of what the organization can do. */
    private static final int CAPABILITIES = 1;

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
     * Checks what a submission needs: at most 9 requests in a chain of at most 4, the independent ones side by side. Where
     * an organization is asked for, the probe waits until it is known to be that one, which makes the chain one longer:
     * nobody can promise what the unpublished endpoint does with a request.
     *
     * @param probe whether to send the request that cannot succeed
     * @throws IOException if the login gets no answer, or one that says nothing about the caller
     */
    public AccessReport run(boolean probe) throws IOException {
        Supplier<Caller> reading;
        try {
            reading = Caller.read(client, parallel);
        } catch (LoginException e) {
            return refusedLogin(e);
        }
        Asked asked = ask(probe);
        return report(reading.get(), asked);
    }

    /**
     * What a failed login says.
     *
     * @throws LoginException the same, if it says nothing about the caller
     */
    public AccessReport refusedLogin(LoginException refusal) throws LoginException {
        if (!AccessReport.isAboutTheCaller(refusal)) {
            throw refusal;
        }
        return AccessReport.of(refusal, target);
    }

    /** What was asked about the endpoint before the caller is known. */
    public static final class Asked {
        private final boolean probe;
        private final Optional<Supplier<Reading<Answer>>> probing;
        private final Optional<Supplier<Reading<List<String>>>> products;

        private Asked(
                boolean probe,
                Optional<Supplier<Reading<Answer>>> probing,
                Optional<Supplier<Reading<List<String>>>> products) {
            this.probe = probe;
            this.probing = probing;
            this.products = products;
        }
    }

    /** Starts to ask about the endpoint, with at most 2 requests. */
    public Asked ask(boolean probe) {
        boolean guarded = target.organizationId().isPresent();
        return new Asked(
                probe,
                probe && !guarded ? Optional.of(parallel.start(premiumApps::probe)) : Optional.empty(),
                app.feature().isEmpty() ? Optional.empty() : Optional.of(parallel.start(authorization::products)));
    }

    /** What was found out about a caller and the endpoint, with at most 3 requests more. */
    public AccessReport report(Caller caller, Asked asked) {
        return report(caller, asked, new BudgetedLookups(client, parallel, EXPLAINING + CAPABILITIES));
    }

    /** How many requests a report about a caller is likely to need beside what was asked. */
    public int reserve(Caller caller) {
        boolean isFeatureKnown = app.feature().isEmpty()
                || app.capabilitiesPath().isEmpty()
                || new FeatureCheck(app.feature())
                        .organization(caller.organization())
                        .isFound();
        boolean isPermissionKnown = needed(Optional.empty()).stream()
                .noneMatch(permission -> permissions(caller).of(permission).cause() == Cause.PERMISSION_UNKNOWN);
        return (isFeatureKnown ? 0 : CAPABILITIES) + (isPermissionKnown ? 0 : 1);
    }

    /**
     * What was found out about a caller and the endpoint.
     *
     * @param lookups asks for more, as long as it may
     */
    public AccessReport report(Caller caller, Asked asked, BudgetedLookups lookups) {
        List<Finding> identity = new IdentityCheck(target).of(caller);
        if (identity.stream().anyMatch(finding -> finding.cause().isWrongOrganization())) {
            // What another organization than the one that is meant would refuse is of no interest; nothing is left
            // open.
            asked.products.ifPresent(Supplier::get);
            List<Finding> findings = new ArrayList<>(identity);
            findings.add((asked.probe ? SubmissionEndpoint.heldBack(operation()) : SubmissionEndpoint.notAsked(operation()))
                    .finding(List.of(), List.of()));
            return new AccessReport(findings, List.of(), caller.organizationName(), caller.clientName());
        }
        SubmissionEndpoint endpoint = asked.probing
                .map(answer -> SubmissionEndpoint.of(operation(), answer.get()))
                .orElseGet(() -> asked.probe ? probeTheRightOrganization(caller) : SubmissionEndpoint.notAsked(operation()));
        FeatureCheck feature = new FeatureCheck(app.feature()).organization(caller.organization());
        Optional<Reading<List<String>>> products = asked.products.map(Supplier::get);
        products.ifPresent(feature::products);
        return report(
                caller,
                endpoint,
                feature,
                lookups.withProducts(products.flatMap(Reading::value).orElse(List.of())));
    }

    /** Who the caller is, and whether that is in order. */
    public AccessReport identity(Caller caller) {
        List<Finding> findings = new ArrayList<>(new IdentityCheck(target).of(caller));
        findings.add(permissions(caller).roles());
        return new AccessReport(findings, List.of(), caller.organizationName(), caller.clientName());
    }

    private SubmissionEndpoint probeTheRightOrganization(Caller caller) {
        boolean right = new IdentityCheck(target)
                .of(caller).stream().anyMatch(finding -> finding.cause() == Cause.ORGANIZATION_MATCHES);
        return right
                ? SubmissionEndpoint.of(operation(), parallel.start(premiumApps::probe).get())
                : SubmissionEndpoint.heldBack(operation());
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
            return new AccessReport(findings, List.of(), caller.organizationName(), caller.clientName());
        }
        PermissionCheck permissions = permissions(caller);
        needed(Optional.empty()).forEach(permission -> findings.add(permissions.of(permission)));
        FeatureCheck feature = new FeatureCheck(app.feature()).organization(caller.organization());
        if (!app.feature().isEmpty() && feature.isFound()) {
            findings.add(feature.finding());
        }
        return new AccessReport(findings, List.of(), caller.organizationName(), caller.clientName());
    }

    /**
     * What a preflight found, with what the organization tells about it: at most one request more.
     *
     * @param report what {@link #preflight} said about the caller
     */
    public AccessReport elaborate(Caller caller, AccessReport report) {
        Set<Permission> needed = needed(Optional.empty());
        List<Finding> roots = new BudgetedLookups(client, parallel, EXPLAINING).explain(caller, inNoRole(caller, needed));
        List<Finding> findings = new ArrayList<>(report.findings());
        if (!roots.isEmpty()) {
            findings.removeIf(finding -> finding.cause() == Cause.PERMISSION_IN_NO_ROLE);
            findings.addAll(roots);
        }
        return new AccessReport(findings, assessments(caller, needed, findings), report.organization(), report.client());
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
                    List.of(),
                    caller.organizationName(),
                    caller.clientName());
        }
        SubmissionEndpoint endpoint = SubmissionEndpoint.of(operation(), refusal);
        if (endpoint.verdict() == SubmissionEndpoint.Says.UNCLEAR) {
            return preflight(caller);
        }
        FeatureCheck feature = new FeatureCheck(app.feature()).organization(caller.organization());
        List<String> products = List.of();
        if (!app.feature().isEmpty() && !feature.isFound() && endpoint.verdict() != SubmissionEndpoint.Says.ALLOWED) {
            Reading<List<String>> read = parallel.start(authorization::products).get();
            feature.products(read);
            products = read.value().orElse(List.of());
        }
        return report(
                caller,
                endpoint,
                feature,
                new BudgetedLookups(client, parallel, EXPLAINING + CAPABILITIES).withProducts(products));
    }

    private AccessReport report(Caller caller, SubmissionEndpoint endpoint, FeatureCheck feature, BudgetedLookups lookups) {
        Set<Permission> needed = needed(endpoint.refusal());
        boolean allowed = endpoint.verdict() == SubmissionEndpoint.Says.ALLOWED;
        boolean valid = caller.token().value().isPresent();
        boolean askCapabilities = valid
                && !app.feature().isEmpty()
                && !app.capabilitiesPath().isEmpty()
                && !feature.isFound()
                && !allowed;
        Optional<Supplier<Reading<Map<String, Boolean>>>> capabilities = askCapabilities && lookups.take()
                ? Optional.of(parallel.start(premiumApps::capabilities))
                : Optional.empty();

        Supplier<List<Finding>> roots =
                allowed || !valid ? List::of : lookups.explaining(caller, inNoRole(caller, needed));

        List<Finding> findings = new ArrayList<>(new IdentityCheck(target).of(caller));
        findings.add(permissions(caller).roles());
        List<Finding> permissionFindings = valid && !allowed
                ? permissionFindings(caller, needed, capabilities.isPresent(), lookups)
                : needed.stream().map(permissions(caller)::of).toList();
        capabilities.ifPresent(answer -> feature.capabilities(app.capabilitiesPath(), answer.get()));

        List<Finding> judged = new ArrayList<>(permissionFindings);
        judged.add(scope(caller));
        judged.add(app.feature().isEmpty() ? Finding.of(Cause.FEATURE_NOT_CHECKED) : feature.finding());
        boolean featureExplains = judged.stream()
                .anyMatch(finding ->
                        finding.check() == Check.FEATURE && finding.verdict().isRefusal());
        List<Finding> beside = new ArrayList<>(judged.stream()
                .map(finding -> beside(finding, endpoint, featureExplains))
                .toList());
        if (!roots.get().isEmpty()) {
            beside.removeIf(finding -> finding.cause() == Cause.PERMISSION_IN_NO_ROLE);
            roots.get().forEach(root -> beside.add(0, beside(root, endpoint, featureExplains)));
        }
        if (endpoint.verdict() == SubmissionEndpoint.Says.REFUSED
                && beside.stream().anyMatch(finding -> finding.cause() == Cause.PERMISSION_HELD)
                && beside.stream().noneMatch(finding -> finding.verdict().isRefusal())) {
            lookCloser(caller, lookups, beside);
        }
        findings.addAll(beside);
        if (needed.isEmpty()) {
            findings.add(Finding.of(Cause.PERMISSION_NOT_CHECKED));
        }
        findings.add(endpoint.finding(
                words(beside, Verdict::isRefusal), words(beside, verdict -> verdict == Verdict.UNKNOWN)));
        return new AccessReport(
                findings, assessments(caller, needed, beside), caller.organizationName(), caller.clientName());
    }

    private List<AssessedPermission> inNoRole(Caller caller, Set<Permission> needed) {
        return assessments(caller, needed, List.of()).stream()
                .filter(assessed -> assessed.finding().cause() == Cause.PERMISSION_IN_NO_ROLE)
                .toList();
    }

    /** One assessment for each permission; what was found out beside the caller's roles counts more than they do. */
    private List<AssessedPermission> assessments(Caller caller, Set<Permission> needed, List<Finding> found) {
        List<Need> needs = List.of(Need.of(SUBMISSION, operation()));
        return needed.stream()
                .map(permission -> {
                    PermissionCheck.Holding own = permissions(caller).holding(permission, false);
                    Finding finding = found.stream()
                            .filter(other ->
                                    permission.toString().equals(other.facts().get(Fact.PERMISSION)))
                            .findFirst()
                            .orElse(own.finding());
                    return new AssessedPermission(List.of(permission), needs, finding, own.chain());
                })
                .toList();
    }

    /** Refused with everything in order: whether the permission exists here at all, and where it is granted. */
    private void lookCloser(Caller caller, BudgetedLookups lookups, List<Finding> beside) {
        Supplier<Reading<Catalogue>> catalogue = lookups.catalogue();
        Caller known = lookups.complete(caller).get();
        PermissionCheck strict = new PermissionCheck(
                known, client.deadline().now(), catalogue.get().value());
        List<Need> needs = List.of(Need.of(SUBMISSION, operation()));
        beside.replaceAll(finding -> finding.cause() == Cause.PERMISSION_HELD
                ? Permission.parse(finding.facts().get(Fact.PERMISSION))
                        .map(permission -> {
                            PermissionCheck.Holding holding = strict.holding(permission, true);
                            return new AssessedPermission(List.of(permission), needs, holding.finding(), holding.chain());
                        })
                        .filter(closer -> closer.verdict().isRefusal())
                        .map(closer -> lookups.explain(known, List.of(closer)).get(0))
                        .map(root -> root.with(Fact.ENDPOINT, operation().signature()))
                        .orElse(finding)
                : finding);
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
    private static Finding beside(Finding finding, SubmissionEndpoint endpoint, boolean featureExplains) {
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
        Finding judged = finding.as(cause).with(Fact.ENDPOINT, signature);
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
     * second, unless the capabilities are asked for already: together that would be a request too many.
     */
    private List<Finding> permissionFindings(
            Caller caller, Set<Permission> needed, boolean capabilitiesAsked, BudgetedLookups lookups) {
        PermissionCheck check = permissions(caller);
        List<Finding> findings = new ArrayList<>();
        for (Permission permission : needed) {
            Finding finding = check.of(permission);
            boolean first = findings.isEmpty();
            findings.add(
                    finding.cause() == Cause.PERMISSION_UNKNOWN && first && lookups.take()
                            ? ask(permission, caller, finding, capabilitiesAsked, lookups)
                            : finding);
        }
        return findings;
    }

    private Finding ask(
            Permission permission, Caller caller, Finding unknown, boolean capabilitiesAsked, BudgetedLookups lookups) {
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
                    : BudgetedLookups.confirmation(permission, known.known());
        }
        List<String> roleIds = caller.grants().value().orElse(List.of()).stream()
                .map(grant -> grant.role().id())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (capabilitiesAsked || roleIds.isEmpty() || !lookups.take()) {
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
                        .map(grant::with)
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
