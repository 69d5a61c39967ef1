package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.User;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Groups of users, with versions. */
final class GroupEndpoints extends PlainEndpoints {

    private static final List<String> WRITABLE = List.of(
            "name",
            "description",
            "type",
            "rulesVisible",
            "visibility",
            "images",
            "addresses",
            "rolesEnabled",
            "includeOwners",
            "callsEnabled");

    /** Of a request. */
    private static final int MAX_MEMBERS = 50;

    GroupEndpoints(State state) {
        super(state, state.groups(), "group", GroupsApi.BASIC);
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                list().sorted().asking("id"),
                SandboxEndpoint.of(GroupsApi.SEARCH, this::search).taking("GroupSearchRequest"),
                create(),
                get(),
                update(),
                SandboxEndpoint.of(GroupsApi.DELETE, this::delete),
                SandboxEndpoint.of(GroupsApi.MEMBERS, this::members).paged().sorted(),
                SandboxEndpoint.of(GroupsApi.ADD_MEMBERS, this::addMembers).taking("GroupMembersUpdate"),
                SandboxEndpoint.of(GroupsApi.REMOVE_MEMBERS, this::removeMembers)
                        .requiring("ids"));
    }

    @Override
    public String models() {
        // The published list of an update says "ownerIds" where the one of a creation says "owners".
        return """
                GroupCreate: id str; name str!; description str; dateModified datetime; memberCount int; state \
                    active|inactive|deleted; version int; type official|social!; images list[Image]; addresses \
                    list[GroupContact]; rulesVisible bool!; visibility public|owners|members!; rolesEnabled bool; \
                    includeOwners bool; callsEnabled bool; ownerIds list[str]; selfUri str
                GroupUpdate: id str; name str; description str; state active|inactive|deleted; version int!; images \
                    list[Image]; addresses list[GroupContact]; rulesVisible bool; visibility public|ownerIds|members; \
                    rolesEnabled bool; includeOwners bool; callsEnabled bool; ownerIds list[str]; selfUri str
                Image: resolution str; imageUri str
                GroupContact: address str!; extension str; display str; type GROUPRING|GROUPPHONE!; mediaType PHONE|!
                GroupSearchRequest: sortOrder ASC|DESC|SCORE; sortBy str; pageSize int; pageNumber int; sort \
                    list[SearchSort]; query list[GroupSearchCriteria]
                SearchSort: sortOrder ASC|DESC|SCORE; sortBy str
                GroupSearchCriteria: endValue str; values list[str]; startValue str; value str; operator AND|OR|NOT; \
                    group list[GroupSearchCriteria]; dateFormat str; type \
                    EXACT|STARTS_WITH|CONTAINS|REGEX|TERM|TERMS|REQUIRED_FIELDS|MATCH_ALL!; fields list[str]
                GroupMembersUpdate: memberIds list[str]!; version int
                """;
    }

    @Override
    String model(Operation operation) {
        return operation.equals(GroupsApi.UPDATE) ? "GroupUpdate" : super.model(operation);
    }

    @Override
    SandboxListing<ObjectNode> filtered(Call call, SandboxListing<ObjectNode> listing) {
        return listing.ids("id");
    }

    private SandboxResponse search(Call call) {
        ObjectNode body = call.body();
        Paging paging = Paging.of(call, body);
        SearchCriteria criteria = SearchCriteria.of(body.path("query"));
        List<ObjectNode> found =
                state.listed(state.groups()).filter(criteria::matches).toList();
        ObjectNode result = SandboxJson.object()
                .put("total", found.size())
                .put("pageCount", paging.pageCount(found.size()))
                .put("pageSize", paging.pageSize())
                .put("pageNumber", paging.pageNumber());
        result.set("types", SandboxJson.texts(List.of("groups")));
        result.set("results", paging.rendered(found, ObjectNode::deepCopy));
        return SandboxResponse.ok(result);
    }

    @Override
    String name(ObjectNode body, JsonNode old) {
        return old.isMissingNode() || body.has("name")
                ? super.name(body, old)
                : old.path("name").asText();
    }

    @Override
    void requireVersion(ObjectNode kept, ObjectNode body) {
        if (body.path("version").asInt() != kept.path("version").asInt()) {
            throw Conflicts.versionOfDirectory(state, SandboxJson.id(kept));
        }
    }

    @Override
    void begin(ObjectNode made, ObjectNode body, Call call) {
        made.put("memberCount", 0).put("state", "active").put("version", 0);
    }

    @Override
    void keep(ObjectNode body, ObjectNode group, Call call) {
        int version = group.path("version").asInt();
        for (String field : WRITABLE) {
            if (body.hasNonNull(field)) {
                group.set(field, body.get(field));
            }
        }
        if (body.hasNonNull("ownerIds")) {
            ArrayNode owners = group.putArray("owners");
            body.get("ownerIds")
                    .valueStream()
                    // Genesys's Terraform provider clears the owners with a blank one.
                    .filter(owner -> !owner.asText().isBlank())
                    .forEach(owner -> owners.addObject().put("id", owner.asText()));
        }
        if (version == 0 && state.switches().groupCreationDropsDescription()) {
            group.remove("description");
        }
        group.put("version", version + 1).put("dateModified", SandboxJson.time(state.now()));
    }

    private SandboxResponse delete(Call call) {
        ObjectNode group = one(call);
        String id = SandboxJson.id(group);
        // The directory answers at once, and may fail afterwards.
        if (state.isAmongFirst(state.switches().groupDeletionsIgnored(), "delete", id)) {
            return SandboxResponse.empty(200);
        }
        state.showDeleted(group);
        state.groups().remove(id);
        state.members().remove(id);
        state.grants().removeIf(grant -> grant.subjectId().equals(id));
        return SandboxResponse.empty(200);
    }

    private SandboxResponse members(Call call) {
        String id = SandboxJson.id(one(call));
        return SandboxListing.of(call, membersOf(id).stream().map(state.users()::get), User::id, User::name)
                .page(user -> SandboxJson.named(user.id(), user.name())
                        .put("email", user.email())
                        .put("selfUri", "/api/v2/users/" + user.id()));
    }

    private SandboxResponse addMembers(Call call) {
        ObjectNode group = one(call);
        ObjectNode body = call.body();
        int current = group.path("version").asInt();
        if (body.hasNonNull("version") && body.path("version").asInt() != current) {
            throw Conflicts.versionOfDirectory(state, SandboxJson.id(group));
        }
        if (body.path("memberIds").size() > MAX_MEMBERS) {
            throw Refusal.invalidValue("memberIds", "memberIds can have at most " + MAX_MEMBERS + " entries");
        }
        for (JsonNode member : body.path("memberIds")) {
            if (!state.users().containsKey(member.asText())) {
                throw Refusal.invalidValue("memberIds", "There is no user with id " + member.asText());
            }
        }
        Set<String> members = membersOf(SandboxJson.id(group));
        members.addAll(SandboxJson.texts(body.path("memberIds")));
        changedMembers(group, members);
        return SandboxResponse.empty(202);
    }

    private SandboxResponse removeMembers(Call call) {
        ObjectNode group = one(call);
        call.requiredQuery("ids");
        Set<String> members = membersOf(SandboxJson.id(group));
        call.queries("ids").forEach(members::remove);
        changedMembers(group, members);
        return SandboxResponse.empty(202);
    }

    private void changedMembers(ObjectNode group, Set<String> members) {
        group.put("memberCount", members.size())
                .put("version", group.path("version").asInt() + 1)
                .put("dateModified", SandboxJson.time(state.now()));
    }

    private Set<String> membersOf(String groupId) {
        return state.members().computeIfAbsent(groupId, id -> new LinkedHashSet<>());
    }

    @Override
    Refusal notFound(String id) {
        return Refusal.of(404, "general.resource.not.found", "Unable to find a group with that groupId")
                .about("group", id);
    }
}
