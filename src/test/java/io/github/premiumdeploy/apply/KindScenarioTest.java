package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.MadeResource;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.testing.Doubling;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole life of a resource of each kind. */
class KindScenarioTest {

    private static final String ORGANIZATION = "switches: {legacyWidgets: true, clientsNeedRoles: false}\n";

    @TempDir
    Path directory;

    static List<KindScenario> kinds() {
        return KindScenario.all();
    }

    static List<KindScenario> drifting() {
        return kinds().stream().filter(KindScenario::canDrift).toList();
    }

    private Provisioned organization() throws IOException {
        return Provisioned.singleThreaded(SandboxHarness.parsed(ORGANIZATION), directory);
    }

    private static List<String> writes(Provisioned organization, int since) {
        List<RecordedRequest> all = organization.requests();
        return all.subList(since, all.size()).stream()
                .filter(request -> request.operation().filter(o -> !o.isRead()).isPresent())
                .map(request -> request.operation().map(Operation::signature).orElseThrow())
                .toList();
    }

    private static Descriptor one(KindScenario scenario) {
        return Provisioned.parse(scenario.descriptor(scenario.named("One")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void arrivesConfiguredAndEnabledAndStaysAsItIs(KindScenario scenario) throws Exception {
        try (Provisioned organization = organization()) {
            organization.deploy(one(scenario));
            assertThat(writes(organization, 0)).containsExactlyInAnyOrderElementsOf(scenario.made());
            JsonNode made = organization.snapshot();
            made.path("integrations")
                    .forEach(integration -> assertThat(
                                    integration.path("enabled").asBoolean())
                            .as(integration.toString())
                            .isTrue());
            made.path("widgetDeployments")
                    .forEach(deployment ->
                            assertThat(deployment.path("disabled").asBoolean()).isFalse());
            made.path("dataActions")
                    .forEach(action -> assertThat(action.has("published") && !action.has("draft"))
                            .isTrue());

            int before = organization.requests().size();
            assertThat(organization.deploy(one(scenario)).steps()).isEmpty();
            assertThat(writes(organization, before)).isEmpty();
            assertThat(organization.snapshot()).isEqualTo(made);
        }
    }

    @TestFactory
    Stream<DynamicTest> updatesOnlyWhatChanged() {
        return kinds().stream()
                .flatMap(scenario -> scenario.changes().stream()
                        .map(edit -> dynamicTest(
                                scenario + ": " + edit.from() + " -> " + edit.to(),
                                () -> updatesOnly(scenario, edit))));
    }

    private void updatesOnly(KindScenario scenario, KindScenario.Edit edit) throws Exception {
        assertThat(scenario.item()).contains(edit.from());
        Descriptor changed =
                Provisioned.parse(scenario.descriptor(scenario.named("One").replace(edit.from(), edit.to())));
        try (Provisioned organization = organization();
                Provisioned fresh = organization()) {
            organization.deploy(one(scenario));
            int before = organization.requests().size();
            organization.deploy(changed);
            assertThat(writes(organization, before)).containsExactlyInAnyOrderElementsOf(edit.writes());
            fresh.deploy(changed);
            assertThat(SnapshotDiff.withoutOwnGrants(organization.snapshot()))
                    .isEqualTo(SnapshotDiff.withoutOwnGrants(fresh.snapshot()));
        }
    }

    /** A kind of which nothing is stated is tried by what its declaration tells: here a stated one, as if it were not. */
    @Test
    void followsFromTheDeclarationWhereNothingIsStated() throws Exception {
        KindScenario derived = KindScenario.plain("data-table");
        KindScenario stated = scenario("data-table");

        assertThat(derived.made()).isEqualTo(stated.made());
        assertThat(derived.changes())
                .extracting(KindScenario.Edit::from)
                .containsExactly("description: \"Known customers\"", "referenceKey: \"number\"");
        for (KindScenario.Edit edit : derived.changes()) {
            assertThat(edit.writes()).containsExactly("PUT /api/v2/flows/datatables/{datatableId}");
            updatesOnly(derived, edit);
        }
        repairsWhatWasChangedByHand(derived);
        leavesAloneWhatIsNotStated(derived);
    }

    @ParameterizedTest
    @MethodSource("drifting")
    void repairsWhatWasChangedByHand(KindScenario scenario) throws Exception {
        try (Provisioned organization = organization()) {
            organization.deploy(one(scenario));
            JsonNode made = organization.snapshot();
            new ManualChanges(organization.harness().client()).edit(scenario.kind(), "LIFE_One", scenario.drift());
            assertThat(organization.snapshot()).isNotEqualTo(made);
            int before = organization.requests().size();
            organization.deploy(one(scenario));
            assertThat(organization.snapshot()).isEqualTo(made);
            assertThat(writes(organization, before)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("drifting")
    void leavesAloneWhatIsNotStated(KindScenario scenario) throws Exception {
        assertThat(scenario.item()).contains(scenario.unstated());
        String fewer = scenario.named("One").replace(scenario.unstated(), "");
        KindScenario.Edit edit = scenario.changes().stream()
                .filter(one ->
                        fewer.contains(one.from()) && !scenario.unstated().contains(one.from()))
                .findFirst()
                .orElse(new KindScenario.Edit("", "", List.of()));
        try (Provisioned organization = organization()) {
            organization.deploy(Provisioned.parse(scenario.descriptor(fewer)));
            new ManualChanges(organization.harness().client()).edit(scenario.kind(), "LIFE_One", scenario.drift());
            JsonNode drifted = organization.snapshot();
            int before = organization.requests().size();
            organization.deploy(Provisioned.parse(scenario.descriptor(fewer)));
            assertThat(writes(organization, before)).isEmpty();

            organization.deploy(Provisioned.parse(scenario.descriptor(fewer.replace(edit.from(), edit.to()))));
            organization.deploy(Provisioned.parse(scenario.descriptor(fewer)));
            assertThat(SnapshotDiff.withoutOwnGrants(organization.snapshot()))
                    .isEqualTo(SnapshotDiff.withoutOwnGrants(drifted));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void makesAgainWhatWasDeletedByHand(KindScenario scenario) throws Exception {
        try (Provisioned organization = organization()) {
            organization.deploy(one(scenario));
            JsonNode made = organization.snapshot();
            new ManualChanges(organization.harness().client()).delete(scenario.kind(), "LIFE_One");
            organization.deploy(one(scenario));
            JsonNode again = organization.snapshot();
            // Deleted by hand, an integration leaves its credential behind, which is nobody's any more.
            ((ObjectNode) made).remove("credentials");
            ((ObjectNode) again).remove("credentials");
            assertThat(again).isEqualTo(made);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesToGuessBetweenTwoOfOneName(KindScenario scenario) throws Exception {
        refusesWhereThereAreTwo(scenario, organization -> organization.deploy(one(scenario)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refusesToRemoveOneOfTwoOfOneName(KindScenario scenario) throws Exception {
        refusesWhereThereAreTwo(scenario, organization -> organization.undeploy(one(scenario)));
    }

    /** A deploy or a removal. */
    @FunctionalInterface
    private interface Run {
        void on(Provisioned organization) throws Exception;
    }

    private void refusesWhereThereAreTwo(KindScenario scenario, Run run) throws Exception {
        try (Provisioned organization = organization()) {
            organization.deploy(one(scenario));
            String id = new ManualChanges(organization.harness().client())
                    .one(scenario.kind(), "LIFE_One")
                    .path("id")
                    .asText();
            organization.harness().through(transport -> new Doubling(transport, "LIFE_One"));
            int before = organization.requests().size();
            assertThatThrownBy(() -> run.on(organization))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessageContaining(id)
                    .hasMessageContaining("second-of-" + id)
                    .hasMessageContaining("LIFE_One");
            assertThat(writes(organization, before)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws-data-actions", "gc-data-actions"})
    void refusesToGuessBetweenTwoDataActionsOfOneName(String kind) throws Exception {
        KindScenario scenario = scenario(kind);
        try (Provisioned organization = organization()) {
            organization.deploy(one(scenario));
            organization.harness().through(transport -> new Doubling(transport, "LIFE_One act"));
            int before = organization.requests().size();
            assertThatThrownBy(() -> organization.deploy(one(scenario)))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessageContaining("second-of-custom_-_")
                    .hasMessageContaining("LIFE_One act");
            assertThat(writes(organization, before)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void leavesNothingBehind(KindScenario scenario) throws Exception {
        try (Provisioned organization = organization()) {
            JsonNode empty = organization.snapshot();
            organization.deploy(one(scenario));
            organization.undeploy(one(scenario));
            assertThat(organization.snapshot()).isEqualTo(empty);
            assertThat(organization.undeploy(one(scenario)).steps()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void showsALeftoverAndPrunesItOnlyOnDemand(KindScenario scenario) throws Exception {
        Descriptor two = Provisioned.parse(scenario.descriptor(scenario.named("One"), scenario.named("Two")));
        try (Provisioned organization = organization();
                Provisioned fresh = organization()) {
            organization.deploy(two);
            JsonNode both = organization.snapshot();
            Descriptor rest = Provisioned.parse(scenario.descriptor(scenario.named("Two")));
            assertThat(organization.plan(rest).count(Change.Type.LEFT_OVER)).isEqualTo(1);
            organization.deploy(rest);
            assertThat(organization.snapshot()).isEqualTo(both);
            organization.deployAndPrune(rest);
            fresh.deploy(rest);
            assertThat(organization.snapshot()).isEqualTo(fresh.snapshot());
            assertThat(organization.deployAndPrune(rest).steps()).isEmpty();
        }
    }

    /** A kind that the descriptor has no longer at all is pruned too, but for one that only some organizations answer for. */
    @ParameterizedTest
    @MethodSource("kinds")
    void prunesAKindThatIsNoLongerDescribed(KindScenario scenario) throws Exception {
        Descriptor rest = Provisioned.parse("""
                prefix: "LIFE_"
                premiumAppIntegrationTypeId: premium-app-example
                premiumWidgetIntegrationTypeId: premium-widget-example
                premiumAppViewPermission: integration:examplePremiumApp:view
                provisioningInfo: {group: [{name: Rest}]}
                """);
        try (Provisioned organization = organization();
                Provisioned fresh = organization()) {
            organization.deploy(one(scenario));
            organization.deployAndPrune(rest);
            fresh.deploy(rest);
            boolean pruned = organization.snapshot().equals(fresh.snapshot());
            assertThat(pruned).isEqualTo(!scenario.kind().equals("widget-deployment"));
        }
    }

    static List<KindScenario> integrations() {
        return kinds().stream()
                .filter(scenario -> scenario.made().contains("PATCH /api/v2/integrations/{integrationId}"))
                .toList();
    }

    private static KindScenario scenario(String kind) {
        return kinds().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void takesUpAnIntegrationWithoutConfiguration(KindScenario scenario) throws Exception {
        Map<String, String> types = Map.of(
                "app-instance", "premium-app-example",
                "widget-instance", "premium-widget-example",
                "interaction-widget", "embedded-client-app-interaction-widget",
                "ws-data-actions", "custom-rest-actions",
                "gc-data-actions", "purecloud-data-actions",
                "event-bridge", "amazon-eventbridge-source");
        try (Provisioned organization = organization();
                Provisioned fresh = organization()) {
            new ManualChanges(organization.harness().client())
                    .createIntegration("LIFE_One", types.getOrDefault(scenario.kind(), scenario.kind()));
            organization.deploy(one(scenario));
            fresh.deploy(one(scenario));
            assertThat(SnapshotDiff.differences(organization.snapshot(), fresh.snapshot()))
                    .isEmpty();
        }
    }

    /** An interrupted run may have made two; without a receipt one of them may be another run's, made this very moment. */
    @ParameterizedTest
    @MethodSource("integrations")
    void removesOneOfTwoBlankIntegrationsOnlyWhereAReceiptProvesWhoseItIs(KindScenario scenario) throws Exception {
        String type = Map.of(
                        "app-instance", "premium-app-example",
                        "widget-instance", "premium-widget-example",
                        "interaction-widget", "embedded-client-app-interaction-widget",
                        "ws-data-actions", "custom-rest-actions",
                        "gc-data-actions", "purecloud-data-actions",
                        "event-bridge", "amazon-eventbridge-source")
                .getOrDefault(scenario.kind(), scenario.kind());
        try (Provisioned organization = organization();
                Provisioned fresh = organization()) {
            ManualChanges hand = new ManualChanges(organization.harness().client());
            String one = hand.createIntegration("LIFE_One", type);
            String other = hand.createIntegration("LIFE_One", type);
            int before = organization.requests().size();
            assertThatThrownBy(() -> organization.deploy(one(scenario)))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessageContaining(one)
                    .hasMessageContaining(other);
            assertThat(writes(organization, before)).isEmpty();

            organization.knowing(new MadeResource(
                    scenario.kind(), "LIFE_One", other, SandboxHarness.ORGANIZATION, AppIdentity.of(one(scenario))));
            organization.deploy(one(scenario));
            fresh.deploy(one(scenario));
            assertThat(SnapshotDiff.differences(organization.snapshot(), fresh.snapshot()))
                    .isEmpty();
            assertThat(hand.one(scenario.kind(), "LIFE_One").path("id").asText())
                    .isEqualTo(one);
        }
    }

    @ParameterizedTest
    @MethodSource("integrations")
    void enablesAnIntegrationThatIsOnlyConfigured(KindScenario scenario) throws Exception {
        try (Provisioned organization = organization()) {
            organization.deploy(one(scenario));
            JsonNode made = organization.snapshot();
            new ManualChanges(organization.harness().client()).disable("LIFE_One");
            int before = organization.requests().size();
            organization.deploy(one(scenario));
            assertThat(writes(organization, before)).containsExactly("PATCH /api/v2/integrations/{integrationId}");
            assertThat(organization.snapshot()).isEqualTo(made);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws-data-actions", "gc-data-actions", "audiohook"})
    void givesBackACredentialThatIsMissing(String kind) throws Exception {
        KindScenario scenario = scenario(kind);
        try (Provisioned organization = organization()) {
            organization.deploy(one(scenario));
            JsonNode made = organization.snapshot();
            new ManualChanges(organization.harness().client())
                    .edit(kind, "LIFE_One", config -> config.putObject("credentials"));
            organization.deploy(one(scenario));
            assertThat(SnapshotDiff.differences(organization.snapshot(), made)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws-data-actions", "gc-data-actions"})
    void leavesADraftAloneUntilItIsToBePublished(String kind) throws Exception {
        KindScenario scenario = scenario(kind);
        Descriptor draft = Provisioned.parse(
                scenario.descriptor(scenario.named("One").replace("autoPublish: true", "autoPublish: false")));
        try (Provisioned organization = organization()) {
            organization.deploy(draft);
            JsonNode action = organization.snapshot().path("dataActions").findParent("draft");
            assertThat(action.has("published")).isFalse();
            assertThat(organization.deploy(draft).steps()).isEmpty();
            int before = organization.requests().size();
            organization.deploy(one(scenario));
            assertThat(writes(organization, before))
                    .containsExactly("POST /api/v2/integrations/actions/{actionId}/draft/publish");
        }
    }

    /** Without the secrets file of the run that made a client, a person decides that it gets another secret; all that use it do. */
    @Test
    void renewsTheSecretOfAClientThatIsNotKnownWhereAPersonSaysSo() throws Exception {
        KindScenario scenario = scenario("gc-data-actions");
        try (Provisioned organization = organization();
                Provisioned fresh = Provisioned.in(ORGANIZATION, directory.resolve("fresh"))) {
            organization.deploy(one(scenario));
            Files.delete(organization.secretsFile());
            String two = scenario.named("Two");
            String three = scenario.named("Three");
            Descriptor more = Provisioned.parse(scenario.descriptor(scenario.named("One"), two, three));
            int before = organization.requests().size();
            assertThatThrownBy(() -> organization.deploy(more))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessageContaining("is needed by gc-data-actions \"LIFE_Two\", gc-data-actions \"LIFE_Three\"");
            assertThat(writes(organization, before)).isEmpty();
            organization.renewing("C").deploy(more);
            assertThat(writes(organization, before))
                    .filteredOn("POST /api/v2/oauth/clients/{clientId}/secret"::equals)
                    .hasSize(1);
            fresh.deploy(more);
            assertThat(SnapshotDiff.differences(organization.snapshot(), fresh.snapshot()))
                    .isEmpty();
        }
    }
}
