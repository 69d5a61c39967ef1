package io.github.premiumdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.GeneratedFile;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Typical plans, word by word, as text and as JSON.
 */
class PlanTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/github/premiumdeploy/plan");

    private static final String EVERYTHING = "switches: {legacyWidgets: true}\n";
    private static final Pattern ID =
            Pattern.compile("(?:custom_-_)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Stands for the ids, too. */
    private static final Pattern DIGEST =
            Pattern.compile("(digest of this list is |pruneConfirm=|\"digest\" : \")[0-9a-f]{12}");

    @TempDir
    Path directory;

    private final Descriptor descriptor = AllKinds.descriptor();

    @Test
    void install() throws Exception {
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            isGolden("install", organization.plan(descriptor));
        }
    }

    @Test
    void unchanged() throws Exception {
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            organization.deploy(descriptor);
            isGolden("unchanged", organization.plan(descriptor));
        }
    }

    @Test
    void drift() throws Exception {
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            organization.deploy(descriptor);
            ManualChanges hand = new ManualChanges(organization.harness().client());
            hand.edit("role", "ACME_Agent", role -> role.put("description", "By hand"));
            hand.edit(
                    "app-instance",
                    "ACME_Phone",
                    config -> config.withObject("/properties")
                            .put("url", "https://elsewhere.example/")
                            .putArray("groupFilter"));
            hand.edit("audiohook", "ACME_Transcription", config -> config.putObject("credentials"));
            hand.disable("ACME_Wallboard");
            hand.edit(
                    "data-table",
                    "ACME_Customers",
                    table -> table.withObject("/schema/properties")
                            .putObject("more")
                            .put("type", "string"));
            hand.edit(
                    "open-messaging",
                    "ACME_Messages",
                    open -> open.putObject("webhookHeaders").put("X-Acme", "2"));
            hand.delete("group", "ACME_Supervisors");
            isGolden("drift", organization.plan(descriptor));
        }
    }

    @Test
    void prune() throws Exception {
        Descriptor fewer = Provisioned.parse("""
                prefix: "ACME_"
                premiumAppIntegrationTypeId: premium-app-acme
                premiumWidgetIntegrationTypeId: premium-widget-acme
                premiumAppViewPermission: integration:acmePremiumApp:view
                provisioningInfo:
                  group: [{name: Agents}]
                """);
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            organization.deploy(descriptor);
            isGolden("left-over", organization.plan(Provisioned.parse("""
                    prefix: "ACME_"
                    premiumAppIntegrationTypeId: premium-app-acme
                    premiumAppViewPermission: integration:acmePremiumApp:view
                    provisioningInfo:
                      group: [{name: Agents}]
                    """)));
            isGolden("prune", organization.plan(fewer, PlanMode.APPLY, Provisioned.pruning(10)));
        }
    }

    @Test
    void undeploy() throws Exception {
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            organization.deploy(descriptor);
            isGolden("undeploy", organization.plan(descriptor, PlanMode.REMOVE, Pruning.OFF));
        }
    }

    private void isGolden(String name, Plan plan) throws IOException {
        OutputFiles files = new OutputFiles(directory.resolve(name), new Redaction());
        PlanReport.write(files, plan, Provisioned.NO_SUBMISSION);
        compare(name + ".plan.txt", String.join("\n", PlanReport.lines(plan, Provisioned.NO_SUBMISSION)) + "\n");
        compare(
                name + ".plan.json",
                Files.readString(files.path(PlanReport.NAME)).stripTrailing() + "\n");
    }

    private static void compare(String name, String text) throws IOException {
        String actual = DIGEST.matcher(ID.matcher(text).replaceAll("<id>")).replaceAll("$1<digest>");
        assertThat(actual).doesNotContain("canary");
        GeneratedFile.is(GOLDEN.resolve(name), actual);
    }
}
