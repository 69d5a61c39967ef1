package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.text.Redaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
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

    @Test
    void hidesASecretInBase64ThatIsBrokenOverLines() throws Exception {
        Redaction redaction = new Redaction();
        redaction.add("correct horse battery staple");
        OutputFiles files = new OutputFiles(directory, redaction);
        String encoded = Base64.getMimeEncoder(8, new byte[] {'\n'})
                .encodeToString("correct horse battery staple".getBytes(StandardCharsets.UTF_8));

        new HtmlPage(files, "page.html", "plan.css").write("A title", "", page -> page.lines(encoded));

        assertThat(Files.readString(directory.resolve("page.html")))
                .doesNotContain(encoded.lines().toList().get(1));
    }

    @Test
    void looksAgainOnlyAtTextsThatStandSideBySide() {
        List<String> looked = new ArrayList<>();
        Html page = new Html(new ReportText(new Redaction()));
        page.open("ul", "class", "list")
                .element("li", "alone", "title", "of one")
                .style("p {}");
        page.open("li").text("two").space().text("together").close().close();

        String written = page.page(text -> {
            looked.add(text);
            return text;
        });

        assertThat(looked).containsExactly("two together");
        assertThat(written).isEqualTo("""
                        <!DOCTYPE html>
                        <ul class="list"><li title="of one">alone</li>
                        <style>p {}</style>
                        <li>two together</li>
                        </ul>
                        """);
    }
}
