package io.github.premiumdeploy.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.TrunksApi;
import io.github.premiumdeploy.genesys.WidgetDeploymentsApi;
import io.github.premiumdeploy.genesys.contract.ContractComparison;
import io.github.premiumdeploy.genesys.contract.SentRequest;
import io.github.premiumdeploy.plan.Bodies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies that a run of a descriptor sends, told without an organization: what only an organization tells stands there as
 * {@link SentRequest#LATER}. A test compares them with what runs send.
 */
final class RequestBodies {

    private static final String[] ACTION_SCHEMAS = {"contract.input.inputSchema", "contract.output.successSchema"};
    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final String DESCRIPTION = "description";

    private final Descriptor descriptor;
    private final List<SentRequest> requests = new ArrayList<>();

    private RequestBodies(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** The requests with a body that making, changing and removing what is described can send. */
    static List<SentRequest> of(Descriptor descriptor) {
        RequestBodies bodies = new RequestBodies(descriptor);
        descriptor.items().forEach(bodies::add);
        return bodies.requests;
    }

    private void add(Item item) {
        switch (item.kind()) {
            case DescriptorKinds.ROLE -> role(item);
            case DescriptorKinds.GROUP -> group(item);
            case DescriptorKinds.OAUTH_CLIENT -> oauthClient(item);
            case DescriptorKinds.DATA_TABLE -> dataTable(item);
            case DescriptorKinds.WIDGET_DEPLOYMENT -> widgetDeployment(item);
            case DescriptorKinds.OPEN_MESSAGING -> openMessaging(item);
            case DescriptorKinds.BYOC_CLOUD_TRUNK -> trunk(item);
            default -> integration(item);
        }
    }

    private String fullName(String name) {
        return descriptor.prefix() + name;
    }

    private ObjectNode named(Item item) {
        return Bodies.object().put(NAME, fullName(item.name()));
    }

    private static ObjectNode versioned(ObjectNode body) {
        return body.deepCopy().put(VERSION, 1);
    }

    private void send(String goal, Item item, Operation operation, JsonNode body, String... free) {
        requests.add(SentRequest.of(goal, item.toString(), operation).with(body, free));
    }

    private void deploy(Item item, Operation operation, JsonNode body, String... free) {
        send(ContractComparison.DEPLOY, item, operation, body, free);
    }

    private void role(Item item) {
        String condition = "permissionPolicies[].resourceConditionNode";
        ObjectNode body = Bodies.copy(named(item), item.fields(), DESCRIPTION, "permissions", "permissionPolicies");
        deploy(item, AuthorizationApi.CREATE_ROLE, body, condition);
        deploy(item, AuthorizationApi.UPDATE_ROLE, body, condition);
    }

    private void group(Item item) {
        ObjectNode search = Bodies.object().put("pageSize", 100).put("pageNumber", 1);
        search.putArray("query")
                .addObject()
                .put("type", "STARTS_WITH")
                .put("value", descriptor.prefix())
                .putArray("fields")
                .add(NAME);
        deploy(item, GroupsApi.SEARCH, search);
        send(DescriptorRequests.UNDEPLOY, item, GroupsApi.SEARCH, search);
        ObjectNode body =
                named(item).put("type", "official").put("rulesVisible", true).put("visibility", "public");
        deploy(item, GroupsApi.CREATE, Bodies.copy(body, item.fields(), DESCRIPTION));
        if (item.fields().has(DESCRIPTION)) {
            deploy(item, GroupsApi.UPDATE, versioned(Bodies.copy(named(item), item.fields(), DESCRIPTION)));
        }
        if (item.isTrue("assignToSelf")) {
            ObjectNode members = Bodies.object().put(VERSION, 1);
            members.putArray("memberIds").add(SentRequest.LATER);
            send(DescriptorRequests.AS_USER, item, GroupsApi.ADD_MEMBERS, members);
        }
    }

    private void oauthClient(Item item) {
        JsonNode fields = item.fields();
        ObjectNode body = Bodies.copy(
                named(item),
                fields,
                DESCRIPTION,
                "authorizedGrantType",
                "accessTokenValiditySeconds",
                "scope",
                "registeredRedirectUri");
        if (!body.has("accessTokenValiditySeconds")) {
            body.put("accessTokenValiditySeconds", 86_400);
        }
        if (fields.path("authorizedGrantType").asText("CLIENT-CREDENTIALS").equals("CLIENT-CREDENTIALS")) {
            var divisions = body.putArray("roleDivisions");
            fields.path("roles")
                    .forEach(role -> divisions
                            .addObject()
                            .put("roleId", SentRequest.LATER)
                            .put("divisionId", SentRequest.LATER));
        }
        deploy(item, OAuthClientsApi.CREATE, body);
        deploy(item, OAuthClientsApi.UPDATE, body);
        send(
                DescriptorRequests.UNDEPLOY,
                item,
                OAuthClientsApi.UPDATE,
                body.deepCopy().put("state", OAuthClientsApi.INACTIVE));
    }

    private void dataTable(Item item) {
        ObjectNode schema = Bodies.object()
                .put("$schema", "http://json-schema.org/draft-04/schema#")
                .put("type", "object");
        schema.put("additionalProperties", false).putArray("required").add("key");
        ObjectNode columns = schema.putObject("properties");
        columns.putObject("key").put("type", "string");
        item.fields()
                .path("customFields")
                .forEach(column -> columns.putObject(column.path(NAME).asText())
                        .put("type", column.path("type").asText("string")));
        ObjectNode body = Bodies.copy(named(item), item.fields(), DESCRIPTION);
        body.set("schema", schema);
        deploy(item, DataTablesApi.CREATE, body, "schema.properties");
        deploy(item, DataTablesApi.UPDATE, body.deepCopy().put("id", SentRequest.LATER), "schema.properties");
    }

    private void widgetDeployment(Item item) {
        JsonNode fields = item.fields();
        ObjectNode body = Bodies.copy(named(item), fields, DESCRIPTION, "allowedDomains", "clientType");
        if (fields.has("type")) {
            body.put("clientType", fields.get("type").asText());
        }
        if (fields.has("authentication")) {
            body.put("authenticationRequired", fields.get("authentication").asBoolean());
        }
        deploy(item, WidgetDeploymentsApi.CREATE, body.deepCopy().put("disabled", true));
        deploy(item, WidgetDeploymentsApi.UPDATE, body.deepCopy().put("disabled", false));
    }

    private void openMessaging(Item item) {
        ObjectNode body = Bodies.copy(
                named(item),
                item.fields(),
                "outboundNotificationWebhookUrl",
                "outboundNotificationWebhookSignatureSecretToken",
                "webhookHeaders");
        deploy(item, OpenMessagingApi.CREATE, body);
        deploy(item, OpenMessagingApi.UPDATE, body);
    }

    /** All but these comes from the carrier's template, or from the trunk itself, both of which the platform made. */
    private void trunk(Item item) {
        ObjectNode body = named(item).put("trunkType", "EXTERNAL");
        body.putObject("trunkMetabase").put("id", "external_sip_pcv_byoc_carrier.json");
        body.putObject("properties");
        List.of(TrunksApi.CREATE, TrunksApi.UPDATE)
                .forEach(operation -> requests.add(SentRequest.of(ContractComparison.DEPLOY, item.toString(), operation)
                        .with(body, "properties")
                        .echoing()));
    }

    private void integration(Item item) {
        JsonNode fields = item.fields();
        ObjectNode body = named(item);
        body.putObject("integrationType").put("id", type(item.kind()));
        deploy(item, IntegrationsApi.CREATE, body);
        ObjectNode config = named(item).put(VERSION, 1);
        config.putObject("properties");
        config.set("advanced", fields.path("advanced").isObject() ? fields.get("advanced") : Bodies.object());
        config.put(
                "notes",
                fields.has("notes")
                        ? fields.get("notes").asText()
                        : "Provisioned by " + descriptor.premiumAppIntegrationTypeId() + " integration");
        ObjectNode credentials = config.putObject("credentials");
        credential(item).ifPresent(credential -> {
            credentials.putObject(credential.getKey()).put("id", SentRequest.LATER);
            deploy(item, CredentialsApi.CREATE, credential.getValue());
            deploy(item, CredentialsApi.UPDATE, credential.getValue());
        });
        deploy(item, IntegrationsApi.UPDATE_CONFIG, config, "properties", "advanced");
        boolean isAlwaysOn = List.of(
                        DescriptorKinds.APP_INSTANCE,
                        DescriptorKinds.WIDGET_INSTANCE,
                        DescriptorKinds.INTERACTION_WIDGET)
                .contains(item.kind());
        if (isAlwaysOn || item.isTrue("autoEnable")) {
            deploy(item, IntegrationsApi.PATCH, Bodies.object().put("intendedState", "ENABLED"));
        }
        fields.path("data-actions").forEach(action -> action(item, action));
        boolean isCustom = fields.path("customAuthAction").path("update").asBoolean(false)
                && fields.path("credentialType").asText().equals("userDefinedOAuth");
        if (isCustom) {
            ObjectNode draft =
                    Bodies.object().put("category", SentRequest.LATER).put(NAME, SentRequest.LATER);
            draft.set("config", fields.path("customAuthAction").path("config"));
            deploy(item, ActionsApi.UPDATE_DRAFT, versioned(draft));
            deploy(item, ActionsApi.PUBLISH_DRAFT, Bodies.object().put(VERSION, 1));
        }
    }

    private String type(String kind) {
        return switch (kind) {
            case DescriptorKinds.APP_INSTANCE -> descriptor.premiumAppIntegrationTypeId();
            case DescriptorKinds.WIDGET_INSTANCE ->
                descriptor.premiumWidgetIntegrationTypeId().orElse("");
            case DescriptorKinds.INTERACTION_WIDGET -> "embedded-client-app-interaction-widget";
            case DescriptorKinds.WS_DATA_ACTIONS -> "custom-rest-actions";
            case DescriptorKinds.GC_DATA_ACTIONS -> "purecloud-data-actions";
            case DescriptorKinds.EVENT_BRIDGE -> "amazon-eventbridge-source";
            default -> kind;
        };
    }

    /** The credential of an integration, under the name by which the integration refers to it. */
    private static Optional<Map.Entry<String, JsonNode>> credential(Item item) {
        JsonNode fields = item.fields();
        ObjectNode values = Bodies.object();
        String type = fields.path("credentialType").asText("");
        switch (item.kind()) {
            case DescriptorKinds.WS_DATA_ACTIONS -> {
                if (!List.of("userDefinedOAuth", "userDefined", "basicAuth").contains(type)) {
                    return Optional.empty();
                }
                fields.path("credentials")
                        .properties()
                        .forEach(value ->
                                values.put(value.getKey(), value.getValue().asText()));
                return Optional.of(Map.entry("basicAuth", credential(type, values)));
            }
            case DescriptorKinds.AUDIOHOOK -> {
                fields.path("credentials")
                        .properties()
                        .forEach(value ->
                                values.put(value.getKey(), value.getValue().asText()));
                return Optional.of(Map.entry("audioHook", credential("audioHook", values)))
                        .filter(stated -> !values.isEmpty());
            }
            case DescriptorKinds.GC_DATA_ACTIONS -> {
                values.put("clientId", SentRequest.LATER).put("clientSecret", SentRequest.LATER);
                return Optional.of(Map.entry("pureCloudOAuthClient", credential("pureCloudOAuthClient", values)));
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    private static JsonNode credential(String type, ObjectNode values) {
        ObjectNode body = Bodies.object().put(NAME, SentRequest.LATER);
        body.putObject("type").put("id", type).put(NAME, type);
        body.set("credentialFields", values);
        return body;
    }

    private void action(Item item, JsonNode action) {
        ObjectNode content = Bodies.object()
                .put("category", fullName(item.name()))
                .put(NAME, fullName(action.path(NAME).asText()))
                .put("secure", action.path("secure").asBoolean(false));
        Bodies.copy(content, action, "config", "contract");
        deploy(
                item,
                ActionsApi.CREATE_DRAFT,
                content.deepCopy().put("integrationId", SentRequest.LATER),
                ACTION_SCHEMAS);
        deploy(item, ActionsApi.UPDATE_DRAFT, versioned(content), ACTION_SCHEMAS);
        if (action.path("autoPublish").asBoolean(false)) {
            deploy(item, ActionsApi.PUBLISH_DRAFT, Bodies.object().put(VERSION, 1));
        }
    }
}
