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
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<Question> questions = new ArrayList<>();
        Map<String, JsonNode> drafts = drafts();
        published().keySet().stream().filter(id -> !drafts.containsKey(id)).forEach(id -> questions.add(published(id)));
        drafts.keySet().forEach(id -> questions.add(draft(id)));
        return questions;
    }

    /** The question about the action that obtains tokens. */
    Question authenticationQuestion() {
        return published(IntegrationActions.AUTH_ACTION + integration.id());
    }

    private static Question published(String id) {
        return ActionPlanner.detail(ActionsApi.GET, id, List.of(ActionTemplates.values()));
    }

    private static Question draft(String id) {
        return ActionPlanner.detail(ActionsApi.GET_DRAFT, id, List.of(ActionTemplates.values()));
    }

    private Map<String, JsonNode> published() {
        return of(IntegrationActions.PUBLISHED);
    }

    private Map<String, JsonNode> drafts() {
        return of(IntegrationActions.DRAFTS);
    }

    private Map<String, JsonNode> of(Listing listing) {
        Map<String, JsonNode> actions = new LinkedHashMap<>();
        for (JsonNode action : scope.inventory().list(listing)) {
            String id = action.path("id").asText();
            if (action.path("integrationId").asText().equals(integration.id())
                    && !IntegrationActions.isOfPlatform(id)) {
                actions.put(id, action);
            }
        }
        return actions;
    }

    /** Describes them. */
    void describe(Description into) {
        Map<String, JsonNode> drafts = drafts();
        Map<String, JsonNode> published = published();
        Map<String, JsonNode> all = new LinkedHashMap<>(published);
        all.putAll(drafts);
        ArrayNode actions = into.fields().arrayNode();
        all.forEach((id, action) -> {
            JsonNode detail = scope.inventory()
                    .answer(drafts.containsKey(id) ? draft(id) : published(id))
                    .orElse(action);
            Optional<String> reason = reason(action, detail, all);
            if (reason.isPresent()) {
                into.leaveOut("data action \"" + action.path("name").asText() + "\"", id, reason.get());
                return;
            }
            if (drafts.containsKey(id) && published.containsKey(id)) {
                into.remark(
                        ACTIONS + "." + actions.size(),
                        "it is published and has a draft beside that; this is the draft, and stays one");
            }
            actions.add(fields(detail, published.containsKey(id) && !drafts.containsKey(id)));
        });
        if (!actions.isEmpty()) {
            into.fields().set(ACTIONS, actions);
        }
    }

    private Optional<String> reason(JsonNode action, JsonNode detail, Map<String, JsonNode> all) {
        String prefix = scope.descriptor().prefix();
        String name = action.path("name").asText();
        if (!name.startsWith(prefix) || name.length() == prefix.length()) {
            return Optional.of("its name does not begin with " + prefix);
        }
        long same = all.values().stream()
                .filter(other -> other.path("name").asText().equals(name))
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
