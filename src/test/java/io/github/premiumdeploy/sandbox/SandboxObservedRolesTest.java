package io.github.premiumdeploy.sandbox;

import static io.github.premiumdeploy.sandbox.SandboxFixture.WITHOUT_ROLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Roles as the platform was seen to keep them. */
class SandboxObservedRolesTest {

    private static final String ROLES = "/api/v2/authorization/roles";
    private static final String CONDITION =
            "{\"conjunction\": \"AND\", \"terms\": [{\"variableName\": \"a\", \"operator\": \"EQ\"}]}";

    private static String role(String policies) {
        return "{\"name\": \"R\", \"permissionPolicies\": [" + policies + "]}";
    }

    private static String policy(String domain, String entity, String action) {
        return "{\"domain\": \"" + domain + "\", \"entityName\": \"" + entity + "\", \"actionSet\": [\"" + action
                + "\"], \"allowConditions\": true, \"resourceConditionNode\": " + CONDITION + "}";
    }

    private static List<String> policies(JsonNode role) {
        return role.path("permissionPolicies")
                .valueStream()
                .map(policy -> policy.path("domain").asText() + ":"
                        + policy.path("entityName").asText() + ":"
                        + policy.path("actionSet")
                                .valueStream()
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(",")))
                .toList();
    }

    @Test
    void keepWildcardsAsTheyAreWrittenWhereTheOrganizationIsOfBefore() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("switches: {expandWildcards: false}")) {
            JsonNode role = fixture.post(fixture.deployer(), ROLES, role(policy("oauth", "*", "*")))
                    .json();
            assertThat(policies(role)).containsExactly("oauth:*:*");
        }
    }

    @Test
    void expandWildcardsEntityByEntity() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            String token = fixture.deployer();
            JsonNode role = fixture.post(
                            token,
                            ROLES,
                            role(policy("oauth", "*", "*") + "," + policy("architect", "*", "edit") + ","
                                    + policy("routing", "queue", "view")))
                    .json();
            assertThat(policies(role))
                    .containsExactly(
                            "oauth:client:add,authorize,delete,edit,view",
                            "oauth:token:delete",
                            "architect:datatable:edit",
                            "architect:datatableRow:edit",
                            "routing:queue:view");
            assertThat(role.path("permissionPolicies"))
                    .allMatch(policy -> policy.path("allowConditions").asBoolean()
                            && policy.at("/resourceConditionNode/conjunction")
                                    .asText()
                                    .equals("AND"));
            assertThat(fixture.get(token, role.path("selfUri").asText()).json()).isEqualTo(role);
            JsonNode old =
                    fixture.get(token, ROLES + "?name=App%20Deployer").json().at("/entities/0");
            assertThat(policies(old)).noneMatch(policy -> policy.contains("*")).contains("telephony:plugin:all");
        }
    }

    @Test
    void mayLoseTheConditionsOfWildcardsOnly() throws Exception {
        try (SandboxFixture fixture =
                SandboxFixture.with("switches: {expandWildcards: true, expansionDropsConditions: true}")) {
            JsonNode role = fixture.post(
                            fixture.deployer(),
                            ROLES,
                            role(policy("oauth", "token", "*") + "," + policy("routing", "queue", "view")))
                    .json();
            assertThat(role.at("/permissionPolicies/0").has("resourceConditionNode"))
                    .isFalse();
            assertThat(role.at("/permissionPolicies/0/allowConditions").asBoolean())
                    .isFalse();
            assertThat(role.at("/permissionPolicies/1").has("resourceConditionNode"))
                    .isTrue();
        }
    }

    @Test
    void keepUnknownPermissionsWhereTheOrganizationDoesNotRefuseThem() throws Exception {
        String body = role(policy("nowhere", "nothing", "view"));
        try (SandboxFixture fixture = SandboxFixture.with("switches: {unknownPermissions: refused}")) {
            assertThat(fixture.post(fixture.deployer(), ROLES, body).status()).isEqualTo(400);
        }
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            JsonNode role = fixture.post(fixture.deployer(), ROLES, body).json();
            assertThat(policies(role)).containsExactly("nowhere:nothing:view");
            String wildcard = body.replace("nothing", "*").replace("\"R\"", "\"W\"");
            assertThat(policies(
                            fixture.post(fixture.deployer(), ROLES, wildcard).json()))
                    .as("there is nothing to expand it to")
                    .containsExactly("nowhere:*:view");
        }
    }

    @Test
    void areReadAHundredAtATime() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var answer = fixture.get(fixture.deployer(), ROLES + "?id=" + "x,".repeat(101));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("max.role.ids");
        }
    }

    @Test
    void areSortedWhereAskedFor() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            JsonNode roles = fixture.get(fixture.deployer(), ROLES + "?sortBy=name&sortOrder=descending")
                    .json();
            assertThat(roles.path("entities"))
                    .extracting(role -> role.path("name").asText())
                    .containsExactly("Reader", "employee", "App Deployer", "App Admin");
        }
    }

    @Test
    void tellTheOnlyMissingPermissionAsSeen() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("refusals: {singleMissing: missingPermissions}")) {
            assertThat(fixture.get(fixture.token(WITHOUT_ROLES), ROLES).message())
                    .isEqualTo("Unable to perform the requested action. You are missing the following permission(s):"
                            + " [authorization:role:view]");
        }
        try (SandboxFixture fixture = SandboxFixture.standard()) {
            var answer = fixture.get(fixture.token(WITHOUT_ROLES), ROLES);
            assertThat(answer.code()).isEqualTo("missing.any.permissions");
            assertThat(answer.message())
                    .isEqualTo("Unable to perform the requested action. You must have at least one of the following"
                            + " permissions assigned: [authorization:role:view]");
        }
    }

    @Test
    void tellAnotherDivisionInBothShapes() throws Exception {
        String table = "{\"name\": \"T\", \"division\": {\"id\": \"" + SandboxFixture.HOME + "\"}, \"schema\": {}}";
        String elsewhere = "add: {clients: [{name: E, id: e, secret: sandbox-secret, roles: [{role: App Deployer,"
                + " division: Branch}]}]}\nrefusals: {outsideDivision: %s}";
        try (SandboxFixture fixture = SandboxFixture.with(elsewhere.formatted("emptyList"))) {
            var answer = fixture.post(fixture.token("e"), "/api/v2/flows/datatables", table);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.message())
                    .isEqualTo("Unable to perform the requested action. You must have at least one of the following"
                            + " permissions assigned: [] in at least one of the following division(s): ["
                            + SandboxFixture.HOME + "]");
        }
        try (SandboxFixture fixture = SandboxFixture.with(elsewhere.formatted("appended"))) {
            var answer = fixture.post(fixture.token("e"), "/api/v2/flows/datatables", table);
            assertThat(answer.code()).isEqualTo("missing.permissions");
            assertThat(answer.message())
                    .endsWith("following permission(s): [architect:datatable:add:" + SandboxFixture.HOME + "]");
        }
    }
}
