package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.maven.DeclaredParameter;
import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.run.TargetEntry;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parameter of every goal: what the POM says, and what holds where it says nothing. */
class ParameterBindingTest {

    private static final String TARGETS =
            "<targets><target><id>eu-1</id></target><target><id>us-1</id></target></targets>";
    private static final String PROPERTIES = "<properties><channel>beta</channel></properties>";

    @TempDir
    private Path directory;

    static Stream<String> goals() throws Exception {
        return PomRun.plugin().getMojos().stream().map(goal -> goal.getGoal()).filter(goal -> !goal.equals("help"));
    }

    private PomRun run(String configuration) throws Exception {
        return new PomRun(
                PomRun.write(directory.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>acme-phone</artifactId>
                  <version>4.5.6</version>
                  <packaging>pom</packaging>
                  <name>Acme Phone of the project</name>
                  <description>What the project says</description>
                  <build>
                    <directory>%s</directory>
                    <plugins>
                      <plugin>
                        <groupId>io.github.premiumdeploy</groupId>
                        <artifactId>genesyscloud-maven-plugin</artifactId>
                        <version>1</version>
                        <configuration>%s</configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(directory.resolve("target"), configuration)));
    }

    /** The fields of a goal that Maven fills in from its parameters. */
    private static List<Field> fields(AbstractMojo goal) {
        Set<String> names = PluginDescriptorTest.userParameters(goal.getClass());
        List<Field> fields = Stream.<Class<?>>iterate(
                        goal.getClass(), type -> type != AbstractMojo.class, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> names.contains(field.getName()))
                .toList();
        assertThat(fields).extracting(Field::getName).containsExactlyInAnyOrderElementsOf(names);
        fields.forEach(field -> field.setAccessible(true));
        return fields;
    }

    private static Map<String, String> values(AbstractMojo goal) throws IllegalAccessException {
        Map<String, String> values = new TreeMap<>();
        for (Field field : fields(goal)) {
            Object value = field.get(goal);
            values.put(
                    field.getName(),
                    value == null
                            ? ""
                            : value instanceof PlexusConfiguration list
                                    ? Stream.of(list.getChildren())
                                            .map(target -> target.getChild("id").getValue(""))
                                            .collect(Collectors.joining(","))
                                    : value instanceof Map<?, ?> map && map.isEmpty() ? "" : value.toString());
        }
        return values;
    }

    /** Another value than the default, as a field of a type shows it. */
    private String other(DeclaredParameter parameter, Class<?> type) {
        if (type == boolean.class) {
            return String.valueOf(!Boolean.parseBoolean(parameter.standard()));
        }
        if (type == int.class) {
            return "7";
        }
        return type == File.class
                ? directory.resolve("some").resolve(parameter.name()).toString()
                : "some " + parameter.name();
    }

    @ParameterizedTest
    @MethodSource("goals")
    void takesWhatThePomSays(String goal) throws Exception {
        Map<String, String> expected = new TreeMap<>();
        StringBuilder configuration = new StringBuilder();
        for (Field field : fields(run("").configured(goal))) {
            DeclaredParameter parameter = PluginDescriptorTest.declared(field.getName());
            if (parameter.name().equals("targets")) {
                configuration.append(TARGETS);
                expected.put("targets", "eu-1,us-1");
            } else if (parameter.name().equals("properties")) {
                configuration.append(PROPERTIES);
                expected.put("properties", "{channel=beta}");
            } else {
                String value = other(parameter, field.getType());
                configuration.append("<%1$s>%2$s</%1$s>".formatted(parameter.name(), value));
                expected.put(parameter.name(), value);
            }
        }
        assertThat(values(run(configuration.toString()).configured(goal))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("goals")
    void hasTheDeclaredDefaults(String goal) throws Exception {
        AbstractMojo mojo = run("").configured(goal);
        Map<String, String> expected = new TreeMap<>();
        for (Field field : fields(mojo)) {
            expected.put(
                    field.getName(),
                    PluginDescriptorTest.declared(field.getName())
                            .standard()
                            .replace("${project.name}", "Acme Phone of the project")
                            .replace("${project.description}", "What the project says")
                            .replace("${project.version}", "4.5.6")
                            .replace(
                                    "${project.build.directory}",
                                    directory.resolve("target").toString()));
        }
        assertThat(values(mojo)).isEqualTo(expected);
    }

    @Test
    void takesWhatATargetSaysItself() throws Exception {
        List<String> names = DeclaredParameters.names().ofTarget();
        String own = names.stream()
                .map(name -> "<%1$s>of eu-1: %1$s</%1$s>".formatted(name))
                .collect(Collectors.joining());
        PremiumDeployMojo mojo = (PremiumDeployMojo) run("<targets><target><id>eu-1</id>" + own
                        + "<properties><channel>stable</channel></properties></target><target><id>us-1</id></target></targets>")
                .configured("premium-deploy");
        List<TargetEntry> targets = mojo.targets();
        assertThat(targets).extracting(TargetEntry::id).containsExactly("eu-1", "us-1");
        assertThat(names).hasSizeGreaterThan(10).allSatisfy(name -> {
            assertThat(targets.get(0).values().value(name)).contains("of eu-1: " + name);
            assertThat(targets.get(1).values().value(name)).isEmpty();
        });
        assertThat(targets.get(0).properties()).isEqualTo(Map.of("channel", "stable"));
        assertThat(targets.get(1).properties()).isEmpty();
    }
}
