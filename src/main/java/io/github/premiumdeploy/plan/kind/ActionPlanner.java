package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.apply.UndoActionChange;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.UntouchableException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.apply.BackOff;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.apply.Creation;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.secrets.Provenance;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.apply.RefusalMeaning;
import io.github.premiumdeploy.apply.Settle;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Kind.Existing;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.TransportException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The data actions of one integration: made as drafts, changed through drafts, and published only where the descriptor says
 * so. Its authentication action exists once the integration is configured.
 */
public final class ActionPlanner {

    static final String KEY = "data-action";

    private static final Listing PUBLISHED =
            new Listing(ActionsApi.LIST, (client, prefix) -> client.list(ActionsApi.LIST, Query.NONE));

    private static final Listing DRAFTS =
            new Listing(ActionsApi.LIST_DRAFTS, (client, prefix) -> client.list(ActionsApi.LIST_DRAFTS, Query.NONE));

    static final List<Listing> LISTINGS = List.of(PUBLISHED, DRAFTS);

    public static final Query DETAIL = Query.of("expand", "contract").and("includeConfig", true);
    private static final String AUTH_ACTION = "customAuth_-_";

    /** Published: the platform's own actions have such ids. */
    private static final String STATIC_ACTION = "static_-_";

    /** Maps and lists that the platform adds nothing to, so that what is not described in them was taken out. */
    private static final String[] WHOLE = {
        "headers", "translationMap", "translationMapDefaults", "properties", "required", "enum"
    };

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

    private static boolean isOfPlatform(String id) {
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

    /** What making and changing the actions of an item can send, the lists aside. */
    static List<Operation> operations(Item item) {
        List<Operation> operations = new ArrayList<>();
        for (JsonNode action : item.fields().path("data-actions")) {
            operations.addAll(List.of(
                    ActionsApi.CREATE_DRAFT,
                    ActionsApi.GET,
                    ActionsApi.GET_DRAFT,
                    ActionsApi.START_DRAFT,
                    ActionsApi.UPDATE_DRAFT));
            if (action.path("autoPublish").asBoolean(false)) {
                operations.add(ActionsApi.PUBLISH_DRAFT);
            }
        }
        if (changesAuthAction(item)) {
            operations.addAll(
                    List.of(ActionsApi.GET, ActionsApi.START_DRAFT, ActionsApi.UPDATE_DRAFT, ActionsApi.PUBLISH_DRAFT));
        }
        return operations;
    }

    public static Change remove(Scope scope, Existing action) {
        return Changes.delete(
                scope,
                action,
                List.of(Changes.step(
                        Verb.DELETE,
                        ActionsApi.DELETE,
                        run -> run.delete(ActionsApi.DELETE, ActionsApi.DELETE.pathWith(action.id()), Query.NONE))));
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
        AtomicReference<JsonNode> latest = new AtomicReference<>();
        List<Step> steps = new ArrayList<>();
        if (published.isEmpty() && draft.isEmpty()) {
            steps.add(create(key, action, latest));
            if (publish) {
                steps.add(publish(key));
            }
            return named(Changes.create(scope, key, List.of(), steps), action);
        }
        JsonNode there = draft.isPresent() ? draft.get() : published.get();
        JsonNode detail = scope.inventory()
                .answer(detail(draft.isPresent() ? ActionsApi.GET_DRAFT : ActionsApi.GET, there))
                .orElse(there);
        latest.set(detail);
        List<Difference> differences = new ArrayList<>(compare(action, detail).differences());
        boolean unpublished = draft.isPresent() && publish;
        if (!differences.isEmpty()) {
            steps.add(update(key, action, draft.isPresent(), latest));
        }
        if (!differences.isEmpty() && publish) {
            steps.add(publish(key));
        } else if (unpublished) {
            steps.add(publishUnchanged(key, action, detail));
        }
        if (unpublished && differences.isEmpty()) {
            differences.add(new Difference("state", "draft", "published"));
        }
        Existing existing = new Existing(key, there.path("id").asText(), there);
        return named(Changes.update(scope, existing, differences, List.of(), steps), action);
    }

    private static Settle.Compared compare(JsonNode action, JsonNode shown) {
        Compare compare = Compare.withWhole(WHOLE)
                .field("config", action.path("config"), shown.path("config"))
                .field("contract", action.path("contract"), shown.path("contract"))
                .field("secure", action.path("secure"), shown.path("secure"));
        return new Settle.Compared(
                compare.differences().stream().map(ActionPlanner::masked).toList(),
                compare.forms().stream().map(ActionPlanner::masked).toList());
    }

    /**
     * Makes sure that a draft is as stated: a new one does not keep its request template, and only what is as stated is
     * published.
     */
    private static JsonNode settle(
            Execution run, Key key, String id, JsonNode draft, Settle.Comparison comparison, ObjectNode content)
            throws IOException {
        JsonNode settled = run.settle(
                key, whole(run, id, draft), comparison, shown -> whole(run, id, patchDraft(run, id, shown, content)));
        List<Difference> missing = comparison.of(settled).differences().stream()
                .filter(difference -> !difference.mayBeForm())
                .toList();
        if (!missing.isEmpty()) {
            throw new IOException(
                    "the platform does not keep the data action's draft as it was sent, twice; so it is not"
                            + " published: "
                            + missing.stream()
                                    .map(d -> d.field()
                                            + (d.isSecret() ? "" : " is " + d.from() + " in place of " + d.to()))
                                    .collect(Collectors.joining(", ")));
        }
        return settled;
    }

    /** The answer to a write may be without the schemas of the contract. */
    private static JsonNode whole(Execution run, String id, JsonNode draft) throws IOException {
        boolean isWhole = draft.path("config").isObject()
                && !draft.at("/contract/input/inputSchema").isMissingNode();
        return isWhole
                ? draft
                : run.patiently(() -> run.read(ActionsApi.GET_DRAFT, ActionsApi.GET_DRAFT.pathWith(id), DETAIL));
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

    private Step create(Key key, JsonNode action, AtomicReference<JsonNode> latest) {
        // Observed: a new draft does not keep its request template, so that it takes an update.
        Operation[] settling = action.at("/config/request/requestTemplate").isMissingNode()
                ? new Operation[0]
                : new Operation[] {ActionsApi.UPDATE_DRAFT};
        Step create = Changes.step(Verb.CREATE, List.of(ActionsApi.CREATE_DRAFT), configured(), run -> {
            String integrationId = run.requireId(integrationKey);
            String name = scope.fullName(action.path("name").asText());
            ObjectNode body = content(action).put("integrationId", integrationId);
            JsonNode made = run.create(
                    Creation.of(
                                    run,
                                    key,
                                    ActionsApi.CREATE_DRAFT,
                                    ActionsApi.DELETE,
                                    () -> Changes.named(all(run), name).stream()
                                            .filter(draft -> draft.path("integrationId")
                                                    .asText()
                                                    .equals(integrationId))
                                            .toList())
                            .with(Provenance.partOf(run, integrationId)),
                    body);
            String id = made.path("id").asText();
            run.know(key, id);
            latest.set(settle(run, key, id, made, shown -> compare(action, shown), content(action)));
        });
        return create.settledWith(settling);
    }

    private static List<JsonNode> all(Execution run) throws IOException {
        List<JsonNode> all = new ArrayList<>(run.client().list(ActionsApi.LIST_DRAFTS, Query.NONE));
        all.addAll(run.client().list(ActionsApi.LIST, Query.NONE));
        return all;
    }

    private ObjectNode content(JsonNode action) {
        ObjectNode body = Bodies.object()
                .put("category", scope.fullName(item.name()))
                .put("name", scope.fullName(action.path("name").asText()))
                .put("secure", action.path("secure").asBoolean(false));
        return Bodies.copy(body, action, "config", "contract");
    }

    private Step update(Key key, JsonNode action, boolean hasDraft, AtomicReference<JsonNode> latest) {
        List<Operation> operations =
                hasDraft ? List.of(ActionsApi.UPDATE_DRAFT) : List.of(ActionsApi.UPDATE_DRAFT, ActionsApi.START_DRAFT);
        JsonNode before = latest.get();
        return Changes.step(Verb.UPDATE, operations, configured(), run -> {
            String id = run.requireId(key);
            run.undoable(new UndoActionChange(run, id, before, content(action), hasDraft).of(key));
            JsonNode draft = hasDraft ? latest.get() : startDraft(run, id);
            JsonNode patched = patchDraft(run, id, draft, content(action));
            latest.set(settle(run, key, id, patched, shown -> compare(action, shown), content(action)));
        });
    }

    public static JsonNode startDraft(Execution run, String id) throws IOException {
        try {
            return run.write(ActionsApi.START_DRAFT, ActionsApi.START_DRAFT.pathWith(id), Query.NONE, Optional.empty());
        } catch (ApiException e) {
            if (e.status() != 409 && e.status() != 400) {
                throw e;
            }
            // There is a draft already: an earlier run's, or of an answer that was lost.
            try {
                return run.read(ActionsApi.GET_DRAFT, ActionsApi.GET_DRAFT.pathWith(id), Query.NONE);
            } catch (ApiException none) {
                throw none.status() == 404 ? e : none;
            }
        }
    }

    public static JsonNode patchDraft(Execution run, String id, JsonNode draft, ObjectNode content) throws IOException {
        return run.writeVersioned(
                draft,
                () -> run.read(ActionsApi.GET_DRAFT, ActionsApi.GET_DRAFT.pathWith(id), Query.NONE),
                current -> run.client()
                        .callIdempotent(
                                ActionsApi.UPDATE_DRAFT,
                                ActionsApi.UPDATE_DRAFT.pathWith(id),
                                Query.NONE,
                                Optional.of(content.deepCopy()
                                        .put("version", current.path("version").asInt())))
                        .body());
    }

    private Step publishUnchanged(Key key, JsonNode action, JsonNode draft) {
        return Changes.step(Verb.PUBLISH, ActionsApi.PUBLISH_DRAFT, run -> {
            String id = run.requireId(key);
            run.undoable(new UndoActionChange(run, id, draft, content(action), true).of(key));
            publishDraft(run, id);
        });
    }

    private static Step publish(Key key) {
        return Changes.step(Verb.PUBLISH, ActionsApi.PUBLISH_DRAFT, run -> publishDraft(run, run.requireId(key)));
    }

    /**
     * Publishes a draft in the version that it has now. Where an answer is lost, or the draft is gone, the action is looked at
     * before anything is sent again.
     */
    public static void publishDraft(Execution run, String id) throws IOException {
        BackOff backOff = run.backOff();
        for (int attempt = 1; ; attempt++) {
            IOException reason;
            try {
                JsonNode draft = run.patiently(
                        () -> run.read(ActionsApi.GET_DRAFT, ActionsApi.GET_DRAFT.pathWith(id), Query.NONE));
                run.client()
                        .create(
                                ActionsApi.PUBLISH_DRAFT,
                                ActionsApi.PUBLISH_DRAFT.pathWith(id),
                                Bodies.object()
                                        .put("version", draft.path("version").asInt()));
                return;
            } catch (ApiException e) {
                reason = e;
            } catch (TransportException e) {
                if (e.kind() == TransportException.Kind.INTERRUPTED) {
                    throw e;
                }
                reason = e;
            }
            if (isPublished(run, id)) {
                return;
            }
            boolean again = !(reason instanceof ApiException refusal)
                    || RefusalMeaning.isLost(refusal)
                    || RefusalMeaning.isVersionConflict(refusal)
                    || run.isTooEarly(refusal, "", attempt);
            if (!again || attempt == BackOff.VERSION_TRIES || !backOff.pause()) {
                throw reason;
            }
        }
    }

    /** Where the draft is gone and the action is there, an answer was lost and it is published. */
    private static boolean isPublished(Execution run, String id) throws IOException {
        return !isThere(run, ActionsApi.GET_DRAFT, id) && isThere(run, ActionsApi.GET, id);
    }

    static boolean isThere(Execution run, Operation operation, String id) throws IOException {
        try {
            run.read(operation, operation.pathWith(id), Query.NONE);
            return true;
        } catch (ApiException e) {
            if (e.status() != 404) {
                throw e;
            }
            return false;
        }
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
        return new Question(ActionsApi.GET, ActionsApi.GET.pathWith(id), DETAIL);
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
                : List.of(
                        Changes.step(
                                Verb.UPDATE,
                                List.of(ActionsApi.UPDATE_DRAFT, ActionsApi.START_DRAFT),
                                configured(),
                                run -> {
                                    String id = AUTH_ACTION + run.requireId(integrationKey);
                                    run.know(key, id);
                                    ObjectNode content = Bodies.object();
                                    content.set("config", config);
                                    there.ifPresent(action -> run.undoable(
                                            new UndoActionChange(run, id, action, content.deepCopy(), false).of(key)));
                                    JsonNode draft = startDraft(run, id);
                                    Bodies.copy(content, draft, "category", "name");
                                    JsonNode patched = patchDraft(run, id, draft, content);
                                    settle(run, key, id, patched, shown -> compareAuth(config, shown), content);
                                }),
                        publish(key));
        return new Change(
                key,
                scope.fullName(item.name()) + " / custom authentication",
                steps.isEmpty() ? Change.Type.UNCHANGED : Change.Type.UPDATE,
                there.map(action -> action.path("id").asText()),
                differences,
                List.of(),
                steps);
    }

    private static Settle.Compared compareAuth(JsonNode config, JsonNode shown) {
        Compare compare = Compare.withWhole(WHOLE).field("config", config, shown.path("config"));
        // What an authentication action sends may hold a secret.
        UnaryOperator<Difference> masking = d -> d.field().startsWith("config.request") ? d.masked() : d;
        return new Settle.Compared(
                compare.differences().stream().map(masking).toList(),
                compare.forms().stream().map(masking).toList());
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
        String name = scope.fullName(action.path("name").asText());
        return integration.flatMap(existing -> scope.inventory().list(listing).stream()
                .filter(there -> there.path("name").asText().equals(name)
                        && there.path("integrationId").asText().equals(existing.id()))
                .findFirst());
    }

    private static Question detail(Operation operation, JsonNode there) {
        return new Question(operation, operation.pathWith(there.path("id").asText()), DETAIL);
    }
}
