package io.github.premiumdeploy.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The sections of the page about causes, {@value #PAGE} in the plugin's jar, by the names that messages end with. Where they
 * are shown as text, what is Markdown about them is taken out.
 */
public final class Topics {

    static final String PAGE = "why-403.md";

    private static final Pattern SECTION = Pattern.compile("(?m)^<a id=\"([\\w-]+)\"></a>\\R#+ +(.+)$");
    private static final Pattern HEADING = Pattern.compile("(?m)^## .*$");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern ITALIC = Pattern.compile("(?<![\\w*:])\\*([^*\\s][^*]*)\\*(?![\\w*])");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{1,200}+)]\\(#([\\w-]{1,60}+)\\)");

    private static final Map<String, Topic> ALL = read();

    private Topics() {}

    /**
     * One section.
     *
     * @param paragraphs each on lines of its own
     */
    public record Topic(String name, String title, List<String> paragraphs) {
        public Topic {
            paragraphs = List.copyOf(paragraphs);
        }

        /** The section in lines for a terminal. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add(title);
            lines.add("=".repeat(title.length()));
            for (String paragraph : paragraphs) {
                lines.add("");
                paragraph.lines().forEach(lines::add);
            }
            return lines;
        }
    }

    private static Map<String, Topic> read() {
        String page;
        try (InputStream content = Topics.class.getResourceAsStream(PAGE)) {
            page = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of the plugin cannot be read", e);
        }
        Map<String, Topic> topics = new LinkedHashMap<>();
        List<MatchResult> sections = SECTION.matcher(page).results().toList();
        for (int i = 0; i < sections.size(); i++) {
            int end = i + 1 < sections.size() ? sections.get(i + 1).start() : page.length();
            String name = sections.get(i).group(1);
            String title = plain(sections.get(i).group(2));
            String body = HEADING.split(page.substring(sections.get(i).end(), end), 2)[0];
            topics.put(
                    name,
                    new Topic(
                            name,
                            title,
                            Pattern.compile("\\R\\s*\\R")
                                    .splitAsStream(body.strip())
                                    .map(Topics::plain)
                                    .toList()));
        }
        return topics;
    }

    /** Without what is Markdown; links to other sections name their topics. */
    private static String plain(String markdown) {
        String text = LINK.matcher(markdown).replaceAll("$1 (topic $2)");
        text = ITALIC.matcher(BOLD.matcher(text).replaceAll("$1")).replaceAll("$1");
        return text.replace("`", "");
    }

    /** The section of a name, whatever its case. */
    public static Optional<Topic> of(String name) {
        return ALL.values().stream()
                .filter(topic -> topic.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** The names of all sections, in the order of the page. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** All sections, with their titles, in lines. */
    public static List<String> list() {
        return ALL.values().stream()
                .map(topic -> "  %-24s %s".formatted(topic.name(), topic.title()))
                .toList();
    }
}
