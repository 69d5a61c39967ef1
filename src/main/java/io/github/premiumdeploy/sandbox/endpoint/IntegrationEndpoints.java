package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.sandbox.http.RateLimit;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.IntegrationType;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.Integration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Integrations and their configuration, with versions. */
final class IntegrationEndpoints implements EndpointGroup {

    /** The client apps; published without a permission. */
    private static final Operation LIST_CLIENT_APPS =
            new Operation.Area("integrations", "/api/v2/integrations").get("/clientapps", "list the client apps");

    private static final String CLIENT_APPS = "Client Apps";
    private static final int MAX_NOTES = 500;
    private static final int MAX_PAGE = 999;
    private static final int MAX_IDS = 100;

    /** What the wizard asks for. */
    private static final int MAX_CLIENT_APPS = 1000;

    private final State state;
    private final IntegrationView view;
    private final RateLimit clientAppLists;

    IntegrationEndpoints(State state) {
        this.state = state;
        this.view = new IntegrationView(state);
        this.clientAppLists = new RateLimit(state.switches().clientAppsPerMinute());
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(IntegrationsApi.LIST, this::list)
                        .paged()
                        .sorted()
                        .asking("ids", "integrationType", "reportedState", "credentialId", "expand"),
                SandboxEndpoint.of(LIST_CLIENT_APPS, this::listClientApps)
                        .paged()
                        .sorted()
                        .asking("expand"),
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

    @Override
    public String models() {
        return """
                CreateIntegrationRequest: id str; name str!; integrationType IntegrationType!; selfUri str
                IntegrationType: id str!; name str; description str; provider str; category str; images list[Image]; \
                    configPropertiesSchemaUri str; configAdvancedSchemaUri str; helpUri str; termsOfServiceUri str; \
                    vendorName str; vendorWebsiteUri str; marketplaceUri str; faqUri str; privacyPolicyUri str; \
                    supportContactUri str; salesContactUri str; helpLinks list[HelpLink]; credentials dict(str, \
                    CredentialSpecification); nonInstallable bool; maxInstances int; userPermissions list[str]; \
                    vendorOAuthClientIds list[str]; selfUri str
                CredentialSpecification: required bool; title str; credentialTypes list[str]
                Integration: id str; name str; integrationType IntegrationType; notes str; intendedState \
                    ENABLED|DISABLED|DELETED|RESTORED!; config IntegrationConfigurationInfo; reportedState \
                    IntegrationStatusInfo; attributes dict(str, str); selfUri str
                IntegrationStatusInfo: code ACTIVE|ACTIVATING|INACTIVE|DEACTIVATING|ERROR; effective str; detail \
                    MessageInfo; lastUpdated datetime
                IntegrationConfiguration: id str; name str!; version int!; properties object!; advanced object!; notes \
                    str!; credentials dict(str, CredentialInfo)!; selfUri str
                CredentialInfo: id str; name str; createdDate datetime; modifiedDate datetime; type CredentialType; \
                    selfUri str
                """;
    }

    private SandboxResponse list(Call call) {
        return listing(call)
                .ids("ids", MAX_IDS)
                .where(
                        "integrationType",
                        (integration, type) -> integration.type().id().equals(type))
                .where("reportedState", (integration, wanted) -> wanted.equals(view.reportedState(integration)))
                .where("credentialId", Integration::hasCredential)
                .page(Paging.of(call, MAX_PAGE), integration -> view.shown(integration, call));
    }

    /** The integrations that are client apps, which anybody may list, though not often: Genesys's own wizard reads them. */
    private SandboxResponse listClientApps(Call call) {
        clientAppLists.exceeded(call.caller().value(), state.now()).ifPresent(wait -> {
            throw Refusal.throttled(wait);
        });
        return listing(call)
                .where(integration -> integration.type().category().equals(CLIENT_APPS))
                .page(Paging.of(call, MAX_CLIENT_APPS), integration -> view.shown(integration, call));
    }

    private SandboxListing<Integration> listing(Call call) {
        return SandboxListing.of(call, state.listed(state.integrations()), Integration::id, Integration::name);
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = call.body(this::named);
        String typeId = body.at("/integrationType/id").asText();
        IntegrationType type = type(body)
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
        List.of("properties", "advanced", "credentials").forEach(config::putObject);
        return SandboxResponse.ok(view.shown(store(new Integration(id, type, false, config)), call));
    }

    private Optional<IntegrationType> type(JsonNode body) {
        return state.organization()
                .integrationType(body.at("/integrationType/id").asText());
    }

    private long instances(IntegrationType type) {
        return state.integrations().values().stream()
                .filter(other -> other.type().id().equals(type.id()))
                .count();
    }

    /** Seen: without a name the type's is taken, with a number where it is taken already. */
    private JsonNode named(JsonNode body) {
        if (body instanceof ObjectNode object && !object.hasNonNull("name")) {
            type(body).ifPresent(type -> object.put("name", freeName(type.name())));
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
        return SandboxResponse.ok(
                view.shown(store(integration.with(intended.equals("ENABLED"), integration.config())), call));
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
        check(integration.type().properties(), body, "properties");
        check(integration.type().advanced(), body, "advanced");
        ObjectNode config = integration.config().deepCopy().put("name", name);
        config.put("version", current + 1).put("notes", notes);
        config.set("properties", body.path("properties"));
        config.set("advanced", body.path("advanced"));
        config.set("credentials", credentials(integration.type(), body.path("credentials")));
        Integration configured = store(integration.with(integration.enabled(), config));
        AuthenticationActions.configured(state, configured);
        return SandboxResponse.ok(view.config(configured));
    }

    private Integration store(Integration integration) {
        state.integrations().put(integration.id(), integration);
        return integration;
    }

    /** Refuses a part of a configuration that does not meet the schema of its type, with all reasons. */
    private static void check(JsonNode schema, JsonNode body, String part) {
        Map<String, String> violations = PropertySchema.violations(schema, body.path(part), part);
        if (!violations.isEmpty()) {
            String reasons = violations.entrySet().stream()
                    .map(violation -> violation.getKey() + " " + violation.getValue())
                    .collect(Collectors.joining("; "));
            throw Refusal.of(400, "invalid.property", reasons).details("invalid.property", violations.keySet());
        }
    }

    /** References to credentials, which must exist under a name that the type knows. */
    private ObjectNode credentials(IntegrationType type, JsonNode given) {
        ObjectNode references = SandboxJson.object();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            String field = "credentials." + entry.getKey();
            if (!type.credentials().has(entry.getKey())) {
                throw Refusal.invalidValue(field, type.id() + " takes no credential " + entry.getKey());
            }
            String id = SandboxJson.id(entry.getValue());
            ObjectNode credential = Optional.ofNullable(state.credentials().get(id))
                    .orElseThrow(() -> Refusal.invalidValue(field, "There is no credential with id " + id));
            String kind = CredentialEndpoints.type(credential);
            JsonNode allowed = type.credentials().path(entry.getKey()).path("credentialTypes");
            if (allowed.valueStream().noneMatch(one -> one.asText().equals(kind))) {
                throw Refusal.invalidValue(
                        field, type.id() + " takes credentials of the types " + allowed + " here, not " + kind);
            }
            references.set(entry.getKey(), CredentialEndpoints.hidden(credential));
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
        return call.existing(state, state.integrations(), id -> Refusal.notFound("integration", id));
    }
}
