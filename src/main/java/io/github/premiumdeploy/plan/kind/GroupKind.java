package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.apply.UndoUpdate;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.TokenInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Groups of users. */
final class GroupKind implements Kind {

    static final String KEY = "group";

    private static final Listing GROUPS = new Listing(GroupsApi.SEARCH, GroupKind::search);
    private static final int PAGE_SIZE = 100;

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Listing> listings() {
        return List.of(GROUPS);
    }

    private static List<JsonNode> search(GenesysClient client, String prefix) throws IOException {
        List<JsonNode> groups = new ArrayList<>();
        for (int page = 1; ; page++) {
            ObjectNode body = Bodies.object().put("pageSize", PAGE_SIZE).put("pageNumber", page);
            body.putArray("query")
                    .addObject()
                    .put("type", "STARTS_WITH")
                    .put("value", prefix)
                    .putArray("fields")
                    .add("name");
            JsonNode answer = client.page(GroupsApi.SEARCH, GroupsApi.SEARCH.path(), Query.NONE, Optional.of(body));
            answer.path("results").forEach(groups::add);
            if (page >= answer.path("pageCount").asInt(1)) {
                return groups;
            }
        }
    }

    @Override
    public List<Change> apply(Scope scope, Item item) {
        Key key = new Key(KEY, item.name());
        Optional<Existing> existing = scope.one(existing(scope), item);
        List<String> notes =
                item.fields().path("assignToSelf").asBoolean() && scope.caller().kind() != TokenInfo.Kind.USER
                        ? List.of("assignToSelf: an OAuth client cannot be a member")
                        : List.of();
        Settling settling = settling(scope, item);
        if (existing.isEmpty()) {
            ObjectNode body = Bodies.object().put("name", scope.fullName(item.name()));
            body.put("type", "official").put("rulesVisible", true).put("visibility", "public");
            Bodies.copy(body, item.fields(), "description");
            Step create = Changes.creation(scope, key, GroupsApi.CREATE, GroupsApi.DELETE, body, GROUPS, settling);
            List<Step> steps = new ArrayList<>();
            // Reported: a new group has no description, whatever was sent, so that it takes an update.
            steps.add(
                    item.fields().path("description").asText("").isEmpty()
                            ? create
                            : create.settledWith(GroupsApi.UPDATE, GroupsApi.GET));
            if (RoleKind.assignsToUser(scope, item)) {
                steps.add(join(scope, key));
            }
            return List.of(Changes.create(scope, key, notes, steps));
        }
        JsonNode actual = existing.get().body();
        List<Difference> differences = settling.comparison().of(actual).differences();
        List<Step> steps = differences.isEmpty()
                ? List.of()
                : List.of(Changes.step(
                        Verb.UPDATE,
                        List.of(GroupsApi.UPDATE, GroupsApi.GET),
                        Set.of(),
                        run -> UndoUpdate.of(run, existing.get(), body(scope, item), GroupsApi.GET, GroupsApi.UPDATE)
                                .around(Verb.UPDATE, () -> Changes.write(run, existing.get(), settling))));
        return List.of(Changes.update(scope, existing.get(), differences, notes, steps));
    }

    private static ObjectNode body(Scope scope, Item item) {
        return Bodies.copy(Bodies.object().put("name", scope.fullName(item.name())), item.fields(), "description");
    }

    private static Settling settling(Scope scope, Item item) {
        return new Settling(
                        shown -> new Compare()
                                .field("description", item.fields().path("description"), shown.path("description"))
                                .compared(),
                        (run, id, shown) -> {
                            String path = GroupsApi.UPDATE.pathWith(id);
                            Execution.Reader read = () -> run.read(GroupsApi.GET, path, Query.NONE);
                            return run.writeVersioned(
                                    shown.has("version") ? shown : run.patiently(read),
                                    read,
                                    current -> run.client()
                                            .callIdempotent(
                                                    GroupsApi.UPDATE,
                                                    path,
                                                    Query.NONE,
                                                    Optional.of(body(scope, item)
                                                            .put(
                                                                    "version",
                                                                    current.path("version")
                                                                            .asInt())))
                                            .body());
                        })
                .deletedUntilGone(GroupsApi.GET);
    }

    @Override
    public List<Operation> operations(Descriptor descriptor, boolean removal) {
        if (removal) {
            return List.of(GroupsApi.SEARCH, GroupsApi.DELETE, GroupsApi.GET);
        }
        boolean canDiffer =
                descriptor.items(KEY).stream().anyMatch(item -> item.fields().has("description"));
        return canDiffer
                ? List.of(GroupsApi.SEARCH, GroupsApi.CREATE, GroupsApi.GET, GroupsApi.UPDATE)
                : List.of(GroupsApi.SEARCH, GroupsApi.CREATE);
    }

    /** Makes the deploying user a member of a new group. */
    private static Step join(Scope scope, Key key) {
        return Changes.step(Verb.GRANT, List.of(GroupsApi.ADD_MEMBERS, GroupsApi.GET), Set.of(), run -> {
            String user = scope.inventory()
                    .answer(RoleKind.SUBJECT)
                    .map(me -> me.path("id").asText(""))
                    .filter(id -> !id.isEmpty())
                    .orElseThrow(() -> new IOException("the platform does not say who the deploying user is"));
            String group = GroupsApi.GET.pathWith(run.requireId(key));
            Execution.Reader read = () -> run.read(GroupsApi.GET, group, Query.NONE);
            run.writeVersioned(run.patiently(read), read, current -> {
                ObjectNode members = Bodies.object();
                members.putArray("memberIds").add(user);
                members.put("version", current.path("version").asInt());
                return run.client()
                        .callIdempotent(
                                GroupsApi.ADD_MEMBERS,
                                GroupsApi.ADD_MEMBERS.pathWith(run.requireId(key)),
                                Query.NONE,
                                Optional.of(members))
                        .body();
            });
        });
    }

    @Override
    public List<Question> questions(Scope scope, boolean removal) {
        boolean joins = !removal
                && scope.descriptor().items(KEY).stream()
                        .anyMatch(item -> RoleKind.assignsToUser(scope, item)
                                && scope.one(existing(scope), item).isEmpty());
        return joins ? List.of(RoleKind.SUBJECT) : List.of();
    }

    @Override
    public List<Existing> existing(Scope scope) {
        return scope.existing(KEY, GROUPS, group -> !Execution.isDeleted(group));
    }

    @Override
    public Change remove(Scope scope, Existing existing) {
        Set<After> unused = new HashSet<>();
        for (Kind kind : Kinds.ALL) {
            if (kind instanceof InstanceKind) {
                kind.existing(scope).forEach(instance -> {
                    unused.add(new After(instance.key(), Verb.DELETE));
                    unused.add(new After(instance.key(), Verb.CONFIGURE));
                });
            }
        }
        // Reported: a deletion may be answered and not happen, so that it is looked at and repeated.
        return Changes.delete(
                scope,
                existing,
                List.of(Changes.step(
                                Verb.DELETE,
                                List.of(GroupsApi.DELETE),
                                unused,
                                run -> run.deletion().untilGone(GroupsApi.DELETE, GroupsApi.GET, existing.id()))
                        .settledWith(GroupsApi.GET)));
    }
}
