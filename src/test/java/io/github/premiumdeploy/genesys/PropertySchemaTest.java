package io.github.premiumdeploy.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

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
}
