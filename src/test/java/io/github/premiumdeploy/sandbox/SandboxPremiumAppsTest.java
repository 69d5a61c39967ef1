package io.github.premiumdeploy.sandbox;

import static io.github.premiumdeploy.sandbox.SandboxFixture.ADMIN;
import static io.github.premiumdeploy.sandbox.SandboxFixture.ARI;
import static io.github.premiumdeploy.sandbox.SandboxFixture.DANA;
import static io.github.premiumdeploy.sandbox.SandboxFixture.DEPLOYER;
import static io.github.premiumdeploy.sandbox.SandboxFixture.GOOD_SUBMISSION;
import static io.github.premiumdeploy.sandbox.SandboxFixture.PREMIUM;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoint for Premium Apps, as users report it. */
class SandboxPremiumAppsTest {

    private static final String PROBE = "{\"name\": \"probe\", \"description\": \"probe\"}";

    private static void assertDenied(SandboxFixture.Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json())
                .hasToString("{\"message\":\"Access denied. You do not have permission to perform this action.\","
                        + "\"status\":403,\"code\":\"forbidden\"}");
        assertThat(answer.header("ININ-Correlation-Id")).isNotEmpty();
    }

    @Test
    void refusesASubmitWithoutThePermissionExactlyAsReported() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            assertDenied(fixture.post(fixture.token(ADMIN), PREMIUM, GOOD_SUBMISSION));
            assertDenied(fixture.post(ARI, PREMIUM, GOOD_SUBMISSION));
        }
    }

    @Test
    void refusesAUsersTokenWithoutTheScope() throws Exception {
        String yaml =
                "add: {tokens: [{value: scopeless, user: Dana Deployer, client: builtin, scopes: ['admin:app']}]}";
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            assertDenied(fixture.post("scopeless", PREMIUM, GOOD_SUBMISSION));
            assertThat(fixture.post(DANA, PREMIUM, GOOD_SUBMISSION).status()).isEqualTo(201);
        }
    }

    @Test
    void asksNoScopeOfClientCredentials() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            assertThat(fixture.post(fixture.deployer(), PREMIUM, GOOD_SUBMISSION)
                            .status())
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @CsvSource({"features: {}", "'features: {AppFoundry Premium: false}'"})
    void refusesAnOrganizationWithoutTheFeatureBeforeItLooksAtTheBody(String yaml) throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            assertDenied(fixture.post(fixture.deployer(), PREMIUM, GOOD_SUBMISSION));
            assertDenied(fixture.post(fixture.deployer(), PREMIUM, PROBE));
        }
    }

    @Test
    void refusesEveryoneWhereThePermissionDoesNotExist() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("permissions: {admin: {}}")) {
            assertDenied(fixture.post(fixture.deployer(), PREMIUM, GOOD_SUBMISSION));
        }
    }

    @Test
    void answersTheProbeOfAPermittedCallerWith400() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var answer = fixture.post(fixture.deployer(), PREMIUM, PROBE);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("constraint.validation");
            assertThat(answer.json().path("details"))
                    .hasToString("[{\"errorCode\":\"required.field.missing\",\"fieldName\":\"applicationId\"},"
                            + "{\"errorCode\":\"required.field.missing\",\"fieldName\":\"environmentId\"}]");
            assertThat(answer.json().path("contextId").asText()).isEqualTo(answer.header("ININ-Correlation-Id"));
        }
    }

    @Test
    void refusesEmptyAndMistypedIds() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var answer = fixture.post(fixture.deployer(), PREMIUM, "{\"applicationId\": 7, \"environmentId\": \" \"}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("details"))
                    .extracting(detail -> detail.path("fieldName").asText())
                    .containsExactly("applicationId", "environmentId");
        }
    }

    @Test
    void saysWhatWasDeployed() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var answer = fixture.post(fixture.deployer(), PREMIUM, GOOD_SUBMISSION);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().path("applicationId").asText()).isEqualTo("app");
            assertThat(answer.json().path("environmentId").asText()).isEqualTo("staging");
            assertThat(answer.json().path("name").asText()).isEqualTo("App");
            assertThat(answer.json().path("version").asText()).isEqualTo("1.0");
            assertThat(answer.json().path("status").asText()).isEqualTo("DEPLOYED");
            String selfUri = answer.json().path("selfUri").asText();
            assertThat(selfUri)
                    .isEqualTo(PREMIUM + "/" + answer.json().path("id").asText());
            assertThat(fixture.get(fixture.deployer(), selfUri).json()).isEqualTo(answer.json());
        }
    }

    @ParameterizedTest
    @CsvSource({"deployed, DEPLOYED", "failed, FAILED", "never, IN_PROGRESS"})
    void letsASubmissionBePolledToItsEnd(String outcome, String status) throws Exception {
        String yaml =
                "premiumApps: {answer: pending, polls: 2, failureMessage: No manifest., outcome: " + outcome + "}";
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            String token = fixture.deployer();
            var answer = fixture.post(token, PREMIUM, GOOD_SUBMISSION);
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().path("status").asText()).isEqualTo("PENDING");
            String selfUri = answer.json().path("selfUri").asText();
            for (int poll = 1; poll <= 2; poll++) {
                assertThat(fixture.get(token, selfUri).json().path("status").asText())
                        .isEqualTo("IN_PROGRESS");
            }
            for (int poll = 3; poll <= 5; poll++) {
                var last = fixture.get(token, selfUri);
                assertThat(last.json().path("status").asText()).isEqualTo(status);
                assertThat(last.message()).isEqualTo(status.equals("FAILED") ? "No manifest." : "");
            }
        }
    }

    @Test
    void knowsNothingOfThePathWhereItIsNotOffered() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("premiumApps: {offered: false}")) {
            assertThat(fixture.post(fixture.deployer(), PREMIUM, GOOD_SUBMISSION)
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void takesItsNamesFromTheFile() throws Exception {
        String yaml = """
                premiumApps: {path: /api/v2/premium, permission: "oauth:client:add", scope: "", feature: directory}
                """;
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            assertThat(fixture.post(fixture.token(DEPLOYER), "/api/v2/premium", GOOD_SUBMISSION)
                            .status())
                    .isEqualTo(201);
            assertDenied(fixture.post(fixture.token(ADMIN), "/api/v2/premium", GOOD_SUBMISSION));
            assertThat(fixture.post(DANA, PREMIUM, GOOD_SUBMISSION).status()).isEqualTo(404);
        }
    }

    @Test
    void showsCapabilitiesOnlyWhereSwitchedOn() throws Exception {
        String path = "/api/v2/organizationCapabilities";
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            assertThat(fixture.get(fixture.deployer(), path).status()).isEqualTo(404);
        }
        try (SandboxFixture fixture = SandboxFixture.with(
                "premiumApps: {capabilities: {offered: true, entries: {AppFoundry Premium: true}}}")) {
            assertThat(fixture.get(fixture.deployer(), path).json())
                    .hasToString("{\"capabilities\":[{\"name\":\"AppFoundry Premium\",\"enabled\":true}]}");
        }
    }
}
