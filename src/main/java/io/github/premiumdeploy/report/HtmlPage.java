package io.github.premiumdeploy.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A page as a file that loads nothing: what there is to say, in the Mustache template of the page's name, with the style
 * sheets and the script of the jar. Its content security policy allows those, by their hashes, and nothing else. Every text
 * is shown without what is secret, and escaped; no template puts two of them side by side, so that together they say nothing
 * that none of them says. Safe for use by several threads: a page is read from the jar once.
 */
final class HtmlPage {

    /** What stands where an organization or a client is not known. */
    static final String NOT_KNOWN = "not known";

    private static final Mustache.Compiler TEMPLATES = Mustache.compiler()
            .withLoader(name -> new StringReader(resource(name + ".mustache")))
            .withEscaper(Escapers.simple(
                    new String[][] {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}}))
            // Of what is no text, only whether there is anything is asked.
            .withFormatter(value -> value instanceof Map ? "{}" : String.valueOf(value))
            .strictSections(true)
            .emptyStringIsFalse(true)
            .zeroIsFalse(true);

    private final String name;
    private final Template template;
    private final String style;
    private final String script;
    private final String policy;

    /**
     * A page.
     *
     * @param name the file's name, of which its template and its style sheet have the beginning
     * @param scripts by their names in the jar
     */
    HtmlPage(String name, String... scripts) {
        String own = name.replace(".html", "");
        this.name = name;
        this.template = TEMPLATES.loadTemplate(own);
        this.style = resource("page.css") + resource(own + ".css");
        StringBuilder all = new StringBuilder();
        List.of(scripts).forEach(one -> all.append(resource(one)));
        this.script = all.toString();
        this.policy = "default-src 'none'; style-src 'sha256-" + hash(style) + "'; "
                + (script.isEmpty() ? "" : "script-src 'sha256-" + hash(script) + "'; ")
                + "base-uri 'none'; form-action 'none'";
    }

    /**
     * The head of a page.
     *
     * @param title of the window, and of the page where somebody keeps its address
     * @param headline how it ended in one sentence
     * @param outcome the same as a badge
     * @param data names the file with the same as data; empty text if there is none
     */
    record Heading(String title, String headline, Optional<Badge> outcome, String data) {

        Heading(String title, String headline, Badge outcome, String file) {
            this(title, headline, Optional.of(outcome), "The same as data: " + file + " beside this file.");
        }
    }

    /** The mark and the word say what the colour, which is of a kind, says. */
    record Badge(String mark, String word, String kind) {

        static Badge of(Verdict verdict) {
            return switch (verdict) {
                case HELD -> new Badge("✓", "Held", verdict.word());
                case MISSING -> new Badge("✕", "Missing", verdict.word());
                case NOT_OFFERED -> new Badge("✕", "Not offered", verdict.word());
                case UNKNOWN -> new Badge("?", "Unknown", verdict.word());
                case NOT_APPLICABLE -> new Badge("–", "Does not matter", verdict.word());
            };
        }
    }

    /** A text whose lines stay as they are. */
    record Lines(String text) {}

    record Fact(String name, String value) {}

    /**
     * Writes the page.
     *
     * @param content what the template shows
     */
    Path write(OutputFiles files, Heading heading, Record content) throws IOException {
        Map<String, Object> page = new HashMap<>();
        page.put("policy", policy);
        page.put("hasScript", !script.isEmpty());
        page.put("isBelowIndex", !name.equals(IndexPage.NAME));
        page.put("heading", shown(heading, files));
        page.put("content", shown(content, files));
        StringBuilder text = new StringBuilder(template.execute(page));
        // Texts are escaped, so that there is one place for each.
        text.insert(text.indexOf("</style>"), style);
        if (!script.isEmpty()) {
            text.insert(text.indexOf("</script>"), script);
        }
        return files.write(name, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A record as the template takes it: a field for each component, with texts as somebody may see them. */
    private static Object shown(Object value, OutputFiles files) {
        if (value instanceof String text) {
            return files.shown().of(text);
        }
        if (value instanceof Lines lines) {
            return files.hidden(lines.text()
                    .lines()
                    .map(line -> " ".repeat(line.length() - line.stripLeading().length())
                            + files.shown().of(line))
                    .collect(Collectors.joining("\n")));
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(one -> shown(one, files)).toList();
        }
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? shown(optional.get(), files) : false;
        }
        if (value instanceof Record record) {
            Map<String, Object> fields = new HashMap<>();
            for (Method accessor : RecordJson.accessors(record)) {
                fields.put(accessor.getName(), shown(RecordJson.part(record, accessor), files));
            }
            return fields;
        }
        return value;
    }

    private static String resource(String name) {
        try (InputStream content = HtmlPage.class.getResourceAsStream(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the plugin cannot be read", e);
        }
    }

    private static String hash(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text));
    }
}
