package io.github.premiumdeploy.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rendered site with a dead link is found out. */
class SiteLinksTest {

    @TempDir
    Path site;

    @Test
    void findsDeadPagesPlacesAndPictures() throws IOException {
        Files.writeString(site.resolve("a.html"), "<h1 id=\"top\">A</h1><a name=\"old place\"></a>");
        Files.createDirectories(site.resolve("goals"));
        Files.writeString(site.resolve("goals/g.html"), "<a href=\"../a.html#top\">up</a> <a href=\"a.html\">no</a>");
        Files.writeString(
                site.resolve("index.html"),
                "<!-- <a href=\"commented.html\"> --><a class=\"x\" href=\"a.html#top\">a</a> <a href=\"a.html#old%20place\">b</a>"
                        + " <a href=\"#here\" id=\"here\">c</a> <a href=\"a.html#nowhere\">d</a> <a href=\"b.html\">e</a>"
                        + " <a href=\"#gone\">f</a> <img src=\"p.png\"/> <a href=\"https://example.com/x\">g</a>"
                        + " &lt;a href=\"shown.html\"&gt; <a href=\"../outside.html\">h</a>");

        assertThat(SiteLinks.dead(site))
                .containsExactly(
                        Path.of("goals/g.html") + " links to a.html, which does not exist",
                        "index.html links to a.html#nowhere, which does not exist",
                        "index.html links to b.html, which does not exist",
                        "index.html links to #gone, which does not exist",
                        "index.html links to p.png, which does not exist",
                        "index.html links to ../outside.html, which does not exist");
    }

    @Test
    void aSiteThatWasNotMadeIsNotFine() {
        assertThatThrownBy(() -> SiteLinks.main(new String[] {site.toString()}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("There is no page in");
    }
}
