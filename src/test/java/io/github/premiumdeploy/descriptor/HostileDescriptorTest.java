package io.github.premiumdeploy.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.premiumdeploy.descriptor.source.Diagnostic;
import io.github.premiumdeploy.testing.HangGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptors that somebody wrote to do harm: each ends in a diagnosis, soon, and nothing of it is run or opened. */
@HangGuard
class HostileDescriptorTest {

    @TempDir
    private Path directory;

    private final List<String> secrets = new ArrayList<>();

    private Diagnosis diagnosis(String name, String text) {
        return new DescriptorReader(Values.NONE, secrets::add).parse(name, text);
    }

    private static String repeated(String start, String piece, String end) {
        return start + piece.repeat((Document.SIZE - start.length() - end.length()) / piece.length()) + end;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a.yaml|prefix: |9|",
                "a.yaml|prefix: 0x|f|",
                "a.yaml|prefix: 1|_0|",
                "a.yaml|prefix: 1.|0|",
                "a.yaml|prefix: 1:|59:|00",
                "a.yaml|prefix: |- |",
                "a.yaml||? |",
                "a.yaml|prefix: \"|\\u0041|\"",
                "a.yaml|prefix: |@settings.|",
                "a.yaml|prefix: \"|@settings.a.b |password@\"",
                "a.yaml|~%TAG ! ~|!|",
                "a.json|{\"prefix\": |9|}",
                "a.json|{\"prefix\": 1.|0|}",
                "a.json|{\"prefix\": 1e|9|}",
                "a.json|{\"prefix\": \"|\\u0041|\"}",
                "a.js|module.exports = {prefix: |9|}",
                "a.js|module.exports = {prefix: 'a' + |'a' + |'a'}",
                "a.js|module.exports = {prefix: 1 + |1 + |1}",
                "a.js|module.exports = {prefix: |(|)}",
                "a.js|module.exports = {prefix: |!|}",
                "a.js|module.exports = {prefix: |a.|b}",
                "a.js|module.exports = {prefix: |`${|}",
                "a.js|module.exports = {a: |x => |1}",
                "a.js|module.exports = {a: |function(){|}",
                "a.js|module.exports = {a: |/[/]/ / |1}",
                "a.js|module.exports = {|[a]: 1,|}",
                "a.js|module.exports = {|a(){},|}",
                "a.js||const a = () => {}; |",
                "a.js||/**/|module.exports = {}",
                "a.js||;|",
            })
    void largestFilesOfOnePieceEndSoon(String name, String start, String piece, String end) {
        String text = repeated(start == null ? "" : start, piece, end == null ? "" : end);

        Diagnosis diagnosis = diagnosis(name, text);

        assertThat(diagnosis.problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) {}",
                "for (;;) {}",
                "module.exports = {prefix: (() => { while (true) {} })()}",
                "module.exports = {prefix: require('child_process').execSync('touch CANARY')}",
                "require('fs').writeFileSync('CANARY', ''); module.exports = {}",
                "module.exports = {prefix: process.env.SECRET}",
                "module.exports = {prefix: `${process.env.SECRET}`}",
                "module.exports = {get prefix() { return process.exit(1) }}",
                "module.exports = {__proto__: {prefix: 'x'}}",
                "module.exports = new Proxy({}, {get: () => process.exit(1)})",
                "module.exports = java.lang.Runtime.getRuntime().exec('touch CANARY')",
                "export default eval('({prefix: 1})')",
                "import config from './other.js'\nexport default config",
                "import('./other.js')"
            })
    void codeIsNotRun(String code) {
        Diagnosis diagnosis = diagnosis(
                "config.js", code.replace("CANARY", directory.resolve("canary").toString()));

        assertThat(diagnosis.problems()).isNotEmpty();
        assertThat(directory.resolve("canary")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prefix: !include CANARY",
                "prefix: !!java.io.FileInputStream [CANARY]",
                "prefix: {$ref: 'file:CANARY'}",
                "prefix: '@file:CANARY@'",
                "prefix: '@../CANARY@'",
                "'<<': {prefix: ACME_}"
            })
    void noOtherFileIsOpened(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("canary"), "kanarie");

        Diagnosis diagnosis = diagnosis("a.yaml", text.replace("CANARY", file.toString()));

        assertThat(diagnosis.problems())
                .isNotEmpty()
                .noneMatch(problem -> problem.toString().contains("kanarie"));
    }

    @Test
    void whatAFileSaysWritesNoLineOfTheLog() {
        String key = "x\u001b[2J\n[INFO] BUILD SUCCESS\u202e\u2028\u0085\u0000";
        String json = JsonNodeFactory.instance
                .objectNode()
                .put(key, key)
                .put("prefix", key)
                .set("provisioningInfo", JsonNodeFactory.instance.objectNode().put(key, 1))
                .toString();

        Diagnosis diagnosis = diagnosis("a.json", json);

        assertThat(diagnosis.problems())
                .hasSizeGreaterThan(1)
                .allSatisfy(problem ->
                        assertThat(problem.toString()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]"));
        assertThat(diagnosis.warnings())
                .allSatisfy(warning ->
                        assertThat(warning.toString()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028\\u2029]"));
    }

    private static String apps(int count, String groups) {
        StringBuilder text = new StringBuilder("prefix: NO_\npremiumAppIntegrationTypeId: premium-app-example\n"
                + "premiumAppViewPermission: integration:examplePremiumApp:view\nprovisioningInfo:\n  app-instance:\n");
        for (int i = 0; i < count; i++) {
            text.append("    - {name: App ").append(i).append(", url: 'https://app.example', groups: [");
            text.append(groups).append("]}\n");
        }
        return text.append("  group:\n").toString();
    }

    private static String groups(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("    - {name: Described group ").append(i).append("}\n");
        }
        return text.toString();
    }

    private List<String> wrongReferences(String text) {
        return diagnosis("a.yaml", text).problems().stream()
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    void aThousandWrongNamesAreTwentyLines() {
        String wrong = IntStream.range(0, 1_000).mapToObj(i -> "Wrong" + i).collect(Collectors.joining(", "));

        List<String> lines = wrongReferences(apps(1, wrong) + groups(1_000));

        assertThat(lines).hasSize(21).allMatch(line -> line.length() < 800);
        assertThat(lines.get(0))
                .contains(
                        "groups[0]: no group of this descriptor is called \"Wrong0\"; described are: Described group 0,")
                .endsWith(", Described group 19, and 980 more");
        assertThat(lines.get(20)).contains("groups[20]: and 980 more names of items that are not described");
    }

    @Test
    void theSameWrongNameInAThousandPlacesHidesNoOther() {
        String text = apps(1_000, "Nobody")
                .replace(
                        "name: App 999, url: 'https://app.example', groups: [",
                        "name: App 999, url: 'https://app.example', groups: [Somebody else, ");

        List<String> lines = wrongReferences(text + groups(1));

        assertThat(lines).hasSize(21);
        assertThat(lines).filteredOn(line -> line.contains("\"Nobody\"")).hasSize(19);
        assertThat(lines).filteredOn(line -> line.contains("\"Somebody else\"")).hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains("and 981 more names of items"))
                .hasSize(1);
    }

    @Test
    void aFewWrongNamesAreAllTold() {
        List<String> lines = wrongReferences(apps(20, "Nobody") + groups(1));

        assertThat(lines).hasSize(20).allMatch(line -> line.contains("is called \"Nobody\""));
    }

    @Test
    void endlessNamesAreComparedInNoTime() {
        List<String> lines =
                wrongReferences(apps(1, "a".repeat(900_000)) + "    - {name: " + "a".repeat(899_999) + "b}\n");

        assertThat(lines).hasSize(1).allMatch(line -> line.length() < 500);
    }
}
