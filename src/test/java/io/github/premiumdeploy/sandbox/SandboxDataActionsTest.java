package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data actions with their integrations and credentials. */
class SandboxDataActionsTest {

    private static final String INTEGRATIONS = "/api/v2/integrations";
    private static final String ACTIONS = INTEGRATIONS + "/actions";
    private static final String CREDENTIALS = INTEGRATIONS + "/credentials";
    private static final String CONFIG =
            "{\"request\": {\"requestUrlTemplate\": \"https://a.example\", \"requestType\": \"GET\"}}";
    private static final String CONTRACT = "{\"input\": {\"inputSchema\": {\"type\": \"object\","
            + " \"additionalProperties\": true}}, \"output\": {\"successSchema\": {\"type\": \"object\"}}}";

    private SandboxFixture fixture;
    private String token;
    private String integration;

    @BeforeEach
    void start() throws Exception {
        fixture = SandboxFixture.standard();
        token = fixture.deployer();
        integration = integration("custom-rest-actions");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private String integration(String type) throws Exception {
        return fixture.post(token, INTEGRATIONS, "{\"name\": \"Web\", \"integrationType\": {\"id\": \"" + type + "\"}}")
                .json()
                .path("id")
                .asText();
    }

    private String draftBody(String name) {
        return "{\"name\": \"" + name + "\", \"category\": \"Web\", \"integrationId\": \"" + integration
                + "\", \"config\": " + CONFIG + ", \"contract\": " + CONTRACT + "}";
    }

    private JsonNode draft() throws Exception {
        var answer = fixture.post(token, ACTIONS + "/drafts", draftBody("Look up"));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void showTheAddressesOfTheirTemplatesWhereTheyAreFiles() throws Exception {
        fixture.close();
        fixture = SandboxFixture.with("switches: {templatesAsFiles: true}");
        token = fixture.deployer();
        integration = integration("custom-rest-actions");
        JsonNode made = fixture.post(
                        token,
                        ACTIONS + "/drafts",
                        draftBody("Look up")
                                .replace(
                                        CONFIG,
                                        "{\"request\": {\"requestTemplate\": \"${input.rawRequest}\"}, \"response\":"
                                                + " {\"successTemplate\": \"${rawResult}\"}}"))
                .json();
        assertThat(made.at("/config/request").has("requestTemplate")).isFalse();
        String address = made.at("/config/request/requestTemplateUri").asText();
        assertThat(address).isEqualTo(made.path("selfUri").asText() + "/templates/requesttemplate.vm");
        var text = fixture.get(token, address);
        assertThat(text.header("Content-Type")).startsWith("text/plain");
        assertThat(new String(text.http().body(), StandardCharsets.UTF_8)).isEqualTo("${input.rawRequest}");
        String success = made.at("/config/response/successTemplateUri").asText();
        assertThat(new String(fixture.get(token, success).http().body(), StandardCharsets.UTF_8))
                .isEqualTo("${rawResult}");
        assertThat(fixture.get(token, address + "x").status()).isEqualTo(404);
        JsonNode read = fixture.get(token, made.path("selfUri").asText() + "?includeConfig=true")
                .json();
        assertThat(read.at("/config/request/requestTemplateUri").asText()).isEqualTo(address);
    }

    private String credential(String type, String fields) throws Exception {
        return fixture.post(
                        token,
                        CREDENTIALS,
                        "{\"name\": \"C\", \"type\": {\"name\": \"" + type + "\"}, \"credentialFields\": " + fields
                                + "}")
                .json()
                .path("id")
                .asText();
    }

    private SandboxFixture.Answer configure(String id, int version, String credentials) throws Exception {
        return fixture.put(
                token,
                INTEGRATIONS + "/" + id + "/config/current",
                "{\"name\": \"Web\", \"version\": " + version
                        + ", \"notes\": \"\", \"properties\": {}, \"advanced\": {}, \"credentials\": " + credentials
                        + "}");
    }

    @Test
    void areDraftsUntilTheyArePublished() throws Exception {
        JsonNode draft = draft();
        String path = ACTIONS + "/" + draft.path("id").asText();
        assertThat(draft.path("version").asInt()).isEqualTo(1);
        assertThat(fixture.get(token, ACTIONS).json().path("total").asInt()).isZero();
        assertThat(fixture.get(token, path).status()).isEqualTo(404);
        assertThat(fixture.get(token, ACTIONS + "/drafts").json().path("total").asInt())
                .isEqualTo(1);
        assertThat(fixture.get(token, path + "/draft/validation")
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
        var published = fixture.post(token, path + "/draft/publish", "{\"version\": 1}");
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.json().path("selfUri").asText()).isEqualTo(path);
        assertThat(fixture.get(token, path + "/draft").status()).isEqualTo(404);
        assertThat(fixture.get(token, ACTIONS + "/drafts").json().path("total").asInt())
                .isZero();
        assertThat(fixture.get(token, ACTIONS).json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void changeThroughADraftOfTheirCurrentVersion() throws Exception {
        String path = ACTIONS + "/" + draft().path("id").asText();
        fixture.post(token, path + "/draft/publish", "{\"version\": 1}");
        assertThat(fixture.post(token, path + "/draft", "").status()).isEqualTo(200);
        assertThat(fixture.post(token, path + "/draft", "").status()).isEqualTo(409);
        assertThat(fixture.patch(token, path + "/draft", "{\"version\": 9, \"secure\": true}")
                        .status())
                .isEqualTo(409);
        var patched = fixture.patch(token, path + "/draft", "{\"version\": 1, \"secure\": true}");
        assertThat(patched.json().path("secure").asBoolean()).isTrue();
        int version = patched.json().path("version").asInt();
        assertThat(version).isEqualTo(2);
        assertThat(fixture.get(token, path).json().path("secure").asBoolean()).isFalse();
        assertThat(fixture.post(token, path + "/draft/publish", "{\"version\": 1}")
                        .message())
                .isEqualTo("Supplied version 1 does not match latest draft version 2");
        fixture.post(token, path + "/draft/publish", "{\"version\": 2}");
        assertThat(fixture.get(token, path).json().path("secure").asBoolean()).isTrue();
    }

    @Test
    void loseTheirDraftAlone() throws Exception {
        String path = ACTIONS + "/" + draft().path("id").asText();
        fixture.post(token, path + "/draft/publish", "{\"version\": 1}");
        fixture.post(token, path + "/draft", "");
        assertThat(fixture.delete(token, path + "/draft").status()).isEqualTo(204);
        assertThat(fixture.get(token, path).status()).isEqualTo(200);
        assertThat(fixture.delete(token, path).status()).isEqualTo(204);
        assertThat(fixture.get(token, path).status()).isEqualTo(404);
    }

    @Test
    void changeInPlaceExceptForTheContract() throws Exception {
        String path = ACTIONS + "/" + draft().path("id").asText();
        fixture.post(token, path + "/draft/publish", "{\"version\": 1}");
        var patched = fixture.patch(token, path, "{\"version\": 1, \"name\": \"Find\"}");
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().path("version").asInt()).isEqualTo(2);
        assertThat(fixture.patch(token, path, "{\"version\": 1}").status()).isEqualTo(409);
    }

    @Test
    void areNotPublishedIncomplete() throws Exception {
        var answer = fixture.post(
                token, ACTIONS + "/drafts", "{\"name\": \"Look up\", \"integrationId\": \"" + integration + "\"}");
        assertThat(answer.status()).as("the wizard's own bodies").isEqualTo(200);
        assertThat(answer.json().path("category").asText()).isEqualTo("Web");
        String draft = answer.json().path("selfUri").asText();
        JsonNode validation = fixture.get(token, draft + "/validation").json();
        assertThat(validation.path("valid").asBoolean()).isFalse();
        assertThat(validation.path("errors")).hasSize(4);
        var refused = fixture.post(token, draft + "/publish", "{\"version\": 1}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("constraint.validation");
    }

    @Test
    void needAllPublishedFieldsWhereSwitchedOn() throws Exception {
        try (SandboxFixture strict = SandboxFixture.with("switches: {incompleteDrafts: false}")) {
            var answer =
                    strict.post(strict.deployer(), ACTIONS + "/drafts", "{\"name\": \"a\", \"integrationId\": \"b\"}");
            assertThat(answer.json().path("details"))
                    .extracting(detail -> detail.path("fieldName").asText())
                    .containsExactlyInAnyOrder("category", "config", "contract");
        }
    }

    @Test
    void haveANameOfTheirOwnWithinIntegrationAndCategory() throws Exception {
        draft();
        assertThat(fixture.post(token, ACTIONS + "/drafts", draftBody("look UP"))
                        .status())
                .isEqualTo(409);
        assertThat(fixture.post(token, ACTIONS + "/drafts", draftBody("Look up").replace("\"Web\"", "\"Other\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void belongToIntegrationsThatHaveActions() throws Exception {
        String app = integration("premium-app-example");
        assertThat(fixture.post(token, ACTIONS + "/drafts", draftBody("A").replace(integration, app))
                        .code())
                .isEqualTo("invalid.value");
        assertThat(fixture.post(token, ACTIONS + "/drafts", draftBody("A").replace(integration, "none"))
                        .code())
                .isEqualTo("invalid.value");
    }

    @Test
    void vanishWithTheirIntegration() throws Exception {
        draft();
        fixture.delete(token, INTEGRATIONS + "/" + integration);
        assertThat(fixture.get(token, ACTIONS + "/drafts").json().path("total").asInt())
                .isZero();
    }

    @Test
    void showConfigurationAndContractWhereAskedFor() throws Exception {
        String path = ACTIONS + "/" + draft().path("id").asText();
        fixture.post(token, path + "/draft/publish", "{\"version\": 1}");
        JsonNode brief = fixture.get(token, path).json();
        assertThat(brief.has("config")).isFalse();
        assertThat(brief.at("/contract/input/inputSchemaUri").asText()).isEqualTo(path + "/schemas/input.json");
        JsonNode full =
                fixture.get(token, path + "?includeConfig=true&expand=contract").json();
        assertThat(full.at("/config/request/requestType").asText()).isEqualTo("GET");
        assertThat(full.at("/contract/input/inputSchema/type").asText()).isEqualTo("object");
    }

    @ParameterizedTest
    @CsvSource({
        "name=look,1",
        "name=other,0",
        "category=web,1",
        "secure=true,0",
        "secure=false,1",
        "ids=a%2Cb,0",
        "includeAuthActions=true,2"
    })
    void areFound(String query, int found) throws Exception {
        String path = ACTIONS + "/" + draft().path("id").asText();
        fixture.post(token, path + "/draft/publish", "{\"version\": 1}");
        String id = credential("userDefinedOAuth", "{\"clientId\": \"a\"}");
        configure(integration, 1, "{\"basicAuth\": {\"id\": \"" + id + "\"}}");
        assertThat(fixture.get(token, ACTIONS + "?" + query)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(found);
    }

    @Test
    void forAuthenticationComeWithCredentialsOfTheUsersOwnOAuth() throws Exception {
        String path = ACTIONS + "/customAuth_-_" + integration;
        assertThat(fixture.get(token, path).status()).isEqualTo(404);
        String id = credential("userDefinedOAuth", "{\"clientId\": \"a\"}");
        assertThat(configure(integration, 1, "{\"basicAuth\": {\"id\": \"" + id + "\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.get(token, path).json().path("version").asInt()).isEqualTo(1);
        fixture.post(token, path + "/draft", "");
        assertThat(fixture.patch(token, path + "/draft", "{\"version\": 1, \"config\": " + CONFIG + "}")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.post(token, path + "/draft/publish", "{\"version\": 2}")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.delete(token, path).status()).isEqualTo(400);
        configure(integration, 2, "{}");
        assertThat(fixture.get(token, path).status()).isEqualTo(404);
    }

    @Test
    void useCredentialsThatKeepTheirFieldsSecret() throws Exception {
        String id = credential("basicAuth", "{\"userName\": \"u\", \"password\": \"hidden\"}");
        var read = fixture.get(token, CREDENTIALS + "/" + id);
        assertThat(read.json().at("/type/name").asText()).isEqualTo("basicAuth");
        assertThat(read.json().toString()).doesNotContain("hidden", "credentialFields");
        var updated = fixture.put(
                token,
                CREDENTIALS + "/" + id,
                "{\"name\": \"New\", \"type\": \"basicAuth\", \"credentialFields\": {\"userName\": \"u\","
                        + " \"password\": \"p\"}}");
        assertThat(updated.json().path("name").asText()).isEqualTo("New");
        assertThat(fixture.get(token, CREDENTIALS).json().path("total").asInt()).isEqualTo(1);
        assertThat(fixture.delete(token, CREDENTIALS + "/" + id).status()).isEqualTo(204);
        assertThat(fixture.get(token, CREDENTIALS + "/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown|{}",
                "basicAuth|{\"userName\": \"u\"}",
                "pureCloudOAuthClient|{\"clientId\": \"a\", \"clientSecret\": \"\"}",
                "audioHook|{}",
                "userDefined|{\"a\": 1}"
            })
    void refuseCredentialsWithoutWhatTheirTypeNeeds(String type, String fields) throws Exception {
        assertThat(fixture.post(
                                token,
                                CREDENTIALS,
                                "{\"name\": \"C\", \"type\": \"" + type + "\", \"credentialFields\": " + fields + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takeOnlyCredentialsOfTheirKind() throws Exception {
        String id = credential("audioHook", "{\"apiKey\": \"k\"}");
        assertThat(configure(integration, 1, "{\"basicAuth\": {\"id\": \"" + id + "\"}}")
                        .json()
                        .at("/details/0/fieldName")
                        .asText())
                .isEqualTo("credentials.basicAuth");
    }

    @Test
    void reportIntegrationsWithoutTheirCredentials() throws Exception {
        String gc = integration("purecloud-data-actions");
        String state = INTEGRATIONS + "/" + gc;
        fixture.patch(token, state, "{\"intendedState\": \"ENABLED\"}");
        JsonNode broken = fixture.get(token, state).json();
        assertThat(broken.at("/reportedState/code").asText()).isEqualTo("ERROR");
        assertThat(broken.at("/reportedState/detail/message").asText()).contains("credentials.pureCloudOAuthClient");
        String id = credential("pureCloudOAuthClient", "{\"clientId\": \"a\", \"clientSecret\": \"b\"}");
        configure(gc, 1, "{\"pureCloudOAuthClient\": {\"id\": \"" + id + "\"}}");
        assertThat(fixture.get(token, state).json().at("/reportedState/code").asText())
                .isEqualTo("ACTIVE");
        fixture.delete(token, CREDENTIALS + "/" + id);
        assertThat(fixture.get(token, state).json().at("/reportedState/code").asText())
                .isEqualTo("ERROR");
    }
}
