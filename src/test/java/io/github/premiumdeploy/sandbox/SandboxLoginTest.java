package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins, and what becomes of the tokens. */
class SandboxLoginTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void givesATokenForAnIdAndASecret() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var answer = fixture.login(SandboxFixture.DEPLOYER, "sandbox-secret");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("access_token").asText()).hasSizeGreaterThan(40);
            assertThat(answer.json().path("token_type").asText()).isEqualTo("bearer");
            assertThat(answer.json().path("expires_in").asInt()).isEqualTo(86_400);
            assertThat(fixture.deployer()).isNotEqualTo(fixture.deployer());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/login/oauth/token"})
    void takesTheCredentialsFromTheFormToo(String path) throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var answer = fixture.send(fixture.request(path)
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=" + SandboxFixture.DEPLOYER
                            + "&client_secret=sandbox-secret")));
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void refusesAWrongSecretAndAnUnknownClientAlike() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            for (var answer : new SandboxFixture.Answer[] {
                fixture.login(SandboxFixture.DEPLOYER, "wrong"), fixture.login("unknown", "sandbox-secret")
            }) {
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.json())
                        .hasToString("{\"error\":\"invalid_client\",\"description\":\"authentication failed\","
                                + "\"error_description\":\"authentication failed\"}");
            }
        }
        try (SandboxFixture fixture = SandboxFixture.with("switches: {invalidClientStatus: 401}")) {
            assertThat(fixture.login(SandboxFixture.DEPLOYER, "wrong").status()).isEqualTo(401);
        }
    }

    @Test
    void refusesInactiveAndOutlivedClients() throws Exception {
        String yaml = """
                add:
                  clients:
                    - {name: Inactive, id: inactive, secret: s, state: inactive}
                    - {name: Outlived, id: outlived, secret: s, dateToDelete: "2026-11-23T10:05:00Z"}
                """;
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            assertThat(fixture.login("inactive", "s").json().path("error").asText())
                    .isEqualTo("invalid_client");
            assertThat(fixture.login("outlived", "s").status()).isEqualTo(200);
            fixture.clock.advance(Duration.ofMinutes(5));
            assertThat(fixture.login("outlived", "s").json().path("error").asText())
                    .isEqualTo("invalid_client");
        }
    }

    @Test
    void namesWhatIsWrongWithARequestForAToken() throws Exception {
        String yaml = "add: {clients: [{name: Web, id: web, secret: s, authorizedGrantType: CODE}]}";
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            var without = fixture.send(
                    fixture.request("/oauth/token").header("Content-Type", FORM).POST(BodyPublishers.ofString("")));
            assertThat(without.json().path("error").asText()).isEqualTo("invalid_request");
            var password = fixture.send(fixture.request("/oauth/token")
                    .header("Content-Type", FORM)
                    .POST(BodyPublishers.ofString("grant_type=password")));
            assertThat(password.status()).isEqualTo(400);
            assertThat(password.json().path("error").asText()).isEqualTo("unsupported_grant_type");
            assertThat(fixture.login("web", "s").json().path("error").asText()).isEqualTo("unauthorized_client");
            assertThat(fixture.send(fixture.request("/oauth/token")).status()).isEqualTo(405);
        }
    }

    @Test
    void throttlesLoginsWithA400() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {loginsPerMinute: 1}")) {
            assertThat(fixture.login(SandboxFixture.DEPLOYER, "sandbox-secret").status())
                    .isEqualTo(200);
            var answer = fixture.login(SandboxFixture.DEPLOYER, "sandbox-secret");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("error").asText()).isEqualTo("invalid_request");
            assertThat(answer.json().path("error_description").asText())
                    .isEqualTo("rate limit exceeded; wait before the next login");
        }
    }

    @Test
    void endsATokensLifeByTheClock() throws Exception {
        String yaml =
                "add: {clients: [{name: Short, id: short, secret: sandbox-secret, accessTokenValiditySeconds: 300}]}";
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            String token = fixture.token("short");
            fixture.clock.advance(Duration.ofSeconds(299));
            assertThat(fixture.get(token, "/api/v2/tokens/me").status()).isEqualTo(200);
            fixture.clock.advance(Duration.ofSeconds(1));
            var answer = fixture.get(token, "/api/v2/tokens/me");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("credentials.expired");
        }
    }

    @Test
    void tellsAMissingTokenFromAnUnknownOne() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var missing = fixture.send(fixture.request("/api/v2/tokens/me"));
            assertThat(missing.status()).isEqualTo(401);
            assertThat(missing.code()).isEqualTo("authentication.required");
            var unknown = fixture.get("unknown", "/api/v2/tokens/me");
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(unknown.code()).isEqualTo("bad.credentials");
        }
    }

    @Test
    void refusesCallersWhoAreNotOnTheAllowList() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {callerAddressAllowed: false}")) {
            var answer = fixture.get(fixture.deployer(), "/api/v2/tokens/me");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("ip.not.authorized");
        }
    }

    @Test
    void saysWhatATokenStandsFor() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var client = fixture.get(fixture.deployer(), "/api/v2/tokens/me").json();
            assertThat(client.at("/organization/name").asText()).isEqualTo("Sandbox");
            assertThat(client.at("/OAuthClient/id").asText()).isEqualTo(SandboxFixture.DEPLOYER);
            assertThat(client.at("/OAuthClient/authorizedGrantType").asText()).isEqualTo("CLIENT-CREDENTIALS");
            assertThat(client.at("/OAuthClient/organization/id").asText())
                    .isEqualTo(client.at("/organization/id").asText());
            assertThat(client.at("/OAuthClient/roleDivisions/0/divisionId").asText())
                    .isEqualTo(SandboxFixture.HOME);
            var user = fixture.get(SandboxFixture.ARI, "/api/v2/tokens/me").json();
            assertThat(user.at("/OAuthClient/organization/id").asText()).isEqualTo("purecloud-builtin");
            assertThat(client.has("dateTokenIdles")).isFalse();
            String idles = user.path("dateTokenIdles").asText();
            fixture.clock.advance(Duration.ofHours(1));
            assertThat(fixture.get(SandboxFixture.ARI, "/api/v2/tokens/me?preserveIdleTTL=true")
                            .json()
                            .path("dateTokenIdles")
                            .asText())
                    .isEqualTo(idles);
            assertThat(fixture.get(SandboxFixture.ARI, "/api/v2/tokens/me")
                            .json()
                            .path("dateTokenIdles")
                            .asText())
                    .isGreaterThan(idles);
            assertThat(user.at("/authorizedScope/0").asText()).isEqualTo("apps:manage");
        }
    }

    @Test
    void logsOut() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            assertThat(fixture.delete(token, "/api/v2/tokens/me").status()).isEqualTo(200);
            assertThat(fixture.get(token, "/api/v2/tokens/me").code()).isEqualTo("bad.credentials");
        }
    }

    @Test
    void limitsTheRequestsOfEachToken() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("rateLimit: {requestsPerMinute: 2}")) {
            String token = fixture.deployer();
            fixture.get(token, "/api/v2/tokens/me");
            fixture.clock.advance(Duration.ofSeconds(18));
            fixture.get(token, "/api/v2/tokens/me");
            var answer = fixture.get(token, "/api/v2/tokens/me");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.code()).isEqualTo("too.many.requests.retry.after");
            assertThat(answer.header("Retry-After")).isEqualTo("42");
            assertThat(answer.json().at("/limit/value").asInt()).isEqualTo(2);
            assertThat(fixture.get(SandboxFixture.DANA, "/api/v2/tokens/me").status())
                    .isEqualTo(200);
            fixture.clock.advance(Duration.ofSeconds(42));
            assertThat(fixture.get(token, "/api/v2/tokens/me").status()).isEqualTo(200);
        }
    }
}
