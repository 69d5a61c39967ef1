package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.testing.HangGuard;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.settings.Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build that rehearses, or has started a sandbox: none of its goals leaves the machine, and none reads a credential. */
@HangGuard
class RehearsalTest {

    private static final String ORGANIZATION = "0f0e0d0c-1111-4222-8333-444455556666";

    private static final String DESCRIPTOR = """
            prefix: "PHONE_"
            premiumAppIntegrationTypeId: premium-app-phone-of-others
            premiumAppViewPermission: integration:phoneOfOthers:view
            checkProductBYOC: true
            provisioningInfo:
              role:
                - name: Agent
                  permissionPolicies:
                    - {domain: integration, entityName: phoneOfOthers, actionSet: [view]}
                    - {domain: analytics, entityName: "*", actionSet: [view]}
                    - {domain: quality, entityName: evaluation, actionSet: ["*"]}
              app-instance:
                - {name: Phone, url: "https://phone.example/?x=@settings.crm.password@", type: standalone}
              oauth-client:
                - {name: Backend, roles: [Agent], authorizedGrantType: CLIENT-CREDENTIALS}
            """;

    private final TestSession session = new TestSession();

    @TempDir
    private Path directory;

    @BeforeEach
    void settings() {
        session.server("genesyscloud", "the-real-client", "the-real-secret");
        session.server("crm", "crm", "the-real-password-of-crm");
        Proxy proxy = new Proxy();
        proxy.setId("corporate");
        proxy.setActive(true);
        proxy.setProtocol("http");
        proxy.setHost("proxy.invalid");
        proxy.setPort(8080);
        proxy.setPassword("the-real-password-of-the-proxy");
        session.settings().addProxy(proxy);
        session.system().setProperty("env.GENESYSCLOUD_ACCESS_TOKEN", "the-real-token");
    }

    @AfterEach
    void end() {
        session.end();
    }

    private Path module(String name, String descriptor) throws Exception {
        if (!descriptor.isEmpty()) {
            PomRun.write(directory.resolve(name).resolve("src/main/premium-app/premium-app.yaml"), descriptor);
        }
        return directory.resolve(name);
    }

    private PomRun run(Path module, String configuration) throws Exception {
        return new PomRun(
                PomRun.write(module.resolve("pom.xml"), """
                        <project>
                          <modelVersion>4.0.0</modelVersion>
                          <groupId>com.acme</groupId>
                          <artifactId>%s</artifactId>
                          <version>1.0</version>
                          <packaging>pom</packaging>
                          <name>Acme Phone</name>
                          <build>
                            <plugins>
                              <plugin>
                                <groupId>io.github.premiumdeploy</groupId>
                                <artifactId>genesyscloud-maven-plugin</artifactId>
                                <version>1</version>
                                <configuration>
                                  <region>eu-west-1</region>
                                  <applicationId>acme-phone</applicationId>
                                  <environmentId>staging</environmentId>
                                  %s
                                </configuration>
                              </plugin>
                            </plugins>
                          </build>
                        </project>
                        """.formatted(module.getFileName(), configuration)), session);
    }

    private static String guarded(String more) {
        return "<organizationId>" + ORGANIZATION + "</organizationId><secretsFile>secrets.json</secretsFile>" + more;
    }

    private static void assertDone(PomRun run, String goal) throws Exception {
        Optional<Throwable> thrown = run.run(goal);
        assertThat(thrown)
                .as(() -> thrown + "\n" + String.join("\n", run.console()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deploysToAnOrganizationThatFitsAndReadsNoCredentials(boolean offline) throws Exception {
        session.offline(offline);
        session.user().setProperty("genesyscloud.rehearse", "true");
        Path module = module("phone", DESCRIPTOR);
        PomRun run = run(module, guarded(""));
        assertDone(run, "check-permissions");
        assertDone(run, "plan");
        assertDone(run, "premium-deploy");
        assertThat(run.console())
                .anyMatch(line -> line.startsWith("info REHEARSAL until the end of this build"))
                .anyMatch(line ->
                        line.startsWith("info REHEARSAL: the sandbox organization \"Sandbox\" (" + ORGANIZATION))
                .anyMatch(line -> line.contains("Guarded") && line.contains(ORGANIZATION))
                .anyMatch(line -> line.startsWith("info Deployed \"Acme Phone\""))
                .filteredOn(line -> line.startsWith("info REHEARSAL: the sandbox organization"))
                .as("one sandbox")
                .hasSize(1);
        assertThat(session.decrypted()).isEmpty();
        assertThat(module.resolve("target/genesyscloud/rehearsal/receipt.json")).exists();
        assertThat(module.resolve("target/genesyscloud/rehearsal/secrets.json")).exists();
        assertThat(module.resolve("target/genesyscloud/receipt.json")).doesNotExist();
        assertThat(module.resolve("secrets.json")).doesNotExist();
        PomRun again = run(module, guarded("<submitUnchanged>false</submitUnchanged>"));
        assertDone(again, "plan");
        assertThat(again.console()).anyMatch(line -> line.contains("0 to create, 0 to update, 0 to delete"));
    }

    @Test
    void sharesOneSandboxAmongModulesWhateverTheyNeed() throws Exception {
        session.user().setProperty("genesyscloud.rehearse", "true");
        assertDone(run(module("phone", DESCRIPTOR), guarded("")), "premium-deploy");
        PomRun chat = run(
                module("chat", DESCRIPTOR.replace("PHONE_", "CHAT_").replace("phone-of-others", "chat-of-others")),
                guarded(""));
        assertDone(chat, "premium-deploy");
        assertThat(chat.console()).noneMatch(line -> line.contains("the sandbox organization"));
        PomRun phone = run(module("phone", DESCRIPTOR), guarded("<failOnChanges>true</failOnChanges>"));
        assertDone(phone, "plan");
    }

    @Test
    void givesEachTargetTheOrganizationThatItIsAbout() throws Exception {
        session.user().setProperty("genesyscloud.rehearse", "true");
        PomRun run = run(module("phone", DESCRIPTOR), """
                <secretsFile>secrets.json</secretsFile>
                <targets>
                  <target><id>eu</id><organizationId>%s</organizationId></target>
                  <target><id>us</id><region>us-east-1</region><serverId>acme-us</serverId></target>
                </targets>
                """.formatted(ORGANIZATION));
        assertDone(run, "premium-deploy");
        assertThat(run.console())
                .filteredOn(line -> line.startsWith("info REHEARSAL: the sandbox organization"))
                .hasSize(2);
    }

    @Test
    void worksInTheOrganizationThatIsGiven() throws Exception {
        Path file = PomRun.write(directory.resolve("organization.yaml"), "extends: standard\nfeatures: {}\n");
        PomRun run = run(
                module("phone", ""),
                "<rehearse>true</rehearse><sandboxOrganization>" + file + "</sandboxOrganization>");
        assertThat(run.run("check-permissions").orElseThrow())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("AppFoundry Premium");
        PomRun guarded = run(
                module("phone", ""),
                "<rehearse>true</rehearse><sandboxOrganization>" + file + "</sandboxOrganization>" + guarded(""));
        assertThat(guarded.run("premium-deploy").orElseThrow())
                .as("the guard holds in a rehearsal, too")
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining(ORGANIZATION);
    }

    @Test
    void isJoinedByGoalsThatAreNotToldToRehearse() throws Exception {
        assertDone(run(module("phone", DESCRIPTOR), guarded("<rehearse>true</rehearse>")), "plan");
        PomRun run = run(module("phone", DESCRIPTOR), guarded(""));
        assertDone(run, "premium-deploy");
        assertThat(session.decrypted()).isEmpty();
    }

    /** Maven would let the element win, and the run would be a real one. */
    @Test
    void isNotSwitchedOffByThePomWithoutAWord() throws Exception {
        session.user().setProperty("genesyscloud.rehearse", "true");
        PomRun run = run(module("phone", ""), "<rehearse>false</rehearse>");
        assertThat(run.run("premium-deploy").orElseThrow())
                .isExactlyInstanceOf(MojoFailureException.class)
                .hasMessageContaining(
                        "The property genesyscloud.rehearse (command line or .mvn/maven.config) is \"true\", and"
                                + " <rehearse> (pom.xml, line ")
                .hasMessageContaining("Only one can hold");
        assertThat(session.decrypted()).isEmpty();
    }

    @Test
    void endsWithTheBuild() throws Exception {
        PomRun run = run(module("phone", DESCRIPTOR), guarded("<rehearse>true</rehearse>"));
        assertDone(run, "plan");
        Matcher url =
                Pattern.compile("answers at http://127\\.0\\.0\\.1:(\\d+)").matcher(String.join("\n", run.console()));
        assertThat(url.find()).isTrue();
        try (Socket open = new Socket("127.0.0.1", Integer.parseInt(url.group(1)))) {
            session.end();
            assertThat(run.console().get(run.console().size() - 1))
                    .startsWith("info REHEARSAL: it is over, after ")
                    .contains("No organization was reached or changed");
            assertThat(isClosed(open)).isTrue();
        }
    }

    /** Another process may listen on the port by now: what tells is a connection of before. */
    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void startsNoOtherSandboxBesides() throws Exception {
        PomRun run = run(module("phone", ""), "<rehearse>true</rehearse>");
        assertDone(run, "premium-deploy");
        assertDone(run, "sandbox-start");
        assertThat(run.console())
                .contains("info No sandbox is started: the build rehearses, which has one of its own.");
    }

    @Test
    void readsNoCredentialsForADescriptorEither() throws Exception {
        PomRun run = run(module("phone", DESCRIPTOR), guarded("<rehearse>true</rehearse>"));
        assertDone(run, "validate");
        assertDone(run, "required-permissions");
        assertThat(session.decrypted()).isEmpty();
    }

    /** The way of the README of before: bound to the phase deploy, after the sandbox has stopped. */
    @Test
    void failsOnceTheSandboxThatAGoalStartedHasStopped() throws Exception {
        session.system().remove("env.GENESYSCLOUD_ACCESS_TOKEN");
        PomRun run = run(module("phone", DESCRIPTOR), guarded(""));
        assertDone(run, "sandbox-start");
        assertDone(run, "sandbox-stop");
        for (String goal : List.of("premium-deploy", "undeploy", "plan", "check-permissions")) {
            assertThat(run.run(goal).orElseThrow())
                    .isExactlyInstanceOf(MojoFailureException.class)
                    .hasMessageContaining(
                            "This build has started a sandbox (sandbox-start, module phone), and this goal"
                                    + " would go to api.mypurecloud.ie and login.mypurecloud.ie");
        }
        PomRun other = run(module("chat", ""), "");
        assertThat(other.run("premium-deploy").orElseThrow()).hasMessageContaining("would go to api.mypurecloud.ie");
        assertThat(Files.exists(directory.resolve("phone/target/genesyscloud/receipt.json")))
                .isFalse();
    }

    @Test
    void readsTheContractOfTheSandboxThatTheBuildWorksOn() throws Exception {
        Path module = module("phone", DESCRIPTOR);
        PomRun run = run(module, guarded("<rehearse>true</rehearse>"));
        assertThat(run.run("plan")).isEmpty();
        assertThat(run.run("check-contract")).isEmpty();
        assertThat(run.console().stream().filter(line -> line.contains("REHEARSAL: the sandbox organization")))
                .hasSize(1);
    }

    @Test
    void readsTheContractOfTheOrganizationThatIsDescribed() throws Exception {
        Path module = module("phone", DESCRIPTOR);
        PomRun.write(
                module.resolve("organization.yaml"),
                "extends: standard\ncontract:\n  withdrawn: [POST /api/v2/authorization/roles]\n");
        PomRun run = run(
                module,
                guarded("<rehearse>true</rehearse><sandboxOrganization>organization.yaml</sandboxOrganization>"));
        assertThat(run.run("check-contract").orElseThrow()).hasMessageContaining("POST /api/v2/authorization/roles");
    }

    /** The snippet that the first deploy begins with. */
    private PomRun quickStart(UnaryOperator<String> filled) throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/first-deploy.md"));
        String plugin = page.substring(page.indexOf("<plugin>"), page.indexOf("</plugin>")) + "</plugin>";
        return new PomRun(
                        PomRun.write(
                                module("quick", DESCRIPTOR).resolve("pom.xml"),
                                "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId>"
                                        + "<artifactId>quick</artifactId><version>1</version><packaging>pom</packaging>"
                                        + "<build><plugins>"
                                        + filled.apply(plugin.replace("${user.home}", directory.toString()))
                                        + "</plugins></build></project>"),
                        session)
                .property("genesyscloud.rehearse", "true");
    }

    @Test
    void theQuickStartAsksForItsIdsAndThenRehearses() throws Exception {
        assertThat(quickStart(plugin -> plugin).run("check-permissions").orElseThrow())
                .hasMessageStartingWith("The configuration has 3 problems; nothing was sent:")
                .hasMessageContainingAll("- <applicationId> is ", "- <environmentId> is ", "- <organizationId> is ");
        PomRun filled = quickStart(plugin -> plugin.replace("your application's id", "acme-phone")
                .replace("the environment's id", "staging")
                .replaceAll("<organizationId>.*?</organizationId>", ""));
        assertThat(filled.run("check-permissions")).isEmpty();
        assertThat(filled.run("premium-deploy")).isEmpty();
        assertThat(filled.console()).anyMatch(line -> line.startsWith("info Deployed "));
    }
}
