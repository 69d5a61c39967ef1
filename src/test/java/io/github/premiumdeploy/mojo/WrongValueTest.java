package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.maven.DeclaredParameter;
import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.target.ValueForm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong values of parameters: the goal validate finds them wherever they are written, whichever goal they are for. */
class WrongValueTest {

    @TempDir
    private Path directory;

    @RegisterExtension
    private final SandboxPom project = new SandboxPom(() -> directory);

    /** What is no value of a parameter, by its name. */
    private static final Map<String, String> WRONG = Map.of(
            "apiUrl", "http://api.mypurecloud.ie",
            "loginUrl", "login",
            "organizationId", "0f0e0d0c-1111 4222-8333-444455556666",
            "applicationId", "acme phone",
            "environmentId", "xxx",
            "conformanceWrites", "a*b",
            "region", "eu-wst-1");

    /** All parameters that do not take any text; sandboxPort is a number for Maven already. */
    static Stream<String> parametersWithAForm() {
        return DeclaredParameters.all().stream()
                .filter(each -> each.form() != ValueForm.ANY)
                .map(DeclaredParameter::name)
                .filter(name -> !name.matches("skip|premiumApps(Scope|Feature)|rehearse"));
    }

    private static String wrong(String name) {
        return WRONG.getOrDefault(name, "no such value");
    }

    private static String element(String name) {
        return "<%1$s>%2$s</%1$s>".formatted(name, wrong(name));
    }

    @Test
    void areOfEachKindOfForm() {
        assertThat(parametersWithAForm())
                .contains(
                        "onFailure",
                        "adopt",
                        "contract",
                        "contractScope",
                        "forGoal",
                        "prune",
                        "parallelism",
                        "deadline")
                .contains("shard", "pruneConfirm", "sandboxPort", "serverId", "premiumAppsPermission");
    }

    @ParameterizedTest
    @MethodSource("parametersWithAForm")
    void areFoundInTheCommonConfiguration(String name) throws Exception {
        PomRun run = project.run(project.pom("", "", "", "", "")
                .replaceAll("<" + name + ">.*?</" + name + ">", "")
                .replace("<configuration>", "<configuration>" + element(name)));
        assertThat(project.refused(run, "validate"))
                .contains("- <" + name + "> ")
                .contains(" is \"" + wrong(name) + "\", which ");
    }

    @ParameterizedTest
    @MethodSource("parametersWithAForm")
    void areFoundInAProperty(String name) throws Exception {
        PomRun run = project.run(project.pom("", "", "", "", "").replaceAll("<" + name + ">.*?</" + name + ">", ""));
        assertThat(project.refused(run.property("genesyscloud." + name, wrong(name)), "validate"))
                .contains(" is \"" + wrong(name) + "\", which ");
    }

    @ParameterizedTest
    @MethodSource("parametersWithAForm")
    void areFoundInAnExecutionOfAnotherGoal(String name) throws Exception {
        String execution = "<execution><id>other</id><goals><goal>plan</goal></goals><configuration>" + element(name)
                + "</configuration></execution>";
        PomRun run = project.run(project.pom("", "", "", "", "").replace("<executions>", "<executions>" + execution));
        assertThat(project.refused(run, "validate"))
                .contains("- <" + name + "> of the plugin's <configuration> (pom.xml, line ")
                .contains(" is \"" + wrong(name) + "\", which ");
    }

    static Stream<String> parametersOfTargets() {
        return parametersWithAForm().filter(DeclaredParameters.names().ofTarget()::contains);
    }

    @ParameterizedTest
    @MethodSource("parametersOfTargets")
    void areFoundInATarget(String name) throws Exception {
        String message = project.refused(
                project.configured("<targets><target><id>eu-1</id>" + element(name) + "</target></targets>"),
                "validate");
        assertThat(message).contains("target \"eu-1\"".substring(1), "<" + name + ">");
        assertThat(message).contains(" is \"" + wrong(name) + "\", which ");
    }

    @ParameterizedTest
    @MethodSource("parametersOfTargets")
    void areFoundInATargetsFile(String name) throws Exception {
        Files.writeString(directory.resolve("targets.yaml"), "- id: eu-1\n  " + name + ": \"" + wrong(name) + "\"\n");
        String configuration = "<targetsFile>targets.yaml</targetsFile>";
        String wrong = "- Target \"eu-1\" (targets.yaml:1:3): " + name + " (targets.yaml:2:" + (name.length() + 5)
                + ") is \"" + wrong(name) + "\", which ";
        assertThat(project.refused(project.configured(configuration), "validate"))
                .startsWith("The configuration has a problem; nothing was sent:\n")
                .contains(wrong);
        // The goals themselves tell it, too, and once.
        assertThat(project.refused(project.configured(configuration), "premium-deploy"))
                .containsOnlyOnce(wrong);
    }

    /** Maven would evaluate it only for the goal that has the parameter. */
    @Test
    void areFoundBehindAProperty() throws Exception {
        String properties = "<acme.onFailure>rolback</acme.onFailure>";
        PomRun run = project.run(
                project.pom("", properties, "", "<onFailure>${acme.onFailure}</onFailure><adopt>${later}</adopt>", ""));
        assertThat(project.refused(run, "validate"))
                .contains("<onFailure> of the plugin's <configuration> (pom.xml, line ")
                .contains(" is \"rolback\", which is neither keep nor rollback.\n    Did you mean rollback?")
                .doesNotContain("later");
    }

    @Test
    void areToldWithAllThatIsWrong() throws Exception {
        PomRun.write(directory.resolve("src/main/premium-app/premium-app.yaml"), "prefx: ACME_\n");
        Files.writeString(directory.resolve("targets.yaml"), "- {id: eu-1, regoin: x}\n- {id: EU-1}\n");
        assertThat(project.refused(
                        project.configured(
                                "<onFailure>undo</onFailure><adopt>some</adopt><targetsFile>targets.yaml</targetsFile>"),
                        "validate"))
                .contains(
                        "- <onFailure> of the plugin's <configuration> (pom.xml, line ",
                        "- <adopt> of the plugin's <configuration> (pom.xml, line ",
                        "- Target \"eu-1\" (targets.yaml:1:14) has the field \"regoin\"",
                        "- Targets number 1 (targets.yaml:1:3) and 2 (targets.yaml:2:3) have the same id",
                        "The descriptor has ",
                        "premium-app.yaml:1:1: prefix: missing");
    }

    @Test
    void areToldOfTargetsWithTheirPlacesInThePom() throws Exception {
        PomRun run = project.configured("""
                <targets>
                  <target><id>eu-1</id></target>
                  <target>
                    <id>a/b</id>
                  </target>
                  <target><region>eu-west-1</region></target>
                  <target><id>EU-1</id><deadline>soon</deadline></target>
                </targets>""");
        List<String> lines = run.text().lines().toList();
        int list = lines.stream().map(String::strip).toList().indexOf("<targets>") + 1;
        assertThat(project.refused(run, "premium-deploy"))
                .startsWith("The configuration has 4 problems; nothing was sent:\n")
                .contains(
                        "- Target number 2 (pom.xml, line %d) has the id \"a/b\", which cannot name a directory"
                                .formatted(list + 2),
                        "- Target number 3 (pom.xml, line %d) has no id".formatted(list + 5),
                        "- Targets number 1 (pom.xml, line %d) and 4 (pom.xml, line %d) have the same id \"EU-1\""
                                .formatted(list + 1, list + 6),
                        "- Target \"EU-1\" (pom.xml, line %d): <deadline> is \"soon\"".formatted(list + 6));
    }

    @Test
    void areToldOnceByGoalsOnTargets() throws Exception {
        assertThat(project.refused(
                        project.configured(
                                "<deadline>soon</deadline><parallelism>0</parallelism><onFailure>undo</onFailure>"),
                        "premium-deploy"))
                .startsWith("The configuration has 3 problems; nothing was sent:\n");
    }

    /** Where a value is missing, or one that is right by itself does not go with another target's, the target's place is told. */
    @Test
    void haveThePlaceOfTheirTargetWhereNoValueIsToBlame() throws Exception {
        Files.writeString(directory.resolve("targets.json"), """
                [
                  {"id": "a", "secretsFile": "one.json"},
                  {"id": "b", "secretsFile": "one.json", "serverId": "nobody"},
                  {"id": "c", "descriptor": "absent.yaml", "secretsFile": "."}
                ]
                """);
        assertThat(project.refused(project.configured("<targetsFile>targets.json</targetsFile>"), "premium-deploy"))
                .contains(
                        "- Target \"b\" (targets.json:3:3): No credentials",
                        "- Target \"c\" (targets.json:4:3): The descriptor absent.yaml does not exist",
                        "- Target \"c\" (targets.json:4:3): secretsFile (targets.json:4:59) is ");
        Files.writeString(directory.resolve("targets.json"), """
                [
                  {"id": "a", "secretsFile": "one.json"},
                  {"id": "b", "secretsFile": "one.json"}
                ]
                """);
        assertThat(project.refused(project.configured("<targetsFile>targets.json</targetsFile>"), "premium-deploy"))
                .contains(
                        "- Targets \"a\" (targets.json:2:3) and \"b\" (targets.json:3:3) have the same <secretsFile> ");
    }

    @Test
    void doNotStopWhatIsRight() throws Exception {
        Files.writeString(directory.resolve("targets.yaml"), "- {id: eu-1, releasesOnly: true, deadline: 5m}\n");
        PomRun run = project.configured(
                "<onFailure>rollback</onFailure><adopt>none</adopt><targetsFile>targets.yaml</targetsFile>"
                        + "<premiumAppsPermission>none</premiumAppsPermission><contractScope>all</contractScope>");
        assertThat(run.run("validate")).isEmpty();
        assertThat(run.console()).containsExactly("info The targets are valid: eu-1.");
    }

    @ParameterizedTest
    @CsvSource({
        "organizationId,0f0e0d0c-1111-4222 -8333-444455556666",
        "applicationId,acme phone",
        "environmentId,pre production",
        "serverId,acme server"
    })
    void areIdsWithABlank(String name, String value) throws Exception {
        String configuration = "<%1$s>%2$s</%1$s>".formatted(name, value);
        PomRun run = project.run(project.pom("", "", "", "", "")
                .replaceAll("<" + name + ">.*?</" + name + ">", "")
                .replace("<configuration>", "<configuration>" + configuration));
        for (String goal : new String[] {"premium-deploy", "check-permissions", "validate"}) {
            assertThat(project.refused(run, goal))
                    .contains("- <" + name + "> is \"" + value + "\", which has a blank in it, as no id has.\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu 1", "eu\u00a01"})
    void areIdsOfTargetsWithABlank(String id) throws Exception {
        Files.writeString(directory.resolve("targets.yaml"), "- {id: \"" + id + "\"}\n");
        assertThat(project.refused(project.configured("<targetsFile>targets.yaml</targetsFile>"), "premium-deploy"))
                .contains(
                        "Target number 1 (targets.yaml:1:3) has the id \"" + id + "\", which cannot name a directory");
    }
}
