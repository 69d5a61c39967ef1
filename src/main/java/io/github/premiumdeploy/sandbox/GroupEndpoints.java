package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.GroupsApi;
import java.util.List;
import java.util.Optional;

/** Groups of users, with versions. */
final class GroupEndpoints implements EndpointGroup {

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

    private final State state;

    GroupEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(GroupsApi.LIST, this::list),
                Endpoint.of(GroupsApi.SEARCH, this::search),
                Endpoint.of(GroupsApi.CREATE, this::create),
                Endpoint.of(GroupsApi.GET, call -> Response.ok(group(call).deepCopy())),
                Endpoint.of(GroupsApi.UPDATE, this::update),
                Endpoint.of(GroupsApi.DELETE, this::delete));
    }

    private Response list(Call call) {
        Paging paging = Paging.of(call);
        List<String> ids = call.queries("id");
        List<ObjectNode> groups = state.groups().values().stream()
                .filter(group -> ids.isEmpty() || ids.contains(group.path("id").asText()))
                .map(ObjectNode::deepCopy)
                .toList();
        return paging.listing(call, groups);
    }

    private Response search(Call call) {
        ObjectNode body = call.body("GroupSearchRequest");
        Paging paging = Paging.of(body);
        SearchCriteria criteria = SearchCriteria.of(body.path("query"));
        List<ObjectNode> found = state.groups().values().stream()
                .filter(criteria::matches)
                .map(ObjectNode::deepCopy)
                .toList();
        ObjectNode result = Json.object()
                .put("total", found.size())
                .put("pageCount", paging.pageCount(found.size()))
                .put("pageSize", paging.pageSize())
                .put("pageNumber", paging.pageNumber());
        result.set("types", Json.texts(List.of("groups")));
        result.set(
                "results", paging.page(found).stream().map(JsonNode.class::cast).collect(Json.toArray()));
        return Response.ok(result);
    }

    private Response create(Call call) {
        ObjectNode body = call.body("GroupCreate");
        requireName(body, "");
        String id = state.newId();
        ObjectNode group = Json.object()
                .put("id", id)
                .put("memberCount", 0)
                .put("state", "active")
                .put("version", 1)
                .put("selfUri", "/api/v2/groups/" + id);
        apply(body, group);
        state.groups().put(id, group);
        return Response.ok(group.deepCopy());
    }

    private Response update(Call call) {
        ObjectNode group = group(call);
        ObjectNode body = call.body("GroupUpdate");
        String id = group.path("id").asText();
        int current = group.path("version").asInt();
        if (body.path("version").asInt() != current) {
            throw Refusal.versionConflict("group", id, body.path("version").asInt(), current);
        }
        if (body.has("name")) {
            requireName(body, id);
        }
        apply(body, group);
        return Response.ok(group.put("version", current + 1).deepCopy());
    }

    private void apply(ObjectNode body, ObjectNode group) {
        for (String field : WRITABLE) {
            if (body.hasNonNull(field)) {
                group.set(field, body.get(field));
            }
        }
        if (body.hasNonNull("ownerIds")) {
            group.set(
                    "owners",
                    body.get("ownerIds")
                            .valueStream()
                            .map(owner -> Json.object().put("id", owner.asText()))
                            .collect(Json.toArray()));
        }
        group.put("dateModified", state.now().toString());
    }

    private Response delete(Call call) {
        String id = group(call).path("id").asText();
        state.groups().remove(id);
        state.grants().removeIf(grant -> grant.subjectId().equals(id));
        return Response.empty(204);
    }

    private void requireName(ObjectNode body, String ownId) {
        String name = body.path("name").asText().trim();
        if (name.isEmpty()) {
            throw Refusal.invalidValue("name", "The name of a group must not be empty");
        }
        boolean taken = state.groups().values().stream()
                .anyMatch(other -> !other.path("id").asText().equals(ownId)
                        && other.path("name").asText().equalsIgnoreCase(name));
        if (taken) {
            throw state.nameConflict("group", name);
        }
    }

    private ObjectNode group(Call call) {
        String id = call.variable(0);
        return Optional.ofNullable(state.groups().get(id)).orElseThrow(() -> Refusal.notFound("group", id));
    }
}
