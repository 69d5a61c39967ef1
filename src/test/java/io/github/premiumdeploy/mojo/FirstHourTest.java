package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a project meets in its first hour: nothing described yet, a path that is wrong, secrets that have no place. */
class FirstHourTest {

    private static final String SUBMIT = SandboxHarness.SUBMIT;
    private static final String DESCRIPTOR = """
            prefix: "ACME_"
            premiumAppIntegrationTypeId: premium-app-acme
            provisioningInfo: {group: [{name: Agents}]}
            """;

    @TempDir
    private Path directory;

    @RegisterExtension
    private final SandboxPom project = new SandboxPom(() -> directory);

    /** A POM that names no app to submit. */
    private PomRun withoutApp(String configuration, String more) throws Exception {
        return project.run(project.pom("", "", "", configuration, more)
                .replaceAll("<(application|environment)Id>.*?</\\1Id>", ""));
    }

    private void describe() throws Exception {
        PomRun.write(directory.resolve("src/main/premium-app/premium-app.yaml"), DESCRIPTOR);
    }

    private long submissions() {
        return project.sandbox().requests().stream()
                .filter(request -> (request.method() + " " + request.path()).equals(SUBMIT))
                .count();
    }

    private static String message(PomRun run, String goal) throws Exception {
        return run.run(goal)
                .orElseThrow(() -> new AssertionError(goal + " succeeds: " + run.console()))
                .getMessage();
    }

    @Test
    void saysBothWaysWhereThereIsNothingToDo() throws Exception {
        assertThat(project.refused(withoutApp("", "")))
                .startsWith(
                        "The configuration has a problem; nothing was sent:\n- There is neither a descriptor nor an app to"
                                + " submit, so that there is nothing to do.\n")
                .contains("src/main/premium-app/premium-app.yaml, which can begin with\n"
                        + "      prefix: \"ACME_\"\n"
                        + "      premiumAppIntegrationTypeId: premium-app-example\n"
                        + "      provisioningInfo: {group: [{name: Agents}]}\n")
                .contains("<applicationId> and <environmentId>")
                .doesNotContain("<pluginManagement>");
        assertThat(message(withoutApp("", ""), "required-permissions"))
                .contains("provisioningInfo:", "<applicationId>");
        assertThat(message(withoutApp("", ""), "plan")).contains("provisioningInfo:");
    }

    @Test
    void theThreeLinesAreADescriptor() throws Exception {
        String message = message(withoutApp("", ""), "plan");
        String lines = message.lines()
                .filter(line -> line.matches("\\s+(prefix|premiumAppIntegrationTypeId|provisioningInfo):.*"))
                .map(String::strip)
                .reduce("", (all, line) -> all + line + "\n");
        PomRun.write(directory.resolve("src/main/premium-app/premium-app.yaml"), lines);
        PomRun run = withoutApp("", "");
        assertThat(run.run("plan")).isEmpty();
        assertThat(run.console()).anyMatch(line -> line.contains("+ group \"ACME_Agents\""));
    }

    @Test
    void tellsAParentThatItRunsTheGoalForItself() throws Exception {
        PomRun.write(
                directory.resolve("phone/pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>phone</artifactId>"
                        + "<version>1</version></project>");
        assertThat(project.refused(withoutApp("", "<modules><module>phone</module></modules>")))
                .contains("<pluginManagement>", "<skip>true</skip>", "<inherited>false</inherited>");
    }

    @Test
    void tellsAWrongPathOfTheDescriptorAlone() throws Exception {
        assertThat(project.refused(withoutApp("<descriptor>app.yml</descriptor>", "")))
                .startsWith(
                        "The configuration has a problem; nothing was sent:\n- The descriptor app.yml does not exist.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"premium-deploy", "plan", "check-permissions", "undeploy"})
    void sendsNothingButALoginWhereTheDescriptorIsWrong(String goal) throws Exception {
        PomRun.write(directory.resolve("src/main/premium-app/premium-app.yaml"), "prefx: ACME_\n");
        assertThat(message(project.configured(""), goal))
                .startsWith("The descriptor has ")
                .contains("; nothing was written:");
        assertThat(project.sandbox().requests())
                .extracting(request -> request.method() + " " + request.path())
                .isSubsetOf("POST /oauth/token")
                .hasSizeLessThan(2);
    }

    @Test
    void logsInOnceHoweverEarly() throws Exception {
        describe();
        assertThat(project.configured("").run("premium-deploy")).isEmpty();
        assertThat(project.configured("").run("premium-deploy")).isEmpty();
        assertThat(project.sandbox().requests())
                .filteredOn(request -> request.path().equals("/oauth/token"))
                .hasSize(2);
    }

    @Test
    void checkPermissionsSaysThatItIsAboutTheEndpointAlone() throws Exception {
        PomRun run = withoutApp("", "");
        assertThat(run.run("check-permissions")).isEmpty();
        assertThat(run.console())
                .anyMatch(line ->
                        line.startsWith("warn There is neither a descriptor nor an app to submit: what is checked"));
    }

    @Test
    void leavesSnapshotsOutWhereOnlyReleasesAreDeployed() throws Exception {
        String pom = project.pom("", "", "", "<releasesOnly>true</releasesOnly>", "");
        PomRun snapshot = project.run(pom.replace("<version>1.0</version>", "<version>1.1-SNAPSHOT</version>"));
        assertThat(snapshot.run("premium-deploy")).isEmpty();
        assertThat(snapshot.console())
                .containsExactly("info Skipped: releasesOnly is true, and the project's version is a SNAPSHOT.");
        assertThat(project.sandbox().requests()).isEmpty();
        assertThat(project.run(pom).run("premium-deploy")).isEmpty();
        assertThat(submissions()).isEqualTo(1);
    }

    @Test
    void leavesSingleTargetsOutForSnapshots() throws Exception {
        String pom = project.pom(
                        "",
                        "",
                        "",
                        "<targets><target><id>production</id><releasesOnly>true</releasesOnly></target>"
                                + "<target><id>test</id></target></targets>",
                        "")
                .replace("<version>1.0</version>", "<version>1.1-SNAPSHOT</version>");
        PomRun run = project.run(pom);
        assertThat(run.run("premium-deploy")).isEmpty();
        assertThat(run.console()).anyMatch(line -> line.startsWith("info Skipped: production: releasesOnly is true"));
        assertThat(submissions()).isEqualTo(1);
    }

    @Test
    void saysInThePlanThatTheAppIsSubmittedInEveryRun() throws Exception {
        describe();
        PomRun run = project.configured("");
        assertThat(run.run("plan")).isEmpty();
        assertThat(run.console())
                .anyMatch(line ->
                        line.startsWith("info   ! submit \"Acme Phone\" 1.0 to environment staging: sent in every"
                                + " run, since the endpoint cannot be asked"));
        assertThat(submissions()).isZero();
    }

    @Test
    void leavesOutASubmissionThatIsDoneIfItIsToldTo() throws Exception {
        describe();
        String once = "<submitUnchanged>false</submitUnchanged>";
        assertThat(project.configured(once).run("premium-deploy")).isEmpty();
        assertThat(submissions()).isEqualTo(1);
        PomRun again = project.configured(once);
        assertThat(again.run("premium-deploy")).isEmpty();
        assertThat(submissions()).isEqualTo(1);
        assertThat(again.console()).anyMatch(line -> line.startsWith("info The submission is left out"));
        PomRun plan = project.configured(once);
        assertThat(plan.run("plan")).isEmpty();
        assertThat(plan.console()).noneMatch(line -> line.contains("! submit"));
        assertThat(project.configured(once + "<description>another</description>")
                        .run("premium-deploy"))
                .isEmpty();
        assertThat(submissions()).as("another description").isEqualTo(2);
        assertThat(project.configured("").run("premium-deploy")).isEmpty();
        assertThat(submissions()).as("the default").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"premium-deploy", "plan", "check-permissions", "undeploy"})
    void refusesAPlaceWhereNoSecretCanBeKeptBeforeAnythingElse(String goal) throws Exception {
        describe();
        Files.writeString(directory.resolve("file"), "");
        Files.writeString(directory.resolve("broken.json"), "no JSON");
        Files.createSymbolicLink(directory.resolve("link.json"), directory.resolve("elsewhere.json"));
        for (String place : List.of("file/secrets.json", "broken.json", "src", "link.json")) {
            assertThat(message(project.configured("<secretsFile>" + place + "</secretsFile>"), goal))
                    .startsWith("The configuration has a problem; nothing was sent:\n- <secretsFile> is "
                            + directory.resolve(place));
        }
        assertThat(project.sandbox().requests()).isEmpty();
        assertThat(Files.readString(directory.resolve("broken.json"))).isEqualTo("no JSON");
    }

    /** With organization and client, which tell whose group it is. */
    @Test
    void planRefusesToTakeOverAsTheDeployDoes() throws Exception {
        describe();
        assertThat(project.configured("").run("premium-deploy")).isEmpty();
        Files.delete(directory.resolve("target/genesyscloud/receipt.json"));
        String planned = message(project.configured("<adopt>none</adopt>"), "plan");
        assertThat(planned)
                .contains("<adopt> is none, and this run would take over 1 resource")
                .contains("\n  Organization:    \"Sandbox\" (", "\n  Client:          \"App Deployer\" (");
        // The first line names the goal, and is cut.
        assertThat(message(project.configured("<adopt>none</adopt>"), "premium-deploy")
                        .lines()
                        .skip(1))
                .containsExactlyElementsOf(planned.lines().skip(1).toList());
    }

    /** Also where there is nothing to remove. */
    @Test
    void sendsNothingWhereAnotherPrefixIsConfirmed() throws Exception {
        describe();
        assertThat(project.refused(project.configured("<confirm>ACME</confirm>"), "undeploy"))
                .contains("- <confirm> is \"ACME\", and the descriptor's prefix is \"ACME_\".\n")
                .contains("to remove it for good, set <confirm> in the plugin's <configuration>, or the property"
                        + " genesyscloud.confirm to ACME_.");
        String targets = "<targets><target><id>eu-1</id></target></targets>";
        assertThat(project.refused(project.configured("<confirm>OTHER_</confirm>" + targets), "undeploy"))
                .containsPattern("- Target \"eu-1\" \\(pom.xml, line \\d+\\): <confirm> is \"OTHER_\"");
    }

    @Test
    void removesWhatIsConfirmedAndNothingElse() throws Exception {
        describe();
        assertThat(project.configured("").run("undeploy"))
                .as("nothing to remove, nothing to confirm")
                .isEmpty();
        assertThat(project.configured("").run("premium-deploy")).isEmpty();
        assertThat(message(project.configured(""), "undeploy"))
                .startsWith("Nothing was removed: the removal is not confirmed.");
        assertThat(project.configured("<confirm> ACME_ </confirm>").run("undeploy"))
                .isEmpty();
        assertThat(project.configured("<confirm>ACME_</confirm>").run("undeploy"))
                .isEmpty();
        assertThat(project.sandbox().requests())
                .filteredOn(request -> request.method().equals("DELETE"))
                .hasSize(1);
    }

    @Test
    void makesNothingWhereAPlaceIsOnlyChecked() throws Exception {
        describe();
        assertThat(project.configured("<secretsFile>new/place/secrets.json</secretsFile>")
                        .run("plan"))
                .isEmpty();
        assertThat(directory.resolve("new")).doesNotExist();
    }

    private List<String> warnings(String place) throws Exception {
        PomRun run = project.configured("<secretsFile>" + place + "</secretsFile>");
        assertThat(run.run("plan")).isEmpty();
        return run.console().stream()
                .filter(line -> line.startsWith("warn <secretsFile>"))
                .toList();
    }

    @Test
    void warnsOfADescriptorOnceInABuildAndNotOnceForEachGoal() throws Exception {
        PomRun.write(
                directory.resolve("src/main/premium-app/premium-app.yaml"), DESCRIPTOR.replace("\"ACME_\"", "\"AC\""));
        PomRun run = project.configured("<secretsFile>target/secrets.json</secretsFile>");
        for (String goal : List.of("validate", "plan", "check-permissions", "premium-deploy")) {
            run.run(goal);
        }
        List<String> warnings = run.console().stream()
                .filter(line -> line.startsWith("warn ") && !line.startsWith("warn NOT GUARDED"))
                .toList();
        assertThat(warnings)
                .doesNotHaveDuplicates()
                .anyMatch(line -> line.contains("prefix"))
                .anyMatch(line -> line.startsWith("warn <secretsFile>"));
    }

    @Test
    void warnsOfAPlaceWhereSecretsDoNotStayOrNotAlone() throws Exception {
        describe();
        assertThat(warnings("target/secrets.json")).singleElement().asString().contains("mvn clean deletes");
        assertThat(warnings("secrets.json")).isEmpty();
        Files.createDirectory(directory.resolve(".git"));
        assertThat(warnings("secrets.json")).singleElement().asString().contains("under version control");
        Files.writeString(directory.resolve(".gitignore"), "*.log\nsecrets.*\n");
        assertThat(warnings("secrets.json")).isEmpty();
        assertThat(warnings("deep/secrets.json")).isEmpty();
        assertThat(warnings("deep/clients.json")).hasSize(1);
        Files.writeString(directory.resolve(".gitignore"), "/deep/\n");
        assertThat(warnings("deep/clients.json")).isEmpty();
        assertThat(warnings("other/deep/clients.json")).hasSize(1);
    }

    @Test
    void refusesAHomeThatOnlyAShellKnows() throws Exception {
        describe();
        assertThat(project.refused(project.configured("<secretsFile>~/secrets.json</secretsFile>")))
                .contains("~ is a directory of this name there", "Write ${user.home} in place of ~");
    }

    @Test
    void warnsOfASecretsFileThatOthersCanRead() throws Exception {
        describe();
        Path file = Files.writeString(directory.resolve("secrets.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(warnings("secrets.json"))
                .singleElement()
                .asString()
                .contains("which others than its owner could read or write");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(warnings("secrets.json")).isEmpty();
    }

    @Test
    void saysThatADescriptorIsADirectory() throws Exception {
        describe();
        assertThat(project.refused(project.configured("<descriptor>src/main/premium-app</descriptor>")))
                .contains("- The descriptor src/main/premium-app is a directory.");
    }

    @Test
    void warnsOfAParentThatSubmitsTheAppOfItsModules() throws Exception {
        PomRun.write(
                directory.resolve("phone/pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>phone</artifactId>"
                        + "<version>1</version></project>");
        PomRun parent = project.run(project.pom("", "", "", "", "<modules><module>phone</module></modules>"));
        assertThat(parent.run("premium-deploy")).isEmpty();
        assertThat(parent.console())
                .anyMatch(line ->
                        line.startsWith("warn This is the POM of modules, has no descriptor, and submits the app")
                                && line.contains("<pluginManagement>"));
    }

    @Test
    void countsASubmissionInTheSummaryOfThePlan() throws Exception {
        describe();
        PomRun run = project.configured("");
        assertThat(run.run("plan")).isEmpty();
        assertThat(run.console()).anyMatch(line -> line.matches("info Plan: \\d+ to create,.*, 1 to submit\\."));
        PomRun without = withoutApp("", "");
        assertThat(without.run("plan")).isEmpty();
        assertThat(without.console()).noneMatch(line -> line.contains("to submit"));
    }

    @Test
    void saysWithoutNamesOfClassesThatNothingCanBeWritten() throws Exception {
        describe();
        PomRun run = project.configured("<outputDirectory>pom.xml</outputDirectory>");
        assertThat(message(run, "premium-deploy"))
                .startsWith("A file could not be read or written: " + directory.resolve("pom.xml")
                        + ": it is there, and is not the directory that is needed.")
                .doesNotContain("Exception");
        assertThat(project.sandbox().requests())
                .noneMatch(request -> request.path().startsWith("/api/v2/groups")
                        && request.method().equals("POST"));
    }

    @Test
    void makesNothingBelowThePrefixThatMavenMakesOfNoValue() throws Exception {
        assertThat(project.refused(project.configured("<conformanceWrites>true</conformanceWrites>"), "conformance"))
                .contains("<conformanceWrites> is \"true\"", "Give a prefix");
    }

    @Test
    void warnsOfAnEarlyPhaseAndOfASecondExecutionOfTheSame() throws Exception {
        describe();
        PomRun run = project.run(project.pom("", "", "", "", "")
                .replace(
                        "<executions>",
                        "<executions><execution><id>again</id><goals><goal>premium-deploy</goal></goals></execution>"
                                + "<execution><id>other</id><goals><goal>premium-deploy</goal></goals>"
                                + "<configuration><environmentId>production</environmentId></configuration></execution>"
                                + "<execution><id>off</id><phase>none</phase><goals><goal>premium-deploy</goal></goals>"
                                + "</execution>"));
        assertThat(run.inPhase("compile").run("premium-deploy")).isEmpty();
        assertThat(run.console().stream().filter(line -> line.startsWith("warn ") && line.contains("premium-deploy")))
                .satisfiesExactly(
                        early -> assertThat(early)
                                .startsWith("warn premium-deploy is bound to the phase compile (execution \"deploy\")"),
                        twin -> assertThat(twin).startsWith("warn The executions \"deploy\" and \"again\" run"));
        PomRun usual = project.configured("");
        assertThat(usual.inPhase("deploy").run("premium-deploy")).isEmpty();
        assertThat(usual.console()).noneMatch(line -> line.contains("warn premium-deploy is bound"));
    }
}
