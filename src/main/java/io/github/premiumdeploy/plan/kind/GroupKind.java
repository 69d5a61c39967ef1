package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Groups of users. Observed: a new group has no description, whatever was sent, so that it takes an update; and a deletion
 * may be answered and not happen.
 */
final class GroupKind extends PlainKind {

    static final String KEY = "group";

    private static final Listing GROUPS = Listing.found(GroupsApi.SEARCH, GroupKind::search);

    /** What a group is made with, whatever is described. */
    private static final Map<String, JsonNode> STANDARD = Map.of(
            "type", TextNode.valueOf("official"),
            "rulesVisible", BooleanNode.TRUE,
            "visibility", TextNode.valueOf("public"));

    private final List<? extends Kind> users;

    /** Groups that the resources of some kinds refer to. */
    GroupKind(List<? extends Kind> users) {
        super(KEY, GroupsApi.BASIC, GROUPS, Removal.untilGone(GroupsApi.DELETE, GroupsApi.GET));
        this.users = List.copyOf(users);
    }

    private static ObjectNode search(String prefix) {
        ObjectNode body = Bodies.object();
        ObjectNode query = body.putArray("query").addObject();
        if (prefix.isEmpty()) {
            query.put("type", "MATCH_ALL");
        } else {
            query.put("type", "STARTS_WITH").put("value", prefix);
            query.putArray("fields").add("name");
        }
        return body;
    }

    /** All groups that carry the prefix. */
    static List<Existing> all(Scope scope) {
        return scope.existing(KEY, GROUPS);
    }

    @Override
    List<String> own() {
        return List.of("description");
    }

    @Override
    ObjectNode newBody(Scope scope, Item item) {
        return super.newBody(scope, item).setAll(STANDARD);
    }

    @Override
    Write write(Scope scope, Item item, Existing existing) {
        return Write.of(
                        GroupsApi.UPDATE,
                        (ids, current) -> described(scope, item)
                                .put("version", current.path("version").asInt()))
                .versionedUnseen(GroupsApi.GET);
    }

    @Override
    boolean dropsFields(Item item) {
        return !item.fields().path("description").asText("").isEmpty();
    }

    @Override
    List<String> notes(Scope scope, Item item, Existing existing) {
        return item.fields().path("assignToSelf").asBoolean() && scope.caller().kind() != TokenInfo.Kind.USER
                ? List.of("assignToSelf: an OAuth client cannot be a member")
                : List.of();
    }

    /** Makes the deploying user a member of a new group. */
    @Override
    List<Step> more(Scope scope, Item item, Existing existing) {
        if (existing.isThere() || !RoleKind.assignsToUser(scope, item)) {
            return List.of();
        }
        // Asked as it is sent: where the platform refuses to say who the user is, that is what is told, and not this.
        Supplier<String> user = () -> RoleKind.subject(scope)
                .orElseThrow(() -> new PlanException(
                        "The platform does not say who the deploying user is",
                        "Try again; GET /api/v2/authorization/subjects/me has to answer with an id."));
        Write join = Write.of(GroupsApi.ADD_MEMBERS, (ids, current) -> {
                    ObjectNode members = Bodies.object();
                    members.putArray("memberIds").add(user.get());
                    return members.put("version", current.path("version").asInt());
                })
                .versionedUnseen(GroupsApi.GET);
        return List.of(new Step.Update(new Key(KEY, item.name()), Verb.GRANT, join));
    }

    @Override
    public List<Question> questions(Scope scope) {
        for (Item item : scope.descriptor().items(KEY)) {
            if (RoleKind.assignsToUser(scope, item) && one(scope, item).isEmpty()) {
                return List.of(RoleKind.SUBJECT);
            }
        }
        return List.of();
    }

    @Override
    Set<After> beforeDeletion(Scope scope) {
        Set<After> unused = new HashSet<>();
        users.forEach(kind -> kind.existing(scope).forEach(user -> {
            unused.add(new After(user.key(), Verb.DELETE));
            unused.add(new After(user.key(), Verb.CONFIGURE));
        }));
        return unused;
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        JsonNode group = existing.body();
        super.describe(scope, existing, into);
        new TreeMap<>(STANDARD).entrySet().forEach(entry -> {
            JsonNode there = group.path(entry.getKey());
            if (!Compare.isAbsent(there) && !there.equals(entry.getValue())) {
                into.remark(
                        "",
                        "its " + entry.getKey() + " is " + there.asText() + "; one that is made anew gets "
                                + entry.getValue().asText());
            }
        });
    }
}
