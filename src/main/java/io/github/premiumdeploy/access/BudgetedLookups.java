package io.github.premiumdeploy.access;

import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Catalogue;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.LicensesApi;
import io.github.premiumdeploy.genesys.LicensesApi.License;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.Policy;
import io.github.premiumdeploy.genesys.Reading;
import io.github.premiumdeploy.genesys.Role;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.genesys.UsersApi;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Finds out what stands behind requirements that are not met. It asks only for what can tell, each thing once, side by side
 * where it can, and no more than it was given requests for; what is left out for that is unknown.
 */
public final class BudgetedLookups {

    private final GenesysClient client;
    private final Parallel parallel;
    private final AuthorizationApi authorization;
    private int requests;
    private List<String> products = List.of();

    /**
     * Asks at most so many requests.
     *
     * @param requests the number; pages of lists count as one
     */
    public BudgetedLookups(GenesysClient client, Parallel parallel, int requests) {
        this.client = client;
        this.parallel = parallel;
        this.authorization = new AuthorizationApi(client);
        this.requests = requests;
    }

    /** Tells the products of the organization, where they were read already. */
    BudgetedLookups withProducts(List<String> known) {
        products = List.copyOf(known);
        return this;
    }

    /** How many requests are left. */
    public int left() {
        return requests;
    }

    /** Takes one of the requests, if one is left. */
    public boolean take() {
        return requests-- > 0;
    }

    private <T> Optional<Supplier<Reading<T>>> ask(boolean wanted, Parallel.Read<T> read) {
        return wanted && take() ? Optional.of(parallel.start(read)) : Optional.empty();
    }

    private static <T> List<T> known(Optional<Supplier<Reading<List<T>>>> asked) {
        return asked.flatMap(reading -> reading.get().value()).orElse(List.of());
    }

    /** Starts to read the permissions that exist in the organization. */
    public Supplier<Reading<Catalogue>> catalogue() {
        take();
        return parallel.start(authorization::catalogue);
    }

    /**
     * Starts to read the caller's roles again, which a run may have changed.
     *
     * @param changed whether it may have
     * @return waits for the caller as it is now
     */
    Supplier<Caller> current(Caller caller, boolean changed) {
        Optional<Supplier<Reading<List<Grant>>>> grants = ask(changed, authorization::myGrants);
        return () -> grants.flatMap(reading -> reading.get().value())
                .map(caller::with)
                .orElse(caller);
    }

    /**
     * Starts to read what the answer about the caller's roles may leave out: what they allow, and which division is the
     * home division.
     *
     * @return waits for the caller with all that could be read
     */
    public Supplier<Caller> complete(Caller caller) {
        List<Grant> grants = caller.grants()
                .value()
                .orElseGet(() -> caller.token()
                        .flatMap(TokenInfo::client)
                        .map(TokenInfo.Client::grants)
                        .orElse(List.of()));
        boolean policies = grants.stream().allMatch(grant -> grant.policies().isPresent())
                && caller.grants().value().isPresent();
        boolean user = caller.kind() == TokenInfo.Kind.USER;
        List<String> ids = grants.stream()
                .map(grant -> grant.role().id())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        Optional<Supplier<Reading<List<String>>>> own = ask(!policies && user, new UsersApi(client)::myPermissions);
        Optional<Supplier<Reading<List<Role>>>> roles =
                ask(!policies && !user && !ids.isEmpty(), () -> authorization.roles(ids));
        boolean homeUnknown = grants.stream()
                .anyMatch(grant -> !grant.isEverywhere()
                        && grant.home().isEmpty()
                        && !grant.division().id().isEmpty());
        Optional<Supplier<Reading<Optional<NamedEntity>>>> home = ask(homeUnknown, authorization::homeDivision);
        return () -> {
            Optional<List<String>> permissions =
                    own.flatMap(reading -> reading.get().value());
            if (permissions.isPresent()) {
                return caller.with(List.of(ofUser(permissions.get(), grants)));
            }
            Optional<List<Role>> read = roles.flatMap(reading -> reading.get().value());
            Optional<String> homeId = home.flatMap(reading -> reading.get().flatMap(known -> known))
                    .map(NamedEntity::id);
            if (read.isEmpty() && homeId.isEmpty()) {
                return caller;
            }
            List<Grant> complete = grants.stream()
                    .map(grant -> grant.home().isPresent() || homeId.isEmpty()
                            ? grant
                            : grant.inDivision(grant.division().id().equals(homeId.get())))
                    .map(grant -> read.orElse(List.of()).stream()
                            .filter(role -> role.id().equals(grant.role().id()))
                            .findFirst()
                            .map(grant::with)
                            .orElse(grant))
                    .toList();
            return read.isEmpty() && caller.grants().value().isEmpty() ? caller : caller.with(complete);
        };
    }

    /** What a user may do, wherever it is from. */
    private static Grant ofUser(List<String> permissions, List<Grant> grants) {
        List<Policy> policies = permissions.stream()
                .map(Policy::ofPermission)
                .flatMap(Optional::stream)
                .toList();
        String roles = grants.stream()
                .map(grant -> grant.role().name())
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(" / "));
        return new Grant(
                new NamedEntity("", roles.isEmpty() ? "the user's roles" : roles),
                new NamedEntity(Policy.ALL, ""),
                Optional.empty(),
                Optional.of(policies),
                Optional.empty());
    }

    /**
     * Asks the platform itself about requirements that the caller's roles do not tell of; whether it answers
     * client-credentials tokens is uncertain.
     */
    public List<AssessedPermission> confirm(Caller caller, List<AssessedPermission> assessments) {
        Map<AssessedPermission, Supplier<Reading<List<NamedEntity>>>> asked = new LinkedHashMap<>();
        assessments.stream()
                .filter(assessed -> assessed.finding().cause() == Cause.PERMISSION_UNKNOWN)
                .sorted(Comparator.comparing(BudgetedLookups::isForReading))
                .forEach(assessed -> ask(
                                true,
                                () -> authorization.myDivisionsWith(
                                        assessed.anyOf().get(0).toString()))
                        .ifPresent(reading -> asked.put(assessed, reading)));
        return assessments.stream()
                .map(assessed -> asked.containsKey(assessed)
                        ? confirmed(caller, assessed, asked.get(assessed).get())
                        : assessed)
                .toList();
    }

    /** What a run reads shows by itself; what it writes comes first. */
    private static boolean isForReading(AssessedPermission assessed) {
        return assessed.needs().stream().allMatch(need -> need.operation().isRead());
    }

    private AssessedPermission confirmed(Caller caller, AssessedPermission assessed, Reading<List<NamedEntity>> divisions) {
        if (divisions.value().isEmpty()) {
            return assessed;
        }
        Permission permission = assessed.anyOf().get(0);
        List<NamedEntity> known = divisions.value().get();
        if (known.isEmpty()) {
            return assessed.anyOf().size() > 1
                    ? assessed
                    : new AssessedPermission(
                            assessed.anyOf(),
                            assessed.needs(),
                            new PermissionCheck(caller, client.deadline().now()).missing(permission),
                            assessed.chain());
        }
        return new AssessedPermission(
                assessed.anyOf(),
                assessed.needs(),
                confirmation(permission, known),
                List.of(new Link(Link.Part.PERMISSION, permission.toString(), Link.State.HOLDS)));
    }

    /** That the platform itself says so. */
    static Finding confirmation(Permission permission, List<NamedEntity> divisions) {
        return Finding.of(Cause.PERMISSION_CONFIRMED)
                .with(Fact.PERMISSION, permission.toString())
                .with(
                        Fact.REASON,
                        "GET /api/v2/authorization/divisionspermitted/me answers with "
                                + String.join(
                                        ", ",
                                        divisions.stream()
                                                .map(NamedEntity::name)
                                                .toList()));
    }

    /** Judges with what is known by now. */
    public RequirementCheck check(Caller caller, Reading<Catalogue> exists) {
        return new RequirementCheck(caller, client.deadline().now(), exists.value());
    }

    /** What has to be put right, each root cause once, with what the organization tells about it. */
    public List<Finding> explain(Caller caller, List<AssessedPermission> assessments) {
        return explaining(caller, assessments).get();
    }

    /** Starts to find that out; the result waits for it. */
    Supplier<List<Finding>> explaining(Caller caller, List<AssessedPermission> assessments) {
        PermissionCheck own = new PermissionCheck(caller, client.deadline().now());
        boolean inNoRole = has(assessments, Cause.PERMISSION_IN_NO_ROLE);
        boolean notThere = has(assessments, Cause.PERMISSION_NOT_IN_ORGANIZATION);
        Optional<Supplier<Reading<List<Role>>>> roles =
                ask(inNoRole && mayHold(own, AuthorizationApi.ROLES), authorization::firstRoles);
        Optional<Supplier<Reading<List<License>>>> licenses =
                ask(notThere && mayHold(own, LicensesApi.DEFINITIONS), new LicensesApi(client)::definitions);
        Optional<Supplier<Reading<List<String>>>> asked = ask(notThere && products.isEmpty(), authorization::products);
        return () -> new RootCauses(caller, known(roles), known(licenses), products.isEmpty() ? known(asked) : products)
                .of(assessments);
    }

    private static boolean has(Collection<AssessedPermission> assessments, Cause cause) {
        return assessments.stream().anyMatch(assessed -> assessed.finding().cause() == cause);
    }

    /** A request that would surely be refused is not sent. */
    private static boolean mayHold(PermissionCheck own, Operation operation) {
        return operation.permissions().stream()
                .map(Permission::parse)
                .flatMap(Optional::stream)
                .anyMatch(permission -> own.of(permission).cause() != Cause.PERMISSION_IN_NO_ROLE);
    }

    /** The scopes that a user's token lacks; whether they count is a setting of the organization that does not show. */
    public static List<Finding> scopes(Caller caller, Collection<Need> needs) {
        if (caller.kind() != TokenInfo.Kind.USER) {
            return List.of();
        }
        List<String> held = caller.token().value().map(TokenInfo::scopes).orElse(List.of());
        List<String> missing = new ArrayList<>();
        for (Need need : needs) {
            RequiredPermissions.scopeChoices(need.operation()).stream()
                    .filter(choice -> choice.stream().noneMatch(held::contains))
                    .map(choice -> choice.get(choice.size() - 1))
                    .filter(scope -> !missing.contains(scope))
                    .forEach(missing::add);
        }
        return missing.isEmpty()
                ? List.of()
                : List.of(Finding.of(Cause.SCOPES_MISSING)
                        .with(Fact.SCOPE, String.join(", ", missing))
                        .with(Fact.SCOPES, held.isEmpty() ? "none" : String.join(", ", held)));
    }
}
