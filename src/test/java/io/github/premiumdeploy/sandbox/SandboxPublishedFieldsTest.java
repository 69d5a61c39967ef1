package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Answers have no fields that the published models lack, compared where these are at hand. */
class SandboxPublishedFieldsTest {

    private static final Path PUBLISHED = Path.of("../shared/genesys/models.tsv");
    private static final String INTEGRATIONS = "/api/v2/integrations";

    private final Set<String> unpublished = new TreeSet<>();
    private final Map<String, Map<String, String>> models = new HashMap<>();

    private void compare(JsonNode value, String type, String path) {
        if (type.startsWith("list[")) {
            value.forEach(element -> compare(element, type.substring("list[".length(), type.length() - 1), path));
        } else if (models.containsKey(type) && value.isObject()) {
            value.properties().forEach(field -> {
                String published = models.get(type).get(field.getKey());
                if (published == null) {
                    unpublished.add(path + "." + field.getKey());
                } else {
                    compare(field.getValue(), published, path + "." + field.getKey());
                }
            });
        }
    }

    private JsonNode same(SandboxFixture.Answer answer, String model) {
        assertThat(answer.status()).as(answer.message()).isBetween(200, 201);
        compare(answer.json(), model, model);
        return answer.json();
    }

    @Test
    void answersWithPublishedFieldsOnly() throws Exception {
        assumeTrue(Files.isRegularFile(PUBLISHED), "the published models are not at hand");
        for (String line : Files.readAllLines(PUBLISHED)) {
            String[] columns = line.split("\t");
            if (columns.length >= 3 && !line.startsWith("#")) {
                models.computeIfAbsent(columns[0], model -> new HashMap<>()).put(columns[1], columns[2]);
            }
        }
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            same(fixture.get(token, "/api/v2/tokens/me"), "TokenInfo");
            same(fixture.get(token, "/api/v2/organizations/me"), "Organization");
            same(fixture.get(SandboxFixture.DANA, "/api/v2/users/me?expand=authorization"), "UserMe");
            same(fixture.get(token, "/api/v2/authorization/subjects/me"), "AuthzSubject");
            same(fixture.post(token, "/api/v2/authorization/roles", "{\"name\": \"R\"}"), "DomainOrganizationRole");
            same(
                    fixture.post(
                            token,
                            "/api/v2/groups",
                            "{\"name\": \"G\", \"type\": \"official\", \"rulesVisible\": true, \"visibility\":"
                                    + " \"public\"}"),
                    "Group");
            same(
                    fixture.post(
                            token, "/api/v2/oauth/clients", "{\"name\": \"C\", \"authorizedGrantType\": \"CODE\"}"),
                    "OAuthClient");
            JsonNode integration = same(
                    fixture.post(token, INTEGRATIONS, "{\"integrationType\": {\"id\": \"custom-rest-actions\"}}"),
                    "Integration");
            same(
                    fixture.get(token, integration.path("selfUri").asText() + "/config/current"),
                    "IntegrationConfiguration");
            same(fixture.get(token, INTEGRATIONS + "/types/premium-app-example"), "IntegrationType");
            same(
                    fixture.post(token, INTEGRATIONS + "/credentials", "{\"name\": \"A\", \"type\": \"userDefined\"}"),
                    "CredentialInfo");
            same(
                    fixture.post(
                            token,
                            INTEGRATIONS + "/actions/drafts",
                            "{\"name\": \"A\", \"integrationId\": \""
                                    + integration.path("id").asText() + "\"}"),
                    "Action");
            same(fixture.post(token, "/api/v2/flows/datatables", """
                            {"name": "T", "schema": {"$schema": "http://json-schema.org/draft-04/schema#",
                             "type": "object", "required": ["key"], "additionalProperties": false,
                             "properties": {"key": {"type": "string"}}}}
                            """), "DataTable");
            same(fixture.post(token, "/api/v2/conversations/messaging/integrations/open", """
                            {"name": "Chat", "outboundNotificationWebhookUrl": "https://hook.example/in",
                             "outboundNotificationWebhookSignatureSecretToken": "sixteen-letters!"}
                            """), "OpenIntegration");
            JsonNode template = fixture.get(
                            token,
                            "/api/v2/telephony/providers/edges/trunkbasesettings/template"
                                    + "?trunkMetabaseId=external_sip_pcv_byoc_carrier.json")
                    .json();
            same(
                    fixture.post(token, "/api/v2/telephony/providers/edges/trunkbasesettings", template.toString()),
                    "TrunkBase");
            compare(fixture.get(token, "/api/v2/groups/none").json(), "ErrorBody", "ErrorBody");
        }
        assertThat(unpublished).isEmpty();
    }
}
