package io.github.premiumdeploy.apply;

import static io.github.premiumdeploy.testing.ScriptedTransport.fail;
import static io.github.premiumdeploy.testing.ScriptedTransport.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.apply.RollbackResult.Left;
import io.github.premiumdeploy.apply.RollbackResult.Omitted;
import io.github.premiumdeploy.apply.RollbackResult.RolledBack;
import io.github.premiumdeploy.apply.RunFailure.NotAsPlanned;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.SubmissionEnded;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.ScriptedTransport.Reply;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a failed run cannot undo, or must not. */
class RollbackLimitsTest {

    private static final Reply REFUSAL = json(403, "{\"code\": \"not.authorized\", \"message\": \"No.\"}");
    private static final String TABLES = "POST /api/v2/flows/datatables";

    @TempDir
    Path directory;

    private static Descriptor app(String provisioning) {
        return Provisioned.parse("""
                prefix: "ACME_"
                premiumAppIntegrationTypeId: premium-app-example
                premiumAppViewPermission: integration:examplePremiumApp:view
                provisioningInfo:
                """ + provisioning.indent(2));
    }

    private static Descriptor small() {
        return app("""
                role: [{name: Agent, description: First}]
                group: [{name: Agents, description: First}]
                data-table: [{name: Customers, description: First, referenceKey: number, customFields: []}]
                app-instance: [{name: Phone, url: 'https://app.example/1', type: standalone, groups: [Agents], notes: First}]
                """);
    }

    private Provisioned organization(String yaml) throws Exception {
        String free = yaml.contains("switches:") ? "" : "switches: {clientsNeedRoles: false}\n";
        return Provisioned.in(free + yaml, directory).rollingBack().submitting();
    }

    /** How a run fails whose submission is answered like this. */
    private static Exception failure(Provisioned organization, Descriptor descriptor, Reply... replies) {
        organization.harness().script().on(SandboxHarness.SUBMIT, replies);
        return failure(() -> organization.deploy(descriptor));
    }

    private static Exception failure(Callable<Receipt> run) {
        try {
            run.call();
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("the run did not fail");
    }

    private static RolledBack rollback(Exception failure) {
        return (RolledBack) ((FailedRun) failure).rollback().orElseThrow();
    }

    private static String whyNot(Exception failure) {
        return ((Omitted) ((FailedRun) failure).rollback().orElseThrow()).reason();
    }

    private static String message(Exception failure, Provisioned organization) {
        return ((FailedRun) failure).message(organization.harness().target()).message();
    }

    private static List<String> left(Exception failure) {
        return rollback(failure).left().stream()
                .map(left -> left.kind() + " " + left.name() + ": " + left.reason())
                .toList();
    }

    /** What stays is in the last message, with what it would take to remove it. */
    @Test
    void saysWhichPermissionItTakesToUndoWhatStays() throws Exception {
        String denied = "refusals: {deniedByPolicy: [\"DELETE /api/v2/groups/{groupId}\"]}";
        try (Provisioned organization = organization(denied)) {
            Exception failure = failure(organization, small(), REFUSAL);
            assertThat(left(failure)).singleElement().asString().endsWith("; it takes directory:group:delete");
            assertThat(message(failure, organization)).contains("; it takes directory:group:delete.");
        }
    }

    @Test
    void undoesARunWhoseSubmissionIsRefused() throws Exception {
        try (Provisioned organization = organization("")) {
            JsonNode before = organization.snapshot();
            Exception failure = failure(organization, small(), REFUSAL);
            FailedRun.failure(Refused.class, failure);
            assertThat(rollback(failure).left()).isEmpty();
            assertThat(SnapshotDiff.differences(organization.snapshot(), before))
                    .isEmpty();
            assertThat(message(failure, organization))
                    .startsWith("Could not submit the Premium App")
                    .endsWith("\nRolled back: 4 resources removed, 0 restored.");
            assertThat(organization.receipt().orElseThrow().outcome()).isEqualTo(Receipt.Outcome.FAILED);
            assertThat(organization.receipt().orElseThrow().steps())
                    .filteredOn(step -> step.action().startsWith("undo"))
                    .allMatch(step -> step.action().equals("undo create")
                            && step.outcome() == Receipt.Outcome.DONE
                            && step.id().isPresent())
                    .extracting(Receipt.Step::operation)
                    .containsExactlyInAnyOrder(
                            "DELETE /api/v2/authorization/roles/{roleId}",
                            "DELETE /api/v2/groups/{groupId}",
                            "DELETE /api/v2/flows/datatables/{datatableId}",
                            "DELETE /api/v2/integrations/{integrationId}");
        }
    }

    @Test
    void undoesARunWhoseSubmissionFails() throws Exception {
        try (Provisioned organization = organization("")) {
            JsonNode before = organization.snapshot();
            Exception failure = failure(organization, small(), json(200, "{\"id\": \"s\", \"status\": \"FAILED\"}"));
            FailedRun.failure(SubmissionEnded.class, failure);
            assertThat(message(failure, organization)).endsWith("\nRolled back: 4 resources removed, 0 restored.");
            assertThat(SnapshotDiff.differences(organization.snapshot(), before))
                    .isEmpty();
        }
    }

    @Test
    void undoesNothingWhereTheAppMayBeThere() throws Exception {
        try (Provisioned organization = organization("")) {
            Exception failure = failure(
                    organization, small(), organization.harness().script().lost());
            assertThat(whyNot(failure))
                    .isEqualTo("the app may be submitted all the same, and needs what was made for it");
            assertThat(SnapshotDiff.has(organization.snapshot(), "app-instance", "ACME_Phone"))
                    .isTrue();
            assertThat(message(failure, organization)).endsWith("""
                            Nothing was rolled back: the app may be submitted all the same, and needs what was made for it.
                            What was done is in receipt.json; the next run goes on from there.""");
        }
    }

    @Test
    void undoesNothingOnceTheDeadlineIsThere() throws Exception {
        try (Provisioned organization = organization("")) {
            Exception failure = failure(organization, small(), request -> {
                organization.harness().time().advance(Duration.ofMinutes(11));
                return REFUSAL.to(request);
            });
            assertThat(whyNot(failure)).startsWith("the deadline left no time for it");
            assertThat(SnapshotDiff.has(organization.snapshot(), "group", "ACME_Agents"))
                    .isTrue();
        }
    }

    @Test
    void undoesNothingOfAnInterruptedBuild() throws Exception {
        try (Provisioned organization = organization("")) {
            Reply[] interruptions = new Reply[40];
            Arrays.fill(interruptions, fail(TransportException.Kind.INTERRUPTED));
            organization.harness().script().on(TABLES, interruptions);
            Exception failure = failure(() -> organization.deploy(small()));
            assertThat(whyNot(failure)).isEqualTo("the build was interrupted");
            assertThat(SnapshotDiff.has(organization.snapshot(), "group", "ACME_Agents"))
                    .isTrue();
        }
    }

    @Test
    void undoesARunThatDoesNotReadBackAsPlanned() throws Exception {
        try (Provisioned organization = organization("")) {
            JsonNode before = organization.snapshot();
            organization.harness().through(Forgetful::new);
            Exception failure = failure(() -> organization.deploy(small()));
            FailedRun.failure(NotAsPlanned.class, failure);
            assertThat(SnapshotDiff.differences(organization.snapshot(), before))
                    .isEmpty();
            assertThat(message(failure, organization))
                    .doesNotContain("Run again")
                    .endsWith("\nRolled back: 4 resources removed, 0 restored.");
        }
    }

    /** Data tables are never read with the description that they have. */
    private record Forgetful(Transport transport) implements Transport {

        @Override
        public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
            HttpResponse response = transport.send(request, timeout);
            String body = new String(response.body(), StandardCharsets.UTF_8);
            return request.uri().getPath().endsWith("/datatables")
                    ? new HttpResponse(
                            response.status(),
                            response.headers(),
                            body.replace("\"First\"", "\"\"").getBytes(StandardCharsets.UTF_8))
                    : response;
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    @Test
    void saysNothingOfARollbackWhereNothingWasWritten() throws Exception {
        try (Provisioned organization = organization("")) {
            organization.deploy(small());
            Exception failure = failure(organization, small(), REFUSAL);
            assertThat(((FailedRun) failure).rollback()).isEmpty();
        }
    }

    @Test
    void reportsAllThatCannotBeUndoneAndUndoesTheRest() throws Exception {
        try (Provisioned organization = organization("""
                refusals:
                  deniedByPolicy:
                    - DELETE /api/v2/groups/{groupId}
                    - DELETE /api/v2/flows/datatables/{datatableId}
                """)) {
            Exception failure = failure(organization, small(), REFUSAL);
            FailedRun.failure(Refused.class, failure);
            assertThat(rollback(failure).left())
                    .extracting(Left::kind, Left::name)
                    .containsExactlyInAnyOrder(tuple("group", "ACME_Agents"), tuple("data-table", "ACME_Customers"));
            assertThat(rollback(failure).left()).allMatch(left -> left.id().isPresent());
            assertThat(SnapshotDiff.has(organization.snapshot(), "app-instance", "ACME_Phone"))
                    .isFalse();
            String message = message(failure, organization);
            assertThat(message)
                    .startsWith("Could not submit the Premium App")
                    .contains("\nRolled back: 2 resources removed, 0 restored; not:\n")
                    .containsPattern("  - group \"ACME_Agents\" \\(id [-0-9a-f]+\\): it could not be removed: .*403")
                    .containsPattern("  - data-table \"ACME_Customers\" \\(id [-0-9a-f]+\\): it could not be removed: ")
                    .endsWith(
                            "\nLook at these in the organization, or run again: what is there already is taken up where it"
                                    + " is.");
            assertThat(organization.receipt().orElseThrow().steps())
                    .filteredOn(step -> step.action().equals("undo create"))
                    .extracting(Receipt.Step::outcome)
                    .containsExactlyInAnyOrder(
                            Receipt.Outcome.FAILED, Receipt.Outcome.FAILED, Receipt.Outcome.DONE, Receipt.Outcome.DONE);
        }
    }

    @Test
    void keepsTheSecretOfAClientThatIsStillThere() throws Exception {
        try (Provisioned organization =
                organization("refusals: {deniedByPolicy: ['DELETE /api/v2/oauth/clients/{clientId}']}\n")) {
            Exception failure = failure(
                    organization, app("oauth-client: [{name: C, authorizedGrantType: CLIENT-CREDENTIALS}]"), REFUSAL);
            String id = rollback(failure).left().get(0).id().orElseThrow();
            assertThat(new SecretsFile(organization.secretsFile()).secret(id)).isPresent();
        }
    }

    private static Descriptor changed() {
        return app("""
                role: [{name: Agent, description: Second}]
                group: [{name: Agents, description: Second}]
                data-table: [{name: Customers, description: First, referenceKey: number, customFields: []}]
                app-instance: [{name: Phone, url: 'https://app.example/2', type: standalone, groups: [Agents], notes: First}]
                """);
    }

    @Test
    void leavesWhatSomebodyElseChangedMeanwhile() throws Exception {
        try (Provisioned organization = organization("")) {
            organization.deploy(small());
            ManualChanges hand = new ManualChanges(organization.harness().client());
            Exception failure = failure(organization, changed(), request -> {
                try {
                    hand.edit("app-instance", "ACME_Phone", config -> config.put("notes", "By hand"));
                    hand.edit("group", "ACME_Agents", group -> group.put("description", "By hand"));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                return REFUSAL.to(request);
            });
            assertThat(left(failure))
                    .containsExactly("group ACME_Agents: somebody else changed it meanwhile: description");
            assertThat(rollback(failure).restored()).isEqualTo(2);
            JsonNode after = organization.snapshot();
            assertThat(after.path("groups").findValuesAsText("description")).contains("By hand");
            assertThat(after.path("roles").findValuesAsText("description"))
                    .contains("First")
                    .doesNotContain("Second");
            assertThat(after.path("integrations").toString())
                    .contains("By hand", "https://app.example/1")
                    .doesNotContain("https://app.example/2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"group", "oauth-client"})
    void reportsWhatWasDeleted(String kind) throws Exception {
        try (Provisioned organization = organization("")) {
            String fields = kind.equals("group") ? "" : ", authorizedGrantType: CLIENT-CREDENTIALS";
            String rest = "{name: New" + fields + "}]";
            organization.deploy(app(kind + ": [{name: Old" + fields + "}, " + rest));
            organization.harness().script().on(SandboxHarness.SUBMIT, REFUSAL);
            Exception failure = failure(() -> organization.deployAndPrune(app(kind + ": [" + rest)));
            assertThat(left(failure))
                    .containsExactly(kind + " ACME_Old: it was deleted by this run, and cannot be restored");
        }
    }

    /** The client that a credential names now must stay: the former secret cannot be read. */
    @Test
    void keepsWhatAnIntegrationThatCannotBeRestoredNeeds() throws Exception {
        try (Provisioned organization = organization("")) {
            organization.deploy(app("""
                    oauth-client: [{name: C, authorizedGrantType: CLIENT-CREDENTIALS}]
                    gc-data-actions: [{name: Calls, oauthClient: C, data-actions: []}]
                    """));
            Exception failure = failure(organization, app("""
                    role: [{name: R, permissionPolicies: [{domain: routing, entityName: queue, actionSet: [view]}]}]
                    group: [{name: G}]
                    oauth-client:
                      - {name: C, authorizedGrantType: CLIENT-CREDENTIALS}
                      - {name: D, authorizedGrantType: CLIENT-CREDENTIALS, roles: [R]}
                    gc-data-actions: [{name: Calls, oauthClient: D, data-actions: []}]
                    """), REFUSAL);
            assertThat(left(failure))
                    .containsExactly(
                            "gc-data-actions ACME_Calls: its credential has other fields now, and the former ones cannot be"
                                    + " read",
                            "oauth-client ACME_D: it stays, since gc-data-actions \"ACME_Calls\" may still use it",
                            "role ACME_R: it stays, since oauth-client \"ACME_D\" may still use it");
            assertThat(rollback(failure).removed()).isEqualTo(1);
            assertThat(organization.snapshot().path("credentials").toString()).contains("<secret of client ACME_D>");
        }
    }

    @Test
    void neverRemovesWhatExistedBefore() throws Exception {
        try (Provisioned organization = organization("")) {
            organization.deploy(small());
            List<String> ids = ids(organization);
            Descriptor more = app("""
                    role: [{name: Agent, description: Second}, {name: New}]
                    group: [{name: Agents, description: Second}, {name: New}]
                    data-table: [{name: Customers, description: Second, referenceKey: caller, customFields: []}]
                    app-instance:
                      - {name: Phone, url: 'https://app.example/2', type: standalone, groups: [New], notes: First}
                      - {name: New, url: 'https://app.example/2', type: standalone, groups: [New]}
                    """);
            JsonNode before = organization.snapshot();
            Exception failure = failure(organization, more, REFUSAL);
            assertThat(left(failure)).isEmpty();
            assertThat(rollback(failure).removed()).isEqualTo(3);
            assertThat(rollback(failure).restored()).isEqualTo(4);
            assertThat(ids(organization)).isEqualTo(ids);
            assertThat(SnapshotDiff.differences(organization.snapshot(), before))
                    .isEmpty();
        }
    }

    private static List<String> ids(Provisioned organization) throws Exception {
        ManualChanges hand = new ManualChanges(organization.harness().client());
        return List.of(
                hand.one("role", "ACME_Agent").path("id").asText(),
                hand.one("group", "ACME_Agents").path("id").asText(),
                hand.one("data-table", "ACME_Customers").path("id").asText(),
                hand.one("app-instance", "ACME_Phone").path("id").asText());
    }

    @Test
    void saysBeforehandThatNotAllCouldBeUndone() throws Exception {
        String maker = """
                roles:
                  - name: App Deployer
                    policies: [{domain: directory, entityName: group, actionSet: [add]}]
                clients:
                  - {name: App Deployer, id: %s, secret: sandbox-secret, roles: [{role: App Deployer}]}
                users: []
                tokens: []
                """.formatted(SandboxHarness.DEPLOYER);
        String warning =
                "onFailure=rollback: the caller lacks directory:group:delete, so that not all of this run could be undone";
        try (Provisioned organization = Provisioned.in(maker, directory)) {
            organization.rollingBack().deploy(app("group: [{name: Agents}]"));
            assertThat(organization.said()).contains(warning);
        }
        try (Provisioned organization = Provisioned.in("", directory)) {
            organization.rollingBack().deploy(small());
            assertThat(organization.said()).noneMatch(line -> line.contains("onFailure"));
        }
    }

    /** Fields that are never read cannot come back; what they belong to is reported. */
    private static final Set<String> UNREADABLE = Set.of("oauthClient: C", "userDefinedOAuth");

    /** A column that a change adds to a data table. */
    private static final String COLUMN = "vip";

    @TestFactory
    Stream<DynamicTest> restoresEveryChangeOfEveryKind() {
        return KindScenario.all().stream()
                .flatMap(scenario -> scenario.changes().stream()
                        .map(edit -> dynamicTest(
                                scenario + ": " + edit.from() + " -> " + edit.to(), () -> restores(scenario, edit))));
    }

    private void restores(KindScenario scenario, KindScenario.Edit edit) throws Exception {
        String one = scenario.named("One");
        try (Provisioned organization = organization("switches: {legacyWidgets: true, clientsNeedRoles: false}\n")) {
            organization.deploy(Provisioned.parse(scenario.descriptor(one)));
            JsonNode before = organization.snapshot();
            Exception failure = failure(
                    organization, Provisioned.parse(scenario.descriptor(one.replace(edit.from(), edit.to()))), REFUSAL);
            if (UNREADABLE.contains(edit.from())) {
                assertThat(left(failure)).singleElement().asString().contains("credential");
            } else if (edit.to().contains(COLUMN)) {
                assertThat(left(failure))
                        .containsExactly("data-table LIFE_One: its columns " + COLUMN
                                + " stay: a data table's columns cannot be removed");
                ObjectNode columns =
                        (ObjectNode) organization.snapshot().path("dataTables").findParent(COLUMN);
                columns.remove(COLUMN);
                assertThat(columns).isEqualTo(before.path("dataTables").findParent("level"));
            } else {
                assertThat(SnapshotDiff.differences(organization.snapshot(), before))
                        .isEmpty();
                assertThat(left(failure)).isEmpty();
                assertThat(rollback(failure).restored()).isPositive();
            }
        }
    }
}
