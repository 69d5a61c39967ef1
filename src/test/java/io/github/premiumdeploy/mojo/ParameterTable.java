package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.DeclaredParameter;
import io.github.premiumdeploy.maven.DeclaredParameters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of parameters as the reference page has it, made from the declarations. */
final class ParameterTable {

    static final String HEAD = "| parameter | default | meaning |";

    /** So many goals are named; a parameter of more is one of the plugin. */
    private static final int FEW = 3;

    private ParameterTable() {}

    /** @param goals the goals of each parameter */
    static List<String> lines(Map<String, ? extends Collection<String>> goals) {
        return Stream.concat(
                        Stream.of(HEAD, "|---|---|---|"),
                        DeclaredParameters.all().stream().map(each -> row(each, goals.get(each.name()))))
                .toList();
    }

    private static String row(DeclaredParameter parameter, Collection<String> goals) {
        String standard = parameter.standard().isEmpty() ? "–" : "`" + parameter.standard() + "`";
        String few = goals == null || goals.size() > FEW
                ? ""
                : goals.stream().map(goal -> "`" + goal + "`").collect(Collectors.joining(", ", " (", ")"));
        return "| `" + parameter.name() + "`" + (parameter.isOfTarget() ? " °" : "") + " | " + standard + " | "
                + parameter.meaning().replace("|", "\\|") + (parameter.isPomOnly() ? " POM only." : "") + few + " |";
    }
}
