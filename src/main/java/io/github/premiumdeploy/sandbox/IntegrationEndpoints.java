package io.github.premiumdeploy.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.sandbox.SandboxOrganization.IntegrationType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Integrations and their configuration, with versions. */
final class IntegrationEndpoints implements EndpointGroup {

    private static final String PATH = "/api/v2/integrations/";
    private static final int MAX_NOTES = 500;

    private record Integration(String id, IntegrationType type, boolean enabled, ObjectNode config) {

        Integration with(boolean newEnabled, ObjectNode newConfig) {
            return new Integration(id, type, newEnabled, newConfig);
        }

        String name() {
            return config.path("name").asText();
        }
    }

    private final State state;
    private final Map<String, Integration> integrations = new LinkedHashMap<>();

    IntegrationEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(IntegrationsApi.LIST, this::list),
                Endpoint.of(IntegrationsApi.CREATE, this::create),
                Endpoint.of(IntegrationsApi.GET, call -> Response.ok(shown(integration(call), call))),
                Endpoint.of(IntegrationsApi.PATCH, this::patch),
                Endpoint.of(IntegrationsApi.DELETE, this::delete),
                Endpoint.of(
                        IntegrationsApi.CONFIG,
                        call -> Response.ok(integration(call).config().deepCopy())),
                Endpoint.of(IntegrationsApi.UPDATE_CONFIG, this::configure));
    }

    private Response list(Call call) {
        Paging paging = Paging.of(call);
        List<String> ids = call.queries("ids");
        List<ObjectNode> shown = integrations.values().stream()
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

    private Response create(Call call) {
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
        long instances = integrations.values().stream()
                .filter(other -> other.type().equals(type))
                .count();
        if (type.maxInstances() > 0 && instances >= type.maxInstances()) {
            throw Refusal.of(
                            400,
                            "constraint.validation",
                            "The maximum of " + type.maxInstances() + " integrations of type " + typeId + " is reached")
                    .limit("integrations", "max.instances", type.maxInstances());
        }
        String id = state.newId();
        ObjectNode config = Json.object()
                .put("id", "current")
                .put("name", requireText(body, "name"))
                .put("version", 1)
                .put("notes", "")
                .put("selfUri", PATH + id + "/config/current");
        config.putObject("properties");
        config.putObject("advanced");
        config.putObject("credentials");
        Integration integration = new Integration(id, type, false, config);
        integrations.put(id, integration);
        return Response.ok(shown(integration, call));
    }

    private Response patch(Call call) {
        Integration integration = integration(call);
        ObjectNode body = call.body("Integration");
        String intended = body.path("intendedState").asText();
        if (!intended.equals("ENABLED") && !intended.equals("DISABLED")) {
            throw Refusal.invalidValue("intendedState", "The sandbox knows ENABLED and DISABLED, not " + intended);
        }
        Integration changed = integration.with(intended.equals("ENABLED"), integration.config());
        integrations.put(integration.id(), changed);
        return Response.ok(shown(changed, call));
    }

    private Response delete(Call call) {
        Integration integration = integration(call);
        integrations.remove(integration.id());
        return Response.ok(
                shown(integration.with(false, integration.config()), call).put("intendedState", "DELETED"));
    }

    private Response configure(Call call) {
        Integration integration = integration(call);
        ObjectNode body = call.body("IntegrationConfiguration");
        int current = integration.config().path("version").asInt();
        int sent = body.path("version").asInt();
        if (sent != current) {
            throw Refusal.versionConflict("integration configuration", integration.id(), sent, current);
        }
        String name = requireText(body, "name");
        String notes = body.path("notes").asText();
        if (notes.length() > MAX_NOTES) {
            throw Refusal.invalidValue("notes", "notes can have at most " + MAX_NOTES + " characters");
        }
        JsonSchema.check(integration.type().properties(), body.path("properties"), "properties");
        JsonSchema.check(integration.type().advanced(), body.path("advanced"), "advanced");
        ObjectNode config = Json.object()
                .put("id", "current")
                .put("name", name)
                .put("version", current + 1)
                .put("notes", notes)
                .put("selfUri", PATH + integration.id() + "/config/current");
        config.set("properties", body.path("properties"));
        config.set("advanced", body.path("advanced"));
        config.set("credentials", credentials(integration.type(), body.path("credentials")));
        integrations.put(integration.id(), integration.with(integration.enabled(), config));
        return Response.ok(config.deepCopy());
    }

    /** References to credentials, which must exist under a name that the type knows. */
    private ObjectNode credentials(IntegrationType type, JsonNode given) {
        ObjectNode references = Json.object();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String field = "credentials." + entry.getKey();
            if (!type.credentials().has(entry.getKey())) {
                throw Refusal.invalidValue(field, type.id() + " takes no credential " + entry.getKey());
            }
            String id = entry.getValue().path("id").asText();
            ObjectNode credential = Optional.ofNullable(state.credentials().get(id))
                    .orElseThrow(() -> Refusal.invalidValue(field, "There is no credential with id " + id));
            references.set(entry.getKey(), credential.deepCopy());
        }
        return references;
    }

    private static String requireText(ObjectNode body, String field) {
        String text = body.path(field).asText();
        if (text.isBlank()) {
            throw Refusal.invalidValue(field, field + " must not be empty");
        }
        return text;
    }

    private Integration integration(Call call) {
        String id = call.variable(0);
        return Optional.ofNullable(integrations.get(id)).orElseThrow(() -> Refusal.notFound("integration", id));
    }

    private ObjectNode shown(Integration integration, Call call) {
        String reported = reportedState(integration);
        ObjectNode shown = Json.named(integration.id(), integration.name());
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
        shown.putObject("reportedState")
                .put("code", reported)
                .put("effective", integration.enabled() ? reported : "INACTIVE")
                .put("lastUpdated", state.now().toString());
        shown.putObject("attributes");
        return shown.put("selfUri", PATH + integration.id());
    }

    /** Half-made integrations can be enabled, and then do not work. */
    private static String reportedState(Integration integration) {
        if (!integration.enabled()) {
            return "INACTIVE";
        }
        JsonNode properties = integration.config().path("properties");
        return PropertySchema.violations(integration.type().properties(), properties, "properties")
                        .isEmpty()
                ? "ACTIVE"
                : "ERROR";
    }
}
