package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on {@code organizationId} by what a build says of it: none lets a run go on unguarded without a word. */
class OrganizationGuardTest {

    private static final String OTHER = "11111111-2222-3333-4444-555555555555";

    @TempDir
    private Path directory;

    @RegisterExtension
    private final SandboxPom project = new SandboxPom(() -> directory);

    private PomRun run(String properties, String configuration) throws Exception {
        return run("", properties, configuration);
    }

    private PomRun run(String parent, String properties, String configuration) throws Exception {
        return project.run(project.pom(parent, properties, "", configuration, ""));
    }

    private static String guard(String value) {
        return "<organizationId>" + value + "</organizationId>";
    }

    private static String target(String more) {
        return "<targets><target><id>eu-1</id>" + more + "</target></targets>";
    }

    private String refused(PomRun run) throws Exception {
        return project.refused(run);
    }

    private void deployed(PomRun run) throws Exception {
        assertThat(run.run("premium-deploy")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<organizationId/>",
                "<organizationId></organizationId>",
                "<organizationId>  \n </organizationId>"
            })
    void isNotEmpty(String element) throws Exception {
        assertThat(refused(run("", element)))
                .startsWith("The configuration has a problem; nothing was sent:\n- <organizationId> of the plugin's"
                        + " <configuration> (pom.xml, line ")
                .contains(" has no value.\n    Give it a value, or remove the element. An empty guard would let any"
                        + " organization pass.");
        assertThat(refused(run("", target(element)))).contains("<organizationId> of target \"eu-1\" (pom.xml, line ");
    }

    @Test
    void isNotEmptyByAProperty() throws Exception {
        assertThat(refused(run("<org/>", guard("${org}")))).contains("has no value");
        assertThat(refused(run("", guard("${org}")).property("org", " "))).contains("has no value");
        assertThat(refused(run("", "").property("genesyscloud.organizationId", "")))
                .contains(
                        "- The property genesyscloud.organizationId (command line or .mvn/maven.config) has no value");
        assertThat(refused(run("<genesyscloud.organizationId/>", "")))
                .contains("- The property genesyscloud.organizationId (<properties>, pom.xml, line ");
    }

    @Test
    void isNotEmptyBesideTheValueOfAParent() throws Exception {
        PomRun.write(directory.resolve("parent/pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId>
                  <artifactId>parent</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.github.premiumdeploy</groupId>
                        <artifactId>genesyscloud-maven-plugin</artifactId>
                        <configuration><organizationId>%s</organizationId></configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(OTHER));
        String parent = "<parent><groupId>com.acme</groupId><artifactId>parent</artifactId><version>1</version>"
                + "<relativePath>parent/pom.xml</relativePath></parent>";
        assertThat(refused(run(parent, "", "<organizationId/>"))).contains("has no value, and inherits one");
        assertThat(run(parent, "", "").run("premium-deploy").orElseThrow())
                .hasMessageContaining("<organizationId> asks for " + OTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${org}", "acme-${org}", "${env.ORGANIZATION_ID}", "${project.organisation.name}"})
    void isNoExpressionThatNothingDefines(String value) throws Exception {
        String expression = value.substring(value.indexOf('$'));
        assertThat(refused(run("", guard(value))))
                .contains("- <organizationId> of the plugin's <configuration> (pom.xml, line ")
                .contains(" has " + expression + ", which nothing defines.");
        assertThat(refused(run("", target(guard(value))))).contains("of target \"eu-1\"", expression);
        assertThat(refused(run("", "").property("genesyscloud.organizationId", value)))
                .contains("- The property genesyscloud.organizationId", expression);
        assertThat(refused(run("<genesyscloud.organizationId>" + value + "</genesyscloud.organizationId>", "")))
                .contains("- The property genesyscloud.organizationId (<properties>", expression);
    }

    @Test
    void isAnExpressionThatSomethingDefines() throws Exception {
        deployed(run("<org>" + SandboxHarness.ORGANIZATION + "</org>", guard("${org}")));
        deployed(run("", guard("${org}")).property("org", SandboxHarness.ORGANIZATION));
        deployed(run("", target(guard("${org}"))).property("org", SandboxHarness.ORGANIZATION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"region", "serverId", "descriptor", "secretsFile", "waves", "name"})
    void norIsAnyOtherParameterAnExpressionThatNothingDefines(String name) throws Exception {
        assertThat(refused(run("", "<" + name + ">a${undefined.one}</" + name + ">")))
                .contains("- <" + name + "> of the plugin's")
                .contains("${undefined.one}, which nothing defines");
    }

    @Test
    void norAreTheFieldsOfTheSubmission() throws Exception {
        assertThat(refused(run("", "<properties><channel>${channel}</channel></properties>")))
                .contains("- <channel> in <properties> of the plugin's", "${channel}, which nothing defines");
        deployed(run("", "<properties><channel/></properties>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"organizationId: null", "organizationId: ''", "organizationId: '  '", "organizationId: '${org}'"
            })
    void isAValueInATargetsFile(String field) throws Exception {
        Files.writeString(directory.resolve("targets.yaml"), "- {id: eu-1, " + field + "}\n");
        assertThat(refused(run("", "<targetsFile>targets.yaml</targetsFile>")))
                .contains(
                        "- Target \"eu-1\" (targets.yaml:1:30) ",
                        field.contains("$") ? "has organizationId with ${org}" : "has no value");
    }

    @Test
    void isNotBesideTheTargetsOfAFile() throws Exception {
        Files.writeString(directory.resolve("targets.yaml"), "organizationId: " + OTHER + "\ntargets:\n- {id: eu-1}\n");
        assertThat(refused(run("", "<targetsFile>targets.yaml</targetsFile>")))
                .contains("has \"organizationId\" beside its targets, which nobody reads");
    }

    @Test
    void isNotThereTwice() throws Exception {
        assertThat(refused(run("", guard(OTHER) + guard(SandboxHarness.ORGANIZATION))))
                .contains("is there twice");
        assertThat(refused(run("", target(guard(OTHER) + guard(SandboxHarness.ORGANIZATION)))))
                .contains("is there twice");
    }

    @Test
    void isNotContradictedByAProperty() throws Exception {
        assertThat(refused(run("", guard(SandboxHarness.ORGANIZATION)).property("genesyscloud.organizationId", OTHER)))
                .contains("- The property genesyscloud.organizationId (command line or .mvn/maven.config) is \"" + OTHER
                        + "\", and <organizationId> (pom.xml, line ")
                .contains("is \"" + SandboxHarness.ORGANIZATION + "\"")
                .contains("for a value that a property can override write <genesyscloud.organizationId>"
                        + SandboxHarness.ORGANIZATION + "</genesyscloud.organizationId> in <properties>");
        String property = "<genesyscloud.organizationId>" + OTHER + "</genesyscloud.organizationId>";
        assertThat(refused(run(property, guard(SandboxHarness.ORGANIZATION))))
                .contains("(<properties>, pom.xml, line ");
        assertThat(refused(run("", target(guard(SandboxHarness.ORGANIZATION)))
                        .property("genesyscloud.organizationId", OTHER)))
                .containsPattern("target \"eu-1\" \\(pom.xml, line \\d+\\) has the organizationId \""
                        + SandboxHarness.ORGANIZATION + "\"");
        assertThat(refused(run("", "<requireOrganizationId>false</requireOrganizationId>")
                        .property("genesyscloud.requireOrganizationId", "true")))
                .contains("genesyscloud.requireOrganizationId");
        deployed(run("", guard(SandboxHarness.ORGANIZATION))
                .property("genesyscloud.organizationId", SandboxHarness.ORGANIZATION.toUpperCase()));
        deployed(run(property, "").property("genesyscloud.organizationId", SandboxHarness.ORGANIZATION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the organization that is meant",
                "xxx",
                "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
                "00000000-0000-0000-0000-000000000000",
                "TODO",
                "your-org-id",
                "&lt;id&gt;",
                "@org@",
                "$ORG",
                "none",
                "organizationId"
            })
    void isNoPlaceholder(String text) throws Exception {
        assertThat(refused(run("", guard(text)))).contains("- <organizationId> is \"", "stands for an id and is none");
    }

    @Test
    void isNotTheTrueThatMavenMakesOfAPropertyWithoutAValue() throws Exception {
        assertThat(refused(run("", "").property("genesyscloud.organizationId", "true")))
                .contains("<organizationId> is \"true\"");
    }

    @Test
    void isCompulsoryWhereAParentSaysSo() throws Exception {
        String required = "<requireOrganizationId>true</requireOrganizationId>";
        assertThat(refused(run("", required)))
                .contains("- No organization id, and <requireOrganizationId> makes it compulsory");
        assertThat(refused(run(
                        "",
                        required + "<targets><target><id>eu-1</id>" + guard(SandboxHarness.ORGANIZATION)
                                + "</target><target><id>us-1</id></target></targets>")))
                .contains("us-1", "makes it compulsory")
                .doesNotContain("eu-1");
        assertThat(refused(run("", "").property("genesyscloud.requireOrganizationId", "true")))
                .contains("makes it compulsory");
        deployed(run("", required + guard(SandboxHarness.ORGANIZATION)));
    }

    @Test
    void saysThatItHolds() throws Exception {
        PomRun run = run("", guard(SandboxHarness.ORGANIZATION));
        deployed(run);
        assertThat(run.console())
                .containsOnlyOnce("info Guarded: organization \"Sandbox\" (" + SandboxHarness.ORGANIZATION
                        + ") as <organizationId> asks")
                .noneMatch(line -> line.contains("NOT GUARDED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"premium-deploy", "check-permissions", "plan", "undeploy"})
    void saysThatThereIsNone(String goal) throws Exception {
        PomRun.write(directory.resolve("src/main/premium-app/premium-app.yaml"), """
                prefix: "ACME_"
                premiumAppIntegrationTypeId: premium-app-acme
                provisioningInfo: {}
                """);
        PomRun unguarded = run("", "");
        assertThat(unguarded.run(goal)).isEmpty();
        assertThat(unguarded.console())
                .filteredOn(line -> line.startsWith(
                        "warn NOT GUARDED: any organization that the credentials belong to" + " would be taken"))
                .hasSize(1);
        PomRun guarded = run("", guard(SandboxHarness.ORGANIZATION));
        assertThat(guarded.run(goal)).isEmpty();
        assertThat(guarded.console())
                .filteredOn(line -> line.startsWith("info Guarded: organization \"Sandbox\""))
                .hasSize(1);
    }

    @Test
    void saysOfAFleetHowManyAreGuarded() throws Exception {
        PomRun run = run(
                "",
                "<targets><target><id>eu-1</id>" + guard(SandboxHarness.ORGANIZATION)
                        + "</target><target><id>us-1</id></target></targets>");
        deployed(run);
        assertThat(run.console())
                .containsOnlyOnce("warn Guarded: 1 target of 2 as <organizationId> asks; NOT GUARDED: 1 (us-1), any"
                        + " organization that their credentials belong to would be taken")
                .filteredOn(line -> line.contains("GUARDED") || line.contains("Guarded"))
                .hasSize(1);
        Path output = directory.resolve("target/genesyscloud");
        assertThat(Files.readString(output.resolve("eu-1/log.txt")))
                .contains("Guarded: organization \"Sandbox\" (" + SandboxHarness.ORGANIZATION
                        + ") as <organizationId> asks");
        assertThat(Files.readString(output.resolve("us-1/log.txt"))).contains("Warning: NOT GUARDED: any organization");
    }

    @Test
    void refusesPropertiesThatAreNamedLikeSecrets() throws Exception {
        String field = "<properties><apiKey>hush-hush</apiKey></properties>";
        assertThat(refused(run("", field)))
                .contains("- <properties> has <apiKey>, which is named like a secret.", "mvn -X prints")
                .doesNotContain("hush");
        assertThat(refused(run("", target(field)))).contains("eu-1", "<apiKey>").doesNotContain("hush");
    }
}
