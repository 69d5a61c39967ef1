package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Organization, roles and groups through their whole life. */
class SandboxResourcesTest {

    private static final String ROLES = "/api/v2/authorization/roles";
    private static final String GROUPS = "/api/v2/groups";
    private static final String GROUP =
            "{\"name\": \"%s\", \"type\": \"official\", \"rulesVisible\": true, \"visibility\": \"public\"}";

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

    private static List<String> names(JsonNode entities) {
        List<String> names = new ArrayList<>();
        entities.forEach(entity -> names.add(entity.path("name").asText()));
        return names;
    }

    @Test
    void showsTheOrganizationWithItsFeaturesProductsAndLimits() throws Exception {
        JsonNode organization = fixture.get(token, "/api/v2/organizations/me").json();
        assertThat(organization.path("id").asText()).isEqualTo("5ca1ab1e-0000-4000-8000-000000000001");
        assertThat(organization.path("thirdPartyOrgName").asText()).isEqualTo("sandbox");
        assertThat(organization.path("features").path("AppFoundry Premium").asBoolean())
                .isTrue();
        JsonNode products = fixture.get(token, "/api/v2/authorization/products").json();
        assertThat(products.path("entities"))
                .extracting(product -> product.path("id").asText())
                .contains("byoc");
        JsonNode limits = fixture.get(token, "/api/v2/organizations/limits/namespaces/platform.api")
                .json();
        assertThat(limits.at("/entities/0"))
                .hasToString("{\"key\":\"token.rate.per.minute\",\"namespace\":\"platform.api\",\"value\":300}");
        assertThat(fixture.get(token, "/api/v2/organizations/limits/namespaces/none")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void pagesThroughThePermissionsByDomain() throws Exception {
        String path = "/api/v2/authorization/permissions";
        JsonNode first = fixture.get(token, path + "?pageSize=5").json();
        assertThat(first.path("entities")).hasSize(5);
        assertThat(first.at("/entities/0/domain").asText()).isEqualTo("admin");
        assertThat(first.at("/entities/0/permissionMap/app/1/action").asText()).isEqualTo("write");
        int seen = 0;
        String next = path + "?pageSize=5";
        while (!next.isEmpty()) {
            JsonNode page = fixture.get(token, next).json();
            seen += page.path("entities").size();
            next = page.path("nextUri").asText();
        }
        assertThat(seen).isEqualTo(first.path("total").asInt());
    }

    @Test
    void listsWithAllThatAListingHas() throws Exception {
        JsonNode page =
                fixture.get(token, ROLES + "?pageNumber=2&pageSize=1&name=App*").json();
        assertThat(page.path("total").asInt()).isEqualTo(2);
        assertThat(page.path("pageCount").asInt()).isEqualTo(2);
        assertThat(page.path("pageSize").asInt()).isEqualTo(1);
        assertThat(page.path("pageNumber").asInt()).isEqualTo(2);
        assertThat(page.path("selfUri").asText()).isEqualTo(ROLES + "?pageSize=1&pageNumber=2&name=App*");
        assertThat(page.path("firstUri").asText()).contains("pageNumber=1");
        assertThat(page.path("lastUri").asText()).contains("pageNumber=2");
        assertThat(page.path("previousUri").asText()).contains("pageNumber=1");
        assertThat(page.has("nextUri")).isFalse();
        JsonNode beyond = fixture.get(token, ROLES + "?pageNumber=9").json();
        assertThat(beyond.path("entities")).isEmpty();
        assertThat(beyond.path("total").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pageSize=0", "pageSize=101", "pageSize=ten", "pageNumber=0", "pageNumber=-1"})
    void refusesBadPaging(String query) throws Exception {
        for (String path : List.of(
                ROLES,
                GROUPS,
                "/api/v2/integrations/types",
                "/api/v2/authorization/divisions",
                "/api/v2/oauth/clients")) {
            var answer = fixture.get(token, path + "?" + query);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("invalid.value");
        }
    }

    @Test
    void filtersRoles() throws Exception {
        assertThat(names(fixture.get(token, ROLES + "?name=app*").json().path("entities")))
                .containsExactly("App Deployer", "App Admin");
        assertThat(names(fixture.get(token, ROLES + "?name=Reader").json().path("entities")))
                .containsExactly("Reader");
        assertThat(names(fixture.get(token, ROLES + "?id=" + SandboxFixture.READER_ROLE + "&id=other")
                        .json()
                        .path("entities")))
                .containsExactly("Reader");
        assertThat(names(fixture.get(token, ROLES + "?permission=admin:app:write")
                        .json()
                        .path("entities")))
                .containsExactly("App Deployer");
    }

    @Test
    void keepsRolesThroughTheirLife() throws Exception {
        String body = "{\"name\": \"Mine\", \"description\": \"d\", \"permissionPolicies\":"
                + " [{\"domain\": \"integrations\", \"entityName\": \"*\", \"actionSet\": [\"view\"]}]}";
        var created = fixture.post(token, ROLES, body);
        assertThat(created.status()).isEqualTo(200);
        String path = created.json().path("selfUri").asText();
        assertThat(fixture.get(token, path)
                        .json()
                        .at("/permissionPolicies/0/actionSet/0")
                        .asText())
                .isEqualTo("view");
        var updated = fixture.put(token, path, "{\"name\": \"Mine too\", \"permissions\": [\"oauth:client:view\"]}");
        assertThat(updated.json().at("/permissions/0").asText()).isEqualTo("oauth:client:view");
        assertThat(updated.json().path("permissionPolicies")).isEmpty();
        assertThat(fixture.delete(token, path).status()).isEqualTo(204);
        assertThat(fixture.get(token, path).status()).isEqualTo(404);
        assertThat(fixture.delete(token, ROLES + "/" + SandboxFixture.READER_ROLE)
                        .status())
                .as("a default role")
                .isEqualTo(400);
    }

    @Test
    void showsPoliciesOfARoleAsTheyWereGiven() throws Exception {
        String policies =
                "[{\"domain\":\"oauth\",\"entityName\":\"client\",\"allowConditions\":true,\"actionSet\":[\"view\"],"
                        + "\"resourceConditionNode\":{\"variableName\":\"Conversation.queues\",\"operator\":\"IN\"}}]";
        var role = fixture.post(token, ROLES, "{\"name\": \"a\", \"permissionPolicies\": " + policies + "}");
        assertThat(role.json().path("permissionPolicies")).hasToString(policies);
    }

    @Test
    void refusesRolesThatCannotBe() throws Exception {
        var unnamed = fixture.post(token, ROLES, "{\"description\": \"d\"}");
        assertThat(unnamed.code()).isEqualTo("constraint.validation");
        assertThat(unnamed.json().path("details"))
                .hasToString("[{\"errorCode\":\"required.field.missing\",\"fieldName\":\"name\"}]");
        var mistyped = fixture.post(token, ROLES, "{\"name\": \"a\", \"permissionPolicies\": [{\"domain\": 7}]}");
        assertThat(mistyped.code()).isEqualTo("bad.request");
        assertThat(mistyped.json().at("/details/0/fieldName").asText()).isEqualTo("permissionPolicies[0].domain");
        try (SandboxFixture strict = SandboxFixture.with("switches: {unknownPermissions: refused}")) {
            assertThat(strict.post(
                                    strict.deployer(),
                                    ROLES,
                                    "{\"name\": \"a\", \"permissions\": [\"oauth:client:fly\"]}")
                            .code())
                    .isEqualTo("invalid.value");
        }
        var taken = fixture.post(token, ROLES, "{\"name\": \"reader\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("general.conflict");
        try (SandboxFixture other = SandboxFixture.with("switches: {nameConflictStatus: 400}")) {
            var answer = other.post(other.deployer(), ROLES, "{\"name\": \"Reader\"}");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("duplicate.name");
        }
    }

    @Test
    void ignoresUnknownFields() throws Exception {
        assertThat(fixture.post(token, ROLES, "{\"name\": \"a\", \"colour\": {\"red\": 1}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesValuesThatArePublishedNowhere() throws Exception {
        var answer = fixture.post(token, GROUPS, GROUP.formatted("a").replace("official", "secret"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid.value");
        assertThat(answer.json().at("/details/0/fieldName").asText()).isEqualTo("type");
    }

    @Test
    void takesValuesThatArePublished() throws Exception {
        String address = "{\"address\": \"+1\", \"type\": \"GROUPRING\", \"mediaType\": \"%s\"}";
        String group = GROUP.formatted("a").replace("}", ", \"addresses\": [" + address + "]}");
        assertThat(fixture.post(token, GROUPS, group.formatted("EMAIL")).message())
                .isEqualTo("addresses[0].mediaType: EMAIL is not one of PHONE");
        assertThat(fixture.post(token, GROUPS, group.formatted("PHONE")).status())
                .isEqualTo(200);
    }

    @Test
    void keepsGroupsThroughTheirLife() throws Exception {
        var created = fixture.post(token, GROUPS, GROUP.formatted("Agents"));
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json().path("version").asInt()).isEqualTo(1);
        String path = created.json().path("selfUri").asText();
        var updated = fixture.put(token, path, "{\"version\": 1, \"description\": \"new\"}");
        assertThat(updated.json().path("version").asInt()).isEqualTo(2);
        assertThat(updated.json().path("name").asText()).isEqualTo("Agents");
        var stale = fixture.put(token, path, "{\"version\": 1, \"description\": \"newer\"}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("general.conflict");
        assertThat(stale.message()).contains("does not match the current version");
        assertThat(fixture.get(token, path).json().path("description").asText()).isEqualTo("new");
        assertThat(fixture.post(token, GROUPS, GROUP.formatted("agents")).status())
                .isEqualTo(409);
        assertThat(fixture.delete(token, path).status()).isEqualTo(200);
        assertThat(fixture.get(token, path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "STARTS_WITH, my, 'My agents,My leads'",
        "EXACT, my leads, My leads",
        "CONTAINS, lea, 'My leads,Other leads'",
        "TERM, agents, My agents",
        "REGEX, .*r lea.*, Other leads"
    })
    void searchesGroups(String type, String value, String found) throws Exception {
        for (String name : List.of("My agents", "My leads", "Other leads")) {
            fixture.post(token, GROUPS, GROUP.formatted(name));
        }
        String query = "{\"query\": [{\"type\": \"%s\", \"fields\": [\"name\"], \"value\": \"%s\"}]}";
        JsonNode result = fixture.post(token, GROUPS + "/search", query.formatted(type, value))
                .json();
        assertThat(names(result.path("results"))).containsExactly(found.split(","));
        assertThat(result.path("total").asInt()).isEqualTo(found.split(",").length);
    }

    @Test
    void refusesSearchesThatSayTooLittle() throws Exception {
        var answer = fixture.post(token, GROUPS + "/search", "{\"query\": [{\"type\": \"EXACT\", \"value\": \"a\"}]}");
        assertThat(answer.code()).isEqualTo("invalid.value");
        assertThat(fixture.post(token, GROUPS + "/search", "{\"query\": [{\"value\": \"a\"}]}")
                        .json()
                        .at("/details/0/fieldName")
                        .asText())
                .isEqualTo("query[0].type");
    }

    @Test
    void changesSomeFieldsOfARole() throws Exception {
        String path = fixture.post(
                        token,
                        ROLES,
                        "{\"name\": \"R\", \"permissionPolicies\": [{\"domain\": \"oauth\", \"entityName\": \"client\","
                                + " \"actionSet\": [\"view\"]}]}")
                .json()
                .path("selfUri")
                .asText();
        var patched = fixture.patch(token, path, "{\"description\": \"new\"}");
        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().path("name").asText()).isEqualTo("R");
        assertThat(patched.json().at("/permissionPolicies/0/actionSet/0").asText())
                .isEqualTo("view");
        assertThat(fixture.patch(token, path, "{\"name\": \"Reader\"}").status())
                .isEqualTo(409);
    }

    @Test
    void keepsTheMembersOfGroups() throws Exception {
        String dana = "5ca1ab1e-0000-4000-8000-0000000000e1";
        String path = fixture.post(
                        token,
                        GROUPS,
                        "{\"name\": \"G\", \"type\": \"official\", \"rulesVisible\": true, \"visibility\": \"public\"}")
                .json()
                .path("selfUri")
                .asText();
        String members = "{\"memberIds\": [\"%s\"], \"version\": 1}";
        assertThat(fixture.post(token, path + "/members", members.formatted(SandboxFixture.DEPLOYER))
                        .code())
                .as("an OAuth client is no member")
                .isEqualTo("invalid.value");
        assertThat(fixture.post(token, path + "/members", members.formatted(dana))
                        .status())
                .isEqualTo(202);
        assertThat(fixture.post(token, path + "/members", members.formatted(dana))
                        .status())
                .isEqualTo(409);
        assertThat(fixture.get(token, path + "/members")
                        .json()
                        .at("/entities/0/id")
                        .asText())
                .isEqualTo(dana);
        assertThat(fixture.get(token, path).json().path("memberCount").asInt()).isEqualTo(1);
        fixture.delete(token, path + "/members?ids=" + dana);
        assertThat(fixture.get(token, path + "/members").json().path("total").asInt())
                .isZero();
    }
}
