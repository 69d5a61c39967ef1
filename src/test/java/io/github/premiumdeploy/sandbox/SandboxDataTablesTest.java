package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data tables and their schemas. */
class SandboxDataTablesTest {

    private static final String TABLES = "/api/v2/flows/datatables";
    private static final String TABLE = """
            {"name": "APP_Table", "description": "d", "schema": {
              "$schema": "http://json-schema.org/draft-04/schema#", "type": "object", "required": ["key"],
              "additionalProperties": false, "properties": {
                "key": {"title": "id", "type": "string", "$id": "/properties/key", "displayOrder": 0},
                "size": {"title": "size", "type": "integer", "displayOrder": 1, "default": 3}}}}
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

    @Test
    void showTheirSchemaWhereAskedFor() throws Exception {
        var created = fixture.post(token, TABLES, TABLE);
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json().at("/division/name").asText()).isEqualTo("Home");
        assertThat(fixture.get(token, TABLES).json().at("/entities/0").has("schema"))
                .isFalse();
        JsonNode listed =
                fixture.get(token, TABLES + "?expand=schema&name=app_*").json();
        assertThat(listed.at("/entities/0/schema/properties/size/default").asInt())
                .isEqualTo(3);
        assertThat(fixture.get(token, TABLES + "?name=other*")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void sayThatABodyCannotBeRead() throws Exception {
        var answer = fixture.post(token, TABLES, "{\"name\"");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("flows.datatables.syntax.error");
        assertThat(answer.message()).isEqualTo("There was an error parsing user data");
    }

    @Test
    void haveANameOfTheirOwn() throws Exception {
        fixture.post(token, TABLES, TABLE);
        assertThat(fixture.post(token, TABLES, TABLE).status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"required\": [\"key\"]|\"required\": []|schema.required",
                "\"additionalProperties\": false|\"additionalProperties\": true|schema.additionalProperties",
                "draft-04|draft-07|schema.$schema",
                "\"key\": {|\"code\": {|schema.properties.key",
                "integer|date|schema.properties.size.type",
                "\"default\": 3|\"default\": \"3\"|schema.properties.size.default",
                "\"displayOrder\": 1|\"displayOrder\": 0|schema.properties.size.displayOrder"
            })
    void refuseOtherSchemas(String from, String to, String field) throws Exception {
        var answer = fixture.post(token, TABLES, TABLE.replace(from, to));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("details"))
                .extracting(detail -> detail.path("fieldName").asText())
                .contains(field);
    }

    @Test
    void keepTheTypesOfTheirColumns() throws Exception {
        String path = fixture.post(token, TABLES, TABLE).json().path("selfUri").asText();
        assertThat(fixture.put(token, path, TABLE.replace("integer", "number")).code())
                .isEqualTo("invalid.value");
        assertThat(fixture.put(token, path, TABLE.replace("\"key\": {", "\"code\": {"))
                        .status())
                .isEqualTo(400);
        var more = fixture.put(
                token,
                path,
                TABLE.replace("\"size\": {", "\"new\": {\"type\": \"boolean\", \"displayOrder\": 2}, \"size\": {"));
        assertThat(more.status()).isEqualTo(200);
        assertThat(more.json().at("/schema/properties")).hasSize(3);
    }

    @Test
    void areDeleted() throws Exception {
        String path = fixture.post(token, TABLES, TABLE).json().path("selfUri").asText();
        assertThat(fixture.delete(token, path + "?force=maybe").status()).isEqualTo(400);
        assertThat(fixture.delete(token, path + "?force=true").status()).isEqualTo(204);
        assertThat(fixture.get(token, path).status()).isEqualTo(404);
    }

    private static String withoutSize() {
        return TABLE.replaceAll("(?s),\\s*\"size\".*?3}", "");
    }

    @Test
    void refuseInThePublishedWords() throws Exception {
        String path = fixture.post(token, TABLES, TABLE).json().path("selfUri").asText();
        var twin = fixture.post(token, TABLES, TABLE);
        assertThat(twin.code()).isEqualTo("flows.datatables.not.unique");
        assertThat(twin.message()).isEqualTo("The passed in datatable had a duplicate name.");
        assertThat(fixture.post(
                                token,
                                TABLES,
                                TABLE.replace("APP_Table", "B").replace("[\"key\"]", "[\"key\", \"size\"]"))
                        .code())
                .isEqualTo("flows.datatables.schema.exception");
        var kept = fixture.put(token, path, withoutSize());
        assertThat(kept.status()).isEqualTo(400);
        assertThat(kept.code()).isEqualTo("flows.datatables.cannot.remove.fields");
        fixture.delete(token, path);
        var gone = fixture.get(token, path);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.code()).isEqualTo("flows.datatables.table.not.found");
        assertThat(gone.message()).isEqualTo("Not found");
    }

    @Test
    void mayLoseTheirColumns() throws Exception {
        try (SandboxFixture lenient = SandboxFixture.with("switches: {dataTableColumnsRemovable: true}")) {
            String path = lenient.post(lenient.deployer(), TABLES, TABLE)
                    .json()
                    .path("selfUri")
                    .asText();
            assertThat(lenient.put(lenient.deployer(), path, withoutSize()).status())
                    .isEqualTo(200);
            assertThat(lenient.put(lenient.deployer(), path, TABLE).status()).isEqualTo(200);
        }
    }

    @Test
    void areSoManyAndSoWide() throws Exception {
        try (SandboxFixture small = SandboxFixture.with("switches: {maxDataTables: 1, maxDataTableColumns: 1}")) {
            assertThat(small.post(small.deployer(), TABLES, TABLE).code())
                    .isEqualTo("flows.datatables.too.many.properties");
            assertThat(small.post(small.deployer(), TABLES, withoutSize()).status())
                    .isEqualTo(200);
            assertThat(small.post(small.deployer(), TABLES, withoutSize().replace("APP_Table", "B"))
                            .code())
                    .isEqualTo("flows.datatables.too.many.schemas");
        }
    }
}
