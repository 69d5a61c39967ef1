package io.github.premiumdeploy.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.Fetched;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Grant;
import io.github.premiumdeploy.genesys.LicensesApi;
import io.github.premiumdeploy.genesys.LicensesApi.License;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.PermissionCatalog;
import io.github.premiumdeploy.genesys.Policy;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.genesys.Role;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.genesys.UsersApi;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks the organization what stands behind requirements that are not met, or not known to be: only for what can tell, each
 * thing once, and no more than it was given requests for; what is left out for that is unknown. Whatever is asked runs side
 * by side with what else is under way.
 */
public final class BudgetedLookups {

    /** So many are kept for what surely tells something. */
    private static final int FEW = 5;

    private final GenesysClient client;
    private final Parallel parallel;
    private final AuthorizationApi authorization;
    private int requests;
    private Lookup<PermissionCatalog> catalogue = Lookup.none();
    private Lookup<List<Role>> ownRoles = Lookup.none();
    private Lookup<UsersApi.User> user = Lookup.none();
    private Lookup<List<Role>> roles = Lookup.none();
    private Lookup<List<License>> licenses = Lookup.none();
    private Lookup<List<String>> products = Lookup.none();
    private Lookup<Map<String, Boolean>> capabilities = Lookup.none();

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

    /** Tells the permissions that exist in the organization, where they were read already. */
    public BudgetedLookups knowing(Fetched<PermissionCatalog> read) {
        catalogue = Lookup.of(() -> read);
        return this;
    }

    /** Tells the products of the organization, where they were read already. */
    void know(List<String> known) {
        products = known.isEmpty() ? Lookup.none() : Lookup.of(() -> new Fetched.Ok<>(known));
    }

    /** The products of the organization; none where they were not read. */
    List<String> knownProducts() {
        return products.value().orElse(List.of());
    }

    /** How many requests are left. */
    public int left() {
        return requests;
    }

    /** Takes one of the requests, if one is left. */
    public boolean take() {
        return requests-- > 0;
    }

    /** What is needed, by what counts as what operations need. */
    List<Need> inForce(Collection<Need> needs) {
        return needs.stream().map(need -> need.by(client::inForce)).distinct().toList();
    }

    /** By the platform's clock, which dates grants. */
    Instant now() {
        return client.platformTime();
    }

    /** Starts to read something that is wanted, if there is a request left for it. */
    public <T> Lookup<T> ask(boolean wanted, Parallel.Read<T> read) {
        return wanted && take() ? Lookup.of(parallel.start(read)) : Lookup.none();
    }

    /** What was asked for already, or starts to read it like {@link #ask}. */
    private <T> Lookup<T> once(Lookup<T> known, boolean wanted, Parallel.Read<T> read) {
        return known.isAsked() ? known : ask(wanted, read);
    }

    /** Starts to read the permissions that exist in the organization, whatever is left: nothing else tells. */
    public Supplier<Fetched<PermissionCatalog>> catalogue() {
        if (!catalogue.isAsked()) {
            take();
            catalogue = Lookup.of(parallel.start(authorization::catalogue));
        }
        return catalogue.asked().get();
    }

    /** Starts to read the permissions that exist, if there is a request left for it. */
    Supplier<PermissionCatalog> catalogueIfLeft() {
        catalogue = once(catalogue, true, authorization::catalogue);
        return this::knownCatalogue;
    }

    /** The permissions that exist in the organization, as far as they were read. */
    PermissionCatalog knownCatalogue() {
        return catalogue.value().orElse(PermissionCatalog.UNKNOWN);
    }

    /**
     * Starts to read the caller's roles again, which a run may have changed.
     *
     * @param changed whether it may have
     * @return waits for the caller as it is now
     */
    Supplier<Caller> current(Caller caller, boolean changed) {
        Lookup<List<Grant>> grants = ask(changed, authorization::myGrants);
        return () -> grants.value().map(caller::with).orElse(caller);
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
                .orElseGet(() -> caller.client().map(TokenInfo.Client::grants).orElse(List.of()));
        boolean policies = caller.knowsAllPolicies();
        boolean user = caller.kind() == TokenInfo.Kind.USER;
        Lookup<List<String>> own = policies || !user ? Lookup.none() : ownPermissions(caller);
        Lookup<List<Role>> held = policies || user ? Lookup.none() : ownRoles(grants);
        // Side by side, so that the chain is no longer where it does not help; where few requests are left, others tell
        // more.
        Lookup<List<Grant>> full = ask(
                !policies && !own.isAsked() && requests > FEW && authorization.mayShowPolicies(grants),
                authorization::myFullGrants);
        boolean homeUnknown = grants.stream()
                .anyMatch(grant -> !grant.isEverywhere()
                        && grant.home().isEmpty()
                        && !grant.division().id().isEmpty());
        Lookup<Optional<NamedEntity>> home = ask(homeUnknown, authorization::homeDivision);
        return () -> {
            Optional<List<String>> permissions = own.value();
            if (permissions.isPresent()) {
                return caller.with(List.of(grantOfUser(permissions.get(), grants)));
            }
            Optional<List<Grant>> shown = full.value().filter(all -> !all.isEmpty());
            if (shown.isPresent()) {
                return caller.with(shown.get());
            }
            Optional<List<Role>> read = held.value();
            Optional<String> homeId = home.value().flatMap(known -> known).map(NamedEntity::id);
            if (read.isEmpty() && (homeId.isEmpty() || caller.grants().value().isEmpty())) {
                return caller;
            }
            List<Grant> placed = grants.stream()
                    .map(grant -> grant.home().isPresent() || homeId.isEmpty()
                            ? grant
                            : grant.inDivision(grant.division().id().equals(homeId.get())))
                    .toList();
            return caller.with(placed).withPolicies(read.orElse(List.of()));
        };
    }

    /** What a user may do, wherever it is from. */
    private static Grant grantOfUser(List<String> permissions, List<Grant> grants) {
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

    /** Starts to read what a user may do, wherever it is from; nothing if that was asked already and not answered. */
    Lookup<List<String>> ownPermissions(Caller caller) {
        if (caller.user().isPresent()) {
            return Lookup.of(() -> new Fetched.Ok<>(caller.user().get().permissions()));
        }
        if (user.isAsked() || client.hasGivenToken()) {
            return Lookup.none();
        }
        user = ask(true, () -> UsersApi.me(client));
        return user.map(UsersApi.User::permissions);
    }

    /** Starts to read what the caller's roles allow, if there is a request left for it. */
    Lookup<List<Role>> ownRoles(List<Grant> grants) {
        List<String> ids = grants.stream()
                .map(grant -> grant.role().id())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        ownRoles = once(ownRoles, !ids.isEmpty(), () -> authorization.roles(ids));
        return ownRoles;
    }

    /** Starts to ask in which divisions the caller has a permission. */
    Lookup<List<NamedEntity>> divisionsWith(Permission permission) {
        return ask(true, () -> authorization.myDivisionsWith(permission.toString()));
    }

    /** Starts to read the names of divisions. */
    Lookup<List<NamedEntity>> divisions(Collection<String> ids) {
        return ask(!ids.isEmpty(), () -> authorization.divisions(ids));
    }

    /** Whether the organization's roles were asked for. */
    boolean hasAskedForRoles() {
        return roles.isAsked();
    }

    /** Starts to read which users have a role. */
    Lookup<List<NamedEntity>> usersWith(String roleId) {
        return ask(!roleId.isEmpty(), () -> authorization.usersWith(roleId));
    }

    /** Starts to read the OAuth clients, if the caller may and there is a request left for it. */
    Lookup<List<JsonNode>> clients(Caller caller) {
        return ask(
                mayHold(new PermissionCheck(caller, now()), OAuthClientsApi.LIST),
                () -> client.listFollowing(OAuthClientsApi.LIST));
    }

    /** The id of a role by its name; empty text if it is not known. */
    String roleId(String name) {
        return roles.value().orElse(List.of()).stream()
                .filter(role -> role.name().equals(name))
                .map(Role::id)
                .findFirst()
                .orElse("");
    }

    /** Starts to read the unpublished list of what the organization can do. */
    Lookup<Map<String, Boolean>> capabilities(PremiumAppsApi premiumApps) {
        capabilities = ask(true, premiumApps::capabilities);
        return capabilities;
    }

    /** Whether what the organization can do was asked for. */
    boolean hasAskedForCapabilities() {
        return capabilities.isAsked();
    }

    /** Starts to read what explains why permissions are missing, as far as it was not read yet and the caller may. */
    public void lookInto(Caller caller, Collection<AssessedPermission> assessed) {
        PermissionCheck own = new PermissionCheck(caller, now());
        boolean notThere = AssessedPermission.has(assessed, Cause.PERMISSION_NOT_IN_ORGANIZATION);
        roles = once(
                roles,
                AssessedPermission.has(assessed, Cause.PERMISSION_IN_NO_ROLE) && mayHold(own, AuthorizationApi.ROLES),
                authorization::firstRoles);
        licenses = once(
                licenses, notThere && mayHold(own, LicensesApi.DEFINITIONS), () -> LicensesApi.definitions(client));
        products = once(products, notThere, authorization::products);
    }

    /** Brings what is missing down to its causes, with all that was read. */
    RootCauses rootCauses(Caller caller) {
        return new RootCauses(
                caller, roles.value().orElse(List.of()), licenses.value().orElse(List.of()), knownProducts());
    }

    /** A request that would surely be refused is not sent. */
    private static boolean mayHold(PermissionCheck own, Operation operation) {
        return operation.permissions().stream()
                .map(Permission::parse)
                .flatMap(Optional::stream)
                .anyMatch(permission -> own.of(permission).cause() != Cause.PERMISSION_IN_NO_ROLE);
    }
}
