package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.LiteralText;
import io.github.premiumdeploy.genesys.ActionTemplates;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Describes the data actions of an integration: the draft, where there is one, and what is published otherwise. */
final class ActionDescription {

    /** What the reading of actions can send, the lists aside. */
    static final List<Operation> OPERATIONS =
            List.of(ActionsApi.GET, ActionsApi.TEMPLATE, ActionsApi.GET_DRAFT, ActionsApi.DRAFT_TEMPLATE);

    private static final String ACTIONS = "data-actions";

    /** What a request template is where none was given. */
    private static final String STANDARD_TEMPLATE = "${input.rawRequest}";

    private final Scope scope;
    private final Existing integration;

    ActionDescription(Scope scope, Existing integration) {
        this.scope = scope;
        this.integration = integration;
    }

    /** What has to be known about its actions. */
    List<Question> questions() {
        return actions().stream().map(ActionDescription::question).toList();
    }

    /** The question about the action that obtains tokens. */
    Question authenticationQuestion() {
        return question(ActionsApi.GET, DataAction.AUTHENTICATION + integration.id());
    }

    private static Question question(DataAction action) {
        return question(action.draft().isPresent() ? ActionsApi.GET_DRAFT : ActionsApi.GET, action.id());
    }

    private static Question question(Operation operation, String id) {
        return ActionPlanner.detail(operation, id, List.of(ActionTemplates.values()));
    }

    private List<DataAction> actions() {
        return DataAction.of(
                scope,
                integration,
                shown -> !DataAction.isOfPlatform(shown.path("id").asText()));
    }

    /** Describes them. */
    void describe(Description into) {
        List<DataAction> all = actions();
        ArrayNode actions = into.fields().arrayNode();
        for (DataAction action : all) {
            boolean isDraft = action.draft().isPresent();
            JsonNode latest = action.latest();
            JsonNode detail = scope.inventory().answer(question(action)).orElse(latest);
            Optional<String> reason = reason(latest, detail, all);
            if (reason.isPresent()) {
                into.leaveOut("data action \"" + latest.path("name").asText() + "\"", action.id(), reason.get());
                continue;
            }
            if (isDraft && action.published().isPresent()) {
                into.remark(
                        ACTIONS + "." + actions.size(),
                        "it is published and has a draft beside that; this is the draft, and stays one");
            }
            actions.add(fields(detail, !isDraft));
        }
        if (!actions.isEmpty()) {
            into.fields().set(ACTIONS, actions);
        }
    }

    private Optional<String> reason(JsonNode action, JsonNode detail, List<DataAction> all) {
        String prefix = scope.descriptor().prefix();
        String name = action.path("name").asText();
        if (!name.startsWith(prefix) || name.length() == prefix.length()) {
            return Optional.of("its name does not begin with " + prefix);
        }
        long same = all.stream()
                .filter(other -> other.latest().path("name").asText().equals(name))
                .count();
        if (same > 1) {
            return Optional.of(
                    "its integration has " + same + " actions of this name, and names are how they are found");
        }
        boolean isShown = detail.path("config").isObject()
                && detail.at("/contract/input/inputSchema").isObject()
                && detail.at("/contract/output/successSchema").isObject();
        return isShown
                ? Optional.empty()
                : Optional.of("the organization does not show its configuration and contract");
    }

    private ObjectNode fields(JsonNode action, boolean isPublished) {
        ObjectNode fields = Bodies.object()
                .put(
                        "name",
                        LiteralText.of(action.path("name")
                                .asText()
                                .substring(scope.descriptor().prefix().length())));
        if (action.path("secure").asBoolean()) {
            fields.put("secure", true);
        }
        if (isPublished) {
            fields.put("autoPublish", true);
        }
        fields.set("config", LiteralText.of(config(action.path("config"))));
        ObjectNode contract = fields.putObject("contract");
        contract.putObject("input").set("inputSchema", LiteralText.of(action.at("/contract/input/inputSchema")));
        contract.putObject("output").set("successSchema", LiteralText.of(action.at("/contract/output/successSchema")));
        return fields;
    }

    /** Without what the platform has there anyway. */
    private static ObjectNode config(JsonNode shown) {
        ObjectNode config = shown.deepCopy();
        for (String part : List.of("request", "response")) {
            if (config.path(part) instanceof ObjectNode fields) {
                List<String> absent = new ArrayList<>();
                fields.properties().forEach(entry -> {
                    if (Compare.isAbsent(entry.getValue())) {
                        absent.add(entry.getKey());
                    }
                });
                fields.remove(absent);
            }
        }
        if (config.at("/request/requestTemplate").asText().equals(STANDARD_TEMPLATE)) {
            ((ObjectNode) config.path("request")).remove("requestTemplate");
        }
        return config;
    }

    /** Describes the action that obtains tokens, if somebody has changed it: published, the platform makes it with version 1. */
    void describeAuthentication(Description into) {
        scope.inventory()
                .answer(authenticationQuestion())
                .filter(action -> action.path("version").asInt(1) > 1
                        && action.path("config").isObject())
                .ifPresent(action -> into.fields()
                        .putObject("customAuthAction")
                        .put("update", true)
                        .set("config", LiteralText.of(config(action.path("config")))));
    }
}
