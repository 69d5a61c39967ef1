package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.access.RequiredPermissions;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.PremiumAppsApi;
import io.github.premiumdeploy.genesys.WidgetDeploymentsApi;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiredPermissionsReportTest {

    @TempDir
    private Path directory;

    private static RequiredPermissionsReport report(Need... needs) {
        return new RequiredPermissionsReport(
                "premium-deploy",
                RequiredPermissions.of(List.of(needs)),
                List.of("installPermissions lacks x:y:z, needed for role"),
                "Premium App deployer ${ACME}_",
                "The \"least\"");
    }

    private static final Need CREATE = Need.of("app-instance", IntegrationsApi.CREATE);
    private static final Need LIST = Need.of("app-instance", IntegrationsApi.LIST);
    private static final Need AUDIO = Need.of("audiohook", IntegrationsApi.CREATE);
    private static final Need SUBMIT = Need.of(
            "(submission)", PremiumAppsApi.submit("/api/v2/apps/premium", "admin:app:write", "admin:app:write"));

    @Test
    void showsATable() {
        assertThat(report(CREATE, LIST, AUDIO, SUBMIT).lines())
                .containsExactly(
                        "  permission                     needed for, and for which kinds",
                        "  admin:app:write                submit the Premium App: (submission)",
                        "  integrations:integration:add   create an integration: app-instance, audiohook",
                        "  integrations:integration:view  list the integrations: app-instance",
                        "",
                        "3 permissions: for the first run, and for later ones that change something. check-permissions",
                        "counts those that a run needs of the organization as it is now.",
                        "A user's token needs the scopes admin:app:write, integrations; a client-credentials token",
                        "needs none.",
                        "Note: admin:app:write is reported by users, not published: an organization that does not know",
                        "      it refuses a role with it.",
                        "Note: installPermissions lacks x:y:z, needed for role.");
    }

    @Test
    void saysThatNoPermissionIsNeeded() {
        assertThat(report(Need.of("group", GroupsApi.SEARCH)).lines()).startsWith("No permission is needed.");
    }

    @Test
    void marksWhatWasWithdrawn() {
        assertThat(report(Need.of("widget-deployment", WidgetDeploymentsApi.LIST))
                        .lines())
                .contains(
                        "Note: widgets:deployment:view is for operations that Genesys withdrew from the published API.");
    }

    @Test
    void fitsIntoAHundredColumnsBehindTheLevelOfTheLog() {
        Need[] needs = IntStream.range(0, 12)
                .mapToObj(i -> Need.of("a-kind-with-a-long-name-" + i, IntegrationsApi.CREATE))
                .toArray(Need[]::new);
        assertThat(report(needs).lines())
                .hasSizeGreaterThan(6)
                .allSatisfy(line -> assertThat("[INFO] " + line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void writesAllThatIsKnown() throws Exception {
        report(CREATE, LIST, SUBMIT).write(new OutputFiles(directory, new Redaction()));
        JsonNode json = new JsonMapper()
                .readTree(directory.resolve("required-permissions.json").toFile());
        assertThat(json.path("forGoal").asText()).isEqualTo("premium-deploy");
        assertThat(json.path("permissions")).hasSize(3);
        assertThat(json.at("/permissions/0/name").asText()).isEqualTo("admin:app:write");
        assertThat(json.at("/permissions/0/source").asText()).isEqualTo("reported");
        assertThat(json.at("/permissions/1/kinds/0").asText()).isEqualTo("app-instance");
        assertThat(json.at("/permissions/1/operations/0/operation").asText()).isEqualTo("POST /api/v2/integrations");
        assertThat(json.path("scopes")).hasSize(2);
        assertThat(json.at("/notes/0").asText()).contains("x:y:z");
    }

    @Test
    void writesTheRoleReadyToCreate() throws Exception {
        report(CREATE, LIST).write(new OutputFiles(directory, new Redaction()));
        JsonNode role = new JsonMapper().readTree(directory.resolve("role.json").toFile());
        assertThat(role.toString())
                .isEqualTo("{\"name\":\"Premium App deployer ${ACME}_\",\"description\":\"The \\\"least\\\"\","
                        + "\"permissionPolicies\":[{\"domain\":\"integrations\",\"entityName\":\"integration\","
                        + "\"actionSet\":[\"add\",\"view\"]}]}");
    }

    @Test
    void writesTheRoleForTerraform() throws Exception {
        report(CREATE, LIST).write(new OutputFiles(directory, new Redaction()));
        assertThat(Files.readString(directory.resolve("role.tf"))).isEqualTo("""
                        resource "genesyscloud_auth_role" "premium_app_deployer_acme" {
                          name        = "Premium App deployer $${ACME}_"
                          description = "The \\"least\\""

                          permission_policies {
                            domain      = "integrations"
                            entity_name = "integration"
                            action_set  = ["add", "view"]
                          }
                        }
                        """);
    }
}
