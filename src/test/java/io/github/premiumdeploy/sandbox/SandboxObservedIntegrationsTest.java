package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Integrations, their credentials and their data actions as the platform was seen to treat them. */
class SandboxObservedIntegrationsTest {

    private static final String INTEGRATIONS = "/api/v2/integrations";
    private static final String CREDENTIALS = INTEGRATIONS + "/credentials";
    private static final String DRAFTS = INTEGRATIONS + "/actions/drafts";
    private static final String CLIENT_APPS = INTEGRATIONS + "/clientapps";
    private static final String STAND_IN = "node_dynamodb_empty_string";

    private static JsonNode integration(SandboxFixture fixture, String token, String type, String name)
            throws Exception {
        String given = name.isEmpty() ? "" : "\"name\": \"" + name + "\", ";
        return fixture.post(token, INTEGRATIONS, "{" + given + "\"integrationType\": {\"id\": \"" + type + "\"}}")
                .json();
    }

    private static String draft(JsonNode integration) {
        return "{\"name\": \"Look up\", \"category\": \"Web\", \"integrationId\": \""
                + integration.path("id").asText() + "\", \"config\": {\"request\": {\"requestUrlTemplate\":"
                + " \"https://a.example\", \"requestType\": \"POST\", \"requestTemplate\": \"mine\"}},"
                + " \"contract\": {\"input\": {\"inputSchema\": {\"type\": \"object\"}}, \"output\":"
                + " {\"successSchema\": {\"type\": \"object\"}}}}";
    }

    @Test
    void getANameOfTheServersMakingThatIsFree() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                names.add(integration(fixture, token, "custom-rest-actions", "")
                        .path("name")
                        .asText());
            }
            assertThat(names)
                    .containsExactly(
                            "Web Services Data Actions",
                            "Web Services Data Actions (2)",
                            "Web Services Data Actions (3)");
        }
    }

    @Test
    void showAStandInForEmptyNotes() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {emptyNotesStandIn: true}")) {
            String token = fixture.deployer();
            JsonNode made = integration(fixture, token, "custom-rest-actions", "W");
            assertThat(made.path("notes").asText()).isEqualTo(STAND_IN);
            String config = made.path("selfUri").asText() + "/config/current";
            assertThat(fixture.get(token, config).json().path("notes").asText()).isEqualTo(STAND_IN);
            String body = "{\"name\": \"W\", \"version\": 1, \"notes\": \"%s\", \"properties\": {}, \"advanced\": {},"
                    + " \"credentials\": {}}";
            assertThat(fixture.put(token, config, body.formatted("mine"))
                            .json()
                            .path("notes")
                            .asText())
                    .isEqualTo("mine");
            assertThat(fixture.get(token, INTEGRATIONS + "?expand=config.current")
                            .json()
                            .at("/entities/0/config/current/notes")
                            .asText())
                    .isEqualTo("mine");
        }
    }

    @Test
    void becomeActiveAfterAMoment() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {activationReads: 2}")) {
            String token = fixture.deployer();
            String path = integration(fixture, token, "custom-rest-actions", "W")
                    .path("selfUri")
                    .asText();
            List<String> states = new ArrayList<>();
            states.add(fixture.patch(token, path, "{\"intendedState\": \"ENABLED\"}")
                    .json()
                    .at("/reportedState/code")
                    .asText());
            for (int i = 0; i < 2; i++) {
                states.add(fixture.get(token, path)
                        .json()
                        .at("/reportedState/code")
                        .asText());
            }
            assertThat(states).containsExactly("ACTIVATING", "ACTIVATING", "ACTIVE");
        }
    }

    @Test
    void areNotReadyForActionsAtOnce() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {actionRefusals: 2}")) {
            String token = fixture.deployer();
            JsonNode one = integration(fixture, token, "custom-rest-actions", "One");
            assertThat(fixture.post(token, DRAFTS, draft(one)).status()).isEqualTo(400);
            assertThat(fixture.post(token, DRAFTS, draft(one)).status()).isEqualTo(400);
            assertThat(fixture.post(token, DRAFTS, draft(one)).status()).isEqualTo(200);
            JsonNode other = integration(fixture, token, "custom-rest-actions", "Other");
            assertThat(fixture.post(token, DRAFTS, draft(other)).status()).isEqualTo(400);
        }
    }

    @Test
    void areNotReadyForActionsForAWhile() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {actionDelaySeconds: 2}")) {
            String token = fixture.deployer();
            JsonNode integration = integration(fixture, token, "custom-rest-actions", "One");
            assertThat(fixture.post(token, DRAFTS, draft(integration)).status()).isEqualTo(400);
            fixture.clock.advance(Duration.ofMillis(1999));
            assertThat(fixture.post(token, DRAFTS, draft(integration)).status()).isEqualTo(400);
            fixture.clock.advance(Duration.ofMillis(1));
            assertThat(fixture.post(token, DRAFTS, draft(integration)).status()).isEqualTo(200);
        }
    }

    @Test
    void haveDraftsThatLoseTheirTemplateOnCreationOnly() throws Exception {
        try (SandboxFixture fixture =
                SandboxFixture.with("switches: {draftCreationDropsTemplate: true, draftCreationStatus: 201}")) {
            String token = fixture.deployer();
            JsonNode integration = integration(fixture, token, "custom-rest-actions", "W");
            var created = fixture.post(token, DRAFTS, draft(integration));
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.json().at("/config/request/requestTemplate").asText())
                    .isEqualTo("${input.rawRequest}");
            String update = "{\"version\": 1, \"config\": " + "{\"request\": {\"requestUrlTemplate\":"
                    + " \"https://a.example\", \"requestType\": \"POST\", \"requestTemplate\": \"mine\"}}}";
            JsonNode updated = fixture.patch(
                            token, created.json().path("selfUri").asText(), update)
                    .json();
            assertThat(updated.at("/config/request/requestTemplate").asText()).isEqualTo("mine");
        }
    }

    @Test
    void refuseToPublishAStaleDraftInTheWordsSeen() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {stalePublishStatus: 409}")) {
            String token = fixture.deployer();
            JsonNode draft = fixture.post(token, DRAFTS, draft(integration(fixture, token, "custom-rest-actions", "W")))
                    .json();
            assertThat(fixture.post(token, draft.path("selfUri").asText() + "/publish", "{\"version\": 2}")
                            .status())
                    .isEqualTo(409);
        }
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            JsonNode draft = fixture.post(token, DRAFTS, draft(integration(fixture, token, "custom-rest-actions", "W")))
                    .json();
            var answer = fixture.post(token, draft.path("selfUri").asText() + "/publish", "{\"version\": 2}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.message()).isEqualTo("Supplied version 2 does not match latest draft version 1");
        }
    }

    @Test
    void limitTheLengthOfNames() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            String body = draft(integration(fixture, token, "custom-rest-actions", "W"));
            assertThat(fixture.post(token, DRAFTS, body.replace("Look up", "n".repeat(257)))
                            .status())
                    .isEqualTo(400);
            assertThat(fixture.post(token, DRAFTS, body.replace("Look up", "n".repeat(256)))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void listCredentialsByACursor() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            for (String name : List.of("A", "B", "C")) {
                fixture.post(token, CREDENTIALS, "{\"name\": \"" + name + "\", \"type\": \"userDefined\"}");
            }
            List<String> names = new ArrayList<>();
            String next = CREDENTIALS + "/listing?pageSize=2";
            while (!next.isEmpty()) {
                JsonNode page = fixture.get(token, next).json();
                page.path("entities")
                        .forEach(entity -> names.add(entity.path("name").asText()));
                next = page.path("nextUri").asText();
            }
            assertThat(names).containsExactly("A", "B", "C");
            JsonNode last =
                    fixture.get(token, CREDENTIALS + "/listing?pageSize=1").json();
            last = fixture.get(token, last.path("nextUri").asText()).json();
            assertThat(fixture.get(token, last.path("previousUri").asText())
                            .json()
                            .at("/entities/0/name")
                            .asText())
                    .isEqualTo("A");
            last = fixture.get(token, last.path("nextUri").asText()).json();
            SandboxFixture.Answer beyond = fixture.get(
                    token,
                    CREDENTIALS + "/listing?after=" + last.at("/entities/0/id").asText());
            assertThat(beyond.status()).isEqualTo(200);
            assertThat(beyond.json().path("entities")).isEmpty();
            assertThat(fixture.get(token, CREDENTIALS + "/listing?pageSize=201").status())
                    .isEqualTo(400);
            assertThat(fixture.get(token, CREDENTIALS + "/listing?after=none").status())
                    .isEqualTo(400);
            assertThat(fixture.get(token, CREDENTIALS).json().path("total").asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void knowTheirTypesOfCredentials() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            JsonNode types = fixture.get(fixture.deployer(), "/api/v2/integrations/credentials/types")
                    .json();
            assertThat(types.isArray()).as("no listing around them").isTrue();
            assertThat(types.findValuesAsText("name")).contains("basicAuth", "pureCloudOAuthClient");
        }
    }

    @Test
    void mayKeepTheirCredentials() throws Exception {
        for (int status : new int[] {204, 400}) {
            try (SandboxFixture fixture = SandboxFixture.with("switches: {credentialInUseStatus: " + status + "}")) {
                String token = fixture.deployer();
                JsonNode credential = fixture.post(
                                token,
                                CREDENTIALS,
                                "{\"name\": \"A\", \"type\": \"basicAuth\", \"credentialFields\": {\"userName\":"
                                        + " \"u\", \"password\": \"p\"}}")
                        .json();
                String integration = integration(fixture, token, "custom-rest-actions", "W")
                        .path("selfUri")
                        .asText();
                fixture.put(
                        token,
                        integration + "/config/current",
                        "{\"name\": \"W\", \"version\": 1, \"notes\": \"\", \"properties\": {}, \"advanced\": {},"
                                + " \"credentials\": {\"basicAuth\": {\"id\": \""
                                + credential.path("id").asText() + "\"}}}");
                assertThat(fixture.delete(token, credential.path("selfUri").asText())
                                .status())
                        .isEqualTo(status);
                fixture.delete(token, integration);
                int without = fixture.delete(token, credential.path("selfUri").asText())
                        .status();
                assertThat(without).isEqualTo(status == 204 ? 404 : 204);
            }
        }
    }

    @Test
    void listClientAppsToAnybodyThoughNotOften() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {clientAppsPerMinute: 2}")) {
            String token = fixture.deployer();
            integration(fixture, token, "premium-app-example", "App");
            integration(fixture, token, "custom-rest-actions", "W");
            String nobody = fixture.token(SandboxFixture.WITHOUT_ROLES);
            JsonNode apps = fixture.get(nobody, CLIENT_APPS + "?pageSize=1000").json();
            assertThat(apps.path("entities"))
                    .extracting(app -> app.at("/integrationType/id").asText())
                    .containsExactly("premium-app-example");
            fixture.get(nobody, CLIENT_APPS);
            var throttled = fixture.get(nobody, CLIENT_APPS);
            assertThat(throttled.status()).isEqualTo(429);
            assertThat(throttled.header("Retry-After")).isEqualTo("60");
            fixture.clock.advance(Duration.ofMinutes(1));
            assertThat(fixture.get(nobody, CLIENT_APPS).status()).isEqualTo(200);
        }
    }

    @Test
    void takePagesOfUpTo999() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            assertThat(fixture.get(fixture.deployer(), INTEGRATIONS + "?pageSize=999")
                            .status())
                    .isEqualTo(200);
            assertThat(fixture.get(fixture.deployer(), INTEGRATIONS + "?pageSize=1000")
                            .code())
                    .isEqualTo("invalid.value");
        }
    }
}
