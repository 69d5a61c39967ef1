package io.github.premiumdeploy.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes what {@code mvn site} renders. The Markdown of the repository is written so that its links work where the
 * repository is browsed; here they are turned to the site's pages, and to copies of the other files they lead to. The
 * start page is the README, the changes are the changelog, and the fields of descriptors come from their JSON Schema.
 *
 * <p>It needs nothing but Jackson, so that {@code java SitePages.java} runs it before anything is compiled.
 */
public final class SitePages {

    private static final String SITE = "src/site/markdown/";
    private static final String RESOURCES = "src/main/resources/io/github/premiumdeploy/";
    private static final String SCHEMA = RESOURCES + "descriptor/premium-app.schema.json";
    private static final String FIELDS_PAGE = "descriptor-fields.md";

    /** Longer examples are told by their parts. */
    private static final int LONGEST_EXAMPLE = 120;

    private static final int LONGEST_OBJECT = 4;

    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```.*?^\\1```$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```.*?^\\1```$|`[^`\n]+`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^()\\s#]*)(#[^()\\s]*)?\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    /** The site's renderer turns a link to {@code #403-x} into one to {@code #a403-x}. */
    private static final Pattern ANCHOR_WITH_DIGIT = Pattern.compile("<a id=\"(\\d[^\"]*)\"></a>");

    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern INCLUDE = Pattern.compile("(?m)^<!-- include (\\S+) -->$");
    private static final Pattern GOAL_PAGE = Pattern.compile("([a-z-]+)-mojo\\.html");
    private static final Pattern GOAL = Pattern.compile("@Mojo\\(\\s*name = \"([a-z-]+)\"");

    private final Path root;
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, String> pages = new TreeMap<>();
    private final Map<String, Path> files = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Reads and links everything.
     *
     * @param root the project's directory
     */
    public SitePages(Path root) throws IOException {
        this.root = root;
        add("index.md", "README.md");
        add("changes.md", "CHANGELOG.md");
        for (Path page : list(root.resolve(SITE))) {
            add(page.getFileName().toString(), SITE + page.getFileName());
        }
        for (Path page : list(root.resolve(RESOURCES + "report"))) {
            if (page.toString().endsWith(".md")) {
                add(page.getFileName().toString(), RESOURCES + "report/" + page.getFileName());
            }
        }
        pages.put(FIELDS_PAGE, fields());
        sources.put(FIELDS_PAGE, SITE + FIELDS_PAGE);
        pages.replaceAll((name, text) -> include(text));
        Map<String, TreeSet<String>> wanted = new TreeMap<>();
        pages.replaceAll((name, text) -> link(name, text, wanted));
        wanted.forEach(this::anchor);
        pages.replaceAll((name, text) -> ANCHOR_WITH_DIGIT.matcher(text).replaceAll("<a id=\"a$1\"></a>"));
    }

    /** The site's pages by file name, in Markdown. */
    Map<String, String> pages() {
        return pages;
    }

    /** What is wrong with them: dead links, each with the page that has it. */
    List<String> problems() {
        return problems;
    }

    private void add(String name, String source) throws IOException {
        sources.put(name, source);
        pages.put(name, Files.readString(root.resolve(source)));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String include(String text) {
        return INCLUDE.matcher(text).replaceAll(found -> {
            try {
                String file = found.group(1);
                return Matcher.quoteReplacement("```" + (file.endsWith(".yml") ? "yaml" : "groovy") + "\n"
                        + Files.readString(root.resolve(file)).strip() + "\n```");
            } catch (IOException e) {
                throw new UncheckedIOException("A page includes " + found.group(1) + ", which cannot be read", e);
            }
        });
    }

    /** Turns the links of a page to the site, outside of code. */
    private String link(String page, String text, Map<String, TreeSet<String>> wanted) {
        StringBuilder linked = new StringBuilder();
        int from = 0;
        for (MatchResult code : FENCE.matcher(text).results().toList()) {
            linked.append(linkText(page, text.substring(from, code.start()), wanted))
                    .append(code.group());
            from = code.end();
        }
        return linked.append(linkText(page, text.substring(from), wanted)).toString();
    }

    private String linkText(String page, String text, Map<String, TreeSet<String>> wanted) {
        return LINK.matcher(text).replaceAll(found -> {
            String fragment = Optional.ofNullable(found.group(2)).orElse("");
            String target = found.group(1).isEmpty() ? page : target(page, found.group(1));
            if (target.endsWith(".md") && !fragment.isEmpty()) {
                wanted.computeIfAbsent(target, key -> new TreeSet<>()).add(fragment.substring(1) + " of " + page);
            }
            String shown = target.equals(page) && !fragment.isEmpty() ? "" : target;
            return Matcher.quoteReplacement("](" + shown + fragment + ")");
        });
    }

    /** Where a link of a page leads on the site. */
    private String target(String page, String link) {
        Matcher goal = GOAL_PAGE.matcher(link);
        if (link.equals("plugin-info.html") || goal.matches() && isGoal(goal.group(1))) {
            return link;
        }
        Path path = Path.of(sources.get(page)).resolveSibling(link).normalize();
        String source = path.toString().replace('\\', '/');
        for (Map.Entry<String, String> other : sources.entrySet()) {
            if (other.getValue().equals(source)) {
                return other.getKey();
            }
        }
        if (!Files.isRegularFile(root.resolve(path))) {
            problems.add(sources.get(page) + " links to " + link + ", which does not exist");
            return link;
        }
        String name = path.getFileName().toString();
        files.put(name, path);
        return "files/" + name;
    }

    private boolean isGoal(String goal) {
        try {
            return list(root.resolve("src/main/java/io/github/premiumdeploy/mojo")).stream()
                    .flatMap(file -> GOAL.matcher(read(file)).results())
                    .anyMatch(found -> found.group(1).equals(goal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a page the anchors that links lead to; a heading has the one that is made of its words. */
    private void anchor(String page, TreeSet<String> links) {
        List<String> have = new ArrayList<>(ANCHOR.matcher(pages.get(page))
                .results()
                .map(found -> found.group(1))
                .toList());
        for (String link : links) {
            String anchor = link.substring(0, link.indexOf(" of "));
            String from = link.substring(link.indexOf(" of ") + 4);
            if (have.contains(anchor)) {
                continue;
            }
            String text = pages.get(page);
            Optional<MatchResult> heading = HEADING.matcher(BLOCK.matcher(text)
                            .replaceAll(block -> " ".repeat(block.group().length())))
                    .results()
                    .filter(found -> slug(found.group(1)).equals(anchor))
                    .findFirst();
            if (heading.isEmpty()) {
                problems.add(sources.get(from) + " links to #" + anchor + " of " + page + ", which has no such place");
                continue;
            }
            have.add(anchor);
            if (!id(heading.get().group(1)).equals(anchor)) {
                int at = heading.get().start();
                pages.put(page, text.substring(0, at) + "<a id=\"" + anchor + "\"></a>\n\n" + text.substring(at));
            }
        }
    }

    /** As GitHub names the anchor of a heading. */
    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** As the site's renderer names it. */
    private static String id(String heading) {
        return heading.replace("`", "").replace(' ', '_');
    }

    // Fields of a descriptor

    private String fields() throws IOException {
        JsonNode schema = new JsonMapper().readTree(root.resolve(SCHEMA).toFile());
        YAMLMapper yaml = YAMLMapper.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .build();
        StringBuilder page = new StringBuilder();
        page.append("# Descriptor by kind\n\nEvery field that a [descriptor](descriptor.md) takes, made from its")
                .append(" [JSON Schema](../../../")
                .append(SCHEMA)
                .append("). *Required* fields must be there. A default is")
                .append(" what a new resource gets where the field is left out; where there is none, the platform")
                .append(" decides. What is left out of an existing resource stays as it is. `a.b` is field `b` of")
                .append(" `a`, `a[].b` that of each element of the list `a`.\n\n");
        JsonNode kinds = schema.at("/properties/provisioningInfo/properties");
        List<String> names = new ArrayList<>();
        kinds.fieldNames().forEachRemaining(names::add);
        page.append("Kinds: ");
        page.append(String.join(
                ", ",
                names.stream().map(kind -> "[`" + kind + "`](#" + kind + ")").toList()));
        page.append("\n\n## The whole\n\n");
        ObjectNode whole = schema.deepCopy();
        ((ObjectNode) whole.at("/properties/provisioningInfo")).remove("properties");
        table(page, whole, List.of());
        for (String kind : names) {
            JsonNode items = kinds.path(kind).path("items");
            JsonNode examples = kinds.path(kind).path("examples").path(0);
            page.append("\n## `").append(kind).append("`\n\n");
            page.append(kinds.path(kind).path("description").asText()).append(".\n\n```yaml\nprovisioningInfo:\n  ");
            page.append(kind).append(":\n");
            yaml.writeValueAsString(examples)
                    .lines()
                    .forEach(line -> page.append("    ").append(line).append('\n'));
            page.append("```\n\n");
            table(page, items, elements(examples));
        }
        return page.toString();
    }

    private static List<JsonNode> elements(JsonNode list) {
        return list.valueStream().toList();
    }

    private static void table(StringBuilder page, JsonNode object, List<JsonNode> examples) {
        page.append("| field | takes | default | meaning | example |\n|---|---|---|---|---|\n");
        rows(page, "", object, examples);
    }

    private static void rows(StringBuilder page, String path, JsonNode object, List<JsonNode> examples) {
        List<String> required = new ArrayList<>();
        object.path("required").forEach(name -> required.add(name.asText()));
        object.path("allOf")
                .forEach(each -> required.add(
                        each.path("anyOf").path(0).path("required").path(0).asText()));
        for (Map.Entry<String, JsonNode> entry : object.path("properties").properties()) {
            String name = entry.getKey();
            JsonNode field = entry.getValue();
            JsonNode type = field.has("anyOf") ? field.path("anyOf").path(0) : field;
            List<JsonNode> values = examples.stream()
                    .map(example -> example.path(name))
                    .filter(value -> !value.isMissingNode())
                    .toList();
            String standard = required.contains(name)
                    ? "*required*"
                    : field.has("default") ? code(field.path("default").toString()) : "–";
            String meaning = field.path("description").asText();
            if (field.path("deprecated").asBoolean()) {
                meaning += " (the name of older wizards)";
            }
            if (field.path("writeOnly").asBoolean()) {
                meaning += " (secret)";
            }
            page.append("| ")
                    .append(code(path + name))
                    .append(" | ")
                    .append(takes(type))
                    .append(" | ");
            page.append(standard).append(" | ").append(cell(meaning)).append(" | ");
            page.append(code(example(field, type, values))).append(" |\n");
            if (type.path("type").asText().equals("object") && type.has("properties")) {
                rows(page, path + name + ".", type, values);
            } else if (type.path("items").has("properties")) {
                rows(
                        page,
                        path + name + "[].",
                        type.path("items"),
                        values.stream().flatMap(JsonNode::valueStream).toList());
            }
        }
    }

    private static String takes(JsonNode type) {
        if (type.has("enum")) {
            List<String> values = new ArrayList<>();
            type.path("enum").forEach(value -> values.add(code(value.asText().isEmpty() ? "\"\"" : value.asText())));
            return String.join(", ", values);
        }
        if (type.path("type").isArray()) {
            return "text, number or `true`, `false`";
        }
        return switch (type.path("type").asText()) {
            case "boolean" -> "`true`, `false`";
            case "integer" ->
                type.path("minimum").asText() + " to " + type.path("maximum").asText();
            case "array" -> "list of " + plural(type.path("items"));
            case "object" ->
                type.has("additionalProperties")
                                && type.path("additionalProperties").isObject()
                        ? "by name: " + takes(type.path("additionalProperties"))
                        : "object";
            default -> "text" + bounds(type);
        };
    }

    private static String plural(JsonNode items) {
        return switch (items.path("type").asText()) {
            case "object" -> "objects";
            default -> "texts";
        };
    }

    private static String bounds(JsonNode type) {
        int shortest = type.path("minLength").asInt(0);
        boolean ends = type.has("maxLength");
        return ends
                ? ", " + type.path("maxLength").asInt() + " characters at most"
                : shortest > 1 ? ", " + shortest + " characters at least" : "";
    }

    /** One that the examples have at this place, or that the schema has or admits. */
    private static String example(JsonNode field, JsonNode type, List<JsonNode> values) {
        JsonNode found = Stream.concat(
                        values.stream(),
                        Stream.of(
                                field.path("examples").path(0),
                                type.path("items").path("examples").path(0),
                                type.path("enum").path(0)))
                .filter(value -> !value.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
        if (!found.isMissingNode()) {
            JsonNode shown = found.isArray() && field.path("type").asText().equals("string") ? found.path(0) : found;
            String text = shown.toString();
            return text.length() > LONGEST_EXAMPLE && shown.isContainerNode() ? parts(shown, 2) : text;
        }
        return switch (type.path("type").asText()) {
            case "boolean" -> "true";
            case "integer" -> type.path("minimum").asText();
            case "array" -> "[]";
            case "object" -> "{}";
            default -> "\"…\"";
        };
    }

    /** An object with its fields and a list with its first element, and what is deeper than the depth as an ellipsis. */
    private static String parts(JsonNode node, int depth) {
        if (!node.isContainerNode() || node.isEmpty()) {
            return node.toString();
        }
        if (depth == 0) {
            return node.isArray() ? "[…]" : "{…}";
        }
        if (node.isArray()) {
            return "[" + parts(node.path(0), depth - 1) + (node.size() > 1 ? ",…]" : "]");
        }
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (fields.size() == LONGEST_OBJECT) {
                fields.add("…");
                break;
            }
            fields.add("\"" + field.getKey() + "\":" + parts(field.getValue(), depth - 1));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }

    /** Writes the site's source: pages, the files they link to, and what else belongs to the site. */
    private void write(Path target) throws IOException {
        Path site = root.resolve("src/site");
        try (Stream<Path> all = Files.walk(site)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                copy(file, target.resolve(site.relativize(file).toString()));
            }
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            copy(
                    root.resolve(file.getValue()),
                    target.resolve("resources/files").resolve(file.getKey()));
        }
        for (Map.Entry<String, String> page : new LinkedHashMap<>(pages).entrySet()) {
            Path file = target.resolve("markdown").resolve(page.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, page.getValue());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Writes the source of the site; fails with every dead link.
     *
     * @param arguments the project's directory, and where to write
     */
    public static void main(String[] arguments) throws IOException {
        SitePages site = new SitePages(Path.of(arguments[0]));
        if (!site.problems().isEmpty()) {
            throw new IllegalStateException(String.join("\n", site.problems()));
        }
        site.write(Path.of(arguments[1]));
    }
}
