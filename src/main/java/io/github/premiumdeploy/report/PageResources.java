package io.github.premiumdeploy.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a page has of the jar.
 *
 * @param style its style sheets
 * @param script its scripts; empty text for none
 * @param policy the content security policy that allows those, by their hashes, and nothing else
 */
record PageResources(String style, String script, String policy) {

    /** The style sheet of all pages. */
    private static final String COMMON = "page.css";

    /** By their names. All of them come from the jar, which does not change while it is in use. */
    private static final Map<List<String>, PageResources> READ = new ConcurrentHashMap<>();

    /**
     * Those with these names in the jar, and the style sheet of all pages; read once.
     *
     * @param names of style sheets and scripts
     */
    static PageResources of(List<String> names) {
        return READ.computeIfAbsent(names, PageResources::read);
    }

    private static PageResources read(List<String> names) {
        StringBuilder style = new StringBuilder(text(COMMON));
        StringBuilder script = new StringBuilder();
        names.forEach(name -> (name.endsWith(".css") ? style : script).append(text(name)));
        return new PageResources(style.toString(), script.toString(), policy(style.toString(), script.toString()));
    }

    private static String text(String resource) {
        try (InputStream content = PageResources.class.getResourceAsStream(resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the plugin cannot be read", e);
        }
    }

    private static String policy(String style, String script) {
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
