package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.ConfigurationSchema;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.IntegrationType;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.Credential;
import io.github.premiumdeploy.sandbox.organization.State.Integration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Integrations and their configuration, with versions. */
final class IntegrationEndpoints implements EndpointGroup {

    private static final String PATH = "/api/v2/integrations/";
    private static final int MAX_NOTES = 500;

    private final State state;

    IntegrationEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(IntegrationsApi.LIST, this::list),
                SandboxEndpoint.of(IntegrationsApi.CREATE, this::create),
                SandboxEndpoint.of(IntegrationsApi.GET, call -> SandboxResponse.ok(shown(integration(call), call))),
                SandboxEndpoint.of(IntegrationsApi.PATCH, this::patch),
                SandboxEndpoint.of(IntegrationsApi.DELETE, this::delete),
                SandboxEndpoint.of(
                        IntegrationsApi.CONFIG,
                        call -> SandboxResponse.ok(integration(call).config().deepCopy())),
                SandboxEndpoint.of(IntegrationsApi.UPDATE_CONFIG, this::configure));
    }

    private SandboxResponse list(Call call) {
        Paging paging = Paging.of(call);
        List<String> ids = call.queries("ids");
        List<ObjectNode> shown = state.listed(state.integrations())
                .filter(integration -> ids.isEmpty() || ids.contains(integration.id()))
                .filter(integration -> call.query("integrationType")
                        .map(integration.type().id()::equals)
                        .orElse(true))
                .filter(integration -> call.query("reportedState")
                        .map(reportedState(integration)::equals)
                        .orElse(true))
                .map(integration -> shown(integration, call))
                .toList();
        return paging.listing(call, shown);
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = call.body("CreateIntegrationRequest");
        String typeId = body.path("integrationType").path("id").asText();
        IntegrationType type = state.organization().integrationTypes().stream()
                .filter(candidate -> candidate.id().equals(typeId))
                .findFirst()
                .orElseThrow(() -> Refusal.invalidValue(
                        "integrationType.id", "The integration type " + typeId + " does not exist"));
        if (type.nonInstallable()) {
            throw Refusal.invalidValue("integrationType.id", "The integration type " + typeId + " is not installable");
        }
        long instances = state.integrations().values().stream()
                .filter(other -> other.type().equals(type))
                .count();
        if (type.maxInstances() > 0 && instances >= type.maxInstances()) {
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
                .put("selfUri", PATH + id + "/config/current");
        config.putObject("properties");
        config.putObject("advanced");
        config.putObject("credentials");
        Integration integration = new Integration(id, type, false, config);
        state.integrations().put(id, integration);
        return SandboxResponse.ok(shown(integration, call));
    }

    private SandboxResponse patch(Call call) {
        Integration integration = integration(call);
        ObjectNode body = call.body("Integration");
        String intended = body.path("intendedState").asText();
        if (!intended.equals("ENABLED") && !intended.equals("DISABLED")) {
            throw Refusal.invalidValue("intendedState", "The sandbox knows ENABLED and DISABLED, not " + intended);
        }
        Integration changed = integration.with(intended.equals("ENABLED"), integration.config());
        state.integrations().put(integration.id(), changed);
        return SandboxResponse.ok(shown(changed, call));
    }

    private SandboxResponse delete(Call call) {
        Integration integration = integration(call);
        state.integrations().remove(integration.id());
        state.actions().values().removeIf(action -> action.integrationId().equals(integration.id()));
        return SandboxResponse.ok(
                shown(integration.with(false, integration.config()), call).put("intendedState", "DELETED"));
    }

    private SandboxResponse configure(Call call) {
        Integration integration = integration(call);
        ObjectNode body = call.body("IntegrationConfiguration");
        int current = integration.config().path("version").asInt();
        int sent = body.path("version").asInt();
        if (sent != current) {
            throw Refusal.versionConflict("integration configuration", integration.id(), sent, current);
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
                .put("selfUri", PATH + integration.id() + "/config/current");
        config.set("properties", body.path("properties"));
        config.set("advanced", body.path("advanced"));
        config.set("credentials", credentials(integration.type(), body.path("credentials")));
        Integration configured = integration.with(integration.enabled(), config);
        state.integrations().put(integration.id(), configured);
        ActionEndpoints.configured(state, configured);
        return SandboxResponse.ok(config.deepCopy());
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
        boolean taken = state.integrations().values().stream()
                .anyMatch(other -> !other.id().equals(ownId) && other.name().equalsIgnoreCase(name));
        if (taken && state.switches().uniqueIntegrationNames()) {
            throw state.nameConflict("integration", name);
        }
        return name;
    }

    private Integration integration(Call call) {
        return call.existing(state, state.integrations(), "integration");
    }

    private ObjectNode shown(Integration integration, Call call) {
        String reported = reportedState(integration);
        ObjectNode shown = SandboxJson.named(integration.id(), integration.name());
        shown.set("integrationType", IntegrationTypeEndpoints.shown(integration.type()));
        shown.put("notes", integration.config().path("notes").asText())
                .put("intendedState", integration.enabled() ? "ENABLED" : "DISABLED");
        ObjectNode config = shown.putObject("config");
        if (call.queries("expand").contains("config.current")) {
            config.set("current", integration.config().deepCopy());
        } else {
            config.putObject("current")
                    .put("id", "current")
                    .put("selfUri", PATH + integration.id() + "/config/current");
        }
        ObjectNode reportedState = shown.putObject("reportedState")
                .put("code", reported)
                .put("effective", integration.enabled() ? reported : "INACTIVE")
                .put("lastUpdated", state.now().toString());
        if (reported.equals("ERROR")) {
            reportedState.putObject("detail").put("message", "Missing or not valid: " + problems(integration));
        }
        shown.putObject("attributes");
        return shown.put("selfUri", PATH + integration.id());
    }

    /** Half-made integrations can be enabled, and then do not work. */
    private String reportedState(Integration integration) {
        if (!integration.enabled()) {
            return "INACTIVE";
        }
        return problems(integration).isEmpty() ? "ACTIVE" : "ERROR";
    }

    private List<String> problems(Integration integration) {
        List<String> problems = new ArrayList<>(PropertySchema.violations(
                        integration.type().properties(), integration.config().path("properties"), "properties")
                .keySet());
        JsonNode references = integration.config().path("credentials");
        for (Map.Entry<String, JsonNode> entry :
                integration.type().credentials().properties()) {
            JsonNode reference = references.path(entry.getKey());
            boolean broken = reference.isMissingNode()
                    ? entry.getValue().path("required").asBoolean()
                    : !state.credentials().containsKey(reference.path("id").asText());
            if (broken) {
                problems.add("credentials." + entry.getKey());
            }
        }
        return problems;
    }
}
