package io.github.premiumdeploy.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.testing.HangGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@HangGuard
class DocumentTest {

    private final Diagnostics found = new Diagnostics();

    @TempDir
    private Path directory;

    @Test
    void everyYamlValueKnowsWhereItStands() {
        Document document = Document.parse("a.yaml", """
                # a comment
                prefix: ACME_
                provisioningInfo:
                  role:
                    - name: Admin
                      "odd key": 'x'
                      count: 012
                """, found);

        Place role = document.place().field("provisioningInfo").field("role").item(0);
        assertThat(found.problems()).isEmpty();
        assertThat(document.place().field("prefix").key()).hasToString("a.yaml:2:1");
        assertThat(document.place().field("prefix").value()).hasToString("a.yaml:2:9");
        assertThat(role.value()).hasToString("a.yaml:5:7");
        assertThat(role.path()).isEqualTo("provisioningInfo.role[0]");
        assertThat(role.field("name").value()).hasToString("a.yaml:5:13");
        assertThat(role.field("odd key").key()).hasToString("a.yaml:6:7");
        assertThat(role.field("odd key").path()).isEqualTo("provisioningInfo.role[0][\"odd key\"]");
        assertThat(role.field("missing").value()).isEqualTo(role.value());
        assertThat(role.field("missing").path()).isEqualTo("provisioningInfo.role[0].missing");
    }

    @Test
    void everyJsonValueKnowsWhereItStands() {
        Document document = Document.parse("a.json", "{\n  \"a\": [ 1,\n    {\"b\": \"ö\", \"c\": null} ]\n}", found);

        Place list = document.place().field("a");
        assertThat(list.key()).hasToString("a.json:2:3");
        assertThat(list.value()).hasToString("a.json:2:8");
        assertThat(list.item(0).value()).hasToString("a.json:2:10");
        assertThat(list.item(1).field("b").value()).hasToString("a.json:3:11");
        assertThat(list.item(1).field("c").key()).hasToString("a.json:3:16");
    }

    @ParameterizedTest
    @CsvSource({
        "a.yaml, 'a: 1\nb: 2\na: 3\na: 4', a.yaml:3:1 a.yaml:4:1",
        "a.json, '{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}, \"a\": 3}', a.json:1:24 a.json:1:33",
        "a.js, '{a: 1, \"a\": 2, b: {1: 0, \"1\": 1}}', a.js:1:8 a.js:1:26",
    })
    void everyDuplicateKeyIsAProblem(String name, String text, String positions) {
        Document.parse(name, text, found);

        assertThat(found.problems())
                .extracting(problem -> problem.position().toString())
                .containsExactly(positions.split(" "));
        assertThat(found.problems()).allMatch(problem -> problem.what().contains("first in line 1"));
    }

    @Test
    void refusesAYamlBombAtOnce() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1) + ", ";
            bomb.append("a" + i + ": &a" + i + " [" + alias.repeat(9) + "x]\n");
        }

        Document.parse("a.yaml", bomb.toString(), found);

        assertThat(found.problems()).hasSizeGreaterThan(29);
        assertThat(found.problems().get(0))
                .hasToString("a.yaml:1:5: a0: a YAML anchor (&) is not accepted; write the value out each time");
        assertThat(found.problems()).anyMatch(problem -> problem.what().contains("alias (*)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: !!javax.script.ScriptEngineManager [1]", "a: !secret x", "a: !!binary aGk="})
    void refusesYamlTags(String text) {
        Document.parse("a.yaml", text, found);

        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("a YAML tag (!) is not accepted"));
    }

    @ParameterizedTest
    @CsvSource({"a.yaml, [", "a.json, [", "a.js, [", "a.yaml, '{a: '", "a.json, '{\"a\":'", "a.js, '{a:'"})
    void boundsNesting(String name, String piece) {
        String start = piece.equals("[") && name.endsWith("js") ? "{a: " : "";

        Document.parse(name, start + piece.repeat(300_000), found);

        assertThat(found.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).isEqualTo("lists and objects are nested more than 100 deep"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.json", "a.js"})
    void boundsTheNumberOfValues(String name) {
        Document.parse(name, "{\"a\": [" + "1,".repeat(300_000) + "1]}", found);

        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("the file has more than 200000 values"));
    }

    @Test
    void refusesAHugeFileWithoutReadingItAll() throws IOException {
        Path file = directory.resolve("a.yaml");
        Files.write(file, new byte[Document.SIZE + 1]);

        Document.read(file, "a.yaml", found);

        assertThat(found.problems())
                .singleElement()
                .hasToString("a.yaml:1:1: the file is larger than 2 MB; it should be far smaller");
    }

    @Test
    void saysWhereAFileIsNotUtf8() throws IOException {
        Path file = directory.resolve("a.yaml");
        Files.write(file, "a: 1\nb: \u00e4".getBytes(StandardCharsets.ISO_8859_1));

        Document.read(file, "a.yaml", found);

        assertThat(found.problems())
                .singleElement()
                .hasToString("a.yaml:2:4: the file is not UTF-8 here; save it in UTF-8");
    }

    @Test
    void saysThatAFileCannotBeRead() {
        Document.read(directory.resolve("none.yaml"), "none.yaml", found);

        assertThat(found.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).isEqualTo("the file cannot be read: NoSuchFileException"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.yaml|a: b: c|a.yaml:1:5|a colon is not allowed here",
                "a.yaml|a: @b@|a.yaml:1:4|no text without quotes may begin with @",
                "a.json|{\"a\" 1}|a.json:1:6|was expecting a colon",
                "a.json|{\"a\": 1,}|a.json:1:9|was expecting double-quote to start field name",
                "a.json|{\"a\": hunter2}|a.json:1:7|unquoted text",
                "a.json|{} {}|a.json:1:4|a second document starts here",
                "a.txt|a: 1|a.txt:1:1|does not say how it is written",
            })
    void saysWhereAFileIsNotWellFormed(String name, String text, String position, String what) {
        Document document = Document.parse(name, text, found);

        assertThat(document.root().isMissingNode()).isTrue();
        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains(what);
            assertThat(problem.position()).hasToString(position);
        });
    }

    @Test
    void aSyntaxProblemShowsNothingOfTheFile() {
        for (String text : new String[] {
            "a: 'hunter2\nb: 1",
            "secret: hunter2\n  b: 1",
            "secret: \"hunter2\" x",
            "[hunter2: }",
            "%hunter2",
            "a: `hunter2"
        }) {
            Document.parse("a.yaml", text, found);
            Document.parse("a.json", text, found);
        }
        Document.parse("a.json", "{\"secret\": hunter2}", found);

        assertThat(found.problems())
                .hasSizeGreaterThan(8)
                .noneMatch(problem -> problem.toString().contains("hunter2"));
    }

    @Test
    void aSecondYamlDocumentIsAProblem() {
        Document.parse("a.yaml", "a: 1\n---\nb: 2\n", found);

        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("a second document starts here"));
    }

    @Test
    void anEmptyFileHasNoValue() {
        assertThat(Document.parse("a.yaml", "# nothing\n", found).root().isMissingNode())
                .isTrue();
        assertThat(found.problems()).isEmpty();
    }
}
