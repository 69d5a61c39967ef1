package io.github.premiumdeploy.genesys;

import java.util.List;

/** Groups of users. */
public final class GroupsApi {
    private static final Operation.Area AREA = new Operation.Area("groups", "/api/v2/groups");

    /** Lists groups; paged; published. */
    public static final Operation LIST = AREA.get("", "list the groups").paged();

    /** Searches groups; published. */
    public static final Operation SEARCH =
            AREA.write("POST", "/search", "search the groups").readOnly();

    /** Creates a group; published. */
    public static final Operation CREATE =
            AREA.write("POST", "", "create a group").anyOf("directory:group:add");

    /** Reads one group with its version; published. */
    public static final Operation GET = AREA.get("/{groupId}", "read a group");

    /** Updates a group; the body carries the current version; published. */
    public static final Operation UPDATE =
            AREA.write("PUT", "/{groupId}", "update a group").anyOf("directory:group:edit");

    /** Deletes a group; published. */
    public static final Operation DELETE =
            AREA.write("DELETE", "/{groupId}", "delete a group").anyOf("directory:group:delete");

    /** Lists the members of a group; paged; published. */
    public static final Operation MEMBERS = AREA.get("/{groupId}/members", "list the members of a group");

    /** Adds users to a group; the body carries the group's current version; published. */
    public static final Operation ADD_MEMBERS = AREA.write("POST", "/{groupId}/members", "add members to a group");

    /** Removes users from a group; published. */
    public static final Operation REMOVE_MEMBERS =
            AREA.write("DELETE", "/{groupId}/members", "remove members from a group");

    /** Those on groups, their members aside. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    static final List<Operation> OPERATIONS =
            List.of(LIST, SEARCH, CREATE, GET, UPDATE, DELETE, MEMBERS, ADD_MEMBERS, REMOVE_MEMBERS);

    private GroupsApi() {}
}
