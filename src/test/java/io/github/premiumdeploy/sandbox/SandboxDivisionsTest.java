package io.github.premiumdeploy.sandbox;

import static io.github.premiumdeploy.sandbox.SandboxFixture.DANA;
import static io.github.premiumdeploy.sandbox.SandboxFixture.HOME;
import static io.github.premiumdeploy.sandbox.SandboxFixture.READER_ROLE;
import static io.github.premiumdeploy.sandbox.SandboxFixture.WITHOUT_ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a permission counts: in the division of its grant, if it is one that divisions matter to. */
class SandboxDivisionsTest {

    private static final String BRANCH = "5ca1ab1e-0000-4000-8000-0000000000d2";
    private static final String TABLES = "/api/v2/flows/datatables";
    private static final String TABLE = """
            {"name": "%s", "division": {"id": "%s"}, "schema": {
              "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "required": ["key"],
              "additionalProperties": false, "properties": {"key": {"type": "string"}}}}
            """;

    /** A client with the role of a deployer in one division. */
    private static SandboxFixture grantedIn(String division, String more) throws Exception {
        return SandboxFixture.with("""
                add:
                  clients:
                    - {name: One, id: one, secret: sandbox-secret, roles: [{role: App Deployer, division: %s}]}
                %s
                """.formatted(division, more));
    }

    private static String made(SandboxFixture fixture, String name, String division) throws Exception {
        String everywhere = fixture.token("all");
        var made = fixture.post(everywhere, TABLES, TABLE.formatted(name, division));
        assertThat(made.status()).isEqualTo(200);
        return TABLES + "/" + made.json().path("id").asText();
    }

    private static final String EVERYWHERE =
            "    - {name: All, id: all, secret: sandbox-secret, roles: [{role: App Deployer, division: '*'}]}";

    @Test
    void namesTheDivisionInWhichAPermissionIsMissing() throws Exception {
        try (SandboxFixture fixture = grantedIn("Branch", "refusals: {outsideDivision: named}")) {
            String token = fixture.token("one");
            var refused = fixture.post(token, TABLES, TABLE.formatted("T", HOME));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("missing.division.permission");
            assertThat(refused.message())
                    .isEqualTo("Unable to perform the requested action. You are missing the following permission(s):"
                            + " [architect:datatable:add] in the division Home (" + HOME + ")");
            assertThat(refused.json().at("/messageParams/divisionId").asText()).isEqualTo(HOME);
            assertThat(fixture.post(token, TABLES, TABLE.formatted("T", BRANCH)).status())
                    .isEqualTo(200);
        }
    }

    /** As it was seen: the division is an id, and the list of permissions is empty. */
    private static void assertOutside(SandboxFixture.Answer refused, String division) {
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("missing.any.permissions");
        assertThat(refused.message())
                .isEqualTo("Unable to perform the requested action. You must have at least one of the following"
                        + " permissions assigned: [] in at least one of the following division(s): [" + division + "]");
    }

    @Test
    void saysNothingOfTheDivisionWhereTheOrganizationDoesNot() throws Exception {
        try (SandboxFixture fixture = grantedIn("Branch", "refusals: {outsideDivision: plain}")) {
            var refused = fixture.post(fixture.token("one"), TABLES, TABLE.formatted("T", HOME));
            assertThat(refused.code()).isEqualTo("missing.any.permissions");
            assertThat(refused.message()).endsWith("permissions assigned: [architect:datatable:add]");
        }
    }

    @Test
    void asksForThePermissionFirstAndThenForTheDivision() throws Exception {
        try (SandboxFixture fixture = grantedIn("Branch", "")) {
            assertThat(fixture.post(fixture.token(WITHOUT_ROLES), TABLES, "{}").code())
                    .isEqualTo("missing.any.permissions");
            assertThat(fixture.get(fixture.token("one"), TABLES + "/none").status())
                    .as("a table that is in no division")
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "PUT, table", "DELETE, ''"})
    void guardsAThingByItsOwnDivision(String method, String body) throws Exception {
        try (SandboxFixture fixture = grantedIn("Branch", EVERYWHERE)) {
            String token = fixture.token("one");
            String sent = body.isEmpty() ? "" : TABLE.formatted("T", BRANCH);
            assertOutside(fixture.call(token, method, made(fixture, "H", HOME), sent), HOME);
            assertThat(fixture.call(token, method, made(fixture, "B", BRANCH), sent)
                            .status())
                    .isIn(200, 204);
        }
    }

    @Test
    void leavesOutOfAListWhatIsInOtherDivisions() throws Exception {
        try (SandboxFixture fixture = grantedIn("Branch", EVERYWHERE)) {
            made(fixture, "H", HOME);
            made(fixture, "B", BRANCH);
            var seen = fixture.get(fixture.token("one"), TABLES).json();
            assertThat(seen.path("total").asInt()).isEqualTo(1);
            assertThat(seen.at("/entities/0/name").asText()).isEqualTo("B");
            assertThat(fixture.get(fixture.deployer(), TABLES)
                            .json()
                            .at("/entities/0/name")
                            .asText())
                    .isEqualTo("H");
            assertThat(fixture.get(fixture.token("all"), TABLES)
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void countsOtherPermissionsEverywhere() throws Exception {
        try (SandboxFixture fixture = grantedIn("Branch", "")) {
            assertThat(fixture.get(fixture.token("one"), "/api/v2/authorization/roles")
                            .status())
                    .isEqualTo(200);
        }
        try (SandboxFixture fixture = grantedIn("Branch", "  divisionAware: ['authorization:role']")) {
            assertOutside(fixture.get(fixture.token("one"), "/api/v2/authorization/roles"), HOME);
            assertThat(fixture.get(fixture.deployer(), "/api/v2/authorization/roles")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void isContentWithAnAlternativeThatCountsEverywhere() throws Exception {
        String yaml = """
                add:
                  roles: [{name: Either, permissions: ["authorization:grant:add"%s]}]
                  clients:
                    - {name: One, id: one, secret: sandbox-secret, roles: [{role: Either, division: Branch}]}
                """;
        String licenses = "/api/v2/license/definitions";
        try (SandboxFixture fixture = SandboxFixture.with(yaml.formatted(""))) {
            assertOutside(fixture.get(fixture.token("one"), licenses), HOME);
        }
        try (SandboxFixture fixture = SandboxFixture.with(yaml.formatted(", 'authorization:license:view'"))) {
            assertThat(fixture.get(fixture.token("one"), licenses).status()).isEqualTo(200);
        }
    }

    @Test
    void letsGrantOnlyWhereTheCallerMayGrant() throws Exception {
        try (SandboxFixture fixture = grantedIn("Branch", EVERYWHERE)) {
            String token = fixture.token("one");
            assertOutside(fixture.post(token, grantIn(HOME), ""), HOME);
            // To grant for all divisions, one division is not enough.
            assertOutside(fixture.post(token, grantIn("*"), ""), "*");
            assertThat(fixture.post(token, grantIn("none"), "").status()).isEqualTo(404);
            assertThat(fixture.post(token, grantIn(BRANCH), "").status()).isEqualTo(204);
            assertOutside(fixture.delete(fixture.deployer(), grantIn(BRANCH)), BRANCH);
            assertThat(fixture.delete(token, grantIn(BRANCH)).status()).isEqualTo(204);
            String both = "{\"grants\": [{\"roleId\": \"%1$s\", \"divisionId\": \"%2$s\"}, {\"roleId\": \"%1$s\","
                    + " \"divisionId\": \"%3$s\"}]}";
            String several = "/api/v2/authorization/subjects/" + WITHOUT_ROLES + "/bulkadd?subjectType=PC_OAUTH_CLIENT";
            assertOutside(fixture.post(token, several, both.formatted(READER_ROLE, BRANCH, HOME)), HOME);
            assertThat(fixture.post(fixture.token("all"), several, both.formatted(READER_ROLE, BRANCH, HOME))
                            .status())
                    .isEqualTo(204);
        }
    }

    private static String grantIn(String division) {
        return "/api/v2/authorization/subjects/" + WITHOUT_ROLES + "/divisions/" + division + "/roles/" + READER_ROLE
                + "?subjectType=PC_OAUTH_CLIENT";
    }

    @ParameterizedTest
    @ValueSource(strings = {HOME, BRANCH})
    void countsAGrantForAllDivisionsInEach(String division) throws Exception {
        try (SandboxFixture fixture = grantedIn("'*'", "")) {
            String token = fixture.token("one");
            assertThat(fixture.post(token, TABLES, TABLE.formatted("T", division))
                            .status())
                    .isEqualTo(200);
            var grant = fixture.get(token, "/api/v2/authorization/subjects/me").json();
            assertThat(grant.at("/grants/0/division/id").asText()).isEqualTo("*");
            assertThat(grant.at("/grants/0/division/homeDivision").asBoolean(true))
                    .isFalse();
            assertThat(fixture.get(token, "/api/v2/tokens/me")
                            .json()
                            .at("/OAuthClient/roleDivisions/0/divisionId")
                            .asText())
                    .isEqualTo("*");
        }
    }

    @Test
    void takesAGrantForAllDivisionsFromACall() throws Exception {
        try (SandboxFixture fixture = grantedIn("'*'", "")) {
            String token = fixture.token("one");
            assertThat(fixture.post(token, grantIn("*"), "").status()).isEqualTo(204);
            assertThat(fixture.get(fixture.token(WITHOUT_ROLES), "/api/v2/authorization/subjects/me")
                            .json()
                            .at("/grants/0/division/id")
                            .asText())
                    .isEqualTo("*");
            assertThat(fixture.post(token, TABLES, TABLE.formatted("T", "*")).code())
                    .as("a thing is in one division")
                    .isEqualTo("invalid.value");
        }
    }

    @Test
    void tellsForWhichDivisionsAPermissionIsGranted() throws Exception {
        String path = "/api/v2/authorization/divisionspermitted/me?permission=architect:datatable:add";
        try (SandboxFixture fixture = grantedIn("Branch", EVERYWHERE)) {
            assertThat(fixture.get(fixture.token("one"), path).json().findValuesAsText("id"))
                    .containsExactly(BRANCH);
            assertThat(fixture.get(fixture.token("all"), path).json().findValuesAsText("id"))
                    .containsExactly(HOME, BRANCH);
            assertThat(fixture.get(fixture.token("all"), path + "&name=Branch")
                            .json()
                            .findValuesAsText("id"))
                    .containsExactly(BRANCH);
            assertThat(fixture.get(DANA, path).json().findValuesAsText("id")).containsExactly(HOME);
        }
    }
}
