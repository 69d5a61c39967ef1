package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.DataAction;
import io.github.premiumdeploy.sandbox.organization.State.Integration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Data actions, which are written as drafts and published, with one version for both. */
final class ActionEndpoints implements EndpointGroup {

    static final String PATH = "/api/v2/integrations/actions/";
    private static final Set<String> INTEGRATION_TYPES = Set.of("custom-rest-actions", "purecloud-data-actions");
    private static final int MAX_IDS = 50;

    private final State state;

    ActionEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                listing(ActionsApi.LIST, DataAction::published),
                listing(ActionsApi.LIST_DRAFTS, DataAction::draft),
                showing(ActionsApi.CREATE_DRAFT, this::create).taking("PostActionInput"),
                showing(ActionsApi.GET, call -> SandboxResponse.ok(read(call, published(action(call))))),
                showing(ActionsApi.UPDATE, this::update).taking("UpdateActionInput"),
                SandboxEndpoint.of(ActionsApi.DELETE, this::delete),
                showing(ActionsApi.START_DRAFT, this::startDraft),
                showing(ActionsApi.GET_DRAFT, call -> SandboxResponse.ok(read(call, draft(action(call))))),
                showing(ActionsApi.UPDATE_DRAFT, this::updateDraft).taking("UpdateDraftInput"),
                SandboxEndpoint.of(ActionsApi.DELETE_DRAFT, this::deleteDraft),
                SandboxEndpoint.of(ActionsApi.VALIDATE_DRAFT, this::validate),
                SandboxEndpoint.of(ActionsApi.TEMPLATE, call -> TemplateFiles.template(call, published(action(call)))),
                SandboxEndpoint.of(
                        ActionsApi.DRAFT_TEMPLATE, call -> TemplateFiles.template(call, draft(action(call)))),
                showing(ActionsApi.PUBLISH_DRAFT, this::publish).taking("PublishDraftInput"));
    }

    @Override
    public String models() {
        return """
                PostActionInput: category str!; config ActionConfig!; contract ActionContractInput!; integrationId str!; \
                    name str!; secure bool
                ActionContractInput: input PostInputContract!; output PostOutputContract!
                PostInputContract: inputSchema JsonSchemaDocument!
                PostOutputContract: successSchema JsonSchemaDocument!
                ActionConfig: request RequestConfig; response ResponseConfig; timeoutSeconds int
                RequestConfig: headers dict(str, str); requestTemplate str; requestTemplateUri str; requestType str; \
                    requestUrlTemplate str
                ResponseConfig: successTemplate str; successTemplateUri str; translationMap dict(str, str); \
                    translationMapDefaults dict(str, str)
                UpdateActionInput: category str; config ActionConfig; name str; version int!
                UpdateDraftInput: category str; config ActionConfig; contract ActionContractInput; name str; secure \
                    bool; version int!
                PublishDraftInput: version int!
                """;
    }

    private static SandboxEndpoint showing(Operation operation, Function<Call, SandboxResponse> handler) {
        return SandboxEndpoint.of(operation, handler).asking("expand", "includeConfig");
    }

    private SandboxEndpoint listing(Operation operation, Function<DataAction, Optional<ObjectNode>> kind) {
        return SandboxEndpoint.of(operation, call -> list(call, kind))
                .paged()
                .sorted()
                .asking("ids", "includeAuthActions", "secure", "name", "category", "expand", "includeConfig");
    }

    private SandboxResponse list(Call call, Function<DataAction, Optional<ObjectNode>> kind) {
        boolean authActions = call.flag("includeAuthActions").orElse(false);
        Optional<Boolean> secure = call.flag("secure");
        boolean contracts = state.switches().contractsInLists();
        Stream<ObjectNode> actions = state.listed(state.actions())
                .filter(action -> authActions || !action.authentication())
                .flatMap(action -> kind.apply(action).stream());
        return SandboxListing.of(call, actions)
                .ids("ids", MAX_IDS)
                .where("name", (action, part) -> contains(action.path("name"), part))
                .where("category", (action, part) -> contains(action.path("category"), part))
                .where(action -> secure.isEmpty()
                        || secure.get() == action.path("secure").asBoolean())
                .page(action -> brief(call, action, contracts));
    }

    /** Published: a partial or complete name. */
    private static boolean contains(JsonNode text, String part) {
        return text.asText().toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = call.body(this::completed);
        Integration integration = integration(body.path("integrationId").asText());
        if (state.isAmongFirst(state.switches().actionRefusals(), "create action", integration.id())
                || state.isYounger(integration.id(), state.switches().actionDelaySeconds())) {
            throw Refusal.badRequest("The integration " + integration.id() + " is not ready for data actions");
        }
        String name = Names.required(body, "data action");
        String id = "custom_-_" + state.newId();
        ObjectNode draft = SandboxJson.named(id, name)
                .put("integrationId", integration.id())
                .put("category", body.path("category").asText())
                .put("secure", body.path("secure").asBoolean(false))
                .put("version", 1);
        ActionValidation.checkLengths(body);
        requireFreeName(draft);
        ActionValidation.checkTimeout(body.path("config"));
        state.created(id);
        draft.set("config", kept(body.path("config").deepCopy()));
        draft.set("contract", body.path("contract").deepCopy());
        draft.put("selfUri", PATH + id + "/draft");
        state.actions().put(id, new DataAction(id, integration.id(), false, Optional.empty(), Optional.of(draft)));
        return SandboxResponse.of(state.switches().draftCreationStatus(), shown(draft));
    }

    /** Seen: a new draft falls back to the input as it came, whatever template it was given. */
    private JsonNode kept(JsonNode config) {
        if (state.switches().draftCreationDropsTemplate()
                && config.path("request") instanceof ObjectNode request
                && request.hasNonNull("requestTemplate")) {
            request.put("requestTemplate", "${input.rawRequest}");
        }
        return config;
    }

    /**
     * Published as required are category, config and contract; Genesys's own wizard sends none of them with a new draft,
     * and the platform takes it. What is missing is empty, and the category is the integration's name.
     */
    private JsonNode completed(JsonNode body) {
        if (!state.switches().incompleteDrafts() || !(body instanceof ObjectNode object)) {
            return body;
        }
        if (!object.hasNonNull("category")) {
            Optional.ofNullable(state.integrations()
                            .get(object.path("integrationId").asText()))
                    .ifPresent(integration -> object.put("category", integration.name()));
        }
        if (!object.hasNonNull("config")) {
            object.putObject("config");
        }
        if (!object.hasNonNull("contract")) {
            ObjectNode contract = object.putObject("contract");
            contract.putObject("input").putObject("inputSchema");
            contract.putObject("output").putObject("successSchema");
        }
        return object;
    }

    private Integration integration(String id) {
        Integration integration = Optional.ofNullable(state.integrations().get(id))
                .orElseThrow(() -> Refusal.invalidValue("integrationId", "There is no integration with id " + id));
        if (!INTEGRATION_TYPES.contains(integration.type().id())) {
            throw Refusal.invalidValue(
                    "integrationId",
                    "An integration of type " + integration.type().id() + " has no data actions");
        }
        return integration;
    }

    private void requireFreeName(ObjectNode wanted) {
        boolean taken = state.actions().values().stream()
                .filter(action -> !action.id().equals(SandboxJson.id(wanted)))
                .flatMap(DataAction::states)
                .anyMatch(other -> other.path("integrationId").equals(wanted.path("integrationId"))
                        && Stream.of("name", "category")
                                .allMatch(field -> other.path(field)
                                        .asText()
                                        .equalsIgnoreCase(wanted.path(field).asText())));
        if (taken) {
            throw Conflicts.name(state, "data action", wanted.path("name").asText());
        }
    }

    /** Changes a published action itself: its contract stays. */
    private SandboxResponse update(Call call) {
        DataAction action = action(call);
        ObjectNode changed = changed(action, published(action), call.body());
        ActionValidation.checkPublishable(action, changed);
        return stored(action.withPublished(changed), changed);
    }

    private SandboxResponse delete(Call call) {
        DataAction action = action(call);
        if (action.authentication()) {
            throw Refusal.badRequest("The authentication action of an integration cannot be deleted");
        }
        state.actions().remove(action.id());
        return SandboxResponse.empty(204);
    }

    private SandboxResponse startDraft(Call call) {
        DataAction action = action(call);
        ObjectNode published = published(action);
        if (action.draft().isPresent()) {
            throw Refusal.of(409, "general.conflict", "The action " + action.id() + " has a draft already")
                    .about("draft", action.id());
        }
        ObjectNode draft = published.deepCopy().put("selfUri", PATH + action.id() + "/draft");
        return stored(action.withDraft(Optional.of(draft)), draft);
    }

    private SandboxResponse updateDraft(Call call) {
        DataAction action = action(call);
        ObjectNode changed = changed(action, draft(action), call.body());
        return stored(action.withDraft(Optional.of(changed)), changed);
    }

    private SandboxResponse deleteDraft(Call call) {
        DataAction action = action(call);
        draft(action);
        if (action.published().isPresent()) {
            state.actions().put(action.id(), action.withDraft(Optional.empty()));
        } else {
            state.actions().remove(action.id());
        }
        return SandboxResponse.empty(204);
    }

    private SandboxResponse validate(Call call) {
        DataAction action = action(call);
        List<String> problems = ActionValidation.problems(action, draft(action));
        ObjectNode result = SandboxJson.object().put("valid", problems.isEmpty());
        result.set(
                "errors",
                SandboxJson.array(
                        problems,
                        problem -> SandboxJson.object()
                                .put("message", problem)
                                .put("code", "invalid.value")
                                .put("status", 400)));
        return SandboxResponse.ok(result);
    }

    private SandboxResponse publish(Call call) {
        DataAction action = action(call);
        ObjectNode draft = draft(action);
        int sent = call.body().path("version").asInt();
        int latest = draft.path("version").asInt();
        if (sent != latest) {
            throw Conflicts.staleDraft(state, action.id(), sent, latest);
        }
        ActionValidation.checkPublishable(action, draft);
        ObjectNode published = draft.deepCopy().put("selfUri", PATH + action.id());
        return stored(action.withPublished(published).withDraft(Optional.empty()), published);
    }

    private ObjectNode changed(DataAction action, ObjectNode old, ObjectNode body) {
        int sent = body.path("version").asInt();
        int version = old.path("version").asInt();
        if (sent != version) {
            throw Conflicts.versionOfIntegrations("action", action.id(), sent, version);
        }
        ActionValidation.checkTimeout(body.path("config"));
        ObjectNode changed = old.deepCopy();
        for (String field : List.of("category", "config", "contract", "secure")) {
            if (body.hasNonNull(field)) {
                changed.set(field, body.get(field).deepCopy());
            }
        }
        if (body.hasNonNull("name")) {
            changed.put("name", Names.required(body, "data action"));
        }
        ActionValidation.checkLengths(changed);
        requireFreeName(changed);
        return changed.put("version", version + 1);
    }

    private SandboxResponse stored(DataAction action, ObjectNode changed) {
        state.actions().put(action.id(), action);
        return SandboxResponse.ok(shown(changed));
    }

    private DataAction action(Call call) {
        return call.existing(state, state.actions(), id -> Refusal.notFound("action", id));
    }

    private static ObjectNode published(DataAction action) {
        return action.published().orElseThrow(() -> Refusal.notFound("action", action.id()));
    }

    private static ObjectNode draft(DataAction action) {
        return action.draft().orElseThrow(() -> Refusal.notFound("draft", action.id()));
    }

    private ObjectNode read(Call call, ObjectNode action) {
        return brief(call, action, call.queries("expand").contains("contract"));
    }

    /** An action as it is answered, with the texts of its templates or with their addresses. */
    private ObjectNode shown(ObjectNode action) {
        ObjectNode shown = action.deepCopy();
        if (state.switches().templatesAsFiles()) {
            TemplateFiles.show(shown);
        }
        return shown;
    }

    /** Configuration and contract are shown where they are asked for; otherwise there are addresses of the schemas. */
    private ObjectNode brief(Call call, ObjectNode action, boolean withContract) {
        ObjectNode shown = shown(action);
        if (!call.flag("includeConfig").orElse(false)) {
            shown.remove("config");
        }
        if (!withContract) {
            String schemas = shown.path("selfUri").asText() + "/schemas/";
            ObjectNode contract = shown.putObject("contract");
            contract.putObject("input").put("inputSchemaUri", schemas + "input.json");
            contract.putObject("output").put("successSchemaUri", schemas + "success.json");
        }
        return shown;
    }
}
