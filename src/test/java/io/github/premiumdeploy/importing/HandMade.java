package io.github.premiumdeploy.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.TrunksApi;
import io.github.premiumdeploy.genesys.WidgetDeploymentsApi;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Makes resources as people, scripts and the wizard make them, with what this plugin would not write: other fields, other
 * spellings, nothing where it writes something.
 */
final class HandMade {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Names and texts that YAML, placeholders or careless code would take for something else. */
    private static final List<String> ODD = List.of(
            "007",
            "yes",
            "null",
            "1e3",
            "a: b",
            "# x",
            "- x",
            "@project.version@",
            "\\@x@",
            "${x}",
            "'q'",
            "\"q\"",
            "one\ntwo\n",
            " blank ",
            "{a}",
            "é 日本",
            "%",
            "x, y",
            "true",
            "12:30");

    private final GenesysClient client;
    private final VirtualClock time;

    HandMade(Provisioned sandbox) {
        client = sandbox.harness().client();
        time = sandbox.harness().time();
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes something; returns its id. */
    String make(Operation operation, JsonNode body) throws IOException {
        return client.create(operation, operation.path(), body).path("id").asText();
    }

    String role(String name, String policies) throws IOException {
        ObjectNode role = JSON.createObjectNode().put("name", name);
        role.set("permissionPolicies", json("{'a': " + policies + "}").get("a"));
        return make(AuthorizationApi.CREATE_ROLE, role);
    }

    String group(String name) throws IOException {
        return make(
                GroupsApi.CREATE,
                JSON.createObjectNode()
                        .put("name", name)
                        .put("type", "official")
                        .put("rulesVisible", false)
                        .put("visibility", "members"));
    }

    String credential(String name, String type) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("name", name);
        body.putObject("type").put("id", type).put("name", type);
        body.putObject("credentialFields")
                .put("userName", "u")
                .put("password", "p")
                .put("clientId", "c")
                .put("clientSecret", "s");
        return make(CredentialsApi.CREATE, body);
    }

    /** An integration without a configuration. */
    String blank(String name, String type) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("name", name);
        body.putObject("integrationType").put("id", type);
        return make(IntegrationsApi.CREATE, body);
    }

    String integration(
            String name, String type, ObjectNode properties, String notes, ObjectNode credentials, boolean enabled)
            throws IOException {
        String id = blank(name, type);
        ObjectNode config =
                JSON.createObjectNode().put("name", name).put("version", 1).put("notes", notes);
        config.set("properties", properties);
        config.putObject("advanced");
        config.set("credentials", credentials);
        client.callIdempotent(
                IntegrationsApi.UPDATE_CONFIG,
                IntegrationsApi.UPDATE_CONFIG.pathWith(id),
                Query.NONE,
                Optional.of(config));
        if (enabled) {
            enable(id);
        }
        return id;
    }

    void enable(String id) throws IOException {
        client.callIdempotent(
                IntegrationsApi.PATCH,
                IntegrationsApi.PATCH.pathWith(id),
                Query.NONE,
                Optional.of(JSON.createObjectNode().put("intendedState", "ENABLED")));
    }

    String action(String integration, String name, boolean published) throws IOException {
        ObjectNode body = json("""
                {'secure': false, 'category': 'By hand', 'config': {'request': {'requestUrlTemplate': 'https://x.example/${input.a}',
                 'requestType': 'GET', 'headers': {'X-Api-Key': 'a readable key'}, 'requestTemplate': '${input.rawRequest}'},
                 'response': {'translationMap': {'a': '$.b'}, 'translationMapDefaults': {}, 'successTemplate': '{\\"a\\": ${a}}'},
                 'timeoutSeconds': 20},
                 'contract': {'input': {'inputSchema': {'$schema': 'http://json-schema.org/draft-04/schema#', 'type': 'object',
                 'properties': {'a': {'type': 'string'}}, 'required': ['a'], 'additionalProperties': false}},
                 'output': {'successSchema': {'type': 'object', 'properties': {'a': {'type': 'string'}}}}}}""");
        body.put("name", name).put("integrationId", integration);
        String id;
        try {
            id = make(ActionsApi.CREATE_DRAFT, body);
        } catch (ApiException e) {
            // A new integration may not be ready for actions at once.
            time.advance(Duration.ofSeconds(10));
            id = make(ActionsApi.CREATE_DRAFT, body);
        }
        if (published) {
            client.callIdempotent(
                    ActionsApi.PUBLISH_DRAFT,
                    ActionsApi.PUBLISH_DRAFT.pathWith(id),
                    Query.NONE,
                    Optional.of(JSON.createObjectNode().put("version", 1)));
        }
        return id;
    }

    void startDraft(String action) throws IOException {
        client.callIdempotent(
                ActionsApi.START_DRAFT, ActionsApi.START_DRAFT.pathWith(action), Query.NONE, Optional.empty());
    }

    String table(String name, String columns) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("name", name);
        ObjectNode schema = body.putObject("schema");
        schema.put("$schema", "http://json-schema.org/draft-04/schema#").put("type", "object");
        schema.put("additionalProperties", false).putArray("required").add("key");
        schema.set("properties", json(columns));
        return make(DataTablesApi.CREATE, body);
    }

    String client(ObjectNode body) throws IOException {
        return make(OAuthClientsApi.CREATE, body);
    }

    /** Makes up an organization with the prefix {@code HAND_}. */
    void random(Random random) throws IOException {
        List<String> roles = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            roles.add(role(
                    "HAND_Role " + i + odd(random),
                    random.nextBoolean()
                            ? "[{'domain': 'routing', 'entityName': 'queue', 'actionSet': ['view', 'add']}]"
                            : "[{'domain': 'routing', 'entityName': '*', 'actionSet': ['*'], 'allowConditions': false},"
                                    + " {'domain': 'directory', 'entityName': 'user', 'actionSet': ['view']}]"));
        }
        List<String> groups = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            groups.add(group((random.nextInt(4) == 0 ? "Other " : "HAND_Group ")
                    + i
                    + odd(random).strip()));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            ObjectNode properties = JSON.createObjectNode()
                    .put(
                            "url",
                            random.nextInt(6) == 0
                                    ? "http://app.example"
                                    : "https://app.example/" + odd(random).strip())
                    .put("displayType", random.nextBoolean() ? "standalone" : "widget")
                    .put("featureCategory", random.nextBoolean() ? "" : "sales");
            ArrayNode filter = properties.putArray("groupFilter");
            groups.stream().filter(group -> random.nextBoolean()).forEach(filter::add);
            if (random.nextBoolean()) {
                properties.put("sandbox", "allow-forms").put("permissions", "");
            }
            integration(
                    "HAND_App " + (random.nextBoolean() ? i : 1),
                    "premium-app-example",
                    properties,
                    random.nextBoolean() ? "{\"role\":{\"x\":{\"id\":\"1\"}}" : odd(random),
                    JSON.createObjectNode(),
                    random.nextInt(4) > 0);
        }
        webServices(random);
        genesysCloud(random, roles);
        for (int i = random.nextInt(3); i > 0; i--) {
            table(
                    "HAND_Table " + i,
                    random.nextBoolean()
                            ? "{'key': {'title': 'number', 'type': 'string'}, 'b': {'title': 'b', 'type': 'boolean', 'default': true,"
                                    + " 'displayOrder': 2}, 'a': {'title': 'a', 'type': 'string', 'default': 'yes', 'displayOrder': 1},"
                                    + " 'n': {'title': 'n', 'type': 'number', 'default': 1.5, 'displayOrder': 3}}"
                            : "{'key': {'title': 'key', 'type': 'string'}, 'x': {'title': 'Another title', 'type': 'integer'}}");
        }
        if (random.nextBoolean()) {
            ObjectNode open = JSON.createObjectNode()
                    .put("name", "HAND_Open " + odd(random))
                    .put("outboundNotificationWebhookUrl", "https://app.example/x")
                    .put("outboundNotificationWebhookSignatureSecretToken", "a-token-of-somebody");
            open.putObject("webhookHeaders").put("Accept", "x").put("X-Key", "key of somebody");
            make(OpenMessagingApi.CREATE, open);
        }
        if (random.nextBoolean()) {
            make(
                    WidgetDeploymentsApi.CREATE,
                    json("{'name': 'HAND_Chat', 'clientType': 'v2', 'disabled': " + random.nextBoolean()
                            + ", 'authenticationRequired': " + random.nextBoolean() + "}"));
        }
        trunk(random);
    }

    private void webServices(Random random) throws IOException {
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode credentials = JSON.createObjectNode();
            if (random.nextBoolean()) {
                String type =
                        List.of("basicAuth", "userDefined", "userDefinedOAuth").get(random.nextInt(3));
                credentials.putObject("basicAuth").put("id", credential("by hand " + i, type));
            }
            String id = random.nextInt(3) == 0
                    ? blank("HAND_Services " + i, "custom-rest-actions")
                    : integration(
                            "HAND_Services " + i,
                            "custom-rest-actions",
                            JSON.createObjectNode(),
                            "",
                            credentials,
                            random.nextBoolean());
            if (random.nextBoolean()) {
                enable(id);
            }
            for (int j = random.nextInt(3); j > 0; j--) {
                String action = action(id, (random.nextInt(3) == 0 ? "Other " : "HAND_Act ") + j, random.nextBoolean());
                if (random.nextInt(3) == 0) {
                    try {
                        startDraft(action);
                    } catch (IOException e) {
                        // It was never published.
                        continue;
                    }
                }
            }
        }
    }

    private void genesysCloud(Random random, List<String> roles) throws IOException {
        int clients = random.nextInt(3);
        for (int i = clients; i > 0; i--) {
            client(json("{'name': 'HAND_Client " + i + "', 'authorizedGrantType': 'CLIENT-CREDENTIALS',"
                    + " 'accessTokenValiditySeconds': " + (random.nextBoolean() ? 86400 : 600)
                    + ", 'roleDivisions': []}"));
        }
        if (random.nextBoolean()) {
            client(json("{'name': 'HAND_Page', 'authorizedGrantType': 'CODE', 'scope': ['users', 'routing'],"
                    + " 'registeredRedirectUri': ['" + (random.nextBoolean() ? "http" : "https") + "://app.example/x'],"
                    + " 'accessTokenValiditySeconds': 600}"));
        }
        if (random.nextBoolean()) {
            ObjectNode credentials = JSON.createObjectNode();
            credentials
                    .putObject("pureCloudOAuthClient")
                    .put("id", credential("by the wizard", "pureCloudOAuthClient"));
            String id = integration(
                    "HAND_Cloud",
                    "purecloud-data-actions",
                    JSON.createObjectNode(),
                    "by hand",
                    random.nextBoolean() ? credentials : JSON.createObjectNode(),
                    random.nextBoolean());
            action(id, "HAND_Count", random.nextBoolean());
        }
    }

    private void trunk(Random random) throws IOException {
        if (random.nextBoolean()) {
            ObjectNode trunk = client.call(
                            TrunksApi.TEMPLATE,
                            TrunksApi.TEMPLATE.path(),
                            Query.of("trunkMetabaseId", "external_sip_pcv_byoc_carrier.json"),
                            Optional.empty())
                    .body()
                    .deepCopy();
            trunk.put("name", "HAND_Trunk");
            trunk.withObject("/properties/trunk_label/value").put("instance", "Another label");
            trunk.withObject("/properties/trunk_sip_termination_uri/value")
                    .put("instance", random.nextBoolean() ? "sandbox-hand" : "elsewhere");
            trunk.withObject("/properties/trunk_sip_authentication_credentials_password/value")
                    .put("instance", random.nextBoolean() ? "hunter2" : "");
            trunk.withObject("/properties/trunk_media_codec/value")
                    .putArray("instance")
                    .add("audio/opus");
            make(TrunksApi.CREATE, trunk);
        }
    }

    private static String odd(Random random) {
        return ODD.get(random.nextInt(ODD.size()));
    }
}
