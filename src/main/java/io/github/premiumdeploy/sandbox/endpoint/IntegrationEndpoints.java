package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.ConfigurationSchema;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.IntegrationType;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.Credential;
import io.github.premiumdeploy.sandbox.organization.State.Integration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Integrations and their configuration, with versions. */
final class IntegrationEndpoints implements EndpointGroup {

    private static final int MAX_NOTES = 500;

    private static final int MAX_PAGE = 999;

    private static final int MAX_IDS = 100;

    private final State state;
    private final IntegrationView view;

    IntegrationEndpoints(State state, IntegrationView view) {
        this.state = state;
        this.view = view;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(IntegrationsApi.LIST, this::list)
                        .paged()
                        .sorted()
                        .asking("ids", "integrationType", "reportedState", "credentialId", "expand"),
                SandboxEndpoint.of(IntegrationsApi.CREATE, this::create)
                        .taking("CreateIntegrationRequest")
                        .asking("expand"),
                SandboxEndpoint.of(IntegrationsApi.GET, call -> SandboxResponse.ok(view.shown(integration(call), call)))
                        .asking("expand"),
                SandboxEndpoint.of(IntegrationsApi.PATCH, this::patch)
                        .taking("Integration")
                        .asking("expand"),
                SandboxEndpoint.of(IntegrationsApi.DELETE, this::delete).asking("expand"),
                SandboxEndpoint.of(IntegrationsApi.CONFIG, call -> SandboxResponse.ok(view.config(integration(call)))),
                SandboxEndpoint.of(IntegrationsApi.UPDATE_CONFIG, this::configure)
                        .taking("IntegrationConfiguration"));
    }

    private SandboxResponse list(Call call) {
        Paging paging = Paging.of(call, MAX_PAGE);
        List<String> ids = call.queries("ids");
        if (ids.size() > MAX_IDS) {
            throw Refusal.invalidValue("ids", "ids can have at most " + MAX_IDS + " entries");
        }
        List<Integration> integrations = state.listed(state.integrations())
                .filter(integration -> ids.isEmpty() || ids.contains(integration.id()))
                .filter(integration -> call.query("integrationType")
                        .map(integration.type().id()::equals)
                        .orElse(true))
                .filter(integration -> call.query("reportedState")
                        .map(wanted -> wanted.equals(view.reportedState(integration)))
                        .orElse(true))
                .filter(integration -> call.query("credentialId")
                        .map(wanted -> hasCredential(integration, wanted))
                        .orElse(true))
                .toList();
        return paging.listing(
                call,
                Sorting.of(call).sorted(integrations, Integration::id, Integration::name),
                integration -> view.shown(integration, call));
    }

    private static boolean hasCredential(Integration integration, String id) {
        return integration
                .config()
                .path("credentials")
                .valueStream()
                .anyMatch(reference -> reference.path("id").asText().equals(id));
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = call.body(this::named);
        String typeId = body.path("integrationType").path("id").asText();
        IntegrationType type = state.organization().integrationTypes().stream()
                .filter(candidate -> candidate.id().equals(typeId))
                .findFirst()
                .orElseThrow(() -> Refusal.invalidValue(
                        "integrationType.id", "The integration type " + typeId + " does not exist"));
        if (type.nonInstallable()) {
            throw Refusal.invalidValue("integrationType.id", "The integration type " + typeId + " is not installable");
        }
        if (type.maxInstances() > 0 && instances(type) >= type.maxInstances()) {
            throw Refusal.of(
                            400,
                            "constraint.validation",
                            "The maximum of " + type.maxInstances() + " integrations of type " + typeId + " is reached")
                    .limit("integrations", "max.instances", type.maxInstances());
        }
        String name = name(body, "");
        String id = state.newId();
        ObjectNode config = SandboxJson.object()
                .put("id", "current")
                .put("name", name)
                .put("version", 1)
                .put("notes", "")
                .put("selfUri", IntegrationView.PATH + id + "/config/current");
        config.putObject("properties");
        config.putObject("advanced");
        config.putObject("credentials");
        Integration integration = new Integration(id, type, false, config);
        state.integrations().put(id, integration);
        return SandboxResponse.ok(view.shown(integration, call));
    }

    private long instances(IntegrationType type) {
        return state.integrations().values().stream()
                .filter(other -> other.type().id().equals(type.id()))
                .count();
    }

    /** Seen: without a name the type's is taken, with a number where it is taken already. */
    private JsonNode named(JsonNode body) {
        if (body instanceof ObjectNode object && !object.hasNonNull("name")) {
            state.organization().integrationTypes().stream()
                    .filter(type -> type.id()
                            .equals(body.path("integrationType").path("id").asText()))
                    .findFirst()
                    .ifPresent(type -> object.put("name", freeName(type.name())));
        }
        return body;
    }

    private String freeName(String name) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? name : name + " (" + number + ")")
                .filter(candidate -> !isTaken(candidate, ""))
                .findFirst()
                .orElseThrow();
    }

    private boolean isTaken(String name, String ownId) {
        return state.integrations().values().stream()
                .anyMatch(other -> !other.id().equals(ownId) && other.name().equalsIgnoreCase(name));
    }

    private SandboxResponse patch(Call call) {
        Integration integration = integration(call);
        ObjectNode body = call.body();
        String intended = body.path("intendedState").asText();
        if (!intended.equals("ENABLED") && !intended.equals("DISABLED")) {
            throw Refusal.invalidValue("intendedState", "The sandbox knows ENABLED and DISABLED, not " + intended);
        }
        Integration changed = integration.with(intended.equals("ENABLED"), integration.config());
        state.integrations().put(integration.id(), changed);
        return SandboxResponse.ok(view.shown(changed, call));
    }

    private SandboxResponse delete(Call call) {
        Integration integration = integration(call);
        state.integrations().remove(integration.id());
        state.actions().values().removeIf(action -> action.integrationId().equals(integration.id()));
        return SandboxResponse.ok(
                view.shown(integration.with(false, integration.config()), call).put("intendedState", "DELETED"));
    }

    private SandboxResponse configure(Call call) {
        Integration integration = integration(call);
        ObjectNode body = call.body();
        int current = integration.config().path("version").asInt();
        int sent = body.path("version").asInt();
        if (sent != current) {
            throw Conflicts.versionOfIntegrations("integration configuration", integration.id(), sent, current);
        }
        String name = name(body, integration.id());
        String notes = body.path("notes").asText();
        if (notes.length() > MAX_NOTES) {
            throw Refusal.invalidValue("notes", "notes can have at most " + MAX_NOTES + " characters");
        }
        ConfigurationSchema.check(integration.type().properties(), body.path("properties"), "properties");
        ConfigurationSchema.check(integration.type().advanced(), body.path("advanced"), "advanced");
        ObjectNode config = SandboxJson.object()
                .put("id", "current")
                .put("name", name)
                .put("version", current + 1)
                .put("notes", notes)
                .put("selfUri", IntegrationView.PATH + integration.id() + "/config/current");
        config.set("properties", body.path("properties"));
        config.set("advanced", body.path("advanced"));
        config.set("credentials", credentials(integration.type(), body.path("credentials")));
        Integration configured = integration.with(integration.enabled(), config);
        state.integrations().put(integration.id(), configured);
        AuthenticationActions.configured(state, configured);
        return SandboxResponse.ok(view.config(configured));
    }

    /** References to credentials, which must exist under a name that the type knows. */
    private ObjectNode credentials(IntegrationType type, JsonNode given) {
        ObjectNode references = SandboxJson.object();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String field = "credentials." + entry.getKey();
            if (!type.credentials().has(entry.getKey())) {
                throw Refusal.invalidValue(field, type.id() + " takes no credential " + entry.getKey());
            }
            String id = entry.getValue().path("id").asText();
            Credential credential = Optional.ofNullable(state.credentials().get(id))
                    .orElseThrow(() -> Refusal.invalidValue(field, "There is no credential with id " + id));
            JsonNode allowed = type.credentials().path(entry.getKey()).path("credentialTypes");
            if (allowed.valueStream().noneMatch(one -> one.asText().equals(credential.type()))) {
                throw Refusal.invalidValue(
                        field,
                        type.id() + " takes credentials of the types " + allowed + " here, not " + credential.type());
            }
            references.set(entry.getKey(), credential.info().deepCopy());
        }
        return references;
    }

    /** Several integrations can have one name, unless the organization's switches say otherwise. */
    private String name(ObjectNode body, String ownId) {
        String name = Names.required(body, "integration");
        if (state.switches().uniqueIntegrationNames() && isTaken(name, ownId)) {
            throw Conflicts.name(state, "integration", name);
        }
        return name;
    }

    private Integration integration(Call call) {
        return call.existing(state, state.integrations(), "integration");
    }
}
