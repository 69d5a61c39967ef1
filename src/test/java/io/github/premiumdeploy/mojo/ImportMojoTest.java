package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The goal {@code import} as a build runs it. */
class ImportMojoTest {

    private static final String DESCRIPTOR = """
            prefix: ACME_
            premiumAppIntegrationTypeId: premium-app-acme
            provisioningInfo:
              group: [{name: Agents, description: Use the app}]
              app-instance:
                - {name: Phone, url: "https://app.acme.example/", groups: [Agents]}
              ws-data-actions:
                - name: CRM
                  credentialType: basicAuth
                  credentials: {userName: crm, password: canary-password}
            """;

    @TempDir
    Path directory;

    @RegisterExtension
    private final SandboxPom poms = new SandboxPom(() -> directory);

    private PomRun run(String configuration) throws Exception {
        return poms.run(poms.pom("", "", "", configuration, ""));
    }

    private void deploy() throws Exception {
        Path descriptor = Files.writeString(directory.resolve("deployed.yaml"), DESCRIPTOR);
        PomRun deploy = run("<descriptor>" + descriptor + "</descriptor>");
        assertThat(deploy.run("premium-deploy")).as("%s", deploy.console()).isEmpty();
    }

    @Test
    void aPlanRightAfterItHasNothingToChange() throws Exception {
        deploy();
        int before = poms.sandbox().requests().size();
        PomRun taken = run("").property("genesyscloud.prefix", "ACME_");

        assertThat(taken.run("import")).as("%s", taken.console()).isEmpty();

        List<RecordedRequest> sent = poms.sandbox().requests();
        assertThat(sent.subList(before, sent.size()))
                .allMatch(request -> request.method().equals("GET")
                        || request.path().equals("/oauth/token")
                        || request.path().endsWith("/search"));
        assertThat(taken.console())
                .anySatisfy(line -> assertThat(line)
                        .contains("Taken over with the prefix ACME_: 1 group, 1 app-instance, 1 ws-data-actions."))
                .anySatisfy(line -> assertThat(line).contains("Written: src/main/premium-app/premium-app.yaml"))
                .noneSatisfy(line -> assertThat(line).contains("canary"));
        Path file = directory.resolve("src/main/premium-app/premium-app.yaml");
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo("# yaml-language-server: $schema=../../../target/genesyscloud/premium-app.schema.json");
        assertThat(file.getParent()
                        .resolve("../../../target/genesyscloud/premium-app.schema.json")
                        .normalize())
                .exists();

        PomRun plan = run("<failOnChanges>true</failOnChanges>").server("acme-crm", "crm", "canary-password");
        assertThat(plan.run("plan")).as("%s", plan.console()).isEmpty();
        assertThat(plan.console())
                .anySatisfy(line -> assertThat(line).contains("0 to update, 0 to delete, 3 unchanged"));

        PomRun again = run("").property("genesyscloud.prefix", "ACME_");
        assertThat(again.run("import"))
                .as("the file's servers are not known, and need not be")
                .isEmpty();
        assertThat(again.console()).anySatisfy(line -> assertThat(line).contains("is there, and has just this."));
    }

    @Test
    void saysWhatIsMissingToBegin() throws Exception {
        assertThat(run("").run("import"))
                .hasValueSatisfying(thrown -> assertThat(thrown)
                        .isExactlyInstanceOf(MojoFailureException.class)
                        .hasMessageContaining("Neither <prefix> nor <include> says what is to be taken over"));
        assertThat(poms.sandbox().requests()).isEmpty();
    }

    @Test
    void saysWhenNothingCarriesThePrefix() throws Exception {
        assertThat(run("").property("genesyscloud.prefix", "NONE_").run("import"))
                .hasValueSatisfying(thrown -> assertThat(thrown)
                        .isExactlyInstanceOf(MojoFailureException.class)
                        .hasMessageContaining("The organization Sandbox (" + SandboxHarness.ORGANIZATION
                                + ") has nothing whose name begins with \"NONE_\"")
                        .hasMessageContaining("Nothing was written."));
        assertThat(directory.resolve("src")).doesNotExist();
    }

    @Test
    void explainsARefusalWhereNothingMayBeRead() throws Exception {
        PomRun run = run("<serverId>nobody</serverId>")
                .server("nobody", SandboxHarness.WITHOUT_ROLES, SandboxHarness.SECRET)
                .property("genesyscloud.prefix", "ACME_");

        assertThat(run.run("import"))
                .hasValueSatisfying(thrown -> assertThat(thrown)
                        .hasMessageContaining("authorization:role:view")
                        .hasMessageContaining("403"));
    }

    @Test
    void anotherOrganizationIsNotTakenOver() throws Exception {
        deploy();
        PomRun run = run("<organizationId>5ca1ab1e-0000-4000-8000-000000000002</organizationId>")
                .property("genesyscloud.prefix", "ACME_");

        assertThat(run.run("import")).isPresent();
        assertThat(directory.resolve("src")).doesNotExist();
    }

    @Test
    void eachTargetHasAFileOfItsOwn() throws Exception {
        deploy();
        PomRun run =
                run("<targets><target><id>one</id></target><target><id>two</id><serverId>admin</serverId></target></targets>")
                        .server("admin", SandboxHarness.DEPLOYER, SandboxHarness.SECRET)
                        .property("genesyscloud.prefix", "ACME_");

        assertThat(run.run("import")).as("%s", run.console()).isEmpty();
        assertThat(directory.resolve("src/main/premium-app")).isDirectoryContaining("glob:**premium-app-one.yaml");
        assertThat(directory.resolve("src/main/premium-app")).isDirectoryContaining("glob:**premium-app-two.yaml");
    }

    @Test
    void aScriptIsTakenOverWithoutAnOrganization() throws Exception {
        PomRun.write(
                directory.resolve("config.js"),
                "export default {\n  // Of Acme\n  prefix: 'ACME_', enableUninstall: true\n}\n");
        PomRun run = run("<from>config.js</from>");

        assertThat(run.run("import")).as("%s", run.console()).isEmpty();
        assertThat(directory.resolve("src/main/premium-app/premium-app.yaml"))
                .content()
                .endsWith("# Of Acme\nprefix: ACME_\n");
        assertThat(run.console())
                .anySatisfy(line ->
                        assertThat(line).contains("Left out, since only the wizard's pages use it: enableUninstall"));
        assertThat(poms.sandbox().requests()).isEmpty();
        assertThat(run("<from>other.js</from><prefix>ACME_</prefix>").run("import"))
                .hasValueSatisfying(thrown -> assertThat(thrown)
                        .hasMessageContaining("There is no file other.js")
                        .hasMessageContaining("Leave one of them out."));
    }

    @Test
    void requiredPermissionsSaysWhatItNeeds() throws Exception {
        PomRun run = run("").property("genesyscloud.forGoal", "import");

        assertThat(run.run("required-permissions")).as("%s", run.console()).isEmpty();
        assertThat(directory.resolve("target/genesyscloud/role.json"))
                .content()
                .contains("\"Premium App importer\"")
                .doesNotContain("\"add\"", "\"edit\"", "\"delete\"");
        assertThat(run("").property("genesyscloud.forGoal", "import").run("check-permissions"))
                .hasValueSatisfying(thrown -> assertThat(thrown)
                        .hasMessageContaining("what import needs, the goal required-permissions says"));
    }
}
