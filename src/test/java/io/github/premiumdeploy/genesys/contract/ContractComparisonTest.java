package io.github.premiumdeploy.genesys.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.LicensesApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every drift that matters is named, and none is made up. */
class ContractComparisonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String BODY = """
            {"name": "ACME_Agents", "type": "official", "rulesVisible": true, "description": "Use the app", "version": 3,
             "tags": ["a", "bb"], "more": {"x": "y"}, "id": "\\u0000later"}
            """;

    private static List<String> drifts(SentRequest request, String document) throws Exception {
        return ContractComparison.of(ContractReaderTest.read(document), List.of(request)).stream()
                .map(drift -> (drift.severity() + " " + drift.kind() + " " + drift.subject() + " " + drift.expected()
                                + " > " + drift.published())
                        .replaceAll(" +", " ")
                        .strip())
                .toList();
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    private static SentRequest sent(Operation operation) {
        return SentRequest.of(ContractComparison.DEPLOY, "group \"Agents\"", operation);
    }

    /** A contract with one operation. */
    private static String contract(Operation operation, String fields, String more) {
        return "{\"swagger\": \"2.0\"" + more + ", \"paths\": {\"" + operation.path() + "\": {\""
                + operation.method().toLowerCase() + "\": {" + fields + "}}}}";
    }

    private static String body(String schema, String definitions) {
        return contract(
                GroupsApi.CREATE,
                "\"x-inin-requires-permissions\": {\"type\": \"ANY\", \"permissions\": [\"directory:group:add\"]},"
                        + " \"parameters\": [{\"in\": \"body\", \"name\": \"body\", \"required\": true, \"schema\": "
                        + schema
                        + "}]",
                ", \"definitions\": {" + definitions + "}");
    }

    private static final String SOUND = """
            {"required": ["name", "type"], "properties": {"name": {"type": "string", "maxLength": 11},
             "type": {"type": "string", "enum": ["official", "social"]}, "rulesVisible": {"type": "boolean"},
             "description": {"type": "string", "pattern": "^Use"}, "version": {"type": "integer", "format": "int32"},
             "tags": {"type": "array", "maxItems": 2, "items": {"type": "string", "minLength": 1}},
             "more": {"type": "object", "additionalProperties": {"type": "string"}},
             "id": {"type": "string", "readOnly": true}, "selfUri": {"type": "string", "readOnly": true}}}
            """;

    @Test
    void findsNothingInASoundContract() throws Exception {
        assertThat(drifts(sent(GroupsApi.CREATE).with(json(BODY)), body(SOUND, "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "maxLength": 11             | "maxLength": 10                  | BREAKING FIELD_LENGTH name > maxLength 10
                    "maxLength": 11             | "maxLength": 11, "minLength": 12 | BREAKING FIELD_LENGTH name > minLength 12
                    "official", "social"        | "social"                         | BREAKING FIELD_VALUE type official > social
                    "official", "social"        | "OFFICIAL", "social"             | WARNING FIELD_VALUE type official > OFFICIAL, social
                    "pattern": "^Use"           | "pattern": "^use"                | BREAKING FIELD_PATTERN description > ^use
                    "pattern": "^Use"           | "pattern": "(?=U)"               | UNKNOWN NOT_KNOWN description > its pattern cannot be read: (?=U)
                    "rulesVisible": {"type": "boolean"} | "rulesVisible": {"type": "string"} | BREAKING FIELD_TYPE rulesVisible boolean > string
                    "rulesVisible": {"type": "boolean"} | "rulesVisible": {"type": "object"} | BREAKING FIELD_TYPE rulesVisible boolean > object
                    "rulesVisible": {"type": "boolean"}, | ``                      | BREAKING FIELD_GONE rulesVisible boolean >
                    "required": ["name", "type"] | "required": ["name", "owner"]   | BREAKING FIELD_REQUIRED owner > required
                    "required": ["name", "type"] | "required": ["name", "selfUri"] | ``
                    "rulesVisible": {"type": "boolean"} | "rulesVisible": {"type": "boolean", "readOnly": true} | BREAKING FIELD_READ_ONLY rulesVisible > read-only
                    "items": {"type": "string", "minLength": 1} | "items": {"type": "integer"} | BREAKING FIELD_TYPE tags[] string > integer
                    "minLength": 1              | "minLength": 2                   | BREAKING FIELD_LENGTH tags[] > minLength 2
                    "maxItems": 2               | "maxItems": 1                    | BREAKING FIELD_LENGTH tags > maxItems 1
                    "format": "int32"           | "maximum": 2                     | BREAKING FIELD_RANGE version 3 > maximum 2
                    "additionalProperties": {"type": "string"} | "additionalProperties": {"type": "integer"} | BREAKING FIELD_TYPE more.x string > integer
                    "additionalProperties": {"type": "string"} | "properties": {"z": {}} | BREAKING FIELD_GONE more.x string >
                    "additionalProperties": {"type": "string"} | "x": 1        | ``
                    "type": "object", "additionalProperties": {"type": "string"} | "type": "array" | BREAKING FIELD_TYPE more object > array
                    "type": {"type": "string"   | "type": {"type": ["string", "null"] | ``
                    "more": {                   | "more": {"oneOf": [],            | UNKNOWN NOT_KNOWN more > it uses what Swagger 2.0 does not have (oneOf, anyOf, not)
                    "selfUri": {"type"          | "name": {"type": "integer"}, "selfUri": {"type" | UNKNOWN NOT_KNOWN name > the contract has the field twice, differently
                    """)
    void namesWhatABodyWouldNoLongerMeet(String from, String to, String expected) throws Exception {
        assertThat(SOUND).contains(from);
        String changed = SOUND.replace(from, to == null ? "" : to);

        List<String> found = drifts(sent(GroupsApi.CREATE).with(json(BODY)), body(changed, ""));

        assertThat(String.join("; ", found)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void followsReferencesAndCompositionsAndLoops() throws Exception {
        String definitions = """
                "Create": {"$ref": "#/definitions/Real"},
                "Real": {"allOf": [{"$ref": "#/definitions/Base"}, {"properties": {"rulesVisible": {"type": "boolean"},
                   "description": {}, "version": {"type": "number"}, "tags": {"type": "array", "items": {"$ref": "#/definitions/Text"}},
                   "more": {"$ref": "#/definitions/Real"}}}], "required": ["name"]},
                "Text": {"type": "string"},
                "Base": {"allOf": [{"$ref": "#/definitions/Real"}], "required": ["type", "visibility"],
                   "properties": {"name": {"type": "string"}, "type": {"type": "string"}, "id": {"type": "string"}}}
                """;
        assertThat(drifts(
                        sent(GroupsApi.CREATE).with(json(BODY)),
                        body("{\"$ref\": \"#/definitions/Create\"}", definitions)))
                .containsExactlyInAnyOrder(
                        "BREAKING FIELD_REQUIRED visibility > required",
                        "BREAKING FIELD_GONE more.x string >",
                        "BREAKING FIELD_REQUIRED more.name > required",
                        "BREAKING FIELD_REQUIRED more.type > required",
                        "BREAKING FIELD_REQUIRED more.visibility > required");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"A\": {\"$ref\": \"#/definitions/B\"}, \"B\": {\"$ref\": \"#/definitions/A\"}'",
        "'\"A\": {\"$ref\": \"#/definitions/Absent\"}'",
        "'\"A\": {\"$ref\": \"other.json#/A\"}'",
        "'\"A\": {\"type\": \"object\"}, \"A\": {\"type\": \"string\"}'",
    })
    void doesNotKnowWhatCannotBeFollowed(String definitions) throws Exception {
        assertThat(drifts(
                        sent(GroupsApi.CREATE).with(json(BODY)), body("{\"$ref\": \"#/definitions/A\"}", definitions)))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN NOT_KNOWN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type": "ANY", "permissions": ["authorization:grant:add", "authorization:license:view"]} | ``
                    {"type": "any", "permissions": ["authorization:license:view", "authorization:grant:add"]} | ``
                    {"type": "ALL", "permissions": ["authorization:grant:add", "authorization:license:view"]} | BREAKING ALL of
                    {"type": "ANY", "permissions": ["authorization:grant:add"]} | BREAKING
                    {"type": "ANY", "permissions": ["authorization:grant:add", "authorization:license:view", "a:b:c"]} | WARNING
                    {"type": "ANY", "permissions": []} | WARNING no permission
                    {} | WARNING no permission
                    null | WARNING no permission
                    {"type": "SOME", "permissions": ["a:b:c", "d:e:f"]} | UNKNOWN
                    {"type": "ANY", "permissions": [1]} | UNKNOWN
                    "a:b:c" | UNKNOWN
                    """)
    void comparesPermissionsAndHowTheyCombine(String extension, String expected) throws Exception {
        List<String> found = drifts(
                sent(LicensesApi.DEFINITIONS),
                contract(LicensesApi.DEFINITIONS, "\"x-inin-requires-permissions\": " + extension, ""));
        if (expected == null || expected.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().asString().startsWith(expected.split(" ")[0]);
            assertThat(found.get(0)).contains(expected.replaceFirst("^\\w+ ?", ""));
        }
    }

    @Test
    void needsNoPermissionWhereNoneIsGiven() throws Exception {
        assertThat(drifts(sent(GroupsApi.GET), contract(GroupsApi.GET, "\"security\": []", "")))
                .isEmpty();
        assertThat(drifts(
                        sent(AuthorizationApi.GRANT_ROLE).with(json("{}")),
                        contract(
                                AuthorizationApi.GRANT_ROLE,
                                "\"x-inin-requires-permissions\": {\"type\": \"ANY\", \"permissions\": [\"authorization:grant:add\"]},"
                                        + " \"parameters\": [{\"in\": \"query\", \"name\": \"subjectType\", \"type\": \"string\"}]",
                                "")))
                .containsExactly("BREAKING BODY_GONE >");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    [{"PureCloud OAuth": ["groups:readonly", "groups"]}]                  | ``
                    [{"PureCloud OAuth": ["groups"]}, {"PureCloud OAuth": ["groups:readonly"]}] | ``
                    [{"PureCloud Auth": ["all"]}]                                         | ``
                    [{"PureCloud OAuth": []}]                                             | ``
                    [{"PureCloud OAuth": ["directory"]}]                                  | WARNING SCOPES_CHANGED groups, groups:readonly > directory
                    [{"Guest Chat JWT": []}]                                              | BREAKING AUTHENTICATION_CHANGED OAuth > Guest Chat JWT
                    [{"Guest Chat JWT": []}, {"PureCloud OAuth": ["groups:readonly", "groups"]}] | ``
                    """)
    void comparesScopesInAnyOrder(String security, String expected) throws Exception {
        assertThat(String.join(
                        "; ", drifts(sent(GroupsApi.GET), contract(GroupsApi.GET, "\"security\": " + security, ""))))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void takesOtherNamesOfVariablesForTheSame() throws Exception {
        String other = contract(GroupsApi.GET, "", "").replace("{groupId}", "{id}");
        assertThat(drifts(sent(GroupsApi.GET), other)).isEmpty();
        String numbers = contract(
                        GroupsApi.GET,
                        "\"parameters\": [{\"in\": \"path\", \"name\": \"id\", \"type\": \"integer\"}]",
                        "")
                .replace("{groupId}", "{id}");
        assertThat(drifts(sent(GroupsApi.GET), numbers))
                .containsExactly("BREAKING PATH_VARIABLE_TYPE id string > integer");
        String swapped = contract(
                        AuthorizationApi.REVOKE_ROLE,
                        "\"x-inin-requires-permissions\": {\"permissions\":" + " [\"authorization:grant:delete\"]}",
                        "")
                .replace("{subjectId}", "{x}")
                .replace("{roleId}", "{subjectId}")
                .replace("{x}", "{roleId}");
        assertThat(drifts(sent(AuthorizationApi.REVOKE_ROLE), swapped))
                .singleElement()
                .asString()
                .startsWith("BREAKING PATH_VARIABLES_CHANGED");
    }

    @Test
    void comparesWhatIsSentInQueries() throws Exception {
        String permission = "\"x-inin-requires-permissions\": {\"permissions\": [\"architect:datatable:view\"]}, ";
        String sound = "{\"in\": \"query\", \"name\": \"pageSize\", \"type\": \"integer\", \"maximum\": 100},"
                + " {\"in\": \"query\", \"name\": \"pageNumber\", \"type\": \"integer\"},"
                + " {\"in\": \"query\", \"name\": \"name\", \"type\": \"string\"},"
                + " {\"in\": \"query\", \"name\": \"expand\", \"type\": \"array\", \"items\": {\"type\": \"string\", \"enum\":"
                + " [\"schema\"]}}";
        assertThat(drifts(sent(DataTablesApi.LIST), tables(permission, sound))).isEmpty();
        assertThat(drifts(
                        sent(DataTablesApi.LIST),
                        tables(
                                permission,
                                sound.replace("100", "50")
                                        .replace("\"schema\"", "\"fields\"")
                                        .replace("\"name\": \"name\"", "\"name\": \"title\"")
                                        .replace(
                                                "\"pageNumber\", \"type\": \"integer\"",
                                                "\"page\", \"required\": true"))))
                .containsExactlyInAnyOrder(
                        "BREAKING QUERY_PARAMETER_VALUE pageSize 100 > maximum 50",
                        "BREAKING QUERY_PARAMETER_VALUE expand schema > fields",
                        "WARNING QUERY_PARAMETER_GONE name >",
                        "BREAKING QUERY_PARAMETER_GONE pageNumber 1 >",
                        "BREAKING QUERY_PARAMETER_REQUIRED page > required");
    }

    private static String tables(String permission, String parameters) {
        return contract(DataTablesApi.LIST, permission + "\"parameters\": [" + parameters + "]", "");
    }

    @Test
    void comparesMediaTypesAndParametersOfThePath() throws Exception {
        String document =
                body(SOUND, "").replace("\"parameters\": [", "\"consumes\": [\"application/xml\"], \"parameters\": [");
        assertThat(drifts(sent(GroupsApi.CREATE).with(json(BODY)), document))
                .containsExactly("BREAKING MEDIA_TYPE_CHANGED application/json > application/xml");
        String common = contract(GroupsApi.GET, "", "")
                .replace(
                        "\"get\"",
                        "\"parameters\": [{\"in\": \"query\", \"name\": \"why\", \"required\": true}], \"get\"");
        assertThat(drifts(sent(GroupsApi.GET), common))
                .containsExactly("BREAKING QUERY_PARAMETER_REQUIRED why > required");
    }

    @Test
    void saysWhereAnOperationMayHaveGone() throws Exception {
        String moved = contract(GroupsApi.CREATE, "", "").replace("/api/v2/groups", "/api/v2/directory/groups");
        assertThat(drifts(sent(GroupsApi.CREATE), moved))
                .containsExactly("BREAKING OPERATION_GONE > POST /api/v2/directory/groups");
        assertThat(drifts(sent(GroupsApi.CREATE), moved.replace("v2/directory", "v3")))
                .containsExactly("BREAKING OPERATION_GONE > POST /api/v3/groups");
        assertThat(drifts(sent(GroupsApi.CREATE), moved.replace("directory/groups", "users")))
                .containsExactly("BREAKING OPERATION_GONE >");
        assertThat(drifts(
                        sent(GroupsApi.UPDATE),
                        contract(GroupsApi.UPDATE, "", "").replace("\"put\"", "\"patch\"")))
                .containsExactly("BREAKING OPERATION_GONE > PATCH /api/v2/groups/{groupId}");
        assertThat(drifts(SentRequest.of("undeploy", "group", GroupsApi.DELETE), moved))
                .containsExactly("WARNING OPERATION_GONE >");
    }

    @Test
    void tellsTheStandingOfOperations() throws Exception {
        assertThat(drifts(
                        sent(GroupsApi.GET),
                        contract(GroupsApi.GET, "\"deprecated\": true, \"x-genesys-preview\": true", "")))
                .containsExactly("WARNING OPERATION_DEPRECATED > deprecated", "WARNING OPERATION_UNSTABLE > preview");
        assertThat(drifts(sent(GroupsApi.GET), contract(GroupsApi.GET, "\"x-genesys-visibility\": \"internal\"", "")))
                .containsExactly("WARNING OPERATION_UNSTABLE > internal");
        Operation reported = PremiumAppsApi.submit("/api/v2/apps/premium", "admin:app:write", "admin:app:write");
        assertThat(drifts(sent(reported).withUnknownBody(), contract(GroupsApi.GET, "", "")))
                .isEmpty();
    }

    @Test
    void hasTheOperationOnlyOnce() throws Exception {
        String twice =
                "{\"swagger\": \"2.0\", \"paths\": {\"/api/v2/groups/{groupId}\": {\"get\": {}}, \"/api/v2/groups/{id}\":"
                        + " {\"get\": {\"deprecated\": true}}}}";
        assertThat(drifts(sent(GroupsApi.GET), twice))
                .singleElement()
                .asString()
                .startsWith("UNKNOWN NOT_KNOWN");
    }

    @Test
    void doesNotTellOfWhatIsTooLargeToBeRead() throws Exception {
        String values = "\"v\",".repeat(200_000) + "\"v\"";
        String large = body(SOUND.replace("\"official\", \"social\"", values), "");
        List<String> found = drifts(sent(GroupsApi.CREATE).with(json(BODY)), large);
        assertThat(found).isNotEmpty().allMatch(drift -> drift.startsWith("UNKNOWN NOT_KNOWN"));
        String first = "{\"swagger\": \"2.0\", \"paths\": {\"/api/v2/groups\": {\"get\": {\"x\": [" + values
                + "]}, \"post\": {" + "\"x-inin-requires-permissions\": {\"permissions\": [\"a:b:c\"]}}}}}";
        assertThat(drifts(sent(GroupsApi.CREATE), first)).isNotEmpty().allMatch(drift -> drift.startsWith("UNKNOWN"));
    }

    @Test
    void judgesByTheLiveContract() throws Exception {
        Contract contract = ContractReaderTest.read(contract(
                IntegrationsApi.CREATE,
                "\"x-inin-requires-permissions\": {\"type\": \"ALL\", \"permissions\": [\"a:b:c\", \"d:e:f\"]}, \"security\":"
                        + " [{\"PureCloud OAuth\": [\"x\"]}]",
                ""));
        Operation live = new LiveOperations(contract).apply(IntegrationsApi.CREATE);
        assertThat(live.permissions()).containsExactly("a:b:c", "d:e:f");
        assertThat(live.combination()).isEqualTo(Operation.Combination.ALL);
        assertThat(live.scopes()).containsExactly("x");
        assertThat(new LiveOperations(contract).apply(GroupsApi.CREATE)).isEqualTo(GroupsApi.CREATE);
    }
}
