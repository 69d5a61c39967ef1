package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** States of organizations compared. */
class SandboxSnapshotTest {

    private static String id(SandboxFixture.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().path("id").asText();
    }

    /** A group, an app for it, a client and data actions that use the client. */
    private static void provision(SandboxFixture fixture, int detours) throws Exception {
        String token = fixture.deployer();
        String integrations = "/api/v2/integrations";
        String group = id(fixture.post(
                token,
                "/api/v2/groups",
                "{\"name\": \"G\", \"type\": \"official\", \"rulesVisible\": true, \"visibility\": \"public\"}"));
        String app = id(fixture.post(
                token, integrations, "{\"name\": \"App\", \"integrationType\": {\"id\": \"premium-app-acme\"}}"));
        for (int version = 1; version <= 1 + detours; version++) {
            fixture.clock.advance(Duration.ofHours(1));
            fixture.put(
                    token,
                    integrations + "/" + app + "/config/current",
                    "{\"name\": \"App\", \"version\": " + version
                            + ", \"notes\": \"\", \"advanced\": {}, \"credentials\": {}, \"properties\": {\"url\": \"u\","
                            + " \"displayType\": \"widget\", \"groupFilter\": [\"" + group + "\"]}}");
        }
        fixture.patch(token, integrations + "/" + app, "{\"intendedState\": \"ENABLED\"}");
        var client = fixture.post(
                token,
                "/api/v2/oauth/clients",
                "{\"name\": \"C\", \"authorizedGrantType\": \"CLIENT-CREDENTIALS\", \"roleIds\":"
                        + " [\"5ca1ab1e-0000-4000-8000-0000000000a1\"]}");
        String actions = id(fixture.post(
                token, integrations, "{\"name\": \"GC\", \"integrationType\": {\"id\": \"purecloud-data-actions\"}}"));
        String credential = id(fixture.post(
                token,
                integrations + "/credentials",
                "{\"name\": \"Integration-" + actions + "\", \"type\": \"pureCloudOAuthClient\", \"credentialFields\":"
                        + " {\"clientId\": \"" + id(client) + "\", \"clientSecret\": \""
                        + client.json().path("secret").asText() + "\"}}"));
        fixture.put(
                token,
                integrations + "/" + actions + "/config/current",
                "{\"name\": \"GC\", \"version\": 1, \"notes\": \"\", \"advanced\": {}, \"properties\": {},"
                        + " \"credentials\": {\"pureCloudOAuthClient\": {\"id\": \"" + credential + "\"}}}");
        id(fixture.post(
                token, integrations + "/actions/drafts", "{\"name\": \"A\", \"integrationId\": \"" + actions + "\"}"));
    }

    @Test
    void areEqualWhateverTheWay() throws Exception {
        try (SandboxFixture one = SandboxFixture.standard();
                SandboxFixture other = SandboxFixture.standard()) {
            assertThat(one.sandbox.snapshot()).isEqualTo(other.sandbox.snapshot());
            provision(one, 0);
            assertThat(one.sandbox.snapshot()).isNotEqualTo(other.sandbox.snapshot());
            provision(other, 2);
            assertThat(one.sandbox.snapshot()).isEqualTo(other.sandbox.snapshot());
        }
    }

    @Test
    void referByName() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            provision(fixture, 0);
            JsonNode snapshot = fixture.sandbox.snapshot();
            assertThat(snapshot.at("/integrations/0/properties/groupFilter/0").asText())
                    .isEqualTo("<group G>");
            assertThat(snapshot.at("/integrations/0/enabled").asBoolean()).isTrue();
            JsonNode credential = snapshot.at("/integrations/1/credentials/pureCloudOAuthClient");
            assertThat(credential.path("name").asText()).isEqualTo("Integration-<integration GC>");
            assertThat(credential.at("/fields/clientId").asText()).isEqualTo("<client C>");
            assertThat(credential.at("/fields/clientSecret").asText()).isEqualTo("<secret of client C>");
            assertThat(snapshot.at("/dataActions/0/draft/category").asText()).isEqualTo("GC");
        }
    }

    @Test
    void holdNoIdsDatesAndVersions() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            provision(fixture, 0);
            assertThat(fixture.sandbox.snapshot().toString())
                    .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-")
                    .doesNotContainPattern("2026-")
                    .doesNotContain("\"version\"", "selfUri", "sandbox-secret");
        }
    }
}
