package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.GeneratedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page about the sandbox says what the commented organization says, and what the sandbox offers: its tables are those that
 * are made of them here.
 */
class SandboxPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/sandbox.md");
    private static final Pattern SWITCH = Pattern.compile(" {2}(\\w+): *([^#]*?) *(?:# ?(.*))?");
    private static final Pattern MARK = Pattern.compile("^\\[(live|vendor|spec|forum|uncertain)] ");
    private static final Pattern GROUP = Pattern.compile(" {2}# --- (.*)");
    private static final String ROW = "| %s | %s | %s | %s | %s |";

    private static String resource(String name) throws IOException {
        try (InputStream stream = SandboxOrganization.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The lines of a section, down to the next one. */
    private static List<String> section(String yaml, String name) {
        return yaml.lines()
                .dropWhile(line -> !line.equals(name + ":"))
                .skip(1)
                .takeWhile(line -> line.isEmpty() || line.startsWith(" "))
                .toList();
    }

    private static Map<String, String> values(List<String> section) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : section) {
            Matcher entry = SWITCH.matcher(line);
            if (entry.matches()) {
                values.put(entry.group(1), entry.group(2));
            }
        }
        return values;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String row(String name, String value, Map<String, String> realistic, String comment) {
        Matcher mark = MARK.matcher(comment);
        String known = mark.find() ? mark.group(1) : "";
        return ROW.formatted(
                "`" + name + "`",
                "`" + cell(value) + "`",
                realistic.containsKey(name) && !realistic.get(name).equals(value)
                        ? "`" + cell(realistic.get(name)) + "`"
                        : "",
                known,
                cell(comment.substring(known.isEmpty() ? 0 : mark.end())));
    }

    private static List<String> head() {
        return List.of("| key | standard | realistic | known | what it does |", "|---|---|---|---|---|");
    }

    /** The switches, whose comments are behind them. */
    private static List<String> switches(String standard, String realistic) {
        Map<String, String> changed = values(section(realistic, "switches"));
        List<String> page = new ArrayList<>();
        String name = "";
        String value = "";
        StringBuilder comment = new StringBuilder();
        List<String> lines = new ArrayList<>(section(standard, "switches"));
        lines.add("");
        for (String line : lines) {
            Matcher entry = SWITCH.matcher(line);
            if (!name.isEmpty() && line.matches(" {4,}#.*")) {
                comment.append(' ').append(line.replaceFirst(" *# *", ""));
                continue;
            }
            if (!name.isEmpty()) {
                page.add(row(name, value, changed, comment.toString()));
                name = "";
            }
            if (entry.matches()) {
                name = entry.group(1);
                value = entry.group(2);
                comment = new StringBuilder(entry.group(3) == null ? "" : entry.group(3));
                continue;
            }
            Matcher group = GROUP.matcher(line);
            if (group.matches()) {
                page.addAll(List.of("", "**" + group.group(1) + "**", ""));
                page.addAll(head());
            }
        }
        return page;
    }

    /** The rules of refusals, whose comments are above them. */
    private static List<String> refusals(String standard, String realistic) {
        Map<String, String> changed = values(section(realistic, "refusals"));
        List<String> page = new ArrayList<>(head());
        StringBuilder above = new StringBuilder();
        for (String line : section(standard, "refusals")) {
            Matcher entry = SWITCH.matcher(line);
            if (line.matches(" {2}#.*")) {
                above.append(above.isEmpty() ? "" : " ").append(line.replaceFirst(" *# *", ""));
            } else if (entry.matches()) {
                String behind = entry.group(3) == null ? "" : entry.group(3);
                page.add(row(
                        entry.group(1),
                        entry.group(2),
                        changed,
                        behind.isEmpty() || above.isEmpty() ? above + behind : above + " " + behind));
                above = new StringBuilder();
            }
        }
        return page;
    }

    private static List<String> operations() throws IOException {
        Map<String, List<Operation>> byPath = new TreeMap<>();
        try (Sandbox sandbox = Sandbox.start(SandboxOrganization.standard(), SandboxOptions.defaults())) {
            sandbox.operations()
                    .forEach(operation -> byPath.computeIfAbsent(operation.path(), key -> new ArrayList<>())
                            .add(operation));
        }
        List<String> page = new ArrayList<>(List.of("| path | methods | known |", "|---|---|---|"));
        byPath.forEach((path, operations) -> page.add("| `%s` | %s | %s |"
                .formatted(
                        path,
                        operations.stream().map(Operation::method).sorted().collect(Collectors.joining(", ")),
                        operations.get(0).source().word())));
        return page;
    }

    private static String filled(String page, String name, List<String> lines) {
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- end of " + name + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        assertThat(from).as(begin).isGreaterThan(begin.length());
        int to = page.indexOf(end);
        return page.substring(0, from) + String.join("\n", lines) + "\n" + page.substring(to);
    }

    @Test
    void saysWhatTheOrganizationFileSaysAndWhatTheSandboxOffers() throws IOException {
        String standard = resource("organization.yaml");
        String realistic = resource("realistic.yaml");
        String page = Files.readString(PAGE);
        String expected = filled(page, "switches", switches(standard, realistic));
        expected = filled(expected, "refusals", refusals(standard, realistic));
        expected = filled(expected, "operations", operations());
        GeneratedFile.is(PAGE, expected);
        assertThat(Files.readString(Path.of("README.md"))).contains("(" + PAGE + ")");
    }
}
