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
    private Optional<Supplier<Fetched<PermissionCatalog>>> catalogue = Optional.empty();
    private Optional<Supplier<Fetched<List<Role>>>> ownRoles = Optional.empty();
    private Optional<Supplier<Fetched<UsersApi.User>>> user = Optional.empty();
    private Optional<Supplier<Fetched<List<Role>>>> roles = Optional.empty();
    private Optional<Supplier<Fetched<List<License>>>> licenses = Optional.empty();
    private Optional<Supplier<Fetched<List<String>>>> products = Optional.empty();
    private Optional<Supplier<Fetched<Map<String, Boolean>>>> capabilities = Optional.empty();

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
        catalogue = Optional.of(() -> read);
        return this;
    }

    /** Tells the products of the organization, where they were read already. */
    void know(List<String> known) {
        products = known.isEmpty() ? Optional.empty() : Optional.of(() -> new Fetched.Ok<>(known));
    }

    /** The products of the organization; none where they were not read. */
    List<String> knownProducts() {
        return known(products);
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

    private <T> Optional<Supplier<Fetched<T>>> ask(boolean wanted, Parallel.Read<T> read) {
        return wanted && take() ? Optional.of(parallel.start(read)) : Optional.empty();
    }

    private static <T> List<T> known(Optional<Supplier<Fetched<List<T>>>> asked) {
        return asked.flatMap(reading -> reading.get().value()).orElse(List.of());
    }

    /** Starts to read the permissions that exist in the organization, whatever is left: nothing else tells. */
    public Supplier<Fetched<PermissionCatalog>> catalogue() {
        if (catalogue.isEmpty()) {
            take();
            catalogue = Optional.of(parallel.start(authorization::catalogue));
        }
        return catalogue.get();
    }

    /** Starts to read the permissions that exist, if there is a request left for it. */
    Supplier<PermissionCatalog> catalogueIfLeft() {
        if (catalogue.isEmpty()) {
            catalogue = ask(true, authorization::catalogue);
        }
        return this::knownCatalogue;
    }

    /** The permissions that exist in the organization, as far as they were read. */
    PermissionCatalog knownCatalogue() {
        return catalogue.flatMap(reading -> reading.get().value()).orElse(PermissionCatalog.UNKNOWN);
    }

    /**
     * Starts to read the caller's roles again, which a run may have changed.
     *
     * @param changed whether it may have
     * @return waits for the caller as it is now
     */
    Supplier<Caller> current(Caller caller, boolean changed) {
        Optional<Supplier<Fetched<List<Grant>>>> grants = ask(changed, authorization::myGrants);
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
        Optional<Supplier<Fetched<List<String>>>> own = policies || !user ? Optional.empty() : ownPermissions(caller);
        Optional<Supplier<Fetched<List<Role>>>> held = policies || user ? Optional.empty() : ownRoles(grants);
        // Side by side, so that the chain is no longer where it does not help; where few requests are left, others tell
        // more.
        Optional<Supplier<Fetched<List<Grant>>>> full = ask(
                !policies && own.isEmpty() && requests > FEW && authorization.mayShowPolicies(grants),
                authorization::myFullGrants);
        boolean homeUnknown = grants.stream()
                .anyMatch(grant -> !grant.isEverywhere()
                        && grant.home().isEmpty()
                        && !grant.division().id().isEmpty());
        Optional<Supplier<Fetched<Optional<NamedEntity>>>> home = ask(homeUnknown, authorization::homeDivision);
        return () -> {
            Optional<List<String>> permissions =
                    own.flatMap(reading -> reading.get().value());
            if (permissions.isPresent()) {
                return caller.with(List.of(grantOfUser(permissions.get(), grants)));
            }
            Optional<List<Grant>> shown =
                    full.flatMap(reading -> reading.get().value()).filter(all -> !all.isEmpty());
            if (shown.isPresent()) {
                return caller.with(shown.get());
            }
            Optional<List<Role>> read = held.flatMap(reading -> reading.get().value());
            Optional<String> homeId = home.flatMap(reading -> reading.get().flatMap(known -> known))
                    .map(NamedEntity::id);
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
    Optional<Supplier<Fetched<List<String>>>> ownPermissions(Caller caller) {
        if (caller.user().isPresent()) {
            return Optional.of(() -> new Fetched.Ok<>(caller.user().get().permissions()));
        }
        if (user.isPresent() || client.hasGivenToken()) {
            return Optional.empty();
        }
        user = ask(true, new UsersApi(client)::me);
        return user.map(asked -> () -> asked.get().map(UsersApi.User::permissions));
    }

    /** Starts to read what the caller's roles allow, if there is a request left for it. */
    Optional<Supplier<Fetched<List<Role>>>> ownRoles(List<Grant> grants) {
        List<String> ids = grants.stream()
                .map(grant -> grant.role().id())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        if (ownRoles.isEmpty()) {
            ownRoles = ask(!ids.isEmpty(), () -> authorization.roles(ids));
        }
        return ownRoles;
    }

    /** Starts to ask in which divisions the caller has a permission; nothing if there is no request left for it. */
    Optional<Supplier<Fetched<List<NamedEntity>>>> divisionsWith(Permission permission) {
        return ask(true, () -> authorization.myDivisionsWith(permission.toString()));
    }

    /** Starts to read the names of divisions; nothing if there is no request left for it. */
    Optional<Supplier<Fetched<List<NamedEntity>>>> divisions(Collection<String> ids) {
        return ask(!ids.isEmpty(), () -> authorization.divisions(ids));
    }

    /** Whether the organization's roles were asked for. */
    boolean hasAskedForRoles() {
        return roles.isPresent();
    }

    /** Starts to read which users have a role; nothing if there is no request left for it. */
    Optional<Supplier<Fetched<List<NamedEntity>>>> usersWith(String roleId) {
        return ask(!roleId.isEmpty(), () -> authorization.usersWith(roleId));
    }

    /** Starts to read the OAuth clients, if the caller may and there is a request left for it. */
    Optional<Supplier<Fetched<List<JsonNode>>>> clients(Caller caller) {
        return ask(
                mayHold(new PermissionCheck(caller, now()), OAuthClientsApi.LIST),
                () -> client.listFollowing(OAuthClientsApi.LIST));
    }

    /** The id of a role by its name; empty text if it is not known. */
    String roleId(String name) {
        return known(roles).stream()
                .filter(role -> role.name().equals(name))
                .map(Role::id)
                .findFirst()
                .orElse("");
    }

    /** Starts to read the unpublished list of what the organization can do; nothing if there is no request left for it. */
    Optional<Supplier<Fetched<Map<String, Boolean>>>> capabilities(PremiumAppsApi premiumApps) {
        capabilities = ask(true, premiumApps::capabilities);
        return capabilities;
    }

    /** Whether what the organization can do was asked for. */
    boolean hasAskedForCapabilities() {
        return capabilities.isPresent();
    }

    /** Starts to read what explains why permissions are missing, as far as it was not read yet and the caller may. */
    public void lookInto(Caller caller, Collection<AssessedPermission> assessed) {
        PermissionCheck own = new PermissionCheck(caller, now());
        boolean notThere = has(assessed, Cause.PERMISSION_NOT_IN_ORGANIZATION);
        if (roles.isEmpty()) {
            roles = ask(
                    has(assessed, Cause.PERMISSION_IN_NO_ROLE) && mayHold(own, AuthorizationApi.ROLES),
                    authorization::firstRoles);
        }
        if (licenses.isEmpty()) {
            licenses = ask(notThere && mayHold(own, LicensesApi.DEFINITIONS), new LicensesApi(client)::definitions);
        }
        if (products.isEmpty()) {
            products = ask(notThere, authorization::products);
        }
    }

    /** Brings what is missing down to its causes, with all that was read. */
    RootCauses rootCauses(Caller caller) {
        return new RootCauses(caller, known(roles), known(licenses), known(products));
    }

    private static boolean has(Collection<AssessedPermission> assessed, Cause cause) {
        return assessed.stream().anyMatch(one -> one.finding().cause() == cause);
    }

    /** A request that would surely be refused is not sent. */
    private static boolean mayHold(PermissionCheck own, Operation operation) {
        return operation.permissions().stream()
                .map(Permission::parse)
                .flatMap(Optional::stream)
                .anyMatch(permission -> own.of(permission).cause() != Cause.PERMISSION_IN_NO_ROLE);
    }
}
