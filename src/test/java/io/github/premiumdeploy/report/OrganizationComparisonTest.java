package io.github.premiumdeploy.report;

import static io.github.premiumdeploy.testing.SandboxHarness.DEPLOYER;
import static io.github.premiumdeploy.testing.SandboxHarness.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.target.Target;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs between organizations that are checked in one run. */
@HangGuard
class OrganizationComparisonTest {

    private static final String APP = """
            prefix: EX_
            premiumAppIntegrationTypeId: premium-app-example
            provisioningInfo:
              app-instance:
                - {name: Phone, url: "https://app.acme.example/", type: standalone}
            """;

    @TempDir
    Path directory;

    private final OrganizationComparison comparison = new OrganizationComparison();

    private void check(String id, String yaml) throws Exception {
        try (Provisioned organization = Provisioned.in(yaml, directory).submitting()) {
            Target target = Samples.target();
            comparison.add(new PermissionCheckResult(
                    "premium-deploy",
                    new Target(
                            id,
                            target.apiUrl(),
                            target.loginUrl(),
                            target.credentials(),
                            Optional.empty(),
                            Optional.empty(),
                            target.timeouts()),
                    Samples.START,
                    organization.examine(Provisioned.parse(APP))));
        }
    }

    private static String client(String role, String division) {
        return "clients:\n  - {name: CI, id: %s, secret: %s, roles: [{role: %s, division: \"%s\"}]}\n"
                .formatted(DEPLOYER, SECRET, role, division);
    }

    @Test
    void saysWhatDiffersAndNothingElse() throws Exception {
        check("staging", client("App Deployer", "*"));
        check("test", client("App Deployer", "*"));
        check(
                "production",
                client("Reader", "Home")
                        + "features: {directory: true}\nproducts: [engage3, byoc]\n"
                        + "integrationTypes: [{id: premium-app-example, properties: {}}]\n");
        assertThat(comparison.lines())
                .startsWith(
                        "Side by side, what differs between the 3 organizations:",
                        "  permission   admin:app:write: production: missing (permission-in-no-role); staging, test: held",
                        "  permission   integrations:integration:add: production: missing (permission-in-no-role); staging,"
                                + " test: held")
                .contains(
                        "  role         \"App Deployer\" in all divisions: production: no; staging, test: yes",
                        "  role         \"Reader\" in the home division: production: yes; staging, test: no",
                        "  product      premiumApps: production: no; staging, test: yes",
                        "  feature      AppFoundry Premium: production: no; staging, test: yes",
                        "  type         audiohook: production: no; staging, test: yes")
                .noneMatch(line -> line.contains("engage3") || line.contains("premium-app-example"));
        comparison.write(new OutputFiles(directory, new Redaction()));
        assertThat(Files.readString(directory.resolve("comparison.json")))
                .contains("\"targets\" : [ \"production\", \"staging\", \"test\" ]", "\"name\" : \"premiumApps\"");
    }

    @Test
    void saysSoWhereNothingDiffers() throws Exception {
        check("staging", "");
        check("production", "");
        assertThat(comparison.lines())
                .containsExactly("Side by side: the 2 organizations do not differ in what was looked at.");
    }

    /** What could not be read in one is not said to be missing there. */
    @Test
    void comparesNothingWithWhatWasNotRead() throws Exception {
        check("staging", "");
        check("production", "refusals: {deniedByPolicy: [\"GET /api/v2/authorization/products\"]}");
        assertThat(comparison.lines())
                .containsExactly("Side by side: the 2 organizations do not differ in what was looked at.");
    }

    @Test
    void saysNothingOfASingleOne() throws Exception {
        check("production", "");
        assertThat(comparison.lines()).isEmpty();
        comparison.write(new OutputFiles(directory, new Redaction()));
        assertThat(directory.resolve("comparison.json")).doesNotExist();
    }
}
