package io.github.premiumdeploy.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What all pages have in common: each is one file that loads nothing, with the style sheets and the scripts of the jar in
 * it. Its content security policy allows those, by their hashes, and nothing else.
 */
final class HtmlPage {

    private final OutputFiles files;
    private final String name;
    private final PageResources resources;

    /**
     * A page.
     *
     * @param name the file's name
     * @param resources its own style sheets and scripts, by their names in the jar
     */
    HtmlPage(OutputFiles files, String name, String... resources) {
        this.files = files;
        this.name = name;
        this.resources = PageResources.of(List.of(resources));
    }

    /**
     * Writes the page.
     *
     * @param title of the window, and of the page where somebody keeps its address
     * @param data the file with the same as data; empty text if there is none
     * @param body writes the header and the main part
     * @return the file
     * @throws IOException if it cannot be written
     */
    Path write(String title, String data, Consumer<Html> body) throws IOException {
        Html page = new Html(files.shown());
        page.open("html", "lang", "en").open("head");
        page.single("meta", "charset", "utf-8");
        page.single("meta", "http-equiv", "Content-Security-Policy", "content", resources.policy());
        page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.single("meta", "name", "color-scheme", "content", "light dark");
        page.single("meta", "name", "referrer", "content", "no-referrer");
        page.single("meta", "name", "robots", "content", "noindex");
        page.element("title", title).style(resources.style()).close();
        page.open("body");
        body.accept(page);
        page.open("footer").text("Written by genesyscloud-maven-plugin.").space();
        if (!data.isEmpty()) {
            page.text("The same as data: " + data + " beside this file.").space();
        }
        if (!name.equals(IndexPage.NAME)) {
            page.element("a", "All pages", "href", IndexPage.NAME);
        }
        page.close();
        if (!resources.script().isEmpty()) {
            page.script(resources.script());
        }
        page.close().close();
        return files.write(name, page);
    }
}
