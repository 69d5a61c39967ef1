package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Typing errors, wherever people make them: each stops the goal before anything is sent, with its place and the right name. */
class MisspelledConfigurationTest {

    private Sandbox sandbox;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(SandboxOrganization.standard(), SandboxOptions.defaults());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** A POM; what is left out of it is filled in by a text for each part. */
    private String pom(String parent, String properties, String managed, String configuration, String more) {
        return """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  %s
                  <groupId>com.acme</groupId>
                  <artifactId>phone</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                  <name>Acme Phone</name>
                  <properties>%s</properties>
                  <build>
                    <pluginManagement><plugins>%s</plugins></pluginManagement>
                    <plugins>
                      <plugin>
                        <groupId>io.github.premiumdeploy</groupId>
                        <artifactId>genesyscloud-maven-plugin</artifactId>
                        <version>1</version>
                        <configuration>
                          <apiUrl>%s</apiUrl>
                          <loginUrl>%s</loginUrl>
                          <applicationId>acme-phone</applicationId>
                          <environmentId>staging</environmentId>
                          %s
                        </configuration>
                        <executions>
                          <execution><id>deploy</id><goals><goal>premium-deploy</goal></goals></execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                  %s
                </project>
                """.formatted(parent, properties, managed, sandbox.apiUrl(), sandbox.loginUrl(), configuration, more);
    }

    private static String plugin(String configuration) {
        return "<plugin><groupId>io.github.premiumdeploy</groupId><artifactId>genesyscloud-maven-plugin</artifactId>"
                + "<configuration>" + configuration + "</configuration></plugin>";
    }

    private PomRun run(String text) throws Exception {
        return new PomRun(PomRun.write(directory.resolve("pom.xml"), text))
                .server("genesyscloud", SandboxHarness.DEPLOYER, SandboxHarness.SECRET);
    }

    private String failure(PomRun run) throws Exception {
        Throwable thrown =
                run.run("premium-deploy").orElseThrow(() -> new AssertionError("deployed: " + run.console()));
        assertThat(thrown).isExactlyInstanceOf(MojoFailureException.class);
        assertThat(sandbox.requests()).as("sent").isEmpty();
        assertThat(thrown.getMessage()).contains("nothing was sent");
        return thrown.getMessage();
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

    @ParameterizedTest
    @CsvSource({
        "organisationId, organizationId",
        "organizationID, organizationId",
        "organizationid, organizationId",
        "orgnaizationId, organizationId",
        "orgId, organizationId",
        "organization, organizationId",
        "organizationIds, organizationId",
        "oragnizationId, organizationId",
        "regoin, region",
        "Region, region",
        "serverID, serverId",
        "srverId, serverId",
        "aplicationId, applicationId",
        "enviromentId, environmentId",
        "environment, environmentId",
        "prefligth, preflight",
        "onFailuer, onFailure",
        "prun, prune",
        "secretFile, secretsFile",
        "tragets, targets",
        "targetFile, targetsFile",
        "requireOrganisationId, requireOrganizationId",
        "skp, skip",
        "api-url, apiUrl"
    })
    void inThePom(String wrong, String right) throws Exception {
        assertThat(failure(run(pom("", "", "", element(wrong), ""))))
                .contains("- <" + wrong + "> of the plugin's <configuration> (pom.xml, line ")
                .contains("Did you mean <" + right + ">?");
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
        assertThat(sandbox.requests()).isEmpty();
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
        assertThat(sandbox.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"preflight, flase", "prune, yes", "failAtEnd, 0", "requireOrganizationId, ja"})
    void isASwitchThatIsNeitherTrueNorFalse(String name, String value) throws Exception {
        assertThat(failure(run(pom("", "", "", "<" + name + ">" + value + "</" + name + ">", ""))))
                .contains("is \"" + value + "\", which is neither true nor false");
        assertThat(failure(run(pom("", "", "", "", "")).property("genesyscloud." + name, value)))
                .contains("is \"" + value + "\", which is neither true nor false");
    }
}
