package io.github.premiumdeploy.sandbox;

import static io.github.premiumdeploy.sandbox.SandboxFixture.DANA;
import static io.github.premiumdeploy.sandbox.SandboxFixture.DEPLOYER;
import static io.github.premiumdeploy.sandbox.SandboxFixture.HOME;
import static io.github.premiumdeploy.sandbox.SandboxFixture.READER_ROLE;
import static io.github.premiumdeploy.sandbox.SandboxFixture.WITHOUT_ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what, and what callers are told about it. */
class SandboxAccessTest {

    private static final String ROLES = "/api/v2/authorization/roles";
    private static final String ME = "/api/v2/authorization/subjects/me";

    @Test
    void refusesACallerWithoutRolesOverHttp() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var answer = fixture.get(fixture.token(WITHOUT_ROLES), ROLES);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("missing.any.permissions");
            assertThat(answer.message()).endsWith("[authorization:role:view]");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Wildcard.class)
    void countsWildcards(Wildcard wildcard) throws Exception {
        String yaml =
                "add: {roles: [{name: Wild, policies: [%s]}], clients: [{name: W, id: w, secret: sandbox-secret, roles: [{role: Wild}]}]}"
                        .formatted(wildcard.policy);
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            assertThat(fixture.get(fixture.token("w"), ROLES).status()).isEqualTo(200);
        }
    }

    /** Policies that cover {@code authorization:role:view}. */
    enum Wildcard {
        ACTION("{domain: authorization, entityName: role, actionSet: ['*']}"),
        ENTITY("{domain: authorization, entityName: '*', actionSet: [view]}"),
        DOMAIN("{domain: '*', entityName: role, actionSet: [view]}"),
        EVERYTHING("{domain: '*', entityName: '*', actionSet: ['*']}");

        private final String policy;

        Wildcard(String policy) {
            this.policy = policy;
        }
    }

    @Test
    void givesNobodyAPermissionThatTheOrganizationLacks() throws Exception {
        String yaml = """
                permissions: {authorization: {}}
                add:
                  roles: [{name: Wild, policies: [{domain: "*", entityName: "*", actionSet: ["*"]}]}]
                  clients: [{name: W, id: w, secret: sandbox-secret, roles: [{role: Wild}]}]
                """;
        try (SandboxFixture fixture = SandboxFixture.with(yaml)) {
            assertThat(fixture.get(fixture.token("w"), ROLES).code()).isEqualTo("missing.any.permissions");
        }
    }

    @Test
    void countsNoPolicyWhoseConditionFails() throws Exception {
        String yaml = """
                add:
                  roles:
                    - name: Bound
                      policies:
                        - {domain: authorization, entityName: role, actionSet: [view], condition: "ip == office", conditionMet: %s}
                  clients: [{name: B, id: b, secret: sandbox-secret, roles: [{role: Bound}]}]
                """;
        try (SandboxFixture fixture = SandboxFixture.with(yaml.formatted(false))) {
            String token = fixture.token("b");
            assertThat(fixture.get(token, ROLES).status()).isEqualTo(403);
            assertThat(fixture.get(token, ME)
                            .json()
                            .at("/grants/0/role/policies/0/condition")
                            .asText())
                    .isEqualTo("ip == office");
        }
        try (SandboxFixture fixture = SandboxFixture.with(yaml.formatted(true))) {
            assertThat(fixture.get(fixture.token("b"), ROLES).status()).isEqualTo(200);
        }
    }

    @Test
    void looksAtScopesOfUsersOnlyAndOnlyWhereEnforced() throws Exception {
        String yaml = "switches: {enforceScopes: %s}\n"
                + "add: {tokens: [{value: bare, user: Dana Deployer, client: builtin, scopes: [user-basic-info]}]}";
        try (SandboxFixture fixture = SandboxFixture.with(yaml.formatted(true))) {
            var answer = fixture.get("bare", ROLES);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("not.authorized");
            assertThat(fixture.get("bare", "/api/v2/tokens/me").status()).isEqualTo(200);
            assertThat(fixture.get(DANA, ROLES).status()).isEqualTo(200);
            assertThat(fixture.get(fixture.deployer(), ROLES).status()).isEqualTo(200);
        }
        try (SandboxFixture fixture = SandboxFixture.with(yaml.formatted(false))) {
            assertThat(fixture.get("bare", ROLES).status()).isEqualTo(200);
        }
    }

    @Test
    void letsANewGrantTakeEffectAfterADelay() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {grantDelaySeconds: 300}")) {
            String token = fixture.token(WITHOUT_ROLES);
            var granted = fixture.post(fixture.deployer(), grantOf(WITHOUT_ROLES) + "?subjectType=PC_OAUTH_CLIENT", "");
            assertThat(granted.status()).isEqualTo(204);
            assertThat(fixture.get(token, ME).json().at("/grants/0/grantMadeAt").asText())
                    .isEqualTo("2026-11-23T10:00:00.000Z");
            assertThat(fixture.get(token, ROLES).status()).isEqualTo(403);
            fixture.clock.advance(Duration.ofMinutes(5));
            assertThat(fixture.get(token, ROLES).status()).isEqualTo(200);
        }
    }

    @Test
    void takesAGrantAway() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.token(WITHOUT_ROLES);
            fixture.post(fixture.deployer(), grantOf(WITHOUT_ROLES) + "?subjectType=PC_OAUTH_CLIENT", "");
            assertThat(fixture.get(token, ROLES).status()).isEqualTo(200);
            assertThat(fixture.delete(fixture.deployer(), grantOf(WITHOUT_ROLES))
                            .status())
                    .isEqualTo(204);
            assertThat(fixture.get(token, ROLES).status()).isEqualTo(403);
            assertThat(fixture.delete(fixture.deployer(), grantOf(WITHOUT_ROLES))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void grantsOnlyToWhatExists() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            assertThat(fixture.post(token, grantOf("nobody"), "").status()).isEqualTo(404);
            assertThat(fixture.post(token, grantOf(WITHOUT_ROLES), "").status())
                    .as("an OAuth client is no PC_USER")
                    .isEqualTo(404);
            assertThat(fixture.post(token, grantOf(WITHOUT_ROLES) + "?subjectType=CLIENT", "")
                            .code())
                    .isEqualTo("invalid.query.param.value");
            String noRole = grantOf(WITHOUT_ROLES).replace(READER_ROLE, "none") + "?subjectType=PC_OAUTH_CLIENT";
            assertThat(fixture.post(token, noRole, "").json().path("entityName").asText())
                    .isEqualTo("role");
            String noDivision = grantOf(WITHOUT_ROLES).replace(HOME, "none") + "?subjectType=PC_OAUTH_CLIENT";
            assertThat(fixture.post(token, noDivision, "")
                            .json()
                            .path("entityName")
                            .asText())
                    .isEqualTo("division");
        }
        try (SandboxFixture fixture = SandboxFixture.with("switches: {maxRoleAssignments: 0}")) {
            var answer = fixture.post(fixture.deployer(), grantOf(WITHOUT_ROLES) + "?subjectType=PC_OAUTH_CLIENT", "");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("max.role.assignments.exceeded");
        }
    }

    @Test
    void grantsSeveralRolesAtOnceOrNone() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String path = "/api/v2/authorization/subjects/" + WITHOUT_ROLES + "/bulkadd?subjectType=PC_OAUTH_CLIENT";
            String grants = "{\"grants\": [{\"roleId\": \"" + READER_ROLE + "\", \"divisionId\": \"" + HOME
                    + "\"}, {\"roleId\": \"%s\", \"divisionId\": \"" + HOME + "\"}]}";
            String token = fixture.token(WITHOUT_ROLES);
            assertThat(fixture.post(fixture.deployer(), path, grants.formatted("none"))
                            .status())
                    .isEqualTo(404);
            assertThat(fixture.get(token, ME).json().path("grants")).isEmpty();
            String admin = "5ca1ab1e-0000-4000-8000-0000000000a2";
            assertThat(fixture.post(fixture.deployer(), path, grants.formatted(admin))
                            .status())
                    .isEqualTo(204);
            assertThat(fixture.get(token, ME).json().path("grants")).hasSize(2);
            assertThat(fixture.post(token, path, grants.formatted(admin)).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void grantsARoleToUsersTheOldWay() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String dana = "5ca1ab1e-0000-4000-8000-0000000000e1";
            String path = ROLES + "/" + READER_ROLE + "/users/add";
            assertThat(fixture.put(DANA, path, "[\"" + dana + "\"]").status()).isEqualTo(200);
            assertThat(fixture.get(DANA, "/api/v2/users/me?expand=authorization")
                            .json()
                            .at("/authorization/roles")
                            .findValuesAsText("id"))
                    .contains(READER_ROLE);
            assertThat(fixture.put(DANA, path, "[\"nobody\"]").status()).isEqualTo(404);
            assertThat(fixture.put(DANA, path, "{}").code()).isEqualTo("bad.request");
        }
    }

    private static String grantOf(String subject) {
        return "/api/v2/authorization/subjects/" + subject + "/divisions/" + HOME + "/roles/" + READER_ROLE;
    }

    @Test
    void showsPoliciesInGrantsAsTheSwitchSays() throws Exception {
        for (String shown : List.of("always", "onlyWithIncludeFullRoles", "never")) {
            try (SandboxFixture fixture = SandboxFixture.with("switches: {policiesInGrants: " + shown + "}")) {
                String token = fixture.deployer();
                assertThat(fixture.get(token, ME).json().at("/grants/0/role").has("policies"))
                        .isEqualTo(shown.equals("always"));
                assertThat(fixture.get(token, ME + "?includeFullRoles=true")
                                .json()
                                .at("/grants/0/role")
                                .has("policies"))
                        .isEqualTo(!shown.equals("never"));
            }
        }
    }

    @Test
    void saysWhoTheCallerIsAndWhatItHolds() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var subject = fixture.get(fixture.deployer(), ME).json();
            assertThat(subject.path("id").asText()).isEqualTo(DEPLOYER);
            assertThat(subject.at("/grants/0/division/homeDivision").asBoolean())
                    .isTrue();
            assertThat(subject.at("/grants/0/role/policies/0/actions/0").asText())
                    .isEqualTo("write");
        }
    }

    @Test
    void knowsInWhichDivisionsAPermissionIsHeld() throws Exception {
        String path = "/api/v2/authorization/divisionspermitted/me";
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            var held = fixture.get(token, path + "?permission=admin:app:write").json();
            assertThat(held).hasSize(1);
            assertThat(held.at("/0/id").asText()).isEqualTo(HOME);
            assertThat(fixture.get(token, path + "?permission=admin:app:read").json())
                    .isEmpty();
            assertThat(fixture.get(token, path)
                            .json()
                            .at("/details/0/fieldName")
                            .asText())
                    .isEqualTo("permission");
        }
        try (SandboxFixture fixture = SandboxFixture.with("switches: {divisionsPermittedForClients: false}")) {
            assertThat(fixture.get(fixture.deployer(), path + "?permission=admin:app:write")
                            .code())
                    .isEqualTo("not.a.user");
            assertThat(fixture.get(DANA, path + "?permission=admin:app:write").json())
                    .hasSize(1);
        }
    }

    @Test
    void showsUsersToThemselvesAndNotToClients() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var client = fixture.get(fixture.deployer(), "/api/v2/users/me");
            assertThat(client.status()).isEqualTo(400);
            assertThat(client.code()).isEqualTo("not.a.user");
            var plain = fixture.get(DANA, "/api/v2/users/me").json();
            assertThat(plain.path("name").asText()).isEqualTo("Dana Deployer");
            assertThat(plain.has("authorization")).isFalse();
            var expanded =
                    fixture.get(DANA, "/api/v2/users/me?expand=authorization").json();
            assertThat(expanded.at("/authorization/permissions"))
                    .extracting(permission -> permission.asText())
                    .contains("admin:app:write", "oauth:client:add")
                    .doesNotContain("admin:app:read");
            assertThat(expanded.at("/authorization/roles/0/name").asText()).isEqualTo("App Deployer");
        }
    }
}
