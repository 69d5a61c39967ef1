package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the API as goals use it. */
class CheckContractTest {

    private static final String NEW_PERMISSION =
            "contract: {permissions: {\"POST /api/v2/groups\": {type: all, names: [\"directory:group:add\","
                    + " \"directory:group:found\"]}}}";

    @TempDir
    private Path directory;

    private PomRun run;

    private Sandbox sandbox(String yaml) throws Exception {
        return Sandbox.start(SandboxOrganization.parse("extends: standard\n" + yaml), SandboxOptions.defaults());
    }

    private Optional<Throwable> run(String goal, String descriptor, String... properties) throws Exception {
        PomRun.write(
                directory.resolve("src/main/premium-app/premium-app.yaml"),
                "{prefix: ACME_, premiumAppIntegrationTypeId: premium-app-example, premiumAppViewPermission:"
                        + " \"integration:examplePremiumApp:view\", provisioningInfo: {" + descriptor + "}}");
        Path pom = PomRun.write(
                directory.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>phone</artifactId>"
                        + "<version>1</version><packaging>pom</packaging></project>");
        run = new PomRun(pom).server("genesyscloud", SandboxHarness.DEPLOYER, SandboxHarness.SECRET);
        for (int i = 0; i < properties.length; i += 2) {
            run.property("genesyscloud." + properties[i], properties[i + 1]);
        }
        return run.run(goal);
    }

    private String console() {
        return String.join("\n", run.console());
    }

    private JsonNode report() throws Exception {
        return new ObjectMapper()
                .readTree(directory.resolve("target/genesyscloud/contract.json").toFile());
    }

    private static final String GROUP = "group: [{name: Agents, description: Use the app}]";

    @Test
    void findsThatTheSandboxIsAsItIsKnown() throws Exception {
        try (Sandbox sandbox = sandbox("")) {
            assertThat(run("check-contract", GROUP, "apiUrl", sandbox.apiUrl())).isEmpty();
            assertThat(console()).contains("The contract holds: ");
            assertThat(report().path("outcome").asText()).isEqualTo("holds");
            assertThat(run("check-contract", "", "apiUrl", sandbox.apiUrl(), "contractScope", "all"))
                    .isEmpty();
            assertThat(report().path("scope").asText()).isEqualTo("all");
            assertThat(report().path("operationsChecked").asInt()).isGreaterThan(60);
            // No login, and no request to the API itself but for the address of the contract.
            assertThat(sandbox.requests())
                    .hasSize(2)
                    .allMatch(request -> request.path().equals("/api/v2/docs/swagger"));
        }
    }

    @Test
    void failsForWhatBreaksADeployAndSaysWhatToDo() throws Exception {
        try (Sandbox sandbox = sandbox("contract: {fields: {GroupCreate.description: {maxLength: 5}}}")) {
            assertThat(run("check-contract", GROUP, "apiUrl", sandbox.apiUrl()).orElseThrow())
                    .isExactlyInstanceOf(MojoFailureException.class)
                    .hasMessageContaining("1 difference breaks a deploy")
                    .hasMessageContaining("POST /api/v2/groups: what is sent as description does not meet maxLength 5")
                    .hasMessageContaining("group \"Agents\"");
            assertThat(Files.readString(directory.resolve("target/genesyscloud/TEST-genesyscloud-contract.xml")))
                    .contains("failures=\"1\"", "<failure message=");
            assertThat(report().path("drifts").get(0).path("kind").asText()).isEqualTo("field-length");
            assertThat(report().path("drifts").get(0).path("since").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(run("check-contract", GROUP, "apiUrl", sandbox.apiUrl(), "failOnDrift", "false"))
                    .isEmpty();
            assertThat(run("check-contract", GROUP.replace("Use the app", "Use"), "apiUrl", sandbox.apiUrl()))
                    .isEmpty();
        }
    }

    @Test
    void tellsOfWidgetDeploymentsBeforeARunMeetsThem() throws Exception {
        try (Sandbox sandbox = sandbox("")) {
            String widget = "widget-deployment: [{name: Chat, type: v2}]";
            assertThat(run("check-contract", widget, "apiUrl", sandbox.apiUrl()).orElseThrow())
                    .hasMessageContaining("POST /api/v2/widgets/deployments: it is no longer published")
                    .hasMessageContaining("/api/v2/webdeployments");
            run("plan", widget, "apiUrl", sandbox.apiUrl(), "loginUrl", sandbox.loginUrl(), "contract", "live");
            assertThat(console())
                    .contains("Live contract: POST /api/v2/widgets/deployments: it is no longer published");
        }
    }

    @Test
    void readsAFileWithoutANetwork() throws Exception {
        Path file = directory.resolve("contract.json");
        try (Sandbox sandbox = sandbox("contract: {deprecated: [\"POST /api/v2/groups/search\"]}")) {
            Files.writeString(
                    file,
                    HttpClient.newBuilder()
                            .followRedirects(Redirect.ALWAYS)
                            .build()
                            .send(
                                    HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + "/api/v2/docs/swagger"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        }
        assertThat(run("check-contract", GROUP, "contractFile", file.toString()))
                .isEmpty();
        assertThat(console()).contains("POST /api/v2/groups/search: it is deprecated");
        assertThat(report().path("outcome").asText()).isEqualTo("differs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html></html>", "{\"swagger\": \"2.0\", \"paths\": {\"/pets\": {\"get\": {}}}}", "{", ""})
    void doesNotTakeForFineWhatCannotBeRead(String text) throws Exception {
        Path file = PomRun.write(directory.resolve("contract.json"), text);
        assertThat(run("check-contract", GROUP, "contractFile", file.toString()).orElseThrow())
                .isExactlyInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("Nothing is known: the contract (" + file + ") ");
        assertThat(report().path("outcome").asText()).isEqualTo("unknown");
        assertThat(run("check-contract", GROUP, "contractFile", file.toString(), "failOnDrift", "false"))
                .isEmpty();
    }

    @Test
    void doesNotTakeForFineWhatIsNotThere() throws Exception {
        try (Sandbox sandbox = sandbox("contract: {offered: false}")) {
            assertThat(run("check-contract", GROUP, "apiUrl", sandbox.apiUrl()).orElseThrow())
                    .hasMessageContaining("is not there: the answer is 404");
        }
        assertThat(run("check-contract", GROUP, "contractFile", "absent.json").orElseThrow())
                .hasMessageContaining("is not there, or is no file");
        assertThat(run("check-contract", GROUP).orElseThrow()).hasMessageContaining("No region");
        assertThat(run("check-contract", GROUP, "contractScope", "some", "contractFile", "x")
                        .orElseThrow())
                .hasMessageContaining("neither descriptor nor all");
    }

    @Test
    void countsThePermissionsOfTodayWhereAsked() throws Exception {
        try (Sandbox sandbox = sandbox(NEW_PERMISSION)) {
            String[] compiled = {"apiUrl", sandbox.apiUrl(), "loginUrl", sandbox.loginUrl()};
            String[] live = {"apiUrl", sandbox.apiUrl(), "loginUrl", sandbox.loginUrl(), "contract", "live"};
            String both =
                    "Live contract: POST /api/v2/groups needs ALL of directory:group:add, directory:group:found (scopes"
                            + " groups); compiled: directory:group:add (scopes groups).";

            assertThat(run("check-permissions", GROUP, compiled)).isEmpty();
            assertThat(run("check-permissions", GROUP, live).orElseThrow())
                    .hasMessageContaining("directory:group:found");
            assertThat(console()).contains(both);
            assertThat(run("premium-deploy", GROUP, live).orElseThrow()).hasMessageContaining("directory:group:found");
            assertThat(sandbox.requests())
                    .noneMatch(request ->
                            request.method().equals("POST") && request.path().equals("/api/v2/groups"));
            assertThat(run("plan", GROUP, live)).isNotNull();
            assertThat(console()).contains(both);

            assertThat(run("required-permissions", GROUP, "apiUrl", sandbox.apiUrl(), "contract", "live"))
                    .isEmpty();
            assertThat(console()).contains(both);
            assertThat(Files.readString(directory.resolve("target/genesyscloud/role.json")))
                    .contains("found");
            assertThat(run("required-permissions", GROUP)).isEmpty();
            assertThat(Files.readString(directory.resolve("target/genesyscloud/role.json")))
                    .doesNotContain("found");
        }
    }

    @Test
    void fallsBackWithAMessage() throws Exception {
        try (Sandbox sandbox = sandbox("contract: {offered: false}")) {
            String[] live = {"apiUrl", sandbox.apiUrl(), "loginUrl", sandbox.loginUrl(), "contract", "live"};
            assertThat(run("premium-deploy", GROUP, live)).isEmpty();
            assertThat(console())
                    .contains("contract=live: the contract (" + sandbox.apiUrl()
                            + "/api/v2/docs/swagger) cannot be read: it is"
                            + " not there: the answer is 404; so the permissions and scopes count that this plugin was built"
                            + " with.");
            assertThat(run("required-permissions", GROUP, "apiUrl", sandbox.apiUrl(), "contract", "live"))
                    .isEmpty();
            assertThat(console()).contains("contract=live: ");
            assertThat(run(
                                    "plan",
                                    GROUP,
                                    "apiUrl",
                                    sandbox.apiUrl(),
                                    "loginUrl",
                                    sandbox.loginUrl(),
                                    "contract",
                                    "today")
                            .orElseThrow())
                    .hasMessageContaining("neither compiled nor live");
        }
    }
}
