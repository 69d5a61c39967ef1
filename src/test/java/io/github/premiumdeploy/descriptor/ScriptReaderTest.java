package io.github.premiumdeploy.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.descriptor.source.Diagnostic;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.Seeds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@HangGuard
class ScriptReaderTest {

    private final Diagnostics found = new Diagnostics();

    @Test
    void readsTheWizardsConfigurationAsItIs() throws IOException {
        Document document = Document.parse("config.js", configuration(), found);

        assertThat(found.problems()).isEmpty();
        JsonNode provisioning = document.root().path("provisioningInfo");
        assertThat(provisioning.size()).isEqualTo(13);
        assertThat(document.root().at("/availableLanguageAssets/es").asText()).isEqualTo("Español");
        assertThat(provisioning.at("/role/0/description").asText()).isEqualTo("May change the app's settings.");
        assertThat(provisioning.at("/app-instance/0/url").asText())
                .isEqualTo("https://desk.acme.example/index.html?langTag={{pcLangTag}}&environment={{pcEnvironment}}");
        assertThat(provisioning.at("/oauth-client/0/description").asText()).isEqualTo("Handed to\nthe backend");
        assertThat(provisioning.at("/oauth-client/0/accessTokenValiditySeconds").intValue())
                .isEqualTo(86_400);
        assertThat(provisioning.at("/oauth-client/0").has("finally")).isFalse();
        assertThat(provisioning.at("/data-table/0/customFields/1/default").intValue())
                .isEqualTo(-1);
        assertThat(provisioning
                        .at("/ws-data-actions/0/data-actions/0/config/response/successTemplate")
                        .asText())
                .isEqualTo("{ \"name\": ${name} }");
    }

    @Test
    void namesWhatItLeavesOut() throws IOException {
        Document.parse("config.js", configuration(), found);

        assertThat(found.warnings())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "config.js:83:28: provisioningInfo.oauth-client[0].finally: a function cannot run in a build and is"
                                + " left out; what it did has to be done elsewhere",
                        "config.js:96:17: provisioningInfo.oauth-client[1].after: a function cannot run in a build and is"
                                + " left out; what it did has to be done elsewhere",
                        "config.js:97:24: provisioningInfo.oauth-client[1].check: a function cannot run in a build and is"
                                + " left out; what it did has to be done elsewhere",
                        "config.js:98:26: provisioningInfo.oauth-client[1].pattern: a regular expression cannot run in a"
                                + " build and is left out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export default {a: 1};",
                "export default {a: 1}",
                "export default ({a: 1});",
                "module.exports = {a: 1};",
                "module . exports={ a : 1 , }",
                "const config = {a: 1}; export default config",
                "const config = {a: 1}\nexport default config;",
                "let config = {a: 1};\nmodule.exports = config;",
                "var x = process.env.X\nconst config = {a: 1};\nexport default config;",
                "function f(a) { return '}' }\nexport default {a: 1};",
                "let sample = {a: 1};",
                "{a: 1}",
                "({a: 1})",
                "{'a': 1}",
                "{\"a\": 1}",
                "/* a */ {a /* b */ : // c\n 1}",
                "\uFEFF{a: 1}",
                "{a: 2 + -1}",
                "{a: (1)}",
                "{a: 0x1}",
                "{a: 0b1}",
                "{a: 1.0}",
                "{a: 1e0}",
                "{a: 1, f: function () {}}",
                "{a: 1, f: function* named(x, y = {}) { yield /}/ }}",
                "{a: 1, f: async function () {}}",
                "{a: 1, f: () => {}}",
                "{a: 1, f: () => ({})}",
                "{a: 1, f: x => x / 2 / 3}",
                "{a: 1, f: async x => await x}",
                "{a: 1, f: async ({ x }, [y]) => { return `a${ `}` }` }}",
                "{a: 1, f() {}}",
                "{a: 1, *f() {}}",
                "{a: 1, async f() {}}",
                "{a: 1, async *f() {}}",
                "{a: 1, get f() { return 1 }}",
                "{a: 1, set f(x) {}}",
                "{a: 1, f: /[/]}/gi}",
                "{a: 1, f: class A extends B { m() {} }}",
            })
    void readsEveryFormOfModule(String text) {
        Document document = Document.parse("config.js", text, found);

        assertThat(found.problems()).isEmpty();
        assertThat(document.root().toString()).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "'a'|a",
                "\"a'b\"|a'b",
                "'a\\'b\\\"c'|a'b\"c",
                "'a' + \"b\" + `c`|abc",
                "('a' + ('b' + 'c'))|abc",
                "'n' + 1 + 2|n12",
                "1 + 2 + 'n'|3n",
                "'is ' + true|is true",
                "'\\x41\\u0042\\u{43}'|ABC",
                "'a\\zb'|azb",
                "'a\\\\b'|a\\b",
                "`a\\${b}`|a${b}",
                "'${input.id}'|${input.id}",
                "'😀'|😀",
            })
    void readsTexts(String literal, String expected) {
        Document document = Document.parse("config.js", "{a: " + literal + "}", found);

        assertThat(found.problems()).isEmpty();
        assertThat(found.warnings()).isEmpty();
        assertThat(document.root().path("a").textValue()).isEqualTo(expected);
    }

    @Test
    void readsKeysOfEveryForm() {
        Document document = Document.parse(
                "config.js", "{a: 1, $b_: 2, 'c-d': 3, 4: 5, async: 6, get: 7, function: 8, é: 9, null: 10}", found);

        assertThat(found.problems()).isEmpty();
        assertThat(document.root().toString())
                .isEqualTo(
                        "{\"a\":1,\"$b_\":2,\"c-d\":3,\"4\":5,\"async\":6,\"get\":7,\"function\":8,\"é\":9,\"null\":10}");
    }

    @Test
    void keepsATemplateThatWouldBeComputedAndWarnsOnce() {
        Document document = Document.parse("config.js", "{a: `x ${ f({b: '}'}) } y ${z}`, c: 1}", found);

        assertThat(document.root().path("a").textValue()).isEqualTo("x ${ f({b: '}'}) } y ${z}");
        assertThat(found.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo("a");
            assertThat(warning.what()).contains("kept as it stands");
        });
    }

    @Test
    void reportsEverythingThatWouldHaveToBeComputed() {
        String text = """
                export default {
                    a: globalConfig.prefix,
                    b: isTest ? 'x' : 'y',
                    ...others,
                    [c]: 1,
                    d: [1, call(2, [3]), ...more],
                    e: new Date(),
                    f: 'x'.trim(),
                    g: {}.h,
                    i: -x,
                    j: 'fine'
                };
                """;

        Document document = Document.parse("config.js", text, found);

        assertThat(found.problems())
                .extracting(problem -> problem.position().line() + ":"
                        + problem.position().column() + " " + problem.path() + " " + problem.what())
                .containsExactly(
                        "2:8 a the name globalConfig stands where a literal value was expected",
                        "3:8 b the name isTest stands where a literal value was expected",
                        "4:5 [\"...\"] a spread (...) stands where a literal value was expected",
                        "5:5 [\"[…]\"] the name of this field is computed",
                        "6:12 d[1] the name call stands where a literal value was expected",
                        "6:26 d[2] a spread (...) stands where a literal value was expected",
                        "7:8 e the name new stands where a literal value was expected",
                        "8:8 f something computed stands where a literal value was expected",
                        "9:8 g this value is computed: expected , or a closing bracket after it, found .",
                        "10:8 i something computed stands where a literal value was expected");
        assertThat(document.root().path("j").textValue()).isEqualTo("fine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{a: 1 b: 2}|1:7|expected , or a closing bracket, found b",
                "{a: 'x' 'y'}|1:9|expected , or a closing bracket, found '",
                "{a 1}|1:4|expected :, found 1",
                "{a, b}|1:3|expected :, found ,",
                "{a: }|1:5|expected a value, found }",
                "{a: ,}|1:5|expected a value, found ,",
                "[1]|1:1|expected export default, module.exports, const or an object, found [",
                "{a: 'x|1:5|this text has no end: expected ' before the end of the line",
                "{a: `x|1:5|this text has no end: expected ` before the end of the file",
                "{a: 1|1:6|expected , or }, found the end of the file",
                "{a: [1}|1:7|expected , or ], found }",
                "{a: 012}|1:5|this is not a number: expected digits, found 012",
                "{a: 1n}|1:5|this is not a number: expected digits, found 1n",
                "{a: '\\u12'}|1:6|this escape is not one: expected \\n, \\', \\xHH, \\uHHHH or the like",
                "{a: function () {|1:17|the bracket { is never closed",
                "/* a|1:1|this comment has no end",
                "import a from 'b'; {}|1:1|an import cannot be followed",
                "export const a = 1, b = 2;|1:19|expected ; or the end of the file, found ,",
                "export default config;|1:16|expected an object, or the name of one that is declared above, found config",
                "{}; {}|1:5|a second object is exported here",
                "{} x|1:4|expected ; or the end of the file, found x",
                "const a = {}; const b = {};|1:1|expected export default { … }, module.exports = { … }, or an object alone,"
                        + " found 2 constants, none of them exported",
            })
    void saysWhatWasExpectedAndWhere(String text, String position, String what) {
        Document document = Document.parse("config.js", text, found);

        assertThat(document.root().isMissingNode()).isTrue();
        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo(what);
            assertThat(problem.position()).hasToString("config.js:" + position);
        });
    }

    @Test
    void countsLinesOfEveryEnd() {
        Document document = Document.parse("config.js", "{\r\na: 1,\rb: 2,\n  c: 3}", found);

        assertThat(document.place().field("a").value()).hasToString("config.js:2:4");
        assertThat(document.place().field("b").value()).hasToString("config.js:3:4");
        assertThat(document.place().field("c").value()).hasToString("config.js:4:6");
        assertThat(document.place().field("c").key()).hasToString("config.js:4:3");
    }

    @Seeds(verify = 3, storm = 100)
    void readsWhateverJsonIs(long seed) throws IOException {
        Random random = new Random(seed);
        JsonMapper mapper = new JsonMapper();
        for (int i = 0; i < 100; i++) {
            JsonNode value = mapper.createObjectNode().set("v", randomJson(random, 4, mapper));
            String text = i % 2 == 0
                    ? mapper.writeValueAsString(value)
                    : mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value);
            Diagnostics each = new Diagnostics();

            assertThat(Document.parse("config.js", text, each).root()).isEqualTo(mapper.readTree(text));
            assertThat(Document.parse("a.json", text, each).root()).isEqualTo(mapper.readTree(text));
            assertThat(Document.parse("a.yaml", text, each).root()).isEqualTo(mapper.readTree(text));
            assertThat(each.problems()).isEmpty();
        }
    }

    private static JsonNode randomJson(Random random, int depth, JsonMapper mapper) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> mapper.getNodeFactory().textNode(randomText(random, "aä\"'\\/\n\t${}@#:-, 0😀"));
            case 1 -> mapper.getNodeFactory().numberNode(random.nextInt() / (1 + random.nextInt(1000)));
            case 2 -> mapper.getNodeFactory().booleanNode(random.nextBoolean());
            case 3 -> mapper.getNodeFactory().numberNode(random.nextInt(1000) + 0.5);
            case 4 -> mapper.getNodeFactory().nullNode();
            case 5 -> {
                var list = mapper.createArrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(randomJson(random, depth - 1, mapper));
                }
                yield list;
            }
            default -> {
                var object = mapper.createObjectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set("k" + randomText(random, "ab- "), randomJson(random, depth - 1, mapper));
                }
                yield object;
            }
        };
    }

    private static String randomText(Random random, String characters) {
        StringBuilder text = new StringBuilder();
        int[] points = characters.codePoints().toArray();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    @Seeds(verify = 10, storm = 100)
    void endsWithADiagnosisWhateverTheTextIs(long seed) throws IOException {
        Random random = new Random(seed);
        String good = configuration();
        List<String> pieces = List.of(
                "{",
                "}",
                "[",
                "]",
                "(",
                ")",
                "'",
                "\"",
                "`",
                "${",
                "/",
                "*",
                "//",
                "/*",
                "*/",
                "\\",
                ",",
                ":",
                ";",
                "...",
                "=>",
                "=",
                "+",
                "-",
                ".",
                "0",
                "1e",
                "0x",
                "function",
                "async",
                "get",
                "class",
                "export default ",
                "const a",
                "module.exports",
                "a",
                "\n",
                "\r\n",
                " ",
                "true",
                "undefined",
                "\0",
                "\u2028",
                "😀",
                "\uD800",
                "@");
        for (int i = 0; i < 200; i++) {
            String text = damaged(good, i % 3, pieces, random);
            for (String name : List.of("config.js", "a.yaml", "a.json")) {
                assertThatCode(() -> new DescriptorReader(Values.NONE, secret -> {}).parse(name, text))
                        .as("%s", text)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static String damaged(String good, int way, List<String> pieces, Random random) {
        StringBuilder text = new StringBuilder();
        if (way == 0) {
            int from = random.nextInt(good.length());
            int to = Math.min(good.length(), from + random.nextInt(60));
            return text.append(good, 0, from)
                    .append(pieces.get(random.nextInt(pieces.size())))
                    .append(good, to, good.length())
                    .toString();
        }
        text.append(way == 1 ? "export default {a: " : "");
        for (int j = random.nextInt(25); j > 0; j--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "(",
                "{",
                "{a:",
                "[[",
                "'a'+",
                "1+",
                "`${",
                "/*",
                "//",
                "\\",
                "function(",
                "=>",
                "x=>",
                "((x)=>",
                "1e-",
                "...",
                "a:",
                "!",
                "-",
                "async ",
                "'",
                "\"x",
                "f(){",
                "`a` ",
                "({",
                "[,",
                "/",
                "0.0.",
                "a.b?.c[",
                "@",
                "@settings.",
                "-a",
                "? ",
                "a: b, ",
            })
    void endsSoonWhateverIsRepeated(String piece) {
        String text = "export default {a: " + piece.repeat(600_000 / piece.length());

        new DescriptorReader(Values.NONE, secret -> {}).parse("config.js", text);
        new DescriptorReader(Values.NONE, secret -> {}).parse("config.js", text + "}");
        new DescriptorReader(Values.NONE, secret -> {}).parse("a.yaml", text);
        new DescriptorReader(Values.NONE, secret -> {})
                .parse("a.yaml", text.substring(19).replace("a", "b\n"));
        new DescriptorReader(Values.NONE, secret -> {}).parse("a.json", text.substring(15));
    }

    static String configuration() throws IOException {
        try (InputStream in = ScriptReaderTest.class.getResourceAsStream("config.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
