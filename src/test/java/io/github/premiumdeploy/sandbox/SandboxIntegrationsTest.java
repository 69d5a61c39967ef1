package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Integrations and their types through their whole life. */
class SandboxIntegrationsTest {

    private static final String INTEGRATIONS = "/api/v2/integrations";
    private static final String TYPES = INTEGRATIONS + "/types";
    private static final String CREATE = "{\"name\": \"App\", \"integrationType\": {\"id\": \"%s\"}}";
    private static final String CONFIG = """
            {"name": "App", "version": %d, "notes": "", "advanced": {}, "credentials": {},
             "properties": {"url": "https://app.example", "displayType": "standalone"}}
            """;

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

    private String created() throws Exception {
        return fixture.post(token, INTEGRATIONS, CREATE.formatted("premium-app-example"))
                .json()
                .path("selfUri")
                .asText();
    }

    @Test
    void listsTypesWithTheirSchemas() throws Exception {
        assertThat(fixture.get(token, TYPES).json().path("entities"))
                .extracting(type -> type.path("id").asText())
                .contains(
                        "premium-app-example",
                        "premium-widget-example",
                        "embedded-client-app-interaction-widget",
                        "custom-rest-actions",
                        "purecloud-data-actions",
                        "audiohook",
                        "amazon-eventbridge-source");
        var type = fixture.get(token, TYPES + "/premium-app-example").json();
        assertThat(fixture.get(token, type.path("configPropertiesSchemaUri").asText())
                        .json()
                        .at("/properties/displayType/enum/0")
                        .asText())
                .isEqualTo("standalone");
        assertThat(fixture.get(token, type.path("configAdvancedSchemaUri").asText())
                        .json()
                        .path("type")
                        .asText())
                .isEqualTo("object");
        assertThat(fixture.get(token, TYPES + "/premium-app-example/configschemas/other")
                        .status())
                .isEqualTo(400);
        assertThat(fixture.get(token, TYPES + "/premium-app-other").status()).isEqualTo(404);
    }

    @Test
    void createsIntegrationsDisabledAndUnconfigured() throws Exception {
        var answer = fixture.post(token, INTEGRATIONS, CREATE.formatted("premium-app-example"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("intendedState").asText()).isEqualTo("DISABLED");
        assertThat(answer.json().at("/integrationType/id").asText()).isEqualTo("premium-app-example");
        var config = fixture.get(token, answer.json().path("selfUri").asText() + "/config/current");
        assertThat(config.json().path("version").asInt()).isEqualTo(1);
        assertThat(config.json().path("properties")).isEmpty();
    }

    @Test
    void createsOnlyWhatCanBeInstalled() throws Exception {
        String yaml = """
                integrationTypes:
                  - {id: single, maxInstances: 1}
                  - {id: closed, nonInstallable: true}
                """;
        try (SandboxFixture limited = SandboxFixture.with(yaml)) {
            String deployer = limited.deployer();
            assertThat(limited.post(deployer, INTEGRATIONS, CREATE.formatted("single"))
                            .status())
                    .isEqualTo(200);
            for (String type : new String[] {"single", "closed", "unknown"}) {
                assertThat(limited.post(deployer, INTEGRATIONS, CREATE.formatted(type))
                                .status())
                        .as(type)
                        .isEqualTo(400);
            }
            assertThat(limited.get(deployer, TYPES + "/single")
                            .json()
                            .path("maxInstances")
                            .asInt())
                    .isEqualTo(1);
        }
        var untyped = fixture.post(token, INTEGRATIONS, "{\"name\": \"App\", \"integrationType\": {}}");
        assertThat(untyped.json().at("/details/0/fieldName").asText()).isEqualTo("integrationType.id");
    }

    @Test
    void configuresWithTheCurrentVersionOnly() throws Exception {
        String config = created() + "/config/current";
        var updated = fixture.put(token, config, CONFIG.formatted(1));
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("version").asInt()).isEqualTo(2);
        var stale = fixture.put(token, config, CONFIG.formatted(1));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("general.conflict");
        assertThat(stale.message()).contains("does not match the current version");
        assertThat(fixture.put(token, config, CONFIG.formatted(2)).status()).isEqualTo(200);
    }

    @Test
    void namesEveryMissingFieldOfAConfiguration() throws Exception {
        var answer = fixture.put(token, created() + "/config/current", "{\"name\": \"App\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("constraint.validation");
        assertThat(answer.json().path("details"))
                .extracting(detail -> detail.path("fieldName").asText())
                .containsExactly("version", "properties", "advanced", "notes", "credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"displayType\": \"standalone\"}",
                "{\"url\": \"\", \"displayType\": \"standalone\"}",
                "{\"url\": \"u\", \"displayType\": \"window\"}",
                "{\"url\": \"u\", \"displayType\": \"widget\", \"groups\": []}",
                "{\"url\": \"u\", \"displayType\": \"widget\", \"groupFilter\": [7]}"
            })
    void refusesPropertiesThatTheTypesSchemaRefuses(String properties) throws Exception {
        String body = "{\"name\": \"App\", \"version\": 1, \"notes\": \"\", \"advanced\": {}, \"credentials\": {},"
                + " \"properties\": " + properties + "}";
        var answer = fixture.put(token, created() + "/config/current", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid.property");
        assertThat(answer.json().at("/details/0/fieldName").asText()).startsWith("properties.");
    }

    @Test
    void refusesLongNotesAndCredentialsThatAreNotThere() throws Exception {
        String config = created() + "/config/current";
        String notes = CONFIG.formatted(1).replace("\"notes\": \"\"", "\"notes\": \"" + "n".repeat(501) + "\"");
        assertThat(fixture.put(token, config, notes)
                        .json()
                        .at("/details/0/fieldName")
                        .asText())
                .isEqualTo("notes");
        String credentials =
                CONFIG.formatted(1).replace("\"credentials\": {}", "\"credentials\": {\"a\": {\"id\": \"b\"}}");
        assertThat(fixture.put(token, config, credentials).code()).isEqualTo("invalid.value");
    }

    @Test
    void enablesAndReportsWhetherItWorks() throws Exception {
        String path = created();
        var halfMade = fixture.call(token, "PATCH", path, "{\"intendedState\": \"ENABLED\"}");
        assertThat(halfMade.status()).isEqualTo(200);
        assertThat(halfMade.json().at("/reportedState/code").asText()).isEqualTo("ERROR");
        fixture.put(token, path + "/config/current", CONFIG.formatted(1));
        assertThat(fixture.get(token, path).json().at("/reportedState/code").asText())
                .isEqualTo("ACTIVE");
        assertThat(fixture.call(token, "PATCH", path, "{\"intendedState\": \"ON\"}")
                        .code())
                .isEqualTo("invalid.value");
        assertThat(fixture.call(token, "PATCH", path, "{}").code()).isEqualTo("constraint.validation");
    }

    @Test
    void listsConfigurationsOnlyWhenAsked() throws Exception {
        fixture.put(token, created() + "/config/current", CONFIG.formatted(1));
        assertThat(fixture.get(token, INTEGRATIONS)
                        .json()
                        .at("/entities/0/config/current")
                        .has("version"))
                .isFalse();
        var expanded = fixture.get(token, INTEGRATIONS + "?expand=config.current&pageSize=100");
        assertThat(expanded.json().at("/entities/0/config/current/version").asInt())
                .isEqualTo(2);
        assertThat(fixture.get(token, INTEGRATIONS + "?integrationType=audiohook")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void takesSandboxAndPermissionsOfExampleTypesOnly() throws Exception {
        String properties = "{\"url\": \"u\", \"displayType\": \"widget\", \"sandbox\": \"allow-forms\"}";
        String body = "{\"name\": \"App\", \"version\": 1, \"notes\": \"\", \"advanced\": {}, \"credentials\": {},"
                + " \"properties\": " + properties + "}";
        assertThat(fixture.put(token, created() + "/config/current", body).status())
                .isEqualTo(200);
        String approved = fixture.post(token, INTEGRATIONS, CREATE.formatted("premium-app-acme"))
                .json()
                .path("selfUri")
                .asText();
        assertThat(fixture.put(token, approved + "/config/current", body)
                        .json()
                        .at("/details/0/fieldName")
                        .asText())
                .isEqualTo("properties.sandbox");
    }

    @Test
    void letsNamesBeSharedUnlessSwitchedOff() throws Exception {
        created();
        assertThat(created()).isNotEmpty();
        try (SandboxFixture unique = SandboxFixture.with("switches: {uniqueIntegrationNames: true}")) {
            String deployer = unique.deployer();
            String body = CREATE.formatted("premium-app-example");
            assertThat(unique.post(deployer, INTEGRATIONS, body).status()).isEqualTo(200);
            assertThat(unique.post(deployer, INTEGRATIONS, body).status()).isEqualTo(409);
        }
    }

    @Test
    void deletes() throws Exception {
        String path = created();
        assertThat(fixture.delete(token, path).status()).isEqualTo(200);
        assertThat(fixture.get(token, path).status()).isEqualTo(404);
        assertThat(fixture.delete(token, path).status()).isEqualTo(404);
    }

    @Test
    void areFoundByIdsAndByCredential() throws Exception {
        String path = created();
        String id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(fixture.get(token, INTEGRATIONS + "?ids=" + id)
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(fixture.get(token, INTEGRATIONS + "?ids=" + "x,".repeat(101)).code())
                .isEqualTo("invalid.value");
        String rest = fixture.post(token, INTEGRATIONS, CREATE.formatted("custom-rest-actions"))
                .json()
                .path("id")
                .asText();
        String credential = fixture.post(
                        token,
                        INTEGRATIONS + "/credentials",
                        "{\"name\": \"C\", \"type\": \"userDefined\", \"credentialFields\": {}}")
                .json()
                .path("id")
                .asText();
        fixture.put(
                token,
                INTEGRATIONS + "/" + rest + "/config/current",
                "{\"name\": \"App\", \"version\": 1, \"notes\": \"\", \"advanced\": {}, \"properties\": {}, \"credentials\":"
                        + " {\"basicAuth\": {\"id\": \"" + credential + "\"}}}");
        assertThat(fixture.get(token, INTEGRATIONS + "?credentialId=" + credential)
                        .json()
                        .path("entities"))
                .singleElement()
                .satisfies(found -> assertThat(found.path("id").asText()).isEqualTo(rest));
    }
}
