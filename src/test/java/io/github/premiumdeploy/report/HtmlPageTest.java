package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is secret is hidden in what a page says, and not looked for in the style sheets and scripts of the jar. */
class HtmlPageTest {

    private static final HtmlPage PAGE = new HtmlPage("sample.html", "copy.js");
    private static final HtmlPage.Heading HEADING = new HtmlPage.Heading("A title", "A headline", Optional.empty(), "");

    @TempDir
    private Path directory;

    private record Content(String first, String second) {}

    @Test
    void hidesASecretInTheTextAndLeavesTheStyleSheetThatTheHashIsOf() throws Exception {
        Redaction redaction = new Redaction();
        redaction.add("prefers-color-scheme");
        OutputFiles files = new OutputFiles(directory, redaction);

        PAGE.write(files, HEADING, new Content("The secret is", "prefers-color-scheme."));

        String page = Files.readString(directory.resolve("sample.html"));
        String style = page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
        assertThat(style).contains("prefers-color-scheme");
        assertThat(page.replace(style, "")).contains("The secret is ****.").doesNotContain("prefers-color-scheme");
    }

    @Test
    void hidesASecretThatSeveralTextsMakeTogether() throws Exception {
        Redaction redaction = new Redaction();
        redaction.add("first half and second half");
        OutputFiles files = new OutputFiles(directory, redaction);

        PAGE.write(files, HEADING, new Content("first half and", "second half"));

        assertThat(Files.readString(directory.resolve("sample.html"))).doesNotContain("second half");
    }
}
