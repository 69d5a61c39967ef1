package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open Messaging, trunks and the legacy widget. */
class SandboxChannelsTest {

    private static final String OPEN = "/api/v2/conversations/messaging/integrations/open";
    private static final String OPEN_BODY = """
            {"name": "Chat", "outboundNotificationWebhookUrl": "https://hook.example/in",
             "outboundNotificationWebhookSignatureSecretToken": "sixteen-letters!", "webhookHeaders": {"a": "b"}}
            """;
    private static final String TRUNKS = "/api/v2/telephony/providers/edges/trunkbasesettings";
    private static final String TEMPLATE = TRUNKS + "/template?trunkMetabaseId=external_sip_pcv_byoc_carrier.json";
    private static final String WIDGETS = "/api/v2/widgets/deployments";

    @Test
    void makesOpenMessagingInAMomentAndKeepsItsToken() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {openMessagingReads: 1}")) {
            String token = fixture.deployer();
            var created = fixture.post(token, OPEN, OPEN_BODY);
            assertThat(created.status()).isEqualTo(200);
            assertThat(created.json().path("createStatus").asText()).isEqualTo("Initiated");
            assertThat(created.json().toString()).doesNotContain("sixteen-letters!");
            String path = created.json().path("selfUri").asText();
            assertThat(fixture.get(token, path).json().path("createStatus").asText())
                    .isEqualTo("Initiated");
            assertThat(fixture.get(token, OPEN)
                            .json()
                            .at("/entities/0/createStatus")
                            .asText())
                    .isEqualTo("Completed");
            var patched = fixture.patch(token, path, "{\"name\": \"Talk\"}");
            assertThat(patched.json().path("name").asText()).isEqualTo("Talk");
            assertThat(patched.json().at("/webhookHeaders/a").asText()).isEqualTo("b");
            assertThat(fixture.delete(token, path).status()).isEqualTo(204);
            assertThat(fixture.get(token, path).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sixteen-letters!|fifteen-letters|invalid.value",
                "https://hook.example/in|http://hook.example/in|invalid.value",
                "\"name\": \"Chat\"|\"nome\": \"Chat\"|constraint.validation",
                "{\"a\": \"b\"}|{\"a\": 1}|bad.request",
                "Other|chat|duplicate.name"
            })
    void refusesOtherOpenMessaging(String from, String to, String code) throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            if (code.equals("duplicate.name")) {
                fixture.post(token, OPEN, OPEN_BODY);
            }
            var answer = fixture.post(token, OPEN, OPEN_BODY.replace(from, to));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo(code);
        }
    }

    private static ObjectNode trunk(SandboxFixture fixture, String token, String name, String uri) throws Exception {
        ObjectNode template = (ObjectNode) fixture.get(token, TEMPLATE).json();
        set(template, "trunk_label", SandboxJson.object().textNode(name));
        set(template, "trunk_sip_termination_uri", SandboxJson.object().textNode(uri));
        return template.put("name", name);
    }

    private static void set(ObjectNode trunk, String property, JsonNode value) {
        ((ObjectNode) trunk.path("properties").path(property).path("value")).set("instance", value);
    }

    @Test
    void makesTrunksFromTheTemplate() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            var created = fixture.post(
                    token, TRUNKS, trunk(fixture, token, "Line", "sandbox-line").toString());
            assertThat(created.status()).isEqualTo(200);
            assertThat(created.json().path("version").asInt()).isEqualTo(1);
            assertThat(created.json()
                            .at("/properties/trunk_sip_termination_uri/value/instance")
                            .asText())
                    .isEqualTo("sandbox-line");
            String path = created.json().path("selfUri").asText();
            assertThat(fixture.get(token, TRUNKS + "?name=li*")
                            .json()
                            .at("/entities/0")
                            .has("properties"))
                    .isFalse();
            assertThat(fixture.get(token, TRUNKS + "?expand=properties")
                            .json()
                            .at("/entities/0")
                            .has("properties"))
                    .isTrue();
            ObjectNode body = (ObjectNode) fixture.get(token, path).json();
            set(body, "trunk_enabled", SandboxJson.object().booleanNode(false));
            assertThat(fixture.put(token, path, body.toString())
                            .json()
                            .path("version")
                            .asInt())
                    .isEqualTo(2);
            assertThat(fixture.put(token, path, body.toString()).status()).isEqualTo(409);
            assertThat(fixture.delete(token, path).status()).isEqualTo(204);
            assertThat(fixture.get(token, path).status()).isEqualTo(404);
        }
    }

    @Test
    void refusesOtherTrunks() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            fixture.post(token, TRUNKS, trunk(fixture, token, "Line", "uri").toString());
            var sameName = fixture.post(
                    token, TRUNKS, trunk(fixture, token, "Line", "b").toString());
            assertThat(sameName.status()).isEqualTo(400);
            assertThat(sameName.code()).isEqualTo("duplicate.value");
            assertThat(sameName.message()).isEqualTo("A trunk with that name already exists.");
            assertThat(fixture.post(
                                    token,
                                    TRUNKS,
                                    trunk(fixture, token, "Two", "URI").toString())
                            .code())
                    .isEqualTo("duplicate.value");
            ObjectNode mistyped = trunk(fixture, token, "Two", "b");
            set(mistyped, "trunk_enabled", SandboxJson.object().textNode("yes"));
            ((ObjectNode) mistyped.path("properties")).putObject("trunk_other");
            assertThat(fixture.post(token, TRUNKS, mistyped.toString()).json().path("details"))
                    .hasSize(2);
            ObjectNode protocol = trunk(fixture, token, "Two", "b");
            set(
                    protocol,
                    "trunk_transport_protocolVariant",
                    SandboxJson.object().textNode("UDP"));
            assertThat(fixture.post(token, TRUNKS, protocol.toString()).code()).isEqualTo("general.bad.request");
            assertThat(fixture.post(token, TRUNKS, "{\"name\"").code()).isEqualTo("general.bad.request");
            JsonNode line =
                    fixture.get(token, TRUNKS + "?expand=properties").json().at("/entities/0");
            set((ObjectNode) line, "trunk_enabled", SandboxJson.object().textNode("yes"));
            var invalid = fixture.put(token, line.path("selfUri").asText(), line.toString());
            assertThat(invalid.status()).isEqualTo(400);
            assertThat(invalid.code()).isEqualTo("validation.error");
            assertThat(invalid.message()).startsWith("Error validating the data.");
            assertThat(fixture.get(token, TRUNKS + "/template").code()).isEqualTo("constraint.validation");
            assertThat(fixture.get(token, TRUNKS + "/template?trunkMetabaseId=phone.json")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void hasNoTrunksWithoutTheProduct() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("products: []")) {
            assertThat(fixture.get(fixture.deployer(), TRUNKS).code()).isEqualTo("missing.permissions");
        }
        try (SandboxFixture fixture = SandboxFixture.with("products: []\nswitches: {missingProductStatus: 501}")) {
            var answer = fixture.get(fixture.deployer(), TRUNKS);
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.code()).isEqualTo("not.implemented");
        }
    }

    @Test
    void hasLegacyWidgetsOnlyWhereSwitchedOn() throws Exception {
        String body = "{\"name\": \"Chat\", \"clientType\": \"third-party\", \"allowedDomains\": [\"a.example\"]}";
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            assertThat(fixture.get(fixture.deployer(), WIDGETS).status()).isEqualTo(404);
            assertThat(fixture.post(fixture.deployer(), WIDGETS, body).status()).isEqualTo(404);
        }
        try (SandboxFixture fixture = SandboxFixture.with("switches: {legacyWidgets: true}")) {
            String token = fixture.deployer();
            var created = fixture.post(token, WIDGETS, body);
            assertThat(created.json().path("disabled").asBoolean()).isTrue();
            String path = created.json().path("selfUri").asText();
            ObjectNode enabled = ((ObjectNode) created.json()).put("disabled", false);
            assertThat(fixture.put(token, path, enabled.toString())
                            .json()
                            .path("disabled")
                            .asBoolean())
                    .isFalse();
            assertThat(fixture.get(token, WIDGETS).json().path("entities")).hasSize(1);
            assertThat(fixture.post(token, WIDGETS, body).status()).isEqualTo(409);
            assertThat(fixture.post(token, WIDGETS, body.replace("third-party", "v9"))
                            .code())
                    .isEqualTo("invalid.value");
            assertThat(fixture.delete(token, path).status()).isEqualTo(204);
            assertThat(fixture.get(token, path).status()).isEqualTo(404);
        }
    }

    @Test
    void endsOpenMessagingInAnErrorWhereSwitchedOn() throws Exception {
        try (SandboxFixture fixture =
                SandboxFixture.with("switches: {openMessagingReads: 1, openMessagingOutcome: failed}")) {
            String token = fixture.deployer();
            String path =
                    fixture.post(token, OPEN, OPEN_BODY).json().path("selfUri").asText();
            assertThat(fixture.get(token, path).json().path("createStatus").asText())
                    .isEqualTo("Initiated");
            JsonNode failed = fixture.get(token, path).json();
            assertThat(failed.path("createStatus").asText()).isEqualTo("Error");
            assertThat(failed.at("/createError/message").asText()).isNotEmpty();
        }
    }

    @Test
    void takesWebhooksOnTheUsualPortOnly() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            assertThat(fixture.post(token, OPEN, OPEN_BODY.replace("hook.example", "hook.example:8443"))
                            .status())
                    .isEqualTo(400);
            assertThat(fixture.post(token, OPEN, OPEN_BODY.replace("hook.example", "hook.example:443"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesTrunksInTelephonysWords() throws Exception {
        try (SandboxFixture fixture =
                SandboxFixture.with("switches: {trunkDeletionRefusals: 1, deletedShownReads: 1}")) {
            String token = fixture.deployer();
            JsonNode trunk = fixture.post(
                            token, TRUNKS, trunk(fixture, token, "Line", "uri").toString())
                    .json();
            String path = trunk.path("selfUri").asText();
            ObjectNode stale = trunk.deepCopy();
            var conflict = fixture.put(token, path, stale.put("version", 7).toString());
            assertThat(conflict.status()).isEqualTo(409);
            assertThat(conflict.message())
                    .isEqualTo("The version number of the modified resource must match the version number in the"
                            + " database.");
            var inUse = fixture.delete(token, path);
            assertThat(inUse.status()).isEqualTo(400);
            assertThat(inUse.code()).isEqualTo("delete.referenced.entity");
            assertThat(fixture.delete(token, path).status()).isEqualTo(204);
            assertThat(fixture.get(token, path).json().path("state").asText()).isEqualTo("deleted");
            assertThat(fixture.get(token, path).code()).isEqualTo("entity.not.found");
        }
    }

    @Test
    void mayNeedAnInboundSite() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {trunksNeedInboundSite: true}")) {
            String token = fixture.deployer();
            ObjectNode trunk = trunk(fixture, token, "Line", "uri");
            assertThat(fixture.post(token, TRUNKS, trunk.toString()).code()).isEqualTo("required.field.missing");
            trunk.putObject("inboundSite").put("id", "site");
            assertThat(fixture.post(token, TRUNKS, trunk.toString()).status()).isEqualTo(200);
        }
    }

    @Test
    void hasAllPropertiesOfGenesyssSampleInBothSpellings() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            JsonNode properties =
                    fixture.get(fixture.deployer(), TEMPLATE).json().path("properties");
            for (String name : new String[] {
                "trunk_max_dial_timeout",
                "trunk_maxDialTimeout",
                "trunk_calling_id_priority",
                "trunk_outboundIdentity_callingAddress_overrideMethod",
                "trunk_outboundIdentity_callingName_overrideMethod",
                "trunk_outboundIdentity_suppress_username_if_did_available",
                "trunk_outboundIdentity_suppress_username_if_no_did"
            }) {
                assertThat(properties.has(name)).as(name).isTrue();
            }
        }
    }
}
