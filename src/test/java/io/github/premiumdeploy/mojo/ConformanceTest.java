package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The goal {@code conformance}: what it says beforehand, what it does and does not, and what it leaves. */
class ConformanceTest {

    @TempDir
    private Path directory;

    @RegisterExtension
    private final SandboxPom project = new SandboxPom(() -> directory);

    private PomRun run(String configuration) throws Exception {
        return project.run(
                project.pom("", "", "", configuration, "").replaceAll("<(application|environment)Id>.*?</\\1Id>", ""));
    }

    private Path file(String name) {
        return directory.resolve("target/genesyscloud").resolve(name);
    }

    private String console(PomRun run) {
        return String.join("\n", run.console());
    }

    @Test
    void readsOnlyAndSaysSoBeforehand() throws Exception {
        PomRun run = run("");
        assertThat(run.run("conformance")).isEmpty();
        String console = console(run);
        assertThat(console)
                .contains("This run reads, and changes nothing.")
                .contains("It needs a role with architect:datatable:view, ")
                .doesNotContain(":add,")
                .containsPattern(
                        "140 assumptions: \\d+ held, \\d+ differ, \\d+ not seen; 39 requests, all of them reads\\.");
        assertThat(project.sandbox().requests())
                .extracting(RecordedRequest::method)
                .containsOnly("GET", "HEAD", "POST");
        assertThat(project.sandbox().requests().stream()
                        .filter(request -> request.method().equals("POST")))
                .extracting(RecordedRequest::path)
                .containsExactly("/oauth/token");
        assertThat(project.sandbox().requests())
                .extracting(RecordedRequest::path)
                .doesNotContain("/api/v2/apps/premium", "/api/v2/organizationCapabilities");
        JsonNode json = new JsonMapper().readTree(file("conformance.json").toFile());
        assertThat(json.path("wrote").asBoolean()).isFalse();
        assertThat(json.at("/counts/held").asInt()).isGreaterThan(30);
    }

    @Test
    void writesBelowItsPrefixAndRemovesAll() throws Exception {
        JsonNode before = project.sandbox().snapshot();
        PomRun run = run("<conformanceWrites>probe</conformanceWrites>");
        assertThat(run.run("conformance")).isEmpty();
        assertThat(console(run))
                .contains("below a random name that begins with \"probe\"")
                .contains("up to four roles, which nobody is given; one group without members; ")
                .contains("authorization:role:add")
                .doesNotContain("Left in the organization");
        assertThat(project.sandbox().snapshot()).isEqualTo(before);
        assertThat(file("conformance-made.json")).doesNotExist();
        JsonNode role = new JsonMapper().readTree(file("conformance-role.json").toFile());
        assertThat(role.path("permissionPolicies")).isNotEmpty();
        for (String name : List.of("conformance.json", "conformance.md")) {
            assertThat(Files.readString(file(name)))
                    .as(name)
                    .doesNotContain(SandboxHarness.DEPLOYER, SandboxHarness.ORGANIZATION, SandboxHarness.SECRET)
                    .doesNotContainPattern("probe-[0-9a-f]{10}");
        }
    }

    @Test
    void aWrongOrganizationIsNotAskedAnything() throws Exception {
        PomRun run = run("<conformanceWrites>probe</conformanceWrites><organizationId>"
                + "5ca1ab1e-0000-4000-8000-00000000ffff</organizationId>");
        assertThat(run.run("conformance")).containsInstanceOf(MojoFailureException.class);
        assertThat(project.sandbox().requests())
                .extracting(RecordedRequest::path)
                .containsExactlyInAnyOrder(
                        "/oauth/token",
                        "/api/v2/tokens/me",
                        "/api/v2/organizations/me",
                        "/api/v2/authorization/subjects/me");
    }

    @Test
    void aPrefixThatIsNoneIsRefusedBeforeAnythingIsSent() throws Exception {
        for (String prefix : List.of("a", "a*b", "-probe", "x".repeat(41))) {
            assertThat(project.refused(run("<conformanceWrites>" + prefix + "</conformanceWrites>"), "conformance"))
                    .contains("<conformanceWrites> is \"" + prefix + "\"")
                    .contains("3 to 40 letters");
        }
    }

    @Test
    void whatAnEarlierRunLeftIsNamed() throws Exception {
        Files.createDirectories(file(""));
        Files.writeString(
                file("conformance-made.json"),
                "{\"made\": [{\"kind\": \"group\", \"name\": \"probe-1-group\", \"id\": \"" + SandboxHarness.ADMIN
                        + "\"}, {\"kind\": \"role\", \"name\": \"probe-1-role\"}]}");
        PomRun run = run("");
        assertThat(run.run("conformance")).isEmpty();
        assertThat(console(run))
                .contains("An earlier run may have left the group probe-1-group (" + SandboxHarness.ADMIN + ")")
                .contains("An earlier run may have left the role probe-1-role (its id is not known");
        assertThat(file("conformance-made.json")).exists();
    }
}
