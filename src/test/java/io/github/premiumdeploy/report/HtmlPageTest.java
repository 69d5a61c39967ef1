package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is secret is hidden in what a page says, and not looked for in the style sheets and scripts of the jar. */
class HtmlPageTest {

    @TempDir
    private Path directory;

    @Test
    void hidesASecretInTheTextAndLeavesTheStyleSheetThatTheHashIsOf() throws Exception {
        Redaction redaction = new Redaction();
        redaction.add("prefers-color-scheme");
        OutputFiles files = new OutputFiles(directory, redaction);

        new HtmlPage(files, "page.html", "plan.css", "copy.js")
                .write("A title", "", page -> page.element("p", "The secret is prefers-color-scheme."));

        String page = Files.readString(directory.resolve("page.html"));
        String style = page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
        assertThat(style).contains("prefers-color-scheme");
        assertThat(page.replace(style, "")).contains("The secret is ****.").doesNotContain("prefers-color-scheme");
    }

    @Test
    void hidesASecretThatSeveralTextsMakeTogether() throws Exception {
        Redaction redaction = new Redaction();
        redaction.add("first half and second half");
        OutputFiles files = new OutputFiles(directory, redaction);

        new HtmlPage(files, "page.html", "plan.css")
                .write(
                        "A title",
                        "",
                        page -> page.open("p")
                                .text("first half and")
                                .space()
                                .text("second half")
                                .close());

        assertThat(Files.readString(directory.resolve("page.html"))).doesNotContain("second half");
    }
}
