package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.ActionStep;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Compared;
import io.github.premiumdeploy.plan.Comparison;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Identity;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Proof;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Settlement;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.UntouchableException;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The data actions of one integration: made as drafts, changed through drafts, and published only where the descriptor says
 * so. Its authentication action exists once the integration is configured.
 */
public final class ActionPlanner {

    static final String KEY = "data-action";

    static final Listing PUBLISHED =
            new Listing(ActionsApi.LIST, (client, prefix) -> client.list(ActionsApi.LIST, Query.NONE));

    static final Listing DRAFTS =
            new Listing(ActionsApi.LIST_DRAFTS, (client, prefix) -> client.list(ActionsApi.LIST_DRAFTS, Query.NONE));

    static final List<Listing> LISTINGS = List.of(PUBLISHED, DRAFTS);

    static final String AUTH_ACTION = "customAuth_-_";

    /** Published: the platform's own actions have such ids. */
    private static final String STATIC_ACTION = "static_-_";

    /** Maps and lists that the platform adds nothing to, so that what is not described in them was taken out. */
    private static final String[] WHOLE = {
        "headers", "translationMap", "translationMapDefaults", "properties", "required", "enum"
    };

    /** Genesys's own provider for Terraform makes a new action for such a change; nothing published refuses it. */
    private static final String FIXED_NOTE =
            "the platform may not let the contract, or secure, of a published data action change; if it refuses, delete the"
                    + " action in the organization, which gives the next one another id, and run again";

    private final Scope scope;
    private final Item item;
    private final Optional<Existing> integration;
    private final Key integrationKey;

    ActionPlanner(Scope scope, Item item, Optional<Existing> integration) {
        this.scope = scope;
        this.item = item;
        this.integration = integration;
        this.integrationKey = new Key(item.kind(), item.name());
    }

    /** What has to be known about the actions that exist. */
    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (JsonNode action : item.fields().path("data-actions")) {
            published(action).ifPresent(there -> questions.add(detail(ActionsApi.GET, there)));
            draft(action).ifPresent(there -> questions.add(detail(ActionsApi.GET_DRAFT, there)));
        }
        if (changesAuthAction()) {
            questions.add(authAction());
        }
        return questions;
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (JsonNode action : item.fields().path("data-actions")) {
            changes.add(change(action));
        }
        if (changesAuthAction()) {
            changes.add(authChange());
        }
        return changes;
    }

    /** The actions of the integration that the descriptor does not have. */
    List<Existing> leftOver() {
        List<Existing> left = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Listing listing : LISTINGS) {
            for (JsonNode there : scope.inventory().list(listing)) {
                String name = there.path("name").asText("");
                String id = there.path("id").asText("");
                boolean own = name.startsWith(scope.descriptor().prefix())
                        && integration
                                .filter(i -> i.id().equals(
                                                there.path("integrationId").asText()))
                                .isPresent();
                boolean described = false;
                for (JsonNode action : item.fields().path("data-actions")) {
                    described |= scope.fullName(action.path("name").asText()).equals(name);
                }
                if (own && !described && !ids.contains(id) && !isOfPlatform(id)) {
                    ids.add(id);
                    left.add(new Existing(
                            actionKey(name.substring(scope.descriptor().prefix().length())), id, there));
                }
            }
        }
        return left;
    }

    static boolean isOfPlatform(String id) {
        return id.startsWith(AUTH_ACTION) || id.startsWith(STATIC_ACTION);
    }

    /** The id of the integration that an authentication action came with; of other actions their own. */
    static String owner(String actionId) {
        return actionId.startsWith(AUTH_ACTION) ? actionId.substring(AUTH_ACTION.length()) : actionId;
    }

    /** The actions that go with an integration, each in words. */
    static List<String> of(Scope scope, String integrationId) {
        return LISTINGS.stream()
                .flatMap(listing -> scope.inventory().list(listing).stream())
                .filter(action -> action.path("integrationId").asText().equals(integrationId))
                .map(action -> "data action \"" + action.path("name").asText() + "\" ("
                        + action.path("id").asText() + ")")
                .distinct()
                .sorted()
                .toList();
    }

    static Change remove(Scope scope, Existing action) {
        return Changes.delete(
                scope,
                action,
                List.of(new Step.Delete(action.key(), action.id(), Removal.once(ActionsApi.DELETE), Set.of())));
    }

    /** Integrations of both kinds can have one name, and actions of one name. */
    private Key actionKey(String name) {
        return new Key(item.kind().replaceFirst("s$", ""), item.name() + " / " + name);
    }

    private Change change(JsonNode action) {
        Key key = actionKey(action.path("name").asText());
        Optional<JsonNode> published = published(action);
        Optional<JsonNode> draft = draft(action);
        published.or(() -> draft).ifPresent(there -> requireTouchable(action, there));
        boolean publish = action.path("autoPublish").asBoolean(false);
        List<Step> steps = new ArrayList<>();
        if (published.isEmpty() && draft.isEmpty()) {
            steps.add(creation(key, action));
            if (publish) {
                steps.add(new ActionStep.Publish(key, Optional.empty()));
            }
            return named(Changes.create(scope, key, List.of(), steps), action);
        }
        JsonNode there = draft.isPresent() ? draft.get() : published.get();
        JsonNode detail = scope.inventory()
                .answer(detail(draft.isPresent() ? ActionsApi.GET_DRAFT : ActionsApi.GET, there))
                .orElse(there);
        List<Difference> differences = new ArrayList<>(compare(action, detail).differences());
        boolean unpublished = draft.isPresent() && publish;
        ActionStep.ActionBefore before = new ActionStep.ActionBefore(detail, content(action), draft.isPresent());
        if (!differences.isEmpty()) {
            steps.add(new ActionStep.ChangeAction(
                    key,
                    ids -> ids.require(key),
                    draft.map(some -> detail),
                    patch(action),
                    settlement(shown -> compare(action, shown), patch(action)),
                    Optional.of(before),
                    configured()));
        }
        if (!differences.isEmpty() && publish) {
            steps.add(new ActionStep.Publish(key, Optional.empty()));
        } else if (unpublished) {
            steps.add(new ActionStep.Publish(key, Optional.of(before)));
        }
        if (unpublished && differences.isEmpty()) {
            differences.add(new Difference("state", "draft", "published"));
        }
        Existing existing = new Existing(key, there.path("id").asText(), there);
        List<String> notes = published.isPresent() && differences.stream().anyMatch(ActionPlanner::isFixed)
                ? List.of(FIXED_NOTE)
                : List.of();
        return named(Changes.update(scope, existing, differences, notes, steps), action);
    }

    private static boolean isFixed(Difference difference) {
        return difference.field().startsWith("contract") || difference.field().equals("secure");
    }

    private static Compared compare(JsonNode action, JsonNode shown) {
        Compare compare = Compare.withWhole(WHOLE)
                .field("config", action.path("config"), shown.path("config"))
                .field("contract", action.path("contract"), shown.path("contract"))
                .field("secure", action.path("secure"), shown.path("secure"));
        return compare.compared().map(ActionPlanner::masked);
    }

    /**
     * How a draft is made to be as stated: a new one does not keep its request template, and only what is as stated is
     * published. The answer to a write may be without the schemas of the contract.
     */
    private static Settlement settlement(Comparison comparison, Write patch) {
        return new Settlement(
                comparison,
                patch,
                Optional.of(new Settlement.Details(
                        ActionsApi.GET_DRAFT,
                        ActionsApi.GET,
                        ActionsApi.DETAIL,
                        List.of("/config", "/contract/input/inputSchema"))),
                true);
    }

    private Write patch(JsonNode action) {
        return Write.of(
                        ActionsApi.UPDATE_DRAFT,
                        (ids, current) -> content(action)
                                .put("version", current.path("version").asInt()))
                .versioned(ActionsApi.GET_DRAFT);
    }

    private void requireTouchable(JsonNode action, JsonNode there) {
        String id = there.path("id").asText();
        if (isOfPlatform(id)) {
            throw new UntouchableException(
                    scope,
                    "data action",
                    action.path("name").asText(),
                    "\"" + there.path("name").asText() + "\" (" + id + ")",
                    "it is an action of Genesys Cloud itself");
        }
    }

    /** A header's value may be a key. */
    private static Difference masked(Difference difference) {
        return difference.field().startsWith("config.request.headers") ? difference.masked() : difference;
    }

    private Change named(Change change, JsonNode action) {
        return new Change(
                change.key(),
                scope.fullName(action.path("name").asText()),
                change.type(),
                change.id(),
                change.differences(),
                change.notes(),
                change.steps());
    }

    private Step creation(Key key, JsonNode action) {
        return new Step.Create(
                key,
                ActionsApi.CREATE_DRAFT,
                Removal.once(ActionsApi.DELETE),
                ids -> content(action).put("integrationId", ids.require(integrationKey)),
                new Identity(
                        List.of(DRAFTS, PUBLISHED),
                        scope.descriptor().prefix(),
                        scope.fullName(action.path("name").asText()),
                        (ids, there) -> there.path("integrationId").asText().equals(ids.require(integrationKey))),
                new Proof.PartOf(integrationKey),
                Optional.of(settlement(shown -> compare(action, shown), patch(action))),
                // Observed: a new draft does not keep its request template, so that it takes an update.
                !action.at("/config/request/requestTemplate").isMissingNode(),
                Optional.empty(),
                configured());
    }

    private ObjectNode content(JsonNode action) {
        ObjectNode body = Bodies.object()
                .put("category", scope.fullName(item.name()))
                .put("name", scope.fullName(action.path("name").asText()))
                .put("secure", action.path("secure").asBoolean(false));
        return Bodies.copy(body, action, "config", "contract");
    }

    private boolean changesAuthAction() {
        return changesAuthAction(item);
    }

    private static boolean changesAuthAction(Item item) {
        return item.fields().path("customAuthAction").path("update").asBoolean(false)
                && item.fields().path("credentialType").asText().equals("userDefinedOAuth");
    }

    private Question authAction() {
        String id = AUTH_ACTION + integration.map(Existing::id).orElse("");
        return new Question(ActionsApi.GET, ActionsApi.GET.pathWith(id), ActionsApi.DETAIL);
    }

    private Change authChange() {
        Key key = actionKey("custom authentication");
        JsonNode config = item.fields().path("customAuthAction").path("config");
        Optional<JsonNode> there = integration.flatMap(i -> scope.inventory().answer(authAction()));
        List<Difference> differences = there.map(
                        action -> compareAuth(config, action).differences())
                .orElse(List.of(new Difference("config", "(standard)", "as described")));
        List<Step> steps = differences.isEmpty()
                ? List.of()
                : List.of(changeOfAuth(key, config, there), new ActionStep.Publish(key, Optional.empty()));
        return new Change(
                key,
                scope.fullName(item.name()) + " / custom authentication",
                steps.isEmpty() ? Change.Type.UNCHANGED : Change.Type.UPDATE,
                there.map(action -> action.path("id").asText()),
                differences,
                List.of(),
                steps);
    }

    private Step changeOfAuth(Key key, JsonNode config, Optional<JsonNode> there) {
        ObjectNode content = Bodies.object();
        content.set("config", config.deepCopy());
        Write patch = Write.of(
                        ActionsApi.UPDATE_DRAFT,
                        (ids, current) -> Bodies.copy(content.deepCopy(), current, "category", "name")
                                .put("version", current.path("version").asInt()))
                .versioned(ActionsApi.GET_DRAFT);
        return new ActionStep.ChangeAction(
                key,
                ids -> AUTH_ACTION + ids.require(integrationKey),
                Optional.empty(),
                patch,
                settlement(shown -> compareAuth(config, shown), patch),
                there.map(action -> new ActionStep.ActionBefore(action, content, false)),
                configured());
    }

    private static Compared compareAuth(JsonNode config, JsonNode shown) {
        Compare compare = Compare.withWhole(WHOLE).field("config", config, shown.path("config"));
        // What an authentication action sends may hold a secret.
        return compare.compared().map(d -> d.field().startsWith("config.request") ? d.masked() : d);
    }

    private Set<After> configured() {
        return Set.of(new After(integrationKey, Verb.CONFIGURE), new After(integrationKey, Verb.CREATE));
    }

    private Optional<JsonNode> published(JsonNode action) {
        return find(PUBLISHED, action);
    }

    private Optional<JsonNode> draft(JsonNode action) {
        return find(DRAFTS, action);
    }

    private Optional<JsonNode> find(Listing listing, JsonNode action) {
        return one(action)
                .flatMap(id -> named(listing, action)
                        .filter(there -> there.path("id").asText().equals(id))
                        .findFirst());
    }

    /**
     * The id of the one action of this name that the integration has, as a draft or published.
     *
     * @throws io.github.premiumdeploy.plan.DuplicateResourceException if it has several
     */
    private Optional<String> one(JsonNode action) {
        String name = action.path("name").asText();
        Map<String, Existing> byId = new LinkedHashMap<>();
        LISTINGS.forEach(listing -> named(listing, action)
                .forEach(there -> byId.putIfAbsent(
                        there.path("id").asText(),
                        new Existing(actionKey(name), there.path("id").asText(), there))));
        return scope.one(new OrphanActionKind(List.of()), List.copyOf(byId.values()), scope.fullName(name))
                .map(Existing::id);
    }

    private Stream<JsonNode> named(Listing listing, JsonNode action) {
        String name = scope.fullName(action.path("name").asText());
        return integration.stream()
                .flatMap(existing -> scope.inventory().list(listing).stream()
                        .filter(there -> there.path("name").asText().equals(name)
                                && there.path("integrationId").asText().equals(existing.id())));
    }

    private static Question detail(Operation operation, JsonNode there) {
        return new Question(operation, operation.pathWith(there.path("id").asText()), ActionsApi.DETAIL);
    }
}
