package io.github.premiumdeploy.genesys;

import java.util.List;

/** Groups of users. */
public final class GroupsApi {

    /** Lists groups; paged; published. */
    public static final Operation LIST =
            Operation.get("/api/v2/groups", "list the groups").scopes("groups", "groups:readonly");

    /** Searches groups; published. */
    public static final Operation SEARCH = Operation.write("POST", "/api/v2/groups/search", "search the groups")
            .scopes("groups")
            .readOnly();

    /** Creates a group; published. */
    public static final Operation CREATE = Operation.write("POST", "/api/v2/groups", "create a group")
            .anyOf("directory:group:add")
            .scopes("groups");

    /** Reads one group with its version; published. */
    public static final Operation GET =
            Operation.get("/api/v2/groups/{groupId}", "read a group").scopes("groups", "groups:readonly");

    /** Updates a group; the body carries the current version; published. */
    public static final Operation UPDATE = Operation.write("PUT", "/api/v2/groups/{groupId}", "update a group")
            .anyOf("directory:group:edit")
            .scopes("groups");

    /** Deletes a group; published. */
    public static final Operation DELETE = Operation.write("DELETE", "/api/v2/groups/{groupId}", "delete a group")
            .anyOf("directory:group:delete")
            .scopes("groups");

    /** Lists the members of a group; paged; published. */
    public static final Operation MEMBERS = Operation.get(
                    "/api/v2/groups/{groupId}/members", "list the members of a group")
            .scopes("groups", "groups:readonly");

    /** Adds users to a group; the body carries the group's current version; published. */
    public static final Operation ADD_MEMBERS = Operation.write(
                    "POST", "/api/v2/groups/{groupId}/members", "add members to a group")
            .scopes("groups");

    /** Removes users from a group; published. */
    public static final Operation REMOVE_MEMBERS = Operation.write(
                    "DELETE", "/api/v2/groups/{groupId}/members", "remove members from a group")
            .scopes("groups");

    /** Those on groups, their members aside. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    static final List<Operation> OPERATIONS =
            List.of(LIST, SEARCH, CREATE, GET, UPDATE, DELETE, MEMBERS, ADD_MEMBERS, REMOVE_MEMBERS);

    private GroupsApi() {}
}
