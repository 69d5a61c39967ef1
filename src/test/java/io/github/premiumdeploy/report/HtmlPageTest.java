package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.text.Redaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is secret is hidden in what a page says, and not looked for in the style sheets and scripts of the jar. */
class HtmlPageTest {

    private static final HtmlPage PAGE = new HtmlPage("sample.html", "copy.js");
    private static final HtmlPage.Heading HEADING = new HtmlPage.Heading("A title", "A headline", Optional.empty(), "");

    /** The name of a text in a template. */
    private static final Pattern TEXT = Pattern.compile("\\{\\{[\\w.]+}}");

    /** A text that may come again and again, with no element of its own. */
    private static final Pattern REPEATED = Pattern.compile("\\{\\{#([\\w.-]+)}}[^<]*\\{\\{[\\w.]+}}[^<]*\\{\\{/\\1}}");

    @TempDir
    private Path directory;

    private record Content(String text, HtmlPage.Lines lines) {}

    @Test
    void hidesASecretInTheTextAndLeavesTheStyleSheetThatTheHashIsOf() throws Exception {
        Redaction redaction = new Redaction();
        redaction.add("prefers-color-scheme");
        OutputFiles files = new OutputFiles(directory, redaction);

        PAGE.write(files, HEADING, new Content("The secret is prefers-color-scheme.", new HtmlPage.Lines("")));

        String page = Files.readString(directory.resolve("sample.html"));
        String style = page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
        assertThat(style).contains("prefers-color-scheme");
        assertThat(page.replace(style, "")).contains("The secret is ****.").doesNotContain("prefers-color-scheme");
    }

    @Test
    void hidesASecretInBase64ThatIsBrokenOverLines() throws Exception {
        Redaction redaction = new Redaction();
        redaction.add("correct horse battery staple");
        OutputFiles files = new OutputFiles(directory, redaction);
        String encoded = Base64.getMimeEncoder(8, new byte[] {'\n'})
                .encodeToString("correct horse battery staple".getBytes(StandardCharsets.UTF_8));

        PAGE.write(files, HEADING, new Content("x", new HtmlPage.Lines(encoded)));

        assertThat(Files.readString(directory.resolve("sample.html")))
                .doesNotContain(encoded.lines().toList().get(1));
    }

    @Test
    void keepsLinesAndTheirMargins() throws Exception {
        PAGE.write(
                new OutputFiles(directory, new Redaction()),
                HEADING,
                new Content("x", new HtmlPage.Lines("{\n  \"a\" : \"<b>\"\n}\n")));

        assertThat(Files.readString(directory.resolve("sample.html")))
                .contains("<pre>{\n  &quot;a&quot; : &quot;&lt;b&gt;&quot;\n}</pre>");
    }

    /** Each text by itself is looked through for what is secret: two beside each other could make a secret together. */
    @Test
    void noTemplatePutsTwoTextsSideBySide() throws Exception {
        for (Map.Entry<String, String> template : templates().entrySet()) {
            assertThat(sideBySide(template.getValue())).as(template.getKey()).isEmpty();
        }
        assertThat(sideBySide("<p>{{a}} {{b}}</p>")).hasSize(1);
        assertThat(sideBySide("<p>{{a}} {{#b}}{{.}}{{/b}}</p>")).hasSize(2);
        assertThat(sideBySide("<pre>{{#lines}}{{.}}{{/lines}}</pre>")).hasSize(1);
        assertThat(sideBySide("<p>{{a}} <b>{{#b}}<i>{{c}}</i>{{/b}}</b>{{^b}}{{d}}{{/b}}</p>"))
                .isEmpty();
    }

    @Test
    void everyTemplateEscapesItsTextsAndQuotesItsAttributes() throws Exception {
        for (Map.Entry<String, String> template : templates().entrySet()) {
            assertThat(template.getValue())
                    .as(template.getKey())
                    .doesNotContain("{{{", "{{&", "{{=")
                    .doesNotContainPattern("<[^>]* (?:on\\w+|style|src)=")
                    .doesNotContainPattern("<(?:script|style)>[^<]");
            assertThat(template.getValue().replaceAll("\"[^\"]*\"", "\"\""))
                    .as(template.getKey())
                    .doesNotContainPattern("<[^>]*=[^\"]");
        }
    }

    /** A name that a template has and its record has not shows only where that part of the template is reached. */
    @Test
    void everyPartOfEveryTemplateIsOnSomePage() throws Exception {
        SamplePages.all(directory);
        StringBuilder pages = new StringBuilder();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path page :
                    all.filter(file -> file.toString().endsWith(".html")).toList()) {
                pages.append(Files.readString(page));
            }
        }
        for (Map.Entry<String, String> template : templates().entrySet()) {
            if (!template.getKey().equals("sample.mustache")) {
                assertThat(template.getValue().split("\\s*(?:\\{\\{[^}]*}}|\\n)\\s*"))
                        .as(template.getKey())
                        .allMatch(part -> part.matches("<(style|script)></\\1>") || pages.indexOf(part) >= 0);
            }
        }
    }

    private static Map<String, String> templates() throws Exception {
        Map<String, String> templates = new TreeMap<>();
        Path page = Path.of(HtmlPage.class.getResource("page.mustache").toURI());
        try (DirectoryStream<Path> all = Files.newDirectoryStream(page.getParent(), "*.mustache")) {
            for (Path file : all) {
                templates.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(templates).hasSizeGreaterThan(9);
        return templates;
    }

    private static List<String> sideBySide(String template) {
        String elements = template.replaceAll("\\{\\{[<>$!][^}]*}}", "<x>").replaceAll("<[^>]*>", "<x>");
        Stream<String> texts = Arrays.stream(elements.split("<x>"))
                .filter(text -> TEXT.matcher(text).results().count() > 1);
        Stream<String> repeated = REPEATED.matcher(elements).results().map(MatchResult::group);
        return Stream.concat(texts, repeated).toList();
    }
}
