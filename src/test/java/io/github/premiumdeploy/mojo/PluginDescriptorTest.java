package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.maven.DeclaredParameter;
import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.testing.GeneratedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What META-INF/maven/plugin.xml promises of every goal and of every parameter. */
class PluginDescriptorTest {

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

    /** One parameter of one goal. */
    private record Parameter(String goal, Element element, String expression) {
        String name() {
            return child(element, "name");
        }

        @Override
        public String toString() {
            return goal + " " + name();
        }
    }

    private static Document descriptor() {
        try (InputStream in = PluginDescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        } catch (Exception e) {
            throw new AssertionError("plugin.xml is made in the phase process-classes", e);
        }
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** The text of a child element; empty if there is none. */
    private static String child(Element parent, String name) {
        return elements(parent.getChildNodes()).stream()
                .filter(element -> element.getTagName().equals(name))
                .map(element -> element.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private static List<Element> goals() {
        return elements(descriptor().getElementsByTagName("mojo")).stream()
                .filter(goal -> !child(goal, "goal").equals("help"))
                .toList();
    }

    static Stream<Parameter> parameters() {
        return goals().stream().flatMap(goal -> {
            Element configuration =
                    (Element) goal.getElementsByTagName("configuration").item(0);
            return elements(((Element) goal.getElementsByTagName("parameters").item(0))
                            .getElementsByTagName("parameter"))
                    .stream()
                    .filter(parameter -> child(parameter, "editable").equals("true"))
                    .map(parameter -> new Parameter(
                            child(goal, "goal"), parameter, child(configuration, child(parameter, "name"))));
        });
    }

    /** The names of the parameters of a goal that a user can set. */
    static Set<String> userParameters(Class<?> mojo) {
        String goal = goals().stream()
                .filter(element -> child(element, "implementation").equals(mojo.getName()))
                .map(element -> child(element, "goal"))
                .findFirst()
                .orElseThrow();
        Set<String> names = new TreeSet<>();
        parameters()
                .filter(parameter -> parameter.goal().equals(goal))
                .forEach(parameter -> names.add(parameter.name()));
        return names;
    }

    @Test
    void hasTheseGoalsAndAllAreThreadSafe() {
        assertThat(goals())
                .extracting(goal -> child(goal, "goal"))
                .contains(
                        "premium-deploy",
                        "check-permissions",
                        "check-contract",
                        "required-permissions",
                        "sandbox-start",
                        "sandbox-stop",
                        "sandbox-run");
        assertThat(goals()).allSatisfy(goal -> {
            assertThat(child(goal, "threadSafe")).isEqualTo("true");
            assertThat(child(goal, "requiresOnline"))
                    .as("Maven would skip it in silence")
                    .isNotEqualTo("true");
            assertThat(child(goal, "description")).isNotEmpty();
            assertThat(child(goal, "since")).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void everyParameterHasAPropertyOfItsNameAndIsDocumented(Parameter parameter) {
        assertThat(parameter.expression())
                .isEqualTo(declared(parameter.name()).isPomOnly() ? "" : "${genesyscloud." + parameter.name() + "}");
        assertThat(child(parameter.element(), "description")).hasSizeGreaterThan(10);
        assertThat(child(parameter.element(), "since")).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(child(parameter.element(), "deprecated")).isEmpty();
    }

    /** The declaration of a parameter. */
    static DeclaredParameter declared(String name) {
        return DeclaredParameters.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("declare " + name + " in DeclaredParameters"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void everyParameterIsDeclaredAsItIsDocumented(Parameter parameter) {
        DeclaredParameter declared = declared(parameter.name());
        Element configuration =
                (Element) ((Element) parameter.element().getParentNode().getParentNode())
                        .getElementsByTagName("configuration")
                        .item(0);
        String standard = elements(configuration.getChildNodes()).stream()
                .filter(element -> element.getTagName().equals(parameter.name()))
                .map(element -> element.getAttribute("default-value"))
                .findFirst()
                .orElse("");
        assertThat(standard)
                .as("the default of %s in its @Parameter is the one in DeclaredParameters", parameter.name())
                .isEqualTo(declared.standard());
        assertThat(declared.isPomOnly()).isEqualTo(parameter.expression().isEmpty());
    }

    @Test
    void everyDeclaredParameterIsOneOfAGoal() {
        List<String> ofGoals = parameters().map(Parameter::name).toList();
        assertThat(DeclaredParameters.all())
                .extracting(DeclaredParameter::name)
                .doesNotHaveDuplicates()
                .filteredOn(name -> !ofGoals.contains(name))
                .as("give these a field with @Parameter in the goal that uses them")
                .isEmpty();
    }

    /** By its name, where {@code Parameters} are read; or as the field that it is. */
    @Test
    void everyDeclaredParameterIsRead() throws Exception {
        String goals = code(path -> path.getParent().endsWith("mojo"));
        String others = code(path -> !path.getParent().endsWith("mojo") && !path.endsWith("DeclaredParameters.java"));
        assertThat(DeclaredParameters.all())
                .extracting(DeclaredParameter::name)
                .as("read these in the read method of the goal that uses them")
                .filteredOn(name -> !others.contains('"' + name + '"')
                        && Pattern.compile("(?<!genesyscloud\\.)\\b" + name + "\\b")
                                        .matcher(goals)
                                        .results()
                                        .count()
                                < 2)
                .isEmpty();
    }

    /** The sources of the plugin, without their comments. */
    private static String code(Predicate<Path> chosen) throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(chosen)
                    .toList()) {
                code.append(Files.readString(file));
            }
        }
        return COMMENT.matcher(code).replaceAll("");
    }

    @Test
    void theTableOfTheReferenceIsWhatIsDeclared() throws Exception {
        Path page = Path.of("src/site/markdown/reference.md");
        List<String> lines = new ArrayList<>(Files.readAllLines(page));
        int start = lines.indexOf(ParameterTable.HEAD);
        assertThat(start).as("the table's head").isPositive();
        int end = start;
        while (lines.get(end).startsWith("|")) {
            end++;
        }
        List<String> table = ParameterTable.lines(parameters()
                .collect(Collectors.groupingBy(
                        Parameter::name, Collectors.mapping(Parameter::goal, Collectors.toCollection(TreeSet::new)))));
        lines.subList(start, end).clear();
        lines.addAll(start, table);
        GeneratedFile.is(page, String.join("\n", lines) + "\n");
    }

    @Test
    void hasNoParameterForASecret() {
        assertThat(parameters().map(Parameter::name)).noneMatch(name -> name.matches("(?i).*(secret|password|token)$"));
    }

    @Test
    void oneParameterMeansTheSameInEveryGoal() {
        List<Parameter> all = parameters().toList();
        assertThat(all)
                .allSatisfy(parameter -> assertThat(all.stream()
                                .filter(other -> other.name().equals(parameter.name()))
                                .map(other -> child(other.element(), "description") + child(other.element(), "type"))
                                .distinct())
                        .as(parameter.name())
                        .hasSize(1));
    }
}
