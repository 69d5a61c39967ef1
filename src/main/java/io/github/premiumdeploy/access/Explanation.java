package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.genesys.Policy;
import io.github.premiumdeploy.target.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Explains why the platform refused an operation of a run. */
public final class Explanation {

    /** What an explanation may cost beside the requests of the run. */
    private static final int REQUESTS = 6;

    private final GenesysClient client;
    private final Parallel parallel;
    private final Target target;

    public Explanation(GenesysClient client, Parallel parallel, Target target) {
        this.client = client;
        this.parallel = parallel;
        this.target = target;
    }

    /**
     * Explains a refusal, with at most six requests.
     *
     * @param caller as it was when the run began
     * @param asker what asked for the operation
     * @param roles the roles that the operation gives away, or that the OAuth client has which it changes
     */
    public AccessReport of(Caller caller, ApiException refusal, Need asker, Collection<NamedEntity> roles) {
        AccessReport report = AccessReport.about(caller, List.of());
        Optional<Finding> foreign = new ForeignAnswers(target).among(List.of(refusal));
        if (foreign.isPresent()) {
            return report.with(List.of(foreign.get()));
        }
        Optional<Cause> inTheWay = RefusedContent.cause(refusal);
        if (inTheWay.isPresent()) {
            Finding finding = about(inTheWay.get(), refusal, asker);
            return report.with(List.of(
                    inTheWay.get() == Cause.NAME_TAKEN
                            ? new NameOwner(client, parallel).in(finding, refusal, asker.name())
                            : finding));
        }
        int status = refusal.saysFeatureOff() ? 501 : refusal.status();
        if (status == 403) {
            return refused(report, caller, refusal, asker, roles);
        }
        boolean isOfOne = refusal.operation().path().contains("{");
        return report.with(
                switch (status) {
                    // Uncertain is with which status a role that is not held is refused.
                    case 400, 422 -> {
                        List<Finding> notHeld = roles.isEmpty()
                                ? List.of()
                                : rolesNotHeld(
                                        new BudgetedLookups(client, parallel, 1)
                                                .current(caller, true)
                                                .get(),
                                        refusal.operation(),
                                        roles);
                        yield notHeld.isEmpty() ? List.of(about(Cause.CONTENT_REFUSED, refusal, asker)) : notHeld;
                    }
                    case 401 -> List.of(new IdentityCheck(target).rejected(refusal));
                    case 404, 405, 410 ->
                        List.of(about(
                                isOfOne && status == 404 ? Cause.RESOURCE_NOT_FOUND : Cause.OPERATION_NOT_OFFERED,
                                refusal,
                                asker));
                    case 501 -> List.of(about(Cause.FEATURE_TOGGLE_OFF, refusal, asker));
                    case 409 -> List.of(about(Cause.CONFLICT, refusal, asker));
                    default -> List.of();
                });
    }

    /** A finding about a refused operation. */
    static Finding about(Cause cause, ApiException refusal, Need asker) {
        return Finding.of(cause)
                .with(Fact.ENDPOINT, refusal.operation().signature())
                .with(Fact.KIND, asker.asker())
                .with(Fact.NEEDED_FOR, refusal.operation().action())
                .with(refusal);
    }

    private AccessReport refused(
            AccessReport report, Caller caller, ApiException refusal, Need asker, Collection<NamedEntity> roles) {
        BudgetedLookups lookups = new BudgetedLookups(client, parallel, REQUESTS);
        Supplier<Fetched<PermissionCatalog>> catalogue = lookups.catalogue();
        Supplier<Caller> current = lookups.current(caller, !roles.isEmpty());
        catalogue.get();
        Caller known = lookups.complete(current.get()).get();
        Need need = new Need(asker.kind(), asker.name(), refusal.operation());
        Evidence evidence = new Evidence();
        evidence.addFailure(need, refusal);
        AccessReport judged =
                new AccessAssessment(lookups, target, Optional.empty()).of(report, known, List.of(need), evidence);
        List<Finding> notHeld = rolesNotHeld(known, refusal.operation(), roles);
        return notHeld.isEmpty() ? judged : judged.explainedBy(notHeld);
    }

    /** The permissions that the platform names as missing. */
    static List<Permission> named(ApiException refusal) {
        return refusal.error().namedPermissions().stream()
                .map(Permission::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The same as requirements: of each, one permission would be enough. */
    static List<List<Permission>> requirements(ApiException refusal) {
        List<Permission> named = named(refusal);
        return !refusal.error().namesAlternatives()
                ? named.stream().map(List::of).toList()
                : named.isEmpty() ? List.of() : List.of(named);
    }

    /**
     * What may have been in order is not, once the platform refused; where it names what is missing, that alone. What it does
     * not name may be refused for what nobody sees, so that a condition remains a suspicion.
     */
    static AssessedPermission whenRefused(AssessedPermission assessed, ApiException refusal) {
        List<Permission> named = named(refusal);
        boolean isNamed = assessed.anyOf().stream().anyMatch(named::contains);
        if (!named.isEmpty() && !isNamed) {
            return assessed;
        }
        Cause cause = switch (assessed.finding().cause()) {
            case PERMISSION_CONDITIONAL -> isNamed ? Cause.PERMISSION_CONDITION_NOT_MET : Cause.PERMISSION_CONDITIONAL;
            case PERMISSION_YOUNG -> Cause.PERMISSION_JUST_GRANTED;
            case PERMISSION_HELD -> inDivision(assessed, refusal);
            default -> assessed.finding().cause();
        };
        AssessedPermission refused = assessed.refusedFor(cause, refusal);
        return refused.with(
                refused.finding().with(Fact.ENDPOINT, refusal.operation().signature()));
    }

    /** Held somewhere, and refused for where it is held: the refusal's division counts, not one that was guessed. */
    static Cause inDivision(AssessedPermission held, ApiException refusal) {
        if (!refusal.error().isAboutDivisions()) {
            return Cause.PERMISSION_HELD;
        }
        Map<Fact, String> facts = held.finding().facts();
        String granted = facts.getOrDefault(Fact.DIVISION_ID, "");
        boolean everywhere = granted.equals(Policy.ALL) || granted.isEmpty();
        List<String> named = refusal.error().namedDivisions();
        if (named.isEmpty()) {
            boolean there = everywhere || PermissionCheck.HOME.equals(facts.get(Fact.PLACE));
            return there ? Cause.PERMISSION_HELD : Cause.PERMISSION_IN_OTHER_DIVISION;
        }
        return everywhere || named.contains(granted)
                ? Cause.PERMISSION_REFUSED_IN_DIVISION
                : Cause.PERMISSION_NOT_IN_NAMED_DIVISION;
    }

    /**
     * Published: who gives a role to an OAuth client must hold it. Stated by Genesys's Resource Center: who changes a client
     * must hold all roles that it has.
     */
    private static List<Finding> rolesNotHeld(Caller caller, Operation operation, Collection<NamedEntity> roles) {
        Cause cause = operation.equals(OAuthClientsApi.CREATE)
                ? Cause.ROLE_FOR_CLIENT_NOT_HELD
                : Cause.ROLE_OF_CLIENT_NOT_HELD;
        List<String> held =
                caller.knownGrants().stream().map(grant -> grant.role().id()).toList();
        boolean known = caller.grants().value().isPresent();
        return roles.stream()
                .filter(role -> known && !held.contains(role.id()))
                .map(role -> Finding.of(cause)
                        .with(Fact.ROLE, role.name())
                        .with(
                                Fact.CLIENT,
                                caller.clientName().map(Object::toString).orElse("the caller")))
                .toList();
    }

    /** The server sometimes names another permission than the published table: both are shown. */
    static Optional<Finding> listedOtherwise(ApiException refusal) {
        List<String> published = refusal.operation().permissions();
        List<String> texts = named(refusal).stream().map(Permission::toString).toList();
        return texts.isEmpty() || published.containsAll(texts)
                ? Optional.empty()
                : Optional.of(Finding.of(Cause.PERMISSIONS_LISTED_OTHERWISE)
                        .with(Fact.ENDPOINT, refusal.operation().signature())
                        .with(Fact.NAMED, String.join(refusal.error().namesAlternatives() ? " or " : ", ", texts))
                        .with(Fact.PERMISSION, refusal.operation().permissionWords()));
    }

    private static String suspected(AssessedPermission unknown) {
        Map<Fact, String> facts = unknown.finding().facts();
        return "the permission " + unknown.permission()
                + (facts.containsKey(Fact.CONDITION)
                        ? " (which the role \"" + facts.get(Fact.ROLE) + "\" gives under a condition: "
                                + facts.get(Fact.CONDITION) + ")"
                        : "");
    }

    /** A refusal that nothing explains which can be seen for certain. */
    static Finding withoutCause(
            ApiException refusal, Need asker, List<AssessedPermission> judged, List<Finding> findings) {
        String unknown = judged.stream()
                .filter(assessed -> assessed.verdict() == Verdict.UNKNOWN)
                .map(Explanation::suspected)
                .collect(Collectors.joining(", "));
        String missing = findings.stream()
                .filter(finding -> finding.cause() == Cause.SCOPES_MISSING)
                .map(finding -> finding.facts().get(Fact.SCOPE))
                .collect(Collectors.joining(", "));
        String scopes = missing.isEmpty() ? "" : "the scope " + missing;
        String causes = unknown.isEmpty() || scopes.isEmpty() ? unknown + scopes : unknown + ", " + scopes;
        return about(
                        causes.isEmpty() ? Cause.REFUSED_WITHOUT_VISIBLE_CAUSE : Cause.REFUSED_WITHOUT_CERTAIN_CAUSE,
                        refusal,
                        asker)
                .with(Fact.CAUSES, causes)
                .with(Fact.SCOPE, missing)
                .with(
                        Fact.PERMISSION,
                        judged.isEmpty()
                                ? "all that it needs"
                                : judged.stream()
                                        .map(AssessedPermission::permission)
                                        .collect(Collectors.joining(", ")));
    }
}
