package io.github.premiumdeploy.sandbox;

import static io.github.premiumdeploy.sandbox.SandboxFixture.DANA;
import static io.github.premiumdeploy.sandbox.SandboxFixture.DEPLOYER;
import static io.github.premiumdeploy.sandbox.SandboxFixture.HOME;
import static io.github.premiumdeploy.sandbox.SandboxFixture.READER_ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OAuth clients through their whole life. */
class SandboxOAuthClientsTest {

    private static final String CLIENTS = "/api/v2/oauth/clients";
    private static final String DEPLOYER_ROLE = "5ca1ab1e-0000-4000-8000-0000000000a1";
    private static final String CLIENT =
            "{\"name\": \"Backend\", \"authorizedGrantType\": \"CLIENT-CREDENTIALS\", \"roleDivisions\":"
                    + " [{\"roleId\": \"" + DEPLOYER_ROLE + "\", \"divisionId\": \"" + HOME + "\"}]%s}";

    private SandboxFixture fixture;
    private String token;

    @BeforeEach
    void start() throws Exception {
        fixture = SandboxFixture.standard();
        token = fixture.deployer();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private JsonNode created() throws Exception {
        var answer = fixture.post(token, CLIENTS, CLIENT.formatted(""));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void tellTheirSecretOnceAndLogInAtOnce() throws Exception {
        JsonNode client = created();
        String id = client.path("id").asText();
        assertThat(client.path("accessTokenValiditySeconds").asInt()).isEqualTo(86_400);
        assertThat(client.path("state").asText()).isEqualTo("active");
        assertThat(client.path("dateCreated").asText()).isEqualTo("2026-11-23T10:00:00.000Z");
        assertThat(client.at("/createdBy/id").asText()).isEqualTo(DEPLOYER);
        var login = fixture.login(id, client.path("secret").asText());
        assertThat(login.status()).isEqualTo(200);
        String own = login.json().path("access_token").asText();
        assertThat(fixture.get(own, CLIENTS + "/" + id).json().has("secret")).isFalse();
        assertThat(fixture.get(token, CLIENTS).json().path("entities"))
                .isNotEmpty()
                .noneMatch(listed -> listed.has("secret"));
    }

    @Test
    void keepTheirSecretWhenTheyAreUpdated() throws Exception {
        JsonNode client = created();
        String path = CLIENTS + "/" + client.path("id").asText();
        var updated = fixture.put(
                token, path, CLIENT.formatted(", \"description\": \"new\", \"accessTokenValiditySeconds\": 300"));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().has("secret")).isFalse();
        assertThat(updated.json().path("description").asText()).isEqualTo("new");
        var login =
                fixture.login(client.path("id").asText(), client.path("secret").asText());
        assertThat(login.json().path("expires_in").asInt()).isEqualTo(300);
    }

    @Test
    void loseTheOldSecretWhenTheyGetANewOne() throws Exception {
        JsonNode client = created();
        String id = client.path("id").asText();
        String secret = fixture.post(token, CLIENTS + "/" + id + "/secret", "")
                .json()
                .path("secret")
                .asText();
        assertThat(secret).isNotEmpty().isNotEqualTo(client.path("secret").asText());
        assertThat(fixture.login(id, client.path("secret").asText()).status()).isEqualTo(400);
        assertThat(fixture.login(id, secret).status()).isEqualTo(200);
    }

    @Test
    void areDeletedOnlyWhenInactive() throws Exception {
        JsonNode client = created();
        String path = CLIENTS + "/" + client.path("id").asText();
        var refused = fixture.delete(token, path);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("cannot.delete.client");
        fixture.put(
                token,
                path,
                "{\"name\": \"Backend\", \"authorizedGrantType\": \"CLIENT-CREDENTIALS\", \"state\": \"inactive\"}");
        assertThat(fixture.get(token, path).json().path("roleDivisions")).hasSize(1);
        assertThat(fixture.login(
                                client.path("id").asText(),
                                client.path("secret").asText())
                        .status())
                .isEqualTo(400);
        assertThat(fixture.delete(token, path).status()).isEqualTo(204);
        assertThat(fixture.get(token, path).status()).isEqualTo(404);
    }

    @Test
    void getOnlyRolesThatTheirMakerHolds() throws Exception {
        String body = CLIENT.formatted("").replace(DEPLOYER_ROLE, READER_ROLE);
        var refused = fixture.post(token, CLIENTS, body);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.message()).endsWith("Reader");
        assertThat(fixture.get(token, CLIENTS).json().path("entities"))
                .noneMatch(client -> client.path("name").asText().equals("Backend"));
        fixture.post(
                token,
                "/api/v2/authorization/subjects/" + DEPLOYER + "/divisions/" + HOME + "/roles/" + READER_ROLE
                        + "?subjectType=PC_OAUTH_CLIENT",
                "");
        assertThat(fixture.post(token, CLIENTS, body).status()).isEqualTo(200);
    }

    @Test
    void needTheGrantToBeInEffect() throws Exception {
        try (SandboxFixture slow = SandboxFixture.with("switches: {grantDelaySeconds: 60}")) {
            String deployer = slow.deployer();
            slow.post(
                    deployer,
                    "/api/v2/authorization/subjects/" + DEPLOYER + "/divisions/" + HOME + "/roles/" + READER_ROLE
                            + "?subjectType=PC_OAUTH_CLIENT",
                    "");
            String body = CLIENT.formatted("").replace(DEPLOYER_ROLE, READER_ROLE);
            assertThat(slow.post(deployer, CLIENTS, body).status()).isEqualTo(403);
            slow.clock.advance(Duration.ofSeconds(60));
            assertThat(slow.post(deployer, CLIENTS, body).status()).isEqualTo(200);
        }
    }

    @Test
    void takeRoleIdsAsRolesInTheHomeDivision() throws Exception {
        String body = "{\"name\": \"Backend\", \"authorizedGrantType\": \"CLIENT-CREDENTIALS\", \"roleIds\": [\""
                + DEPLOYER_ROLE + "\"]}";
        assertThat(fixture.post(token, CLIENTS, body)
                        .json()
                        .at("/roleDivisions/0/divisionId")
                        .asText())
                .isEqualTo(HOME);
    }

    @Test
    void ofUsersTakeScopesAndRedirectsInsteadOfRoles() throws Exception {
        String body = "{\"name\": \"Page\", \"authorizedGrantType\": \"CODE\", \"scope\": [\"user-basic-info\"],"
                + " \"registeredRedirectUri\": [\"https://app.example/\"], \"roleIds\": [\"" + READER_ROLE + "\"]}";
        var answer = fixture.post(token, CLIENTS, body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/scope/0").asText()).isEqualTo("user-basic-info");
        assertThat(answer.json().path("roleDivisions")).isEmpty();
        assertThat(fixture.post(token, CLIENTS, body.replace("https://app.example/", "app"))
                        .json()
                        .at("/details/0/fieldName")
                        .asText())
                .isEqualTo("registeredRedirectUri");
    }

    @Test
    void mayShareAName() throws Exception {
        assertThat(created().path("id")).isNotEqualTo(created().path("id"));
    }

    @Test
    void comeAllAtOnceUnlessPagesAreAskedFor() throws Exception {
        for (int i = 0; i < 40; i++) {
            created();
        }
        assertThat(fixture.get(token, CLIENTS).json().path("entities")).hasSize(43);
        assertThat(fixture.get(token, CLIENTS + "?pageSize=40&pageNumber=2")
                        .json()
                        .path("entities"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"accessTokenValiditySeconds\": 299",
                ", \"accessTokenValiditySeconds\": 172801",
                ", \"state\": \"asleep\"",
                ", \"dateToDelete\": \"tomorrow\"",
                ", \"roleDivisions\": [{\"roleId\": \"5\"}]"
            })
    void refuseBadFields(String field) throws Exception {
        String body = "{\"name\": \"Backend\", \"authorizedGrantType\": \"CLIENT-CREDENTIALS\"" + field + "}";
        assertThat(fixture.post(token, CLIENTS, body).status()).isEqualTo(400);
    }

    @Test
    void areNotOfTheImplicitGrantUnlessSwitchedOn() throws Exception {
        String body = "{\"name\": \"Old\", \"authorizedGrantType\": \"TOKEN\", \"scope\": []}";
        assertThat(fixture.post(token, CLIENTS, body).code()).isEqualTo("invalid.value");
        try (SandboxFixture old = SandboxFixture.with("switches: {implicitClients: true}")) {
            assertThat(old.post(DANA, CLIENTS, body).status()).isEqualTo(200);
            assertThat(old.post(DANA, CLIENTS, body.replace("TOKEN", "CLIENT-CREDENTIALS"))
                            .code())
                    .isEqualTo("missing.client.roles");
        }
    }
}
