package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a value by a schema that a server publishes. */
class PropertySchemaTest {

    private static PropertySchema check(String schema, String value) {
        return PropertySchema.check(ScriptedApi.json(schema), ScriptedApi.json(value), "properties");
    }

    private static PropertySchema pattern(String pattern, String text) {
        JsonNode schema =
                ScriptedApi.json("{'properties':{'url':{'pattern':'" + pattern.replace("\\", "\\\\") + "'}}}");
        return PropertySchema.check(schema, ScriptedApi.json("{'url':'" + text + "'}"), "properties");
    }

    @Test
    void aPatternThatIsNotMetIsAViolation() {
        assertThat(pattern("^https:", "https://x").violations()).isEmpty();
        assertThat(pattern("^https:", "http://x").violations())
                .containsExactly(entry("properties.url", "must match ^https:"));
        assertThat(pattern("^https:", "http://x").notes()).isEmpty();
    }

    @Test
    void aPatternThatCannotBeReadIsLeftOutWithANote() {
        for (String unreadable : new String[] {"(", "^(?!http:)", "((a{1000}){1000}){1000}"}) {
            PropertySchema check = pattern(unreadable, "http://x");
            assertThat(check.violations()).isEmpty();
            assertThat(check.notes())
                    .containsExactly(entry(
                            "properties.url",
                            "is not compared with the pattern of its type, " + unreadable + ", which cannot be read"));
        }
    }

    @Test
    void aPatternThatWouldTakeTooLongIsLeftOutWithANote() {
        PropertySchema check = pattern("^(.{1,500}b)$", "a".repeat(1_000_000));
        assertThat(check.violations()).isEmpty();
        assertThat(check.notes().get("properties.url")).endsWith(", which would take too long");
    }

    @Test
    void theRestIsComparedAllTheSame() {
        PropertySchema check = check(
                "{'required':['type'],'properties':{'url':{'type':'string','pattern':'(','maxLength':3}}}",
                "{'url':'long'}");
        assertThat(check.violations())
                .containsOnly(
                        entry("properties.type", "is required"),
                        entry("properties.url", "can have at most 3 characters"));
        assertThat(check.notes()).containsOnlyKeys("properties.url");
    }

    @Test
    void aSchemaIsQuotedInFewWords() {
        PropertySchema check = pattern("^" + "x".repeat(900) + "##vso[task.complete]$", "y");
        assertThat(check.violations().get("properties.url"))
                .startsWith("must match ^xxx")
                .hasSizeLessThan(250);
        String values = "'" + "x".repeat(100_000) + "'";
        assertThat(check("{'enum':[" + values + "]}", "'y'").violations().get("properties"))
                .startsWith("must be one of [")
                .hasSizeLessThan(250);
        assertThat(check("{'enum':['##vso[x]']}", "'y'").violations().get("properties"))
                .isEqualTo("must be one of [\"# #vso[x]\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'nonsense'}",
                "{'type':5}",
                "{'properties':5}",
                "{'required':'x'}",
                "{'minimum':'a','maxLength':'b','minLength':{}}",
                "{'enum':{}}",
                "{'items':7,'additionalProperties':'x'}",
                "{'$ref':'#'}",
                "{'properties':{'url':{'$ref':'#/definitions/none'}}}",
                "{'properties':{'url':{'$ref':'http://127.0.0.1:1/x'}}}",
                "{'$schema':'http://127.0.0.1:1/y'}",
                "{'$schema':7,'id':[]}",
                "[]",
                "'text'",
                "{'pattern':[],'properties':{'url':{'pattern':7,'format':'nonsense'}}}"
            })
    void aSchemaThatIsNoneIsNoReasonToStop(String schema) {
        PropertySchema check = check(schema, "{'url':'x','n':[1,{'m':null}]}");
        assertThat(check.violations()).isNotNull();
        assertThat(check.notes().values()).noneMatch(note -> note.contains("Connection"));
    }
}
