package io.github.premiumdeploy.sandbox;

import static io.github.premiumdeploy.sandbox.SandboxFixture.DANA;
import static io.github.premiumdeploy.sandbox.SandboxFixture.DEPLOYER;
import static io.github.premiumdeploy.sandbox.SandboxFixture.GOOD_SUBMISSION;
import static io.github.premiumdeploy.sandbox.SandboxFixture.HOME;
import static io.github.premiumdeploy.sandbox.SandboxFixture.PREMIUM;
import static io.github.premiumdeploy.sandbox.SandboxFixture.READER_ROLE;
import static io.github.premiumdeploy.sandbox.SandboxFixture.WITHOUT_ROLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganizationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused although the roles are right, and how refusals read. */
class SandboxRefusalsTest {

    private static final String ROLES = "/api/v2/authorization/roles";
    private static final String CLIENTS = "/api/v2/oauth/clients";
    private static final String TYPES = "/api/v2/integrations/types";

    private static SandboxFixture refusing(String rules) throws Exception {
        return SandboxFixture.with("refusals: {" + rules + "}");
    }

    private static void assertNotAuthorized(SandboxFixture.Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("not.authorized");
        assertThat(answer.message()).isEqualTo("You are not authorized to perform the requested action.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v2/authorization/roles", "authorization:role:view"})
    void deniesByPolicyWhatIsHeld(String denied) throws Exception {
        try (SandboxFixture fixture = refusing("deniedByPolicy: ['" + denied + "']")) {
            String token = fixture.deployer();
            assertNotAuthorized(fixture.get(token, ROLES));
            assertThat(fixture.get(token, TYPES).status()).isEqualTo(200);
            assertThat(fixture.get(fixture.token(WITHOUT_ROLES), ROLES).code())
                    .as("the roles come before the policies")
                    .isEqualTo("missing.any.permissions");
            assertThat(fixture.get(
                                    token,
                                    "/api/v2/authorization/divisionspermitted/me?permission=authorization:role:view")
                            .json())
                    .as("it is held nevertheless")
                    .hasSize(1);
        }
    }

    @Test
    void deniesAnAlternativeOnlyToThoseWhoHaveNoOther() throws Exception {
        String yaml = """
                refusals: {deniedByPolicy: ["authorization:grant:add"]}
                add:
                  roles: [{name: Licences, permissions: ["authorization:license:view", "authorization:grant:add"]}]
                  clients: [{name: One, id: one, secret: sandbox-secret, roles: [{role: Licences}]}]
                """;
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            assertNotAuthorized(fixture.get(fixture.deployer(), "/api/v2/license/definitions"));
            assertThat(fixture.get(fixture.token("one"), "/api/v2/license/definitions")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v2/authorization/subjects/me",
                "/api/v2/tokens/me",
                "/api/v2/organizations/me",
                "/api/v2/authorization/permissions"
            })
    void closesWhatACallerReadsAboutItself(String path) throws Exception {
        try (SandboxFixture fixture = refusing("deniedByPolicy: ['GET " + path + "']")) {
            assertNotAuthorized(fixture.get(fixture.deployer(), path));
        }
    }

    @Test
    void deniesASubmissionInItsOwnWords() throws Exception {
        try (SandboxFixture fixture = refusing("deniedByPolicy: ['POST " + PREMIUM + "']")) {
            assertThat(fixture.post(fixture.deployer(), PREMIUM, GOOD_SUBMISSION)
                            .code())
                    .isEqualTo("forbidden");
        }
    }

    @Test
    void namesAnotherPermissionThanItAsksFor() throws Exception {
        try (SandboxFixture fixture =
                refusing("namesInstead: {'GET /api/v2/authorization/roles': 'authorization:role:list'}")) {
            assertThat(fixture.get(fixture.token(WITHOUT_ROLES), ROLES).message())
                    .endsWith("permissions assigned: [authorization:role:list]");
            assertThat(fixture.get(fixture.deployer(), ROLES).status()).isEqualTo(200);
        }
    }

    @Test
    void hidesBehindAFeatureToggle() throws Exception {
        try (SandboxFixture fixture = refusing("toggledOff: [/api/v2/authorization/roles, /api/v2/integrations/ty]")) {
            for (String path : new String[] {ROLES, ROLES + "/any"}) {
                var answer = fixture.get(fixture.deployer(), path);
                assertThat(answer.status()).isEqualTo(501);
                assertThat(answer.code()).isEqualTo("not.implemented");
            }
            assertThat(fixture.get(fixture.deployer(), TYPES).status())
                    .as("half a segment is no beginning")
                    .isEqualTo(200);
            assertThat(fixture.get("unknown", ROLES).status()).isEqualTo(401);
        }
    }

    @Test
    void withdrawsOperationsAsAWhole() throws Exception {
        try (SandboxFixture fixture = refusing("withdrawn: [" + TYPES + "]")) {
            var never = fixture.get(fixture.deployer(), "/api/v2/never");
            for (String path : new String[] {TYPES, TYPES + "/premium-app-example"}) {
                var gone = fixture.get(fixture.deployer(), path);
                assertThat(gone.status()).isEqualTo(404);
                assertThat(gone.message()).isEqualTo(never.message());
            }
            assertThat(fixture.sandbox.operations())
                    .extracting(Operation::path)
                    .isNotEmpty()
                    .noneMatch(path -> path.startsWith(TYPES));
        }
    }

    @Test
    void answersAMissingScopeAsTheRuleSays() throws Exception {
        String yaml = """
                switches: {enforceScopes: true}
                refusals: {missingScopeStatus: 401}
                add: {tokens: [{value: bare, user: Dana Deployer, client: builtin, scopes: [user-basic-info]}]}
                """;
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            var answer = fixture.get("bare", ROLES);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("unauthorized");
            assertThat(fixture.get(DANA, ROLES).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "notAuthorized, 403, not.authorized",
        "missingPermissions, 403, missing.permissions",
        "badRequest, 400, bad.request"
    })
    void refusesTheRolesOfOthersAsTheRuleSays(String rule, int status, String code) throws Exception {
        try (SandboxFixture fixture = refusing("unheldRole: " + rule)) {
            var answer = fixture.post(
                    fixture.deployer(),
                    CLIENTS,
                    "{\"name\": \"New\", \"authorizedGrantType\": \"CLIENT-CREDENTIALS\", \"roleDivisions\":"
                            + " [{\"roleId\": \"" + READER_ROLE + "\", \"divisionId\": \"" + HOME + "\"}]}");
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.code()).isEqualTo(code);
        }
    }

    @Test
    void endsTheTokensOfAClientWithTheClient() throws Exception {
        String yaml =
                "add: {clients: [{name: O, id: o, secret: sandbox-secret, dateToDelete: \"2026-11-23T10:05:00Z\"}]}";
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            String token = fixture.token("o");
            assertThat(fixture.get(token, "/api/v2/tokens/me")
                            .json()
                            .at("/OAuthClient/dateToDelete")
                            .asText())
                    .isEqualTo("2026-11-23T10:05:00.000Z");
            fixture.clock.advance(Duration.ofMinutes(5));
            assertThat(fixture.get(token, "/api/v2/tokens/me").code()).isEqualTo("bad.credentials");
        }
    }

    @Test
    void endsAUsersTokenWhenItExpires() throws Exception {
        String yaml = "add: {tokens: [{value: short, user: Dana Deployer, expires: \"2026-11-23T10:05:00Z\"}]}";
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            assertThat(fixture.get("short", ROLES).status()).isEqualTo(200);
            fixture.clock.advance(Duration.ofMinutes(5));
            var answer = fixture.get("short", ROLES);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("credentials.expired");
        }
    }

    @Test
    void saysInEveryRefusalWhatTheRuleSays() throws Exception {
        String hostile = "<script>alert(1)</script>\u001b[31m\u0000 ";
        try (SandboxFixture fixture =
                refusing("message: \"<script>alert(1)</script>\\e[31m\\0 {message}\", messageLength: 0")) {
            assertThat(fixture.get(fixture.token(WITHOUT_ROLES), ROLES).message())
                    .isEqualTo(hostile + "Unable to perform the requested action. You must have at least one of"
                            + " the following permissions assigned: [authorization:role:view]");
            assertThat(fixture.get("unknown", ROLES).message()).startsWith(hostile);
            assertThat(fixture.get(fixture.deployer(), "/api/v2/never").message())
                    .startsWith(hostile);
            assertThat(fixture.post(fixture.token(WITHOUT_ROLES), PREMIUM, GOOD_SUBMISSION)
                            .message())
                    .startsWith(hostile);
            assertThat(fixture.login(DEPLOYER, "wrong")
                            .json()
                            .path("error_description")
                            .asText())
                    .isEqualTo(hostile + "authentication failed");
            assertThat(fixture.get(fixture.deployer(), ROLES).status()).isEqualTo(200);
        }
    }

    @Test
    void saysMegabytesWhereTheRuleSaysSo() throws Exception {
        try (SandboxFixture fixture = refusing("message: 'no ', messageLength: 3000000")) {
            assertThat(fixture.get(fixture.token(WITHOUT_ROLES), ROLES).message())
                    .hasSize(3_000_000)
                    .startsWith("no no no ");
        }
        try (SandboxFixture fixture = refusing("message: '', messageLength: 5")) {
            assertThat(fixture.get(fixture.token(WITHOUT_ROLES), ROLES).message())
                    .isEmpty();
        }
    }

    @Test
    void knowsItsOperationsAndPermissions() {
        assertThat(catchThrowableOfType(SandboxOrganizationException.class, () -> SandboxOrganization.parse("""
                                extends: standard
                                divisionAware: [architect, "a:b:c"]
                                premiumApps: {path: /api/v2/other}
                                refusals:
                                  outsideDivision: silent
                                  deniedByPolicy: ["GET /api/v2/grups", "POST /api/v2/other", "a:b:c"]
                                  namesInstead: {"GET /api/v2/groups/1": "a:b:c"}
                                  toggledOff: [groups]
                                  missingScopeStatus: 404
                                  unheldRole: maybe
                                  mesage: x
                                """))
                        .problems())
                .containsExactlyInAnyOrder(
                        "divisionAware[0]: must be domain:entity, not architect",
                        "divisionAware[1]: must be domain:entity, not a:b:c",
                        "refusals.outsideDivision: must be one of named, plain, emptyList, appended, not \"silent\"",
                        "refusals.deniedByPolicy[0]: GET /api/v2/grups is not an operation;"
                                + " did you mean GET /api/v2/groups?",
                        "refusals.namesInstead.GET /api/v2/groups/1: GET /api/v2/groups/1 is not an operation;"
                                + " did you mean GET /api/v2/groups?",
                        "refusals.toggledOff[0]: must start with /",
                        "refusals.missingScopeStatus: must be 403 or 401, not 404",
                        "refusals.unheldRole: must be one of notAuthorized, missingPermissions, badRequest,"
                                + " not \"maybe\"",
                        "refusals.mesage: is not a known key; did you mean message?");
    }

    @Test
    void answersTogglesThatAreOffInEitherWay() throws Exception {
        String yaml = "refusals: {toggledOff: [/api/v2/groups], toggledOffStatus: %d}";
        try (SandboxFixture fixture = SandboxFixture.with(yaml.formatted(501))) {
            assertThat(fixture.get(fixture.deployer(), "/api/v2/groups").code()).isEqualTo("not.implemented");
        }
        try (SandboxFixture fixture = SandboxFixture.with(yaml.formatted(405))) {
            var answer = fixture.get(fixture.deployer(), "/api/v2/groups");
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.code()).isEqualTo("featuretoggleservice.featurenotenabled");
        }
    }
}
