package io.github.premiumdeploy.genesys;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Roles, grants, permissions, divisions and products of an organization. */
public final class AuthorizationApi {

    private static final String FULL_ROLES = "includeFullRoles";
    private static final Query FIRST_PAGE = Query.of("pageSize", 100).and("pageNumber", 1);
    private static final Operation.Area AREA = new Operation.Area("authorization", "/api/v2/authorization");

    /** Reads the caller's grants; needs no permission; published. */
    public static final Operation SUBJECT_ME = AREA.get("/subjects/me", "read the caller's roles");

    /** Lists the products that the organization has; published. */
    public static final Operation PRODUCTS = AREA.get("/products", "list the organization's products");

    /** Lists every permission that exists in the organization; paged; published. */
    public static final Operation PERMISSIONS = AREA.get(
                    "/permissions", "list the permissions that exist in the organization")
            .paged();

    /** Lists the divisions in which the caller holds one permission; published. */
    public static final Operation DIVISIONS_PERMITTED_ME = AREA.get(
                    "/divisionspermitted/me", "ask in which divisions the caller holds a permission")
            .sending("permission", Operation.LATER);

    /** Lists the organization's divisions; paged; published. */
    public static final Operation DIVISIONS =
            AREA.get("/divisions", "list the divisions").paged();

    /** Reads the home division; published. */
    public static final Operation HOME_DIVISION = AREA.get("/divisions/home", "read the home division");

    /** Lists roles; paged; published. */
    public static final Operation ROLES = AREA.get("/roles", "list the roles")
            .anyOf("authorization:role:view")
            .paged()
            .sending("name", Operation.LATER);

    /** Creates a role; published. */
    public static final Operation CREATE_ROLE =
            AREA.write("POST", "/roles", "create a role").anyOf("authorization:role:add");

    /** Reads one role with its policies; published. */
    public static final Operation ROLE =
            AREA.get("/roles/{roleId}", "read a role").anyOf("authorization:role:view");

    /** Replaces a role; published. */
    public static final Operation UPDATE_ROLE =
            AREA.write("PUT", "/roles/{roleId}", "update a role").anyOf("authorization:role:edit");

    /** Changes some fields of a role; published. */
    public static final Operation PATCH_ROLE =
            AREA.write("PATCH", "/roles/{roleId}", "change a role").anyOf("authorization:role:edit");

    /** Deletes a role; published. */
    public static final Operation DELETE_ROLE =
            AREA.write("DELETE", "/roles/{roleId}", "delete a role").anyOf("authorization:role:delete");

    /** Lists the users who have a role; needs no permission; published. */
    public static final Operation ROLE_USERS =
            AREA.get("/roles/{roleId}/users", "list the users who have a role").paged();

    /** Grants a role in a division to a user, group or OAuth client; published. */
    public static final Operation GRANT_ROLE = AREA.write(
                    "POST", "/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}", "grant a role")
            .allOf("authorization:grant:add")
            .sending("subjectType", "PC_OAUTH_CLIENT");

    /** Takes a granted role away; published. */
    public static final Operation REVOKE_ROLE = AREA.write(
                    "DELETE", "/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}", "take a role away")
            .allOf("authorization:grant:delete");

    /** Grants several roles to a user, group or OAuth client; published. */
    public static final Operation GRANT_ROLES = AREA.write(
                    "POST", "/subjects/{subjectId}/bulkadd", "grant several roles")
            .allOf("authorization:grant:add");

    /** Grants a role to users in the home division; published. */
    public static final Operation ADD_USERS = AREA.write("PUT", "/roles/{roleId}/users/add", "grant a role to users")
            .anyOf("authorization:grant:add");

    static final List<Operation> OPERATIONS = List.of(
            SUBJECT_ME,
            PRODUCTS,
            PERMISSIONS,
            DIVISIONS_PERMITTED_ME,
            DIVISIONS,
            HOME_DIVISION,
            ROLES,
            CREATE_ROLE,
            ROLE,
            UPDATE_ROLE,
            PATCH_ROLE,
            DELETE_ROLE,
            ROLE_USERS,
            GRANT_ROLE,
            REVOKE_ROLE,
            GRANT_ROLES,
            ADD_USERS);

    private final GenesysClient client;

    public AuthorizationApi(GenesysClient client) {
        this.client = client;
    }

    /**
     * Reads the caller's grants. Whether a grant carries the policies of its role is uncertain; where it is known that it does
     * only if asked for, that is asked for.
     *
     * @throws ApiException if the platform refuses
     */
    public List<Grant> myGrants() throws IOException {
        return myGrants(
                client.traits().fullRoles() == PlatformTraits.FullRoles.ON_REQUEST
                        ? Query.of(FULL_ROLES, true)
                        : Query.NONE);
    }

    /**
     * Whether it may help to ask for the policies of the caller's roles with {@link #myFullGrants}: none are shown, and that
     * was not tried yet.
     */
    public boolean mayShowPolicies(List<Grant> grants) {
        return client.traits().fullRoles() == PlatformTraits.FullRoles.UNASKED && lacksPolicies(grants);
    }

    /**
     * Reads the caller's grants with a parameter that is said to add the policies of their roles. It is not in the published
     * API: it is sent once, and no second time where it makes no difference.
     *
     * @return the grants; empty if they do not show policies either
     */
    public List<Grant> myFullGrants() throws IOException {
        PlatformTraits traits = client.traits();
        try {
            List<Grant> full = myGrants(Query.of(FULL_ROLES, true));
            boolean helps = !lacksPolicies(full);
            traits.fullRoles(helps ? PlatformTraits.FullRoles.ON_REQUEST : PlatformTraits.FullRoles.NEVER);
            return helps ? full : List.of();
        } catch (ApiException e) {
            // What is not published may be refused; the grants themselves are known.
            traits.fullRoles(PlatformTraits.FullRoles.NEVER);
            return List.of();
        }
    }

    private List<Grant> myGrants(Query query) throws IOException {
        return Grant.list(client.call(SUBJECT_ME, query).body());
    }

    /** A single role may have none; that no role has any is the platform's way to show them. */
    private static boolean lacksPolicies(List<Grant> grants) {
        return !grants.isEmpty()
                && grants.stream().allMatch(grant -> grant.policies().isEmpty());
    }

    /**
     * Lists the ids of the organization's products.
     *
     * @throws ApiException if the platform refuses
     */
    public List<String> products() throws IOException {
        return client.call(PRODUCTS, Query.NONE).body().path("entities").findValuesAsText("id").stream()
                .map(Json::clean)
                .toList();
    }

    /**
     * Asks in which divisions the caller holds a permission. Whether it answers client-credentials tokens is uncertain.
     *
     * @return ids and names of the divisions, none if the caller does not hold it
     * @throws ApiException if the platform refuses
     */
    public List<NamedEntity> myDivisionsWith(String permission) throws IOException {
        return NamedEntity.list(Json.entities(client.call(DIVISIONS_PERMITTED_ME, Query.of("permission", permission))
                .body()));
    }

    /**
     * Reads roles with their policies: one by its own address, several from the list.
     *
     * @throws ApiException if the platform refuses, for want of {@code authorization:role:view} for example
     */
    public List<Role> roles(List<String> ids) throws IOException {
        if (ids.size() == 1) {
            String path = ROLE.pathWith(ids.get(0));
            return List.of(Role.of(
                    client.call(ROLE, path, Query.NONE, Optional.empty()).body()));
        }
        return client.list(ROLES, Query.NONE.andEach("id", ids)).stream()
                .map(Role::of)
                .toList();
    }

    /**
     * Reads the names of divisions, as far as they are among the first hundred of those that the caller sees.
     *
     * @throws ApiException if the platform refuses
     */
    public List<NamedEntity> divisions(Collection<String> ids) throws IOException {
        return NamedEntity.list(client.call(DIVISIONS, FIRST_PAGE.andEach("id", ids))
                        .body()
                        .path("entities"))
                .stream()
                .filter(division -> ids.contains(division.id()))
                .toList();
    }

    /**
     * Lists the first hundred users who have a role.
     *
     * @throws ApiException if the platform refuses
     */
    public List<NamedEntity> usersWith(String roleId) throws IOException {
        return NamedEntity.list(client.call(ROLE_USERS, ROLE_USERS.pathWith(roleId), FIRST_PAGE, Optional.empty())
                .body()
                .path("entities"));
    }

    /**
     * Lists the permissions that exist in the organization.
     *
     * @throws ApiException if the platform refuses
     */
    public PermissionCatalog catalogue() throws IOException {
        return catalogue(Query.NONE);
    }

    /**
     * Lists the permissions of one domain, or more where the platform takes the query for less than it is. Genesys's own
     * provider for Terraform asks so.
     *
     * @throws ApiException if the platform refuses
     */
    public PermissionCatalog catalogueOf(String domain) throws IOException {
        return catalogue(Query.of("queryType", "domain").and("query", domain));
    }

    private PermissionCatalog catalogue(Query query) throws IOException {
        return PermissionCatalog.of(new PagedReads(client, PERMISSIONS, PermissionPage::read).numbered(query));
    }

    /**
     * Lists the organization's first roles with their policies: a hundred, or fewer where those are too large.
     *
     * @throws ApiException if the platform refuses, for want of {@code authorization:role:view} for example
     */
    public List<Role> firstRoles() throws IOException {
        return new PagedReads(client, ROLES).first().stream().map(Role::of).toList();
    }

    /**
     * Reads the home division.
     *
     * @throws ApiException if the platform refuses
     */
    public Optional<NamedEntity> homeDivision() throws IOException {
        return NamedEntity.of(client.call(HOME_DIVISION, Query.NONE).body());
    }
}
