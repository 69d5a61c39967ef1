package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.DeclaredParameter;
import io.github.premiumdeploy.maven.DeclaredParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of parameters as the reference page has it, made from the declarations. */
final class ParameterTable {

    static final String HEAD = "| parameter | default | meaning |";

    /** A field with its documentation, which ends before its tags. */
    private static final Pattern FIELD = Pattern.compile(
            "(?s)/\\*\\*((?:(?!\\*/).)*?)\\* @since[^/]*\\*/\\s+@Parameter\\b.*?\\bprivate \\S+(?: \\S+>)? (\\w+)\\b");

    /** So many goals are named; a parameter of more is one of the plugin. */
    private static final int FEW = 3;

    private ParameterTable() {}

    /** @param goals the goals of each parameter */
    static List<String> lines(Map<String, ? extends Collection<String>> goals) throws IOException {
        Map<String, String> meanings = meanings();
        return Stream.concat(
                        Stream.of(HEAD, "|---|---|---|"),
                        DeclaredParameters.all().stream().map(each -> row(each, meanings, goals.get(each.name()))))
                .toList();
    }

    /** What the fields of goals are documented with, code between backquotes. */
    private static Map<String, String> meanings() throws IOException {
        Map<String, String> meanings = new HashMap<>();
        try (Stream<Path> goals = Files.list(Path.of("src/main/java/io/github/premiumdeploy/mojo"))) {
            for (Path goal : goals.toList()) {
                Matcher field = FIELD.matcher(Files.readString(goal));
                while (field.find()) {
                    String text = field.group(1)
                            .replaceAll("\\s*\\n\\s*\\*", " ")
                            .strip()
                            .replaceAll("\\{@code ([^}]*)}", "`$1`")
                            .replaceAll("\\s+", " ");
                    meanings.put(field.group(2), text);
                }
            }
        }
        return meanings;
    }

    private static String row(DeclaredParameter parameter, Map<String, String> meanings, Collection<String> goals) {
        String standard = parameter.standard().isEmpty() ? "–" : "`" + parameter.standard() + "`";
        String few = goals == null || goals.size() > FEW
                ? ""
                : goals.stream().map(goal -> "`" + goal + "`").collect(Collectors.joining(", ", " (", ")"));
        return "| `" + parameter.name() + "`" + (parameter.isOfTarget() ? " °" : "") + " | " + standard + " | "
                + meanings.getOrDefault(parameter.name(), "").replace("|", "\\|")
                + (parameter.isPomOnly() ? " POM only." : "") + few
                + " |";
    }
}
