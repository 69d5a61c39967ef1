package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.report.PlanReport;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.text.Redaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run takes over of what was there before, and what it never touches. */
class AdoptTest {

    private static final String MASTER = "add: {roles: [{name: Master Admin, id: m1, default: true, policies: ["
            + "{domain: directory, entityName: group, actionSet: [\"*\"]}]}]}";

    private static final Descriptor MASTER_APP = Provisioned.parse("""
            prefix: "Master "
            premiumAppIntegrationTypeId: premium-app-acme
            premiumAppViewPermission: integration:acmePremiumApp:view
            provisioningInfo:
              role:
                - {name: Admin, permissionPolicies: [{domain: directory, entityName: group, actionSet: [view]}]}
              group: [{name: Agents}]
              oauth-client: [{name: Backend, roles: [Admin], authorizedGrantType: CLIENT-CREDENTIALS}]
            """);

    private static final String THERE = "add: {roles: [{name: ACME_Agent, id: r1, description: theirs, policies: []}]}";

    @TempDir
    Path directory;

    private static Descriptor agent(String description) {
        return Provisioned.parse("""
                prefix: "ACME_"
                premiumAppIntegrationTypeId: premium-app-acme
                premiumAppViewPermission: integration:acmePremiumApp:view
                provisioningInfo:
                  role: [{name: Agent, description: %s, permissionPolicies: []}]
                """.formatted(description));
    }

    private static FailedRun refused(Provisioned organization, Descriptor descriptor) {
        int before = organization.requests().size();
        FailedRun refusal = catchThrowableOfType(FailedRun.class, () -> organization.deploy(descriptor));
        assertThat(refusal.failure()).isInstanceOf(RunFailure.Impossible.class);
        assertThat(organization.writesSince(before)).isEmpty();
        return refusal;
    }

    /** The report's case: a prefix and a name that together are a role of the platform. */
    @Test
    void neverTakesOverADefaultRole() throws Exception {
        try (Provisioned organization = Provisioned.in(MASTER, directory)) {
            JsonNode before = organization.snapshot();
            FailedRun refusal = refused(organization, MASTER_APP);
            assertThat(refusal)
                    .hasMessage("The role \"Admin\" of the descriptor would, with its prefix \"Master \", be the role"
                            + " \"Master Admin\" (m1), which is never taken over: it is a role of Genesys Cloud itself"
                            + " (default is true)");
            assertThat(refusal.remedy())
                    .isEqualTo("Give it another name in the descriptor, or give the descriptor another prefix.");
            AccessReport report = organization.examine(MASTER_APP);
            assertThat(report.refusals())
                    .filteredOn(finding -> finding.cause() == Cause.PLAN_IMPOSSIBLE)
                    .extracting(finding -> finding.facts().get(Fact.REASON))
                    .containsExactly(refusal.getMessage());
            assertThat(organization.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void neverRemovesADefaultRole() throws Exception {
        try (Provisioned organization = Provisioned.in(MASTER, directory)) {
            JsonNode before = organization.snapshot();
            Pruning pruning = new Pruning(true, "", 10, List.of("Master *"));
            Plan plan = organization.plan(MASTER_APP, PlanMode.REMOVE, pruning);
            assertThat(PlanReport.lines(plan, Provisioned.NO_SUBMISSION))
                    .contains(
                            "  ? role \"Master Admin\" (m1) is left over",
                            "      never deleted: it is a role of Genesys Cloud itself (default is true)");
            organization.run(MASTER_APP, PlanMode.REMOVE, pruning);
            Descriptor without = Provisioned.parse("""
                    prefix: "Master "
                    premiumAppIntegrationTypeId: premium-app-acme
                    premiumAppViewPermission: integration:acmePremiumApp:view
                    provisioningInfo: {}
                    """);
            organization.deployAndPruneAll(without);
            organization.undeployAndPruneAll(without);
            assertThat(organization.snapshot()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"base\":true", "\"defaultRoleId\":\"employee\""})
    void knowsTheOtherMarksOfThePlatform(String mark) throws Exception {
        try (Provisioned organization = Provisioned.in(THERE, directory)) {
            organization.harness().through(transport -> new Marking(transport, "\"base\"\\s*:\\s*false", mark));
            assertThat(refused(organization, agent("mine"))).hasMessageContaining("(r1), which is never taken over");
        }
    }

    @Test
    void neverTakesOverADataActionOfThePlatform() throws Exception {
        Descriptor descriptor = Provisioned.parse("""
                prefix: "ACME_"
                premiumAppIntegrationTypeId: premium-app-acme
                premiumAppViewPermission: integration:acmePremiumApp:view
                provisioningInfo:
                  ws-data-actions:
                    - name: CRM
                      credentialType: none
                      data-actions:
                        - name: Find
                          autoPublish: true
                          config:
                            request: {requestType: GET, requestUrlTemplate: "https://crm.example/x", requestTemplate: "", headers: {}}
                            response: {successTemplate: "", translationMap: {}, translationMapDefaults: {}}
                          contract: {input: {inputSchema: {type: object}}, output: {successSchema: {type: object}}}
                """);
        try (Provisioned organization = Provisioned.in("", directory)) {
            organization.deploy(descriptor);
            organization.harness().through(transport -> new Marking(transport, "custom_-_", "static_-_"));
            assertThat(refused(organization, descriptor))
                    .hasMessageContaining("The data action \"Find\" of the descriptor would")
                    .hasMessageContaining("\"ACME_Find\" (static_-_")
                    .hasMessageEndingWith("it is an action of Genesys Cloud itself");
        }
    }

    /** Every answer carries a mark that the sandbox's resources do not have. */
    private record Marking(Transport transport, String unmarked, String mark) implements Transport {

        @Override
        public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
            HttpResponse response = transport.send(request, timeout);
            String body = new String(response.body(), StandardCharsets.UTF_8).replaceAll(unmarked, mark);
            return new HttpResponse(response.status(), response.headers(), body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    @Test
    void neverTouchesTheClientThatItWorksAs() throws Exception {
        Descriptor own = Provisioned.parse("""
                prefix: "App "
                premiumAppIntegrationTypeId: premium-app-acme
                premiumAppViewPermission: integration:acmePremiumApp:view
                provisioningInfo:
                  oauth-client: [{name: Deployer, description: mine, authorizedGrantType: CLIENT-CREDENTIALS}]
                """);
        try (Provisioned organization = Provisioned.in("", directory)) {
            JsonNode before = organization.snapshot();
            assertThat(refused(organization, own))
                    .hasMessageContaining("\"App Deployer\" (" + SandboxHarness.DEPLOYER + ")")
                    .hasMessageContaining("it is the client that this run works as");
            organization.undeploy(own);
            assertThat(organization.snapshot()).isEqualTo(before);
        }
    }

    @Test
    void marksWhatWasThereAndWhatNoReceiptKnows() throws Exception {
        try (Provisioned organization = Provisioned.in(THERE, directory)) {
            assertThat(PlanReport.lines(organization.plan(agent("mine")), Provisioned.NO_SUBMISSION))
                    .contains("  ~ role \"ACME_Agent\" (was there)");
            assertThat(PlanReport.lines(organization.plan(agent("theirs")), Provisioned.NO_SUBMISSION))
                    .contains("  = role \"ACME_Agent\" (was there)");
            assertThat(PlanReport.lines(
                            organization.plan(agent("x"), PlanMode.REMOVE, Pruning.OFF), Provisioned.NO_SUBMISSION))
                    .contains("  - role \"ACME_Agent\" (r1) (was there)");
            OutputFiles files = new OutputFiles(directory, new Redaction());
            PlanReport.write(files, organization.plan(agent("mine")), Provisioned.NO_SUBMISSION);
            assertThat(Files.readString(files.path(PlanReport.NAME))).contains("\"wasThere\" : true");
        }
        try (Provisioned organization = Provisioned.in("", directory)) {
            organization.deploy(agent("mine"));
            assertThat(PlanReport.lines(organization.plan(agent("other")), Provisioned.NO_SUBMISSION))
                    .contains("  ~ role \"ACME_Agent\"");
            organization.withoutReceipts();
            assertThat(PlanReport.lines(organization.plan(agent("mine")), Provisioned.NO_SUBMISSION))
                    .contains("  = role \"ACME_Agent\" (was there)");
        }
    }

    @Test
    void takesOverNoMoreThanTheUserSays() throws Exception {
        try (Provisioned organization = Provisioned.in(THERE, directory).adopting(Adopt.UNCHANGED)) {
            assertThat(refused(organization, agent("mine")))
                    .hasMessage(
                            "<adopt> is unchanged, and this run would change 1 resource that no receipt at hand says"
                                    + " this app made: role \"ACME_Agent\" (r1)");
            assertThat(organization.deploy(agent("theirs")).steps()).isEmpty();
            FailedRun refusal = refused(organization.adopting(Adopt.NONE), agent("theirs"));
            assertThat(refusal)
                    .hasMessageStartingWith("<adopt> is none, and this run would take over 1 resource")
                    .hasMessageEndingWith("app made: role \"ACME_Agent\" (r1)");
            assertThat(refusal.remedy()).contains("genesyscloud.adopt to unchanged or all,", "rename or delete it");
            assertThat(organization.snapshot().path("roles").toString()).contains("theirs");
        }
        try (Provisioned organization = Provisioned.in("", directory).adopting(Adopt.NONE)) {
            organization.deploy(agent("mine"));
            assertThat(organization.deploy(agent("other")).steps())
                    .as("what the receipt knows is this app's")
                    .hasSize(1);
        }
    }

    /** The authentication action comes with its integration, and no step makes it. */
    @Test
    void countsAnAuthenticationActionAsItsIntegrations() throws Exception {
        Descriptor descriptor = AllKinds.descriptor();
        try (Provisioned organization =
                Provisioned.in("switches: {legacyWidgets: true}", directory).adopting(Adopt.NONE)) {
            organization.deploy(descriptor);
            assertThat(organization.deploy(descriptor).steps()).isEmpty();
        }
    }

    /** Of two that are made at once, the platform refuses the second by its name: that one is not this run's. */
    @Test
    void doesNotCountAsMadeWhatSomebodyElseWasFasterWith() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            ManualChanges other = new ManualChanges(organization.harness().client());
            boolean[] done = new boolean[1];
            organization.harness().through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                    boolean creates = request.method().equals("POST")
                            && request.uri().getPath().equals("/api/v2/authorization/roles");
                    if (creates && !done[0]) {
                        done[0] = true;
                        transport.send(request, timeout);
                    }
                    return transport.send(request, timeout);
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            Receipt receipt = organization.deploy(agent("mine"));
            assertThat(receipt.steps()).extracting(Receipt.Step::action).containsExactly("adopt");
            assertThat(organization.made().all()).isEmpty();
            assertThat(other.all("role", "ACME_Agent")).hasSize(1);
        }
    }
}
