package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.plan.ActionStep;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Compared;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Write;
import java.util.List;
import java.util.Optional;

/** The authentication action of an integration, which exists once that is configured. */
final class AuthenticationAction {

    private final Scope scope;
    private final Item item;
    private final Existing integration;
    private final Key integrationKey;

    AuthenticationAction(Scope scope, Item item, Existing integration) {
        this.scope = scope;
        this.item = item;
        this.integration = integration;
        this.integrationKey = new Key(item.kind(), item.name());
    }

    /** Whether the descriptor has another one than the platform makes. */
    static boolean isDescribed(Item item) {
        return item.fields().path("customAuthAction").path("update").asBoolean(false)
                && item.fields().path("credentialType").asText().equals("userDefinedOAuth");
    }

    /** What has to be known about it. */
    Question question() {
        return ActionPlanner.detail(
                ActionsApi.GET,
                DataAction.AUTHENTICATION + integration.id(),
                item.fields().path("customAuthAction").path("config"));
    }

    /** What makes it as described. */
    Change change() {
        Key key = DataAction.key(item, "custom authentication");
        JsonNode config = item.fields().path("customAuthAction").path("config");
        Optional<JsonNode> there =
                integration.ifThere().flatMap(i -> scope.inventory().answer(question()));
        List<Difference> differences = there.map(
                        action -> compare(config, action).differences())
                .orElse(List.of(new Difference("config", "(standard)", "as described")));
        List<Step> steps = differences.isEmpty()
                ? List.of()
                : List.of(
                        step(key, config, there.orElse(MissingNode.getInstance())),
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

    private Step step(Key key, JsonNode config, JsonNode before) {
        ObjectNode content = Bodies.object();
        content.set("config", config.deepCopy());
        Write patch = Write.of(
                        ActionsApi.UPDATE_DRAFT,
                        (ids, current) -> Bodies.copy(content.deepCopy(), current, "category", "name")
                                .put("version", current.path("version").asInt()))
                .versioned(ActionsApi.GET_DRAFT);
        return new ActionStep.ChangeAction(
                key,
                ids -> DataAction.AUTHENTICATION + ids.require(integrationKey),
                Optional.empty(),
                ActionPlanner.settlement((ids, shown) -> compare(config, shown), patch),
                Optional.of(new ActionStep.ActionBefore(before, content, false))
                        .filter(undo -> !before.isMissingNode()),
                ActionPlanner.configured(integrationKey));
    }

    private static Compared compare(JsonNode config, JsonNode shown) {
        Compare compare = Compare.withWhole(ActionPlanner.WHOLE).field("config", config, shown.path("config"));
        // What an authentication action sends may hold a secret.
        return compare.compared().map(d -> d.field().startsWith("config.request") ? d.masked() : d);
    }
}
