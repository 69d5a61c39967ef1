package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ActionTemplates;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.ActionStep;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Comparison;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Identity;
import io.github.premiumdeploy.plan.Key;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The data actions of one integration: made as drafts, changed through drafts, and published only where the descriptor says
 * so; and the authentication action that the platform makes once the integration is configured.
 */
final class ActionPlanner {

    static final String KEY = "data-action";

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
    private final Existing integration;
    private final Key integrationKey;

    ActionPlanner(Scope scope, Item item, Existing integration) {
        this.scope = scope;
        this.item = item;
        this.integration = integration;
        this.integrationKey = new Key(item.kind(), item.name());
    }

    /** What has to be known about the actions that exist. */
    List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (JsonNode action : item.fields().path("data-actions")) {
            there(action).ifPresent(there -> {
                there.published().ifPresent(shown -> questions.add(detail(ActionsApi.GET, shown, action)));
                there.draft().ifPresent(shown -> questions.add(detail(ActionsApi.GET_DRAFT, shown, action)));
            });
        }
        if (hasOwnAuthentication()) {
            questions.add(authentication());
        }
        return questions;
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (JsonNode action : item.fields().path("data-actions")) {
            changes.add(change(action));
        }
        if (hasOwnAuthentication()) {
            changes.add(authenticationChange());
        }
        return changes;
    }

    private Optional<DataAction> there(JsonNode action) {
        return DataAction.one(scope, item, integration, action.path("name").asText());
    }

    static Change remove(Scope scope, Existing action) {
        return Change.delete(
                scope,
                action,
                List.of(),
                List.of(new Step.Delete(action.key(), action.id(), Removal.once(ActionsApi.DELETE), Set.of())));
    }

    private Change change(JsonNode action) {
        String fullName = scope.fullName(action.path("name").asText());
        Key key = DataAction.key(item, action.path("name").asText());
        Optional<DataAction> known = there(action);
        boolean publish = action.path("autoPublish").asBoolean(false);
        List<Step> steps = new ArrayList<>();
        if (known.isEmpty()) {
            steps.add(creation(key, action));
            if (publish) {
                steps.add(new ActionStep.Publish(key, Optional.empty()));
            }
            return Change.create(key, fullName, List.of(), steps);
        }
        DataAction there = known.get();
        requireTouchable(action, there);
        Optional<JsonNode> draft = there.draft();
        JsonNode detail = scope.inventory()
                .answer(detail(draft.isPresent() ? ActionsApi.GET_DRAFT : ActionsApi.GET, there.latest(), action))
                .orElse(there.latest());
        List<Difference> differences = new ArrayList<>(compare(action, detail).differences());
        boolean unpublished = draft.isPresent() && publish;
        ActionStep.ActionBefore before = new ActionStep.ActionBefore(detail, content(action), draft.isPresent());
        if (!differences.isEmpty()) {
            steps.add(new ActionStep.ChangeAction(
                    key,
                    ids -> ids.require(key),
                    draft.map(some -> detail),
                    settlement((ids, shown) -> compare(action, shown), patch(action)),
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
        List<String> notes =
                there.published().isPresent() && differences.stream().anyMatch(ActionPlanner::isFixed)
                        ? List.of(FIXED_NOTE)
                        : List.of();
        return Change.update(new Existing(key, there.id(), there.latest()), fullName, differences, notes, steps);
    }

    private static boolean isFixed(Difference difference) {
        return difference.field().startsWith("contract") || difference.field().equals("secure");
    }

    private static Compare compare(JsonNode action, JsonNode shown) {
        Compare compare = Compare.withWhole(WHOLE)
                .field("config", action.path("config"), shown.path("config"))
                .field("contract", action.path("contract"), shown.path("contract"))
                .field("secure", action.path("secure"), shown.path("secure"));
        return compare.map(ActionPlanner::masked);
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
                Optional.of("the platform does not keep the data action's draft as it was sent, twice; so it is not"
                        + " published"));
    }

    private Write patch(JsonNode action) {
        return Write.of(
                        ActionsApi.UPDATE_DRAFT,
                        (ids, current) -> content(action)
                                .put("version", current.path("version").asInt()))
                .versioned(ActionsApi.GET_DRAFT);
    }

    private void requireTouchable(JsonNode action, DataAction there) {
        if (DataAction.isOfPlatform(there.id())) {
            throw new UntouchableException(
                    scope,
                    "data action",
                    action.path("name").asText(),
                    "\"" + there.shown().path("name").asText() + "\" (" + there.id() + ")",
                    "it is an action of Genesys Cloud itself");
        }
    }

    /** A header's value may be a key. */
    private static Difference masked(Difference difference) {
        return difference.field().startsWith("config.request.headers") ? difference.masked() : difference;
    }

    private Step creation(Key key, JsonNode action) {
        return new Step.Create(
                key,
                ActionsApi.CREATE_DRAFT,
                Removal.once(ActionsApi.DELETE),
                ids -> content(action).put("integrationId", ids.require(integrationKey)),
                new Identity(
                        List.of(DataAction.DRAFTS, DataAction.PUBLISHED),
                        scope.descriptor().prefix(),
                        scope.fullName(action.path("name").asText()),
                        (ids, there) -> there.path("integrationId").asText().equals(ids.require(integrationKey))),
                new Proof.PartOf(integrationKey),
                Optional.of(settlement((ids, shown) -> compare(action, shown), patch(action))),
                // Observed: a new draft does not keep its request template, so that it takes an update.
                !action.at("/config/request/requestTemplate").isMissingNode(),
                Optional.empty(),
                configured());
    }

    private boolean hasOwnAuthentication() {
        return item.fields().path("customAuthAction").path("update").asBoolean(false)
                && item.fields().path("credentialType").asText().equals("userDefinedOAuth");
    }

    private JsonNode authenticationConfig() {
        return item.fields().path("customAuthAction").path("config");
    }

    private Question authentication() {
        return detail(ActionsApi.GET, DataAction.AUTHENTICATION + integration.id(), authenticationConfig());
    }

    private Change authenticationChange() {
        Key key = DataAction.key(item, "custom authentication");
        Optional<JsonNode> there =
                integration.ifThere().flatMap(i -> scope.inventory().answer(authentication()));
        List<Difference> differences = there.map(
                        action -> compareAuthentication(action).differences())
                .orElse(List.of(new Difference("config", "(standard)", "as described")));
        List<Step> steps = differences.isEmpty()
                ? List.of()
                : List.of(
                        authenticationStep(key, there.orElse(MissingNode.getInstance())),
                        new ActionStep.Publish(key, Optional.empty()));
        return new Change(
                key,
                scope.fullName(item.name()) + " / custom authentication",
                steps.isEmpty() ? Change.Type.UNCHANGED : Change.Type.UPDATE,
                there.map(action -> action.path("id").asText()),
                differences,
                List.of(),
                steps);
    }

    private Step authenticationStep(Key key, JsonNode before) {
        ObjectNode content = Bodies.object();
        content.set("config", authenticationConfig().deepCopy());
        Write patch = Write.of(
                        ActionsApi.UPDATE_DRAFT,
                        (ids, current) -> Bodies.copy(content.deepCopy(), current, "category", "name")
                                .put("version", current.path("version").asInt()))
                .versioned(ActionsApi.GET_DRAFT);
        return new ActionStep.ChangeAction(
                key,
                ids -> DataAction.AUTHENTICATION + ids.require(integrationKey),
                Optional.empty(),
                settlement((ids, shown) -> compareAuthentication(shown), patch),
                Optional.of(new ActionStep.ActionBefore(before, content, false))
                        .filter(undo -> !before.isMissingNode()),
                configured());
    }

    private Compare compareAuthentication(JsonNode shown) {
        Compare compare = Compare.withWhole(WHOLE).field("config", authenticationConfig(), shown.path("config"));
        // What an authentication action sends may hold a secret.
        return compare.map(d -> d.field().startsWith("config.request") ? d.masked() : d);
    }

    private ObjectNode content(JsonNode action) {
        ObjectNode body = Bodies.object()
                .put("category", scope.fullName(item.name()))
                .put("name", scope.fullName(action.path("name").asText()))
                .put("secure", action.path("secure").asBoolean(false));
        return Bodies.copy(body, action, "config", "contract");
    }

    /** What has to be done to an integration before its actions can be written. */
    private Set<After> configured() {
        return Set.of(new After(integrationKey, Verb.CONFIGURE), new After(integrationKey, Verb.CREATE));
    }

    private static Question detail(Operation operation, JsonNode there, JsonNode action) {
        return detail(operation, there.path("id").asText(), action.path("config"));
    }

    /** The question about an action as a whole, with the texts of the templates that its configuration states. */
    private static Question detail(Operation operation, String id, JsonNode config) {
        return detail(
                operation,
                id,
                Stream.of(ActionTemplates.values())
                        .filter(template -> template.isIn(config))
                        .toList());
    }

    static Question detail(Operation operation, String id, List<ActionTemplates> templates) {
        return new Question(operation, operation.pathWith(id), ActionsApi.DETAIL, templates);
    }
}
