package io.github.premiumdeploy.genesys;

import java.util.List;

/** Roles, grants, permissions, divisions and products of an organization. */
public final class AuthorizationApi {

    private static final String[] READ = {"authorization", "authorization:readonly"};

    /** Reads the caller's grants; needs no permission; published. */
    public static final Operation SUBJECT_ME = Operation.get(
                    "/api/v2/authorization/subjects/me", "read the caller's roles")
            .scopes(READ);

    /** Lists the products that the organization has; published. */
    public static final Operation PRODUCTS = Operation.get(
                    "/api/v2/authorization/products", "list the organization's products")
            .scopes(READ);

    /** Lists every permission that exists in the organization; paged; published. */
    public static final Operation PERMISSIONS = Operation.get(
                    "/api/v2/authorization/permissions", "list the permissions that exist in the organization")
            .scopes(READ);

    /** Lists the divisions in which the caller holds one permission; published. */
    public static final Operation DIVISIONS_PERMITTED_ME = Operation.get(
                    "/api/v2/authorization/divisionspermitted/me",
                    "ask in which divisions the caller holds a permission")
            .scopes(READ);

    /** Lists the organization's divisions; paged; published. */
    public static final Operation DIVISIONS = Operation.get("/api/v2/authorization/divisions", "list the divisions")
            .scopes(READ);

    /** Lists roles; paged; published. */
    public static final Operation ROLES = Operation.get("/api/v2/authorization/roles", "list the roles")
            .anyOf("authorization:role:view")
            .scopes(READ);

    /** Creates a role; published. */
    public static final Operation CREATE_ROLE = Operation.write("POST", "/api/v2/authorization/roles", "create a role")
            .anyOf("authorization:role:add")
            .scopes("authorization");

    /** Reads one role with its policies; published. */
    public static final Operation ROLE = Operation.get("/api/v2/authorization/roles/{roleId}", "read a role")
            .anyOf("authorization:role:view")
            .scopes(READ);

    /** Replaces a role; published. */
    public static final Operation UPDATE_ROLE = Operation.write(
                    "PUT", "/api/v2/authorization/roles/{roleId}", "update a role")
            .anyOf("authorization:role:edit")
            .scopes("authorization");

    /** Deletes a role; published. */
    public static final Operation DELETE_ROLE = Operation.write(
                    "DELETE", "/api/v2/authorization/roles/{roleId}", "delete a role")
            .anyOf("authorization:role:delete")
            .scopes("authorization");

    /** Grants a role in a division to a user, group or OAuth client; published. */
    public static final Operation GRANT_ROLE = Operation.write(
                    "POST",
                    "/api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}",
                    "grant a role")
            .allOf("authorization:grant:add")
            .scopes("authorization");

    /** Takes a granted role away; published. */
    public static final Operation REVOKE_ROLE = Operation.write(
                    "DELETE",
                    "/api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}",
                    "take a role away")
            .allOf("authorization:grant:delete")
            .scopes("authorization");

    static final List<Operation> OPERATIONS = List.of(
            SUBJECT_ME,
            PRODUCTS,
            PERMISSIONS,
            DIVISIONS_PERMITTED_ME,
            DIVISIONS,
            ROLES,
            CREATE_ROLE,
            ROLE,
            UPDATE_ROLE,
            DELETE_ROLE,
            GRANT_ROLE,
            REVOKE_ROLE);

    private AuthorizationApi() {}
}
