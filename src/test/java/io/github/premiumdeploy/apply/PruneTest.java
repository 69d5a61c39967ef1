package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.MadeResource;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.PruneList;
import io.github.premiumdeploy.plan.PruneList.Candidate;
import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What prune deletes, and above all what it does not. */
class PruneTest {

    @TempDir
    Path directory;

    private Provisioned organization(String yaml) throws IOException {
        return Provisioned.in(yaml, directory);
    }

    private static Descriptor app(String prefix, String... groups) {
        return Provisioned.parse("""
                prefix: "%s"
                premiumAppIntegrationTypeId: premium-app-acme
                premiumAppViewPermission: integration:acmePremiumApp:view
                provisioningInfo:
                  group: [%s]
                """.formatted(
                prefix,
                List.of(groups).stream().map(name -> "{name: \"" + name + "\"}").collect(Collectors.joining(", "))));
    }

    private static ManualChanges manual(Provisioned organization) {
        return new ManualChanges(organization.harness().client());
    }

    private static String role(String name, String more) {
        return "{name: \"" + name + "\", policies: [], " + more + "}";
    }

    private static Plan planned(Provisioned organization, Descriptor descriptor, Pruning pruning) throws Exception {
        return organization.plan(descriptor, PlanMode.APPLY, pruning);
    }

    private static List<String> names(PruneList list) {
        return list.candidates().stream().map(Candidate::name).toList();
    }

    private static FailedRun refused(Provisioned organization, Descriptor descriptor, Pruning pruning) {
        int before = organization.requests().size();
        FailedRun refusal =
                catchThrowableOfType(FailedRun.class, () -> organization.run(descriptor, PlanMode.APPLY, pruning));
        assertThat(refusal.failure()).isInstanceOf(RunFailure.Impossible.class);
        assertThat(organization.writesSince(before)).isEmpty();
        return refusal;
    }

    /** The three of the report: what belongs to ACME_2_ is not of ACME_. */
    @ParameterizedTest
    @ValueSource(strings = {"ACME_", "A"})
    void takesNothingOfAnotherApp(String prefix) throws Exception {
        String foreign = "add: {roles: [" + role("ACME_2_Role", "description: theirs") + ", "
                + role("Admins", "description: theirs") + "], clients: [{name: ACME_2_Backend, secret: s1}]}";
        try (Provisioned organization = organization(foreign)) {
            Descriptor own = app(prefix, "Own");
            organization.deploy(app("ACME_2_", "Supervisors"));
            organization.deploy(own);
            JsonNode before = organization.snapshot();
            PruneList list = planned(organization, own, Provisioned.pruning(10))
                    .pruneList()
                    .orElseThrow();
            assertThat(list.candidates()).isEmpty();
            organization.run(own, PlanMode.APPLY, Provisioned.pruning(10));
            organization.run(own, PlanMode.APPLY, Provisioned.confirmed(list.digest()));
            organization.run(own, PlanMode.APPLY, Provisioned.confirmed(list.digest()));
            assertThat(organization.snapshot()).isEqualTo(before);
            organization.run(app(prefix, "Own"), PlanMode.REMOVE, Provisioned.confirmed(list.digest()));
            assertThat(organization.snapshot().path("roles")).isEqualTo(before.path("roles"));
            assertThat(organization.snapshot().path("oauthClients")).isEqualTo(before.path("oauthClients"));
            assertThat(organization.snapshot().path("groups").toString()).contains("ACME_2_Supervisors");
        }
    }

    /** Both apps write one receipt: what the one made is not the other's. */
    @Test
    void tellsTwoAppsOfOneReceiptApart() throws Exception {
        try (Provisioned organization = organization("")) {
            organization.deploy(app("ACME_2_", "Supervisors"));
            organization.deploy(app("ACME_", "Own", "Old"));
            organization.run(app("ACME_", "Own"), PlanMode.APPLY, Provisioned.pruning(10));
            assertThat(organization.snapshot().path("groups").toString())
                    .contains("ACME_2_Supervisors", "ACME_Own")
                    .doesNotContain("ACME_Old");
        }
    }

    @Test
    void deletesWithoutAConfirmationOnlyWhatAReceiptKnows() throws Exception {
        try (Provisioned organization = organization("add: {roles: [" + role("ACME_Theirs", "description: x") + "]}")) {
            organization.deploy(app("ACME_", "Own", "Old"));
            Plan plan = planned(organization, app("ACME_", "Own"), Provisioned.pruning(10));
            assertThat(names(plan.pruneList().orElseThrow())).containsExactly("ACME_Old", "ACME_Theirs");
            assertThat(PlanReport.lines(plan, Provisioned.NO_SUBMISSION))
                    .anyMatch(line -> line.startsWith("  - group \"ACME_Old\" ("))
                    .anyMatch(line -> line.startsWith("  ? role \"ACME_Theirs\" ("))
                    .contains("      stays without <pruneConfirm>: no receipt at hand says that this app made it");
            organization.deployAndPrune(app("ACME_", "Own"));
            assertThat(organization.snapshot().path("groups").toString()).doesNotContain("ACME_Old");
            assertThat(organization.snapshot().path("roles").toString()).contains("ACME_Theirs");
        }
    }

    @Test
    void deletesExactlyTheListThatWasConfirmed() throws Exception {
        Descriptor own = app("ACME_", "Own");
        try (Provisioned organization = organization("")) {
            organization.deploy(app("ACME_", "Own", "Old", "Older"));
            organization.withoutReceipts();
            PruneList list = planned(organization, own, Provisioned.pruning(10))
                    .pruneList()
                    .orElseThrow();
            assertThat(names(list)).containsExactly("ACME_Old", "ACME_Older");
            assertThat(list.candidates())
                    .allSatisfy(one -> assertThat(one.facts()).containsKey("dateModified"));

            organization.deploy(app("ACME_", "Latest"));
            FailedRun refusal = refused(organization, own, Provisioned.confirmed(list.digest()));
            PruneList now = planned(organization, own, Provisioned.pruning(10))
                    .pruneList()
                    .orElseThrow();
            assertThat(refusal)
                    .hasMessageContaining("is not the list that <pruneConfirm> stands for. Now its digest is "
                            + now.digest() + ", and it has 3 resources: group \"ACME_Latest\" (");
            assertThat(refusal.remedy()).contains("genesyscloud.pruneConfirm", now.digest());
            assertThat(organization.said())
                    .anyMatch(line -> line.contains("the digest of this list is " + now.digest()));

            organization.run(own, PlanMode.APPLY, Provisioned.confirmed(now.digest()));
            assertThat(organization.snapshot().path("groups").findValuesAsText("name"))
                    .containsExactly("ACME_Own");
            assertThat(organization
                            .run(own, PlanMode.APPLY, Provisioned.confirmed(now.digest()))
                            .steps())
                    .as("the second run of the same build")
                    .isEmpty();
        }
    }

    @Test
    void deletesNoMoreThanTheLimit() throws Exception {
        String[] many = IntStream.range(0, 11).mapToObj(i -> "G" + i).toArray(String[]::new);
        try (Provisioned organization = organization("")) {
            organization.deploy(app("ACME_", many));
            FailedRun refusal = refused(organization, app("ACME_", "Own"), Provisioned.pruning(10));
            assertThat(refusal)
                    .hasMessageStartingWith(
                            "prune would delete 11 resources, and <pruneLimit> lets at most 10 go in one run: group \"ACME_G0\" (");
            assertThat(refusal.remedy()).contains("genesyscloud.pruneLimit to 11");
            organization.run(app("ACME_", "Own"), PlanMode.APPLY, Provisioned.pruning(11));
            assertThat(organization.snapshot().path("groups").findValuesAsText("name"))
                    .containsExactly("ACME_Own");
        }
    }

    @Test
    void leavesWhatLooksLikeAnotherAppsUnlessItIsNamed() throws Exception {
        String foreign = "add: {roles: [" + role("ACME_2_Role", "description: x") + ", "
                + "{name: ACME_Viewer, policies: [{domain: integration, entityName: examplePremiumApp, actionSet: [view]}]}"
                + "], clients: [{name: ACME_2_Backend, secret: s1}]}";
        Descriptor own = app("ACME_", "Own");
        try (Provisioned organization = organization(foreign)) {
            manual(organization).createIntegration("ACME_Bridge", "amazon-eventbridge-source");
            Plan plan = planned(organization, own, Provisioned.pruning(10));
            assertThat(names(plan.pruneList().orElseThrow())).isEmpty();
            assertThat(String.join("\n", PlanReport.lines(plan, Provisioned.NO_SUBMISSION)))
                    .contains("its name begins with \"ACME_2_\", as that of oauth-client \"ACME_2_Backend\" (")
                    .contains(
                            "it is an integration of the type amazon-eventbridge-source, of which the descriptor does not")
                    .contains("it has permissions of integration:examplePremiumApp, which the descriptor does not name")
                    .contains("<pruneInclude> has to name it");
            Pruning named = new Pruning(true, "", 10, List.of("role:ACME_2_*", "ACME_Bridge"));
            PruneList list = planned(organization, own, named).pruneList().orElseThrow();
            assertThat(names(list)).containsExactlyInAnyOrder("ACME_2_Role", "ACME_Bridge");
            organization.run(own, PlanMode.APPLY, Provisioned.confirmed(list.digest(), "role:ACME_2_*", "ACME_Bridge"));
            assertThat(organization.snapshot().path("roles").toString())
                    .contains("ACME_Viewer")
                    .doesNotContain("ACME_2_Role");
            assertThat(organization.snapshot().path("oauthClients").toString()).contains("ACME_2_Backend");
        }
    }

    /** A part of a name that the descriptor uses itself says nothing of another app. */
    @Test
    void knowsThePartsThatTheDescriptorUsesItself() throws Exception {
        try (Provisioned organization = organization("")) {
            organization.deploy(app("ACME_", "Sales EU", "Sales US", "Sales Asia"));
            organization.withoutReceipts();
            assertThat(names(planned(organization, app("ACME_", "Sales EU"), Provisioned.pruning(10))
                            .pruneList()
                            .orElseThrow()))
                    .containsExactly("ACME_Sales Asia", "ACME_Sales US");
            assertThat(names(planned(organization, app("ACME_", "Support"), Provisioned.pruning(10))
                            .pruneList()
                            .orElseThrow()))
                    .isEmpty();
        }
    }

    @Test
    void leavesAGroupThatAnotherAppUses() throws Exception {
        Descriptor other = Provisioned.parse("""
                prefix: "OTHER_"
                premiumAppIntegrationTypeId: premium-app-example
                premiumAppViewPermission: integration:examplePremiumApp:view
                provisioningInfo:
                  group: [{name: G}]
                  app-instance: [{name: Page, url: "https://other.example/", groups: [G]}]
                """);
        try (Provisioned organization = organization("")) {
            organization.deploy(app("ACME_", "Own", "Shared"));
            organization.deploy(other);
            organization.withoutReceipts();
            String shared =
                    manual(organization).one("group", "ACME_Shared").path("id").asText();
            manual(organization)
                    .edit(
                            "app-instance",
                            "OTHER_Page",
                            config -> config.withObject("/properties")
                                    .putArray("groupFilter")
                                    .add(shared));
            Plan plan = planned(organization, app("ACME_", "Own"), Provisioned.pruning(10));
            assertThat(plan.pruneList().orElseThrow().candidates()).isEmpty();
            assertThat(String.join("\n", PlanReport.lines(plan, Provisioned.NO_SUBMISSION)))
                    .contains("the integration \"OTHER_Page\" (");
        }
    }

    @Test
    void undeployTakesOnlyWhatIsDescribedAndTheConfirmedList() throws Exception {
        Descriptor own = app("ACME_", "Own");
        try (Provisioned organization = organization("add: {roles: [" + role("ACME_Theirs", "description: x") + "]}")) {
            organization.deploy(app("ACME_", "Own", "Old"));
            organization.withoutReceipts();
            organization.deploy(own);
            organization.run(own, PlanMode.REMOVE, Provisioned.pruning(10));
            assertThat(organization.snapshot().path("groups").findValuesAsText("name"))
                    .containsExactly("ACME_Old");
            assertThat(organization.snapshot().path("roles").toString()).contains("ACME_Theirs");
            PruneList list = organization
                    .plan(own, PlanMode.REMOVE, Provisioned.pruning(10))
                    .pruneList()
                    .orElseThrow();
            organization.run(own, PlanMode.REMOVE, Provisioned.confirmed(list.digest()));
            assertThat(organization.snapshot().path("groups")).isEmpty();
            assertThat(organization.snapshot().path("roles").toString()).doesNotContain("ACME_Theirs");
        }
    }

    @Test
    void forgetsWhatIsRemoved() throws Exception {
        try (Provisioned organization = organization("")) {
            organization.deploy(app("ACME_", "Own", "Old"));
            assertThat(organization.made().all())
                    .extracting(MadeResource::name)
                    .containsExactlyInAnyOrder("ACME_Own", "ACME_Old");
            organization.deploy(app("ACME_", "Own", "Old"));
            assertThat(organization.made().all()).as("a run that made nothing").hasSize(2);
            organization.deployAndPrune(app("ACME_", "Own"));
            assertThat(organization.made().all()).extracting(MadeResource::name).containsExactly("ACME_Own");
            organization.undeploy(app("ACME_", "Own"));
            assertThat(organization.made().all()).isEmpty();
        }
    }

    /** A thousand foreign names that begin with a prefix by chance: with prune on, and with the list of another day. */
    @Test
    void touchesNoneOfAThousandForeignNames() throws Exception {
        Random random = new Random(20261124);
        for (int round = 0; round < 20; round++) {
            List<String> roles = new ArrayList<>();
            List<String> clients = new ArrayList<>();
            List<String> prefixes = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String prefix =
                        text(random, 1, 6) + (random.nextBoolean() ? oneOf(random, "_", "-", " ", ".", ":") : "");
                prefixes.add(prefix);
                String name = prefix + (random.nextBoolean() ? text(random, 1, 3) + "_" : "") + text(random, 1, 8) + i;
                if (random.nextBoolean()) {
                    roles.add(role(name, "description: theirs"));
                } else {
                    clients.add("{name: \"" + name + "\", secret: s" + i + "}");
                }
            }
            String foreign =
                    "add: {roles: [" + String.join(", ", roles) + "], clients: [" + String.join(", ", clients) + "]}";
            try (Provisioned organization = Provisioned.singleThreaded(SandboxHarness.parsed(foreign), directory)) {
                JsonNode before = organization.snapshot();
                for (String prefix : prefixes) {
                    organization.run(app(prefix, "Own0"), PlanMode.REMOVE, Provisioned.pruning(10));
                }
                Descriptor own = app(prefixes.get(0), "Own0");
                organization.deployAndPrune(own);
                Pruning anotherDay = Provisioned.confirmed("0123456789ab");
                if (!planned(organization, own, anotherDay)
                        .pruneList()
                        .orElseThrow()
                        .candidates()
                        .isEmpty()) {
                    refused(organization, own, anotherDay);
                }
                organization.undeploy(own);
                assertThat(organization.snapshot()).isEqualTo(before);
            }
        }
    }

    private static String text(Random random, int least, int most) {
        int length = least + random.nextInt(most - least + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("ABCDEabcde12345".charAt(random.nextInt(i == 0 ? 10 : 15)));
        }
        return text.toString();
    }

    private static String oneOf(Random random, String... some) {
        return some[random.nextInt(some.length)];
    }
}
