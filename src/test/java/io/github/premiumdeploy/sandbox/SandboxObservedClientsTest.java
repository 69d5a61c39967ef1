package io.github.premiumdeploy.sandbox;

import static io.github.premiumdeploy.sandbox.SandboxFixture.ADMIN;
import static io.github.premiumdeploy.sandbox.SandboxFixture.DEPLOYER;
import static io.github.premiumdeploy.sandbox.SandboxFixture.HOME;
import static io.github.premiumdeploy.sandbox.SandboxFixture.WITHOUT_ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** OAuth clients and their tokens as the platform was seen to treat them. */
class SandboxObservedClientsTest {

    private static final String CLIENTS = "/api/v2/oauth/clients/";
    private static final String INACTIVE =
            "{\"name\": \"C\", \"authorizedGrantType\": \"CLIENT-CREDENTIALS\", \"state\": \"inactive\"}";

    private static final String DEPLOYER_ROLE = "5ca1ab1e-0000-4000-8000-0000000000a1";
    private static final String WITH_ROLE = INACTIVE.replace(
            "}", ", \"roleDivisions\": [{\"roleId\": \"" + DEPLOYER_ROLE + "\", \"divisionId\": \"" + HOME + "\"}]}");

    private static String created(SandboxFixture fixture, String token) throws Exception {
        String path = fixture.post(token, CLIENTS.substring(0, CLIENTS.length() - 1), WITH_ROLE)
                .json()
                .path("selfUri")
                .asText();
        assertThat(path).isNotEmpty();
        return path;
    }

    @Test
    void areChangedOnlyByWhoHasTheirRoles() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {clientEditNeedsItsRoles: false}")) {
            assertThat(fixture.put(fixture.deployer(), CLIENTS + ADMIN, INACTIVE)
                            .status())
                    .isEqualTo(200);
        }
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            var refused = fixture.put(token, CLIENTS + ADMIN, INACTIVE);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.message()).contains("App Admin");
            assertThat(fixture.get(token, CLIENTS + ADMIN).json().path("state").asText())
                    .isEqualTo("active");
            assertThat(fixture.put(token, CLIENTS + WITHOUT_ROLES, INACTIVE).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void areDeletedAtOnceWhileTheyAreYoung() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {deletedShownReads: 1}")) {
            String token = fixture.deployer();
            String path = created(fixture, token);
            assertThat(fixture.delete(token, path).status()).isEqualTo(204);
            assertThat(fixture.get(token, path).json().path("state").asText()).isEqualTo("deleted");
            assertThat(fixture.get(token, path).status()).isEqualTo(404);
        }
    }

    @Test
    void lingerForSevenDaysWhenTheyAreOld() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String path = created(fixture, fixture.deployer());
            fixture.clock.advance(Duration.ofDays(30));
            String token = fixture.deployer();
            assertThat(fixture.delete(token, path).status()).isEqualTo(204);
            JsonNode lingering = fixture.get(token, path).json();
            assertThat(lingering.path("state").asText()).isEqualTo("inactive");
            assertThat(lingering.path("dateToDelete").asText()).isEqualTo("2026-12-30T10:00:00.000Z");
            fixture.put(token, path, INACTIVE);
            assertThat(fixture.get(token, path).json().path("dateToDelete").asText())
                    .as("the end is the platform's to say")
                    .isEqualTo("2026-12-30T10:00:00.000Z");
            fixture.clock.advance(Duration.ofDays(7));
            token = fixture.deployer();
            assertThat(fixture.get(token, path).status()).isEqualTo(404);
            assertThat(fixture.get(token, CLIENTS.substring(0, CLIENTS.length() - 1))
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    @Test
    void goAtOnceWhereOldOnesDoNotLinger() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {oldClientsLinger: false}")) {
            String path = CLIENTS + WITHOUT_ROLES;
            String token = fixture.deployer();
            fixture.put(token, path, INACTIVE);
            assertThat(fixture.delete(token, path).status()).isEqualTo(204);
            assertThat(fixture.get(token, path).status()).isEqualTo(404);
        }
    }

    @Test
    void needRolesWhenTheyAreMade() throws Exception {
        String list = CLIENTS.replaceFirst("/$", "");
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var refused = fixture.post(fixture.deployer(), list, INACTIVE);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("missing.client.roles");
        }
        try (SandboxFixture fixture = SandboxFixture.with("switches: {clientsNeedRoles: false}")) {
            assertThat(fixture.post(fixture.deployer(), list, INACTIVE).status())
                    .isEqualTo(200);
        }
    }

    /** Genesys's own wizard removes roles and clients side by side, and sends clients back as it read them. */
    @Test
    void areChangedByABodyThatNamesARoleDeletedMeanwhile() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            String role = fixture.post(token, "/api/v2/authorization/roles", "{\"name\": \"Own\"}")
                    .json()
                    .path("id")
                    .asText();
            fixture.post(
                    token,
                    "/api/v2/authorization/subjects/" + DEPLOYER + "/divisions/" + HOME + "/roles/" + role
                            + "?subjectType=PC_OAUTH_CLIENT",
                    "");
            String body = WITH_ROLE.replace(DEPLOYER_ROLE, role);
            String path = fixture.post(token, CLIENTS.replaceFirst("/$", ""), body)
                    .json()
                    .path("selfUri")
                    .asText();
            fixture.delete(token, "/api/v2/authorization/roles/" + role);
            var changed = fixture.put(token, path, body);
            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.json().path("roleDivisions")).isEmpty();
            assertThat(fixture.put(token, path, WITH_ROLE.replace(DEPLOYER_ROLE, "unknown"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void canBeRestoredInThatTime() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String path = CLIENTS + WITHOUT_ROLES;
            String token = fixture.deployer();
            fixture.put(token, path, INACTIVE);
            fixture.delete(token, path);
            JsonNode restored = fixture.put(token, path, INACTIVE.replace("inactive", "active"))
                    .json();
            assertThat(restored.has("dateToDelete")).isFalse();
            fixture.clock.advance(Duration.ofDays(8));
            assertThat(fixture.login(WITHOUT_ROLES, "sandbox-secret").status()).isEqualTo(200);
        }
    }

    @Test
    void needAGrantType() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String path = CLIENTS.substring(0, CLIENTS.length() - 1);
            assertThat(fixture.post(fixture.deployer(), path, "{\"name\": \"C\"}")
                            .code())
                    .isEqualTo("grant.type.required");
            assertThat(fixture.post(
                                    fixture.deployer(),
                                    path,
                                    "{\"name\": \"C\", \"authorizedGrantType\": \"CLIENT_CREDENTIALS\"}")
                            .code())
                    .isEqualTo("bad.grant.type");
        }
    }

    @Test
    void haveSoManyTokensAndLoseTheOldest() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {tokensPerClient: 10}")) {
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < 11; i++) {
                tokens.add(fixture.token(DEPLOYER));
            }
            String other = fixture.token(WITHOUT_ROLES);
            var ended = fixture.get(tokens.get(0), "/api/v2/tokens/me");
            assertThat(ended.status()).isEqualTo(401);
            assertThat(ended.code()).isEqualTo("bad.credentials");
            assertThat(fixture.get(tokens.get(1), "/api/v2/tokens/me").status()).isEqualTo(200);
            assertThat(fixture.get(tokens.get(10), "/api/v2/tokens/me").status())
                    .isEqualTo(200);
            assertThat(fixture.get(other, "/api/v2/tokens/me").status()).isEqualTo(200);
            fixture.delete(tokens.get(10), "/api/v2/tokens/me");
            String next = fixture.token(DEPLOYER);
            assertThat(fixture.get(tokens.get(1), "/api/v2/tokens/me").status())
                    .as("one was logged out, so that there is room")
                    .isEqualTo(200);
            assertThat(fixture.get(next, "/api/v2/tokens/me").status()).isEqualTo(200);
        }
    }

    @Test
    void areLimitedInNumberAndInTheSizeOfTheirList() throws Exception {
        String made = "{\"name\": \"New\", \"authorizedGrantType\": \"CODE\", \"registeredRedirectUri\":"
                + " [\"https://a.example\"], \"scope\": [\"users\"]}";
        try (SandboxFixture fixture =
                SandboxFixture.with("switches: {maxOAuthClients: 4, tooLarge: {/api/v2/oauth/clients: 3}}")) {
            String token = fixture.deployer();
            String list = CLIENTS.replaceFirst("/$", "");
            assertThat(fixture.get(token, list).status()).isEqualTo(200);
            assertThat(fixture.post(token, list, made).status()).isEqualTo(200);
            var refused = fixture.post(token, list, made);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("auth.too.many.clients");
            assertThat(fixture.get(token, list).code()).isEqualTo("response.entity.too.large");
            assertThat(fixture.get(token, list + "?pageSize=3")
                            .json()
                            .path("pageCount")
                            .asInt())
                    .isEqualTo(2);
        }
    }
}
