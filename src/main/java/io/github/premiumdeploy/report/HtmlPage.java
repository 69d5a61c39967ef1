package io.github.premiumdeploy.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What all pages have in common: each is one file that loads nothing, with the style sheets and the scripts of the jar in
 * it. Its content security policy allows those, by their hashes, and nothing else.
 */
final class HtmlPage {

    /** The style sheet of all pages. */
    private static final String COMMON = "page.css";

    private final OutputFiles files;
    private final String name;
    private final String style;
    private final String script;

    /**
     * A page.
     *
     * @param name the file's name
     * @param resources its own style sheets and scripts, by their names in the jar
     */
    HtmlPage(OutputFiles files, String name, String... resources) {
        this.files = files;
        this.name = name;
        List<String> own = Arrays.asList(resources);
        this.style = text(COMMON)
                + own.stream()
                        .filter(one -> one.endsWith(".css"))
                        .map(HtmlPage::text)
                        .collect(Collectors.joining());
        this.script = own.stream()
                .filter(one -> one.endsWith(".js"))
                .map(HtmlPage::text)
                .collect(Collectors.joining());
    }

    private static String text(String resource) {
        try (InputStream content = HtmlPage.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the plugin cannot be read", e);
        }
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
        page.single("meta", "http-equiv", "Content-Security-Policy", "content", policy());
        page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.single("meta", "name", "color-scheme", "content", "light dark");
        page.single("meta", "name", "referrer", "content", "no-referrer");
        page.single("meta", "name", "robots", "content", "noindex");
        page.element("title", title).style(style).close();
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
        if (!script.isEmpty()) {
            page.script(script);
        }
        page.close().close();
        return files.write(name, page.text(files::hidden).getBytes(StandardCharsets.UTF_8));
    }

    private String policy() {
        return "default-src 'none'; style-src 'sha256-" + hash(style) + "'; "
                + (script.isEmpty() ? "" : "script-src 'sha256-" + hash(script) + "'; ")
                + "base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
