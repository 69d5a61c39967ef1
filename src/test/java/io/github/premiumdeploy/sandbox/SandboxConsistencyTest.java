package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Eventual consistency, where it is switched on. */
class SandboxConsistencyTest {

    private static final String GROUPS = "/api/v2/groups";
    private static final String GROUP =
            "{\"name\": \"G\", \"type\": \"official\", \"rulesVisible\": true, \"visibility\": \"public\"}";

    private static int listed(SandboxFixture fixture, String token, String path) throws Exception {
        return fixture.get(token, path).json().path("total").asInt();
    }

    @Test
    void keepsNewThingsOutOfListsForAWhile() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {listDelaySeconds: 5}")) {
            String token = fixture.deployer();
            String path =
                    fixture.post(token, GROUPS, GROUP).json().path("selfUri").asText();
            assertThat(listed(fixture, token, GROUPS)).isZero();
            assertThat(fixture.post(token, GROUPS + "/search", "{\"query\": []}")
                            .json()
                            .path("total")
                            .asInt())
                    .isZero();
            assertThat(fixture.get(token, path).status()).isEqualTo(200);
            assertThat(fixture.post(token, GROUPS, GROUP).status())
                    .as("the name is taken all the same")
                    .isEqualTo(409);
            fixture.clock.advance(Duration.ofSeconds(5));
            assertThat(listed(fixture, token, GROUPS)).isEqualTo(1);
        }
    }

    @Test
    void keepsNewThingsFromBeingReadForAWhile() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {readDelaySeconds: 5}")) {
            String token = fixture.deployer();
            String path =
                    fixture.post(token, GROUPS, GROUP).json().path("selfUri").asText();
            assertThat(fixture.get(token, path).status()).isEqualTo(404);
            assertThat(listed(fixture, token, GROUPS)).isEqualTo(1);
            fixture.clock.advance(Duration.ofSeconds(5));
            assertThat(fixture.get(token, path).status()).isEqualTo(200);
        }
    }

    @Test
    void countsReads() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {listDelayReads: 2, readDelayReads: 1}")) {
            String token = fixture.deployer();
            String path =
                    fixture.post(token, GROUPS, GROUP).json().path("selfUri").asText();
            assertThat(fixture.get(token, path).status()).isEqualTo(404);
            assertThat(fixture.get(token, path).status()).isEqualTo(200);
            assertThat(listed(fixture, token, GROUPS)).isZero();
            assertThat(listed(fixture, token, GROUPS)).isZero();
            assertThat(listed(fixture, token, GROUPS)).isEqualTo(1);
        }
    }

    @Test
    void delaysEveryKind() throws Exception {
        try (SandboxFixture fixture =
                SandboxFixture.with("switches: {listDelaySeconds: 5, readDelaySeconds: 5, legacyWidgets: true}")) {
            String token = fixture.deployer();
            int before = listed(fixture, token, "/api/v2/authorization/roles");
            String integrations = "/api/v2/integrations";
            String integration = fixture.post(
                            token,
                            integrations,
                            "{\"name\": \"W\", \"integrationType\": {\"id\": \"custom-rest-actions\"}}")
                    .json()
                    .path("id")
                    .asText();
            fixture.post(token, "/api/v2/authorization/roles", "{\"name\": \"R\"}");
            fixture.post(token, "/api/v2/oauth/clients", "{\"name\": \"C\", \"authorizedGrantType\": \"CODE\"}");
            fixture.post(
                    token,
                    integrations + "/actions/drafts",
                    "{\"name\": \"A\", \"integrationId\": \"" + integration + "\"}");
            fixture.post(token, integrations + "/credentials", "{\"name\": \"C\", \"type\": \"userDefined\"}");
            fixture.post(token, "/api/v2/widgets/deployments", "{\"name\": \"D\", \"clientType\": \"v2\"}");
            for (String path : new String[] {
                integrations,
                integrations + "/actions/drafts",
                integrations + "/credentials",
                "/api/v2/widgets/deployments"
            }) {
                assertThat(listed(fixture, token, path)).as(path).isZero();
            }
            assertThat(listed(fixture, token, "/api/v2/oauth/clients")).isEqualTo(3);
            assertThat(listed(fixture, token, "/api/v2/authorization/roles")).isEqualTo(before);
            assertThat(fixture.get(token, integrations + "/" + integration + "/config/current")
                            .status())
                    .isEqualTo(404);
            fixture.clock.advance(Duration.ofSeconds(5));
            for (String path : new String[] {
                integrations,
                integrations + "/actions/drafts",
                integrations + "/credentials",
                "/api/v2/widgets/deployments"
            }) {
                assertThat(listed(fixture, token, path)).as(path).isEqualTo(1);
            }
        }
    }

    @Test
    void takesItsTimeForEveryAnswer() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {latencyMillis: 30}")) {
            long start = System.nanoTime();
            fixture.get(SandboxFixture.DANA, GROUPS);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(29));
        }
    }
}
