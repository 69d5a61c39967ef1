package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.maven.DeclaredParameters;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Typing errors, wherever people make them: each stops the goal before anything is sent, with its place and the right name. */
class MisspelledConfigurationTest {

    @TempDir
    private Path directory;

    @RegisterExtension
    private final SandboxPom project = new SandboxPom(() -> directory);

    private String pom(String parent, String properties, String managed, String configuration, String more) {
        return project.pom(parent, properties, managed, configuration, more);
    }

    private static String plugin(String configuration) {
        return "<plugin><groupId>io.github.premiumdeploy</groupId><artifactId>genesyscloud-maven-plugin</artifactId>"
                + "<configuration>" + configuration + "</configuration></plugin>";
    }

    private PomRun run(String text) throws Exception {
        return project.run(text);
    }

    private String failure(PomRun run) throws Exception {
        String message = project.refused(run);
        assertThat(message).contains("nothing was sent");
        return message;
    }

    private static String element(String name) {
        return "<" + name + ">x-1</" + name + ">";
    }

    @Test
    void deploysWithoutAny() throws Exception {
        PomRun run = run(pom("", "", plugin("<failOnChanges>true</failOnChanges>"), "<probe>false</probe>", ""));
        assertThat(run.run("premium-deploy")).isEmpty();
        assertThat(run.console()).anyMatch(line -> line.startsWith("info Deployed \"Acme Phone\""));
    }

    /** Thirty of them. */
    static Stream<Arguments> misspellings() {
        return Stream.of(
                        "organisationId organizationId",
                        "organizationID organizationId",
                        "organizationid organizationId",
                        "orgnaizationId organizationId",
                        "oragnizationId organizationId",
                        "organizationIds organizationId",
                        "orgId organizationId",
                        "organization organizationId",
                        "regoin region",
                        "Region region",
                        "serverID serverId",
                        "srverId serverId",
                        "aplicationId applicationId",
                        "appId applicationId",
                        "enviromentId environmentId",
                        "environment environmentId",
                        "secretFile secretsFile",
                        "api-url apiUrl",
                        "logonUrl loginUrl",
                        "descripter descriptor",
                        "deadLien deadline",
                        "requestTimout requestTimeout",
                        "prefligth preflight",
                        "onFailuer onFailure",
                        "prun prune",
                        "tragets targets",
                        "targetFile targetsFile",
                        "requireOrganisationId requireOrganizationId",
                        "skp skip",
                        "reherse rehearse")
                .map(pair -> Arguments.of((Object[]) pair.split(" ")));
    }

    @Test
    void areThirty() {
        assertThat(misspellings()).hasSize(30);
    }

    /** In the POM, in pluginManagement, in a profile and in a parent. */
    @ParameterizedTest
    @MethodSource("misspellings")
    void isFoundInEveryConfiguration(String wrong, String right) throws Exception {
        String profile = "<profiles><profile><id>production</id><build><plugins>" + plugin(element(wrong))
                + "</plugins></build></profile></profiles>";
        PomRun.write(
                directory.resolve("parent/pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>parent</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><build><plugins>" + plugin(element(wrong))
                        + "</plugins></build></project>");
        String child = pom(
                "<parent><groupId>com.acme</groupId><artifactId>parent</artifactId><version>1</version>"
                        + "<relativePath>parent/pom.xml</relativePath></parent>",
                "",
                "",
                "",
                "");
        for (PomRun run : List.of(
                run(pom("", "", "", element(wrong), "")),
                run(pom("", "", plugin(element(wrong)), "", "")),
                run(pom("", "", "", "", profile)).profile("production"),
                run(child))) {
            // The file is read when the goal runs.
            PomRun.write(directory.resolve("pom.xml"), run.text());
            assertThat(failure(run))
                    .contains("- <" + wrong + "> of the plugin's <configuration> (")
                    .contains("pom.xml, line ")
                    .contains("Did you mean <" + right + ">?");
        }
    }

    /** On the command line, in .mvn/maven.config (which Maven reads into the same properties), and in the POM's. */
    @ParameterizedTest
    @MethodSource("misspellings")
    void isFoundInEveryProperty(String wrong, String right) throws Exception {
        String instead = right.equals("targets")
                ? "Did you mean genesyscloud.target"
                : "Did you mean genesyscloud." + right + "?";
        assertThat(failure(run(pom("", "", "", "", "")).property("genesyscloud." + wrong, "x-1")))
                .contains("- The property genesyscloud." + wrong
                        + " (command line or .mvn/maven.config) is no parameter of this plugin")
                .contains(instead);
        assertThat(failure(run(pom("", element("genesyscloud." + wrong), "", "", ""))))
                .contains("- The property genesyscloud." + wrong + " (<properties>, pom.xml, line ")
                .contains(instead);
    }

    /** In a target of the POM, and in a targets file. */
    @ParameterizedTest
    @MethodSource("misspellings")
    void isFoundInEveryTarget(String wrong, String right) throws Exception {
        boolean isOfTarget = DeclaredParameters.names().ofTarget().contains(right);
        String targets = "<targets><target><id>eu-1</id>" + element(wrong) + "</target></targets>";
        assertThat(failure(run(pom("", "", "", targets, ""))))
                .contains("- <" + wrong + "> of target \"eu-1\" (pom.xml, line ")
                .contains(isOfTarget ? "Did you mean <" + right + ">?" : "is no parameter that a target has");
        Files.writeString(directory.resolve("targets.yaml"), "- {id: eu-1, " + wrong + ": x-1}\n");
        assertThat(failure(run(pom("", "", "", "<targetsFile>targets.yaml</targetsFile>", ""))))
                .contains("has the field \"" + wrong + "\"")
                .contains(isOfTarget ? "Did you mean \"" + right + "\"?" : "A target has id, ");
    }

    @ParameterizedTest
    @CsvSource({"organisationId, organizationId", "outputDir, outputDirectory"})
    void inPluginManagement(String wrong, String right) throws Exception {
        assertThat(failure(run(pom("", "", plugin(element(wrong)), "", ""))))
                .contains("- <" + wrong + "> of the plugin's <configuration> (pom.xml, line ")
                .contains("Did you mean <" + right + ">?");
    }

    @ParameterizedTest
    @CsvSource({"organisationId, organizationId", "deadLien, deadline"})
    void inAProfile(String wrong, String right) throws Exception {
        String profile = "<profiles><profile><id>production</id><build><plugins>" + plugin(element(wrong))
                + "</plugins></build></profile></profiles>";
        assertThat(failure(run(pom("", "", "", "", profile)).profile("production")))
                .contains("- <" + wrong + "> of the plugin's <configuration> (pom.xml, line ")
                .contains("Did you mean <" + right + ">?");
        assertThat(run(pom("", "", "", "", profile)).run("premium-deploy")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"organisationId, organizationId", "requireOrgnizationId, requireOrganizationId"})
    void inTheParent(String wrong, String right) throws Exception {
        Path parent = PomRun.write(
                directory.resolve("parent/pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>parent</artifactId>"
                        + "<version>1</version><packaging>pom</packaging><build><plugins>" + plugin(element(wrong))
                        + "</plugins></build></project>");
        String text = pom(
                "<parent><groupId>com.acme</groupId><artifactId>parent</artifactId><version>1</version>"
                        + "<relativePath>parent/pom.xml</relativePath></parent>",
                "",
                "",
                "",
                "");
        assertThat(failure(run(text)))
                .contains("- <" + wrong + "> of the plugin's <configuration> (")
                .contains(directory.relativize(parent) + ", line ")
                .contains("Did you mean <" + right + ">?");
    }

    @ParameterizedTest
    @CsvSource({
        "organisationId, organizationId, target \"eu-1\"",
        "orgId, organizationId, target \"eu-1\"",
        "regoin, region, target \"eu-1\"",
        "serverid, serverId, target \"eu-1\"",
        "propertys, properties, target \"eu-1\""
    })
    void inATarget(String wrong, String right, String place) throws Exception {
        String targets = "<targets><target><id>eu-1</id>" + element(wrong) + "</target></targets>";
        assertThat(failure(run(pom("", "", "", targets, ""))))
                .contains("- <" + wrong + "> of " + place + " (pom.xml, line ")
                .contains("Did you mean <" + right + ">?");
    }

    @Test
    void inTheNameOfATarget() throws Exception {
        assertThat(failure(run(pom("", "", "", "<targets><taget><id>eu-1</id></taget></targets>", ""))))
                .contains("- <taget> of <targets> (pom.xml, line ")
                .contains("Did you mean <target>?");
    }

    @Test
    void ofWhatIsForAllTargetsInCommon() throws Exception {
        assertThat(failure(run(
                        pom("", "", "", "<targets><target><id>eu-1</id><prune>true</prune></target></targets>", ""))))
                .contains("- <prune> of target \"eu-1\"")
                .contains("<prune> is for all targets in common.");
    }

    @ParameterizedTest
    @CsvSource({"organisationId, organizationId", "regoin, region", "deadlin, deadline"})
    void inATargetsFile(String wrong, String right) throws Exception {
        Files.writeString(directory.resolve("targets.yaml"), "- {id: eu-1, " + wrong + ": x-1}\n");
        assertThat(failure(run(pom("", "", "", "<targetsFile>targets.yaml</targetsFile>", ""))))
                .contains("has the field \"" + wrong + "\"")
                .contains("Did you mean \"" + right + "\"?");
    }

    @ParameterizedTest
    @CsvSource({
        "genesyscloud.organisationId, genesyscloud.organizationId",
        "genesyscloud.organizationid, genesyscloud.organizationId",
        "genesyscloud.orgId, genesyscloud.organizationId",
        "genesyscloud.tpye, genesyscloud.name",
        "genesyscloud.traget, genesyscloud.target",
        "genesyscloud.prefligth, genesyscloud.preflight",
        "genesyscloud.skip.deploy, genesyscloud.skip",
        "genesyscloud.organization.id, genesyscloud.organizationId",
        "genesyscloud.rollback, genesyscloud.",
        "genesyscloud.targets, <targets> can be set in the POM only"
    })
    void onTheCommandLine(String wrong, String right) throws Exception {
        assertThat(failure(run(pom("", "", "", "", "")).property(wrong, "x-1")))
                .contains("- The property " + wrong
                        + " (command line or .mvn/maven.config) is no parameter of this plugin")
                .contains(right);
    }

    @ParameterizedTest
    @CsvSource({
        "genesyscould.organizationId",
        "Genesyscloud.organizationId",
        "genesysCloud.organizationId",
        "genesys-cloud.organizationId",
        "genesycloud.organisationId",
        "genesyscloud-organizationId",
        "genesyscloudOrganizationId"
    })
    void inThePrefixOfAProperty(String wrong) throws Exception {
        assertThat(failure(run(pom("", "", "", "", "")).property(wrong, "x-1")))
                .contains("- The property " + wrong + " (command line or .mvn/maven.config) is read by nobody")
                .contains("Did you mean genesyscloud.organizationId?");
    }

    @Test
    void notInAPropertyOfOnesOwnThatTheConfigurationUses() throws Exception {
        PomRun run = run(pom("", "", "", "<organizationId>${genesys-cloud.organizationId}</organizationId>", ""))
                .property("genesys-cloud.organizationId", SandboxHarness.ORGANIZATION)
                .property("acme.organizationId", "another")
                .property("genesys.region", "of another plugin");
        assertThat(run.run("premium-deploy")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"organisationId, organizationId", "envrionmentId, environmentId"})
    void inThePropertiesOfThePom(String wrong, String right) throws Exception {
        assertThat(failure(run(pom("", element("genesyscloud." + wrong), "", "", ""))))
                .contains("- The property genesyscloud." + wrong + " (<properties>, pom.xml, line ")
                .contains("Did you mean genesyscloud." + right + "?");
    }

    @Test
    void inMavenOpts() throws Exception {
        assertThat(failure(run(pom("", "", "", "", "")).systemProperty("genesyscloud.organisationId", "x-1")))
                .contains(
                        "- The property genesyscloud.organisationId (a system property: MAVEN_OPTS or .mvn/jvm.config)");
    }

    static Stream<String> secrets() {
        return Stream.of("clientSecret", "password", "accessToken");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void saysWhereASecretBelongsAndDoesNotShowIt(String name) throws Exception {
        String message = failure(run(pom("", "", "", "<" + name + ">hush-hush</" + name + ">", "")));
        assertThat(message).contains("credentials are in settings.xml").doesNotContain("hush");
    }

    @Test
    void tellsAllOfThemAtOnce() throws Exception {
        assertThat(failure(run(pom("", element("genesyscloud.traget"), "", element("regoin") + element("serverID"), ""))
                        .property("genesyscloud.prun", "true")))
                .startsWith("The configuration has 4 problems; nothing was sent:\n");
    }

    @Test
    void isNotLookedForWhereTheGoalIsSkipped() throws Exception {
        PomRun run = run(pom("", "", "", element("regoin") + "<skip>true</skip>", ""));
        assertThat(run.run("premium-deploy")).isEmpty();
        assertThat(run.console()).isEqualTo(List.of("info Skipped: genesyscloud.skip is true."));
        assertThat(project.sandbox().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "validate",
        "required-permissions",
        "sandbox-start",
        "plan",
        "undeploy",
        "check-permissions",
        "check-contract",
        "merge-reports"
    })
    void stopsEveryGoal(String goal) throws Exception {
        assertThat(run(pom("", "", "", element("regoin"), "")).run(goal).orElseThrow())
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageContaining("Did you mean <region>?");
        assertThat(project.sandbox().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"preflight, flase", "prune, yes", "failAtEnd, 0", "requireOrganizationId, ja"})
    void isASwitchThatIsNeitherTrueNorFalse(String name, String value) throws Exception {
        assertThat(failure(run(pom("", "", "", "<" + name + ">" + value + "</" + name + ">", ""))))
                .contains("is \"" + value + "\", which is neither true nor false");
        assertThat(failure(run(pom("", "", "", "", "")).property("genesyscloud." + name, value)))
                .contains("is \"" + value + "\", which is neither true nor false");
    }

    @ParameterizedTest
    @CsvSource({"rehearse", "rehearsal", "Rehearse", "genesys.rehearse", "gc.rehearsal", "rehearce"})
    void askingForARehearsalByAnotherName(String name) throws Exception {
        assertThat(failure(run(pom("", "", "", "", "")).property(name, "true")))
                .contains("- The property " + name + " (command line or .mvn/maven.config) is read by nobody")
                .contains("Did you mean genesyscloud.rehearse?");
    }

    @Test
    void notInAPropertyForWhichSomebodyCompiles() throws Exception {
        assertThat(run(pom("", "", "", "", "")).property("release", "17").run("premium-deploy"))
                .isEmpty();
    }

    @Test
    void answersWhoAsksForADryRun() throws Exception {
        assertThat(failure(run(pom("", "", "", "", "")).property("genesyscloud.dryRun", "true")))
                .contains("The goal plan shows what would be done, and changes nothing");
    }

    private String withExecution(String execution) {
        return pom("", "", "", "", "")
                .replace("<executions>", "<executions><execution><id>check</id>" + execution + "</execution>");
    }

    @Test
    void inAnExecutionThatComesLater() throws Exception {
        String goals = "<goals><goal>check-permissions</goal></goals><configuration>";
        assertThat(failure(run(withExecution(goals + "<apiURL>x</apiURL></configuration>"))))
                .contains("- <apiURL> of the plugin's <configuration> (pom.xml, line ")
                .contains("Did you mean <apiUrl>?")
                .contains("has a problem");
        assertThat(failure(run(withExecution(goals + "<failOnMissing>ture</failOnMissing></configuration>"))))
                .contains("is \"ture\", which is neither true nor false");
        assertThat(failure(run(withExecution(goals + "<topic>${later}</topic><target></target></configuration>"))))
                .contains("<target>", "has no value", "${later}, which nothing defines");
        assertThat(run(withExecution(goals + "<topic>${later}</topic></configuration>"))
                        .run("premium-deploy"))
                .isEmpty();
    }

    @Test
    void inAPhase() throws Exception {
        String goals = "<goals><goal>check-permissions</goal></goals>";
        assertThat(failure(run(withExecution("<phase>veriffy</phase>" + goals))))
                .contains("- The execution \"check\" is bound to the phase \"veriffy\" (pom.xml, line ")
                .contains("which Maven does not have, so that its goals never run.")
                .contains("Did you mean <phase>verify</phase>?");
        for (String phase : List.of("none", "verify", "acme-rollout", "before:verify")) {
            assertThat(run(withExecution("<phase>" + phase + "</phase>" + goals))
                            .run("premium-deploy"))
                    .as(phase)
                    .isEmpty();
        }
    }

    @Test
    void isASwitchOfAnotherGoal() throws Exception {
        PomRun run = run(pom("", "", "", "<prune>yes</prune>", ""));
        assertThat(project.refused(run, "check-permissions")).contains("<prune>", "is \"yes\", which is neither true");
    }
}
