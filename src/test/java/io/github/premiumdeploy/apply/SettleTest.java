package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written arrives as stated on a platform that drops, rewrites and refuses as the real one was seen to do. */
class SettleTest {

    private static final String APP = """
            prefix: S_
            premiumAppIntegrationTypeId: premium-app-example
            provisioningInfo:
            """;
    private static final String ACTION = APP + """
              ws-data-actions:
                - name: CRM
                  autoEnable: true
                  notes: ''
                  credentialType: basicAuth
                  credentials: {userName: crm, password: canary}
                  data-actions:
                    - name: find
                      secure: false
                      autoPublish: true
                      config:
                        request:
                          requestUrlTemplate: https://crm.example/1
                          requestType: POST
                          headers: {}
                          requestTemplate: '{"number": "${input.number}"}'
                        response: {translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}'}
                      contract:
                        input: {inputSchema: {type: object, properties: {number: {type: string}}}}
                        output: {successSchema: {type: object, properties: {name: {type: string}}}}
            """;
    private static final String GROUP = APP + "  group: [{name: Agents, description: Who calls}]\n";
    private static final String ROLE = APP + """
              role:
                - name: Agent
                  permissionPolicies: [{domain: integrations, entityName: '*', actionSet: ['*'], allowConditions: true}]
            """;

    @TempDir
    Path directory;

    private Provisioned organization(String switches) throws Exception {
        return Provisioned.singleThreaded(SandboxHarness.parsed("switches: {" + switches + "}\n"), directory);
    }

    @Test
    void makesAllKindsInAnOrganizationAsItWasObserved() throws Exception {
        Descriptor everything = AllKinds.descriptor();
        SandboxOrganization realistic =
                SandboxOrganization.parse("extends: realistic\nswitches: {legacyWidgets: true}\n");
        try (Provisioned organization = Provisioned.singleThreaded(realistic, directory)) {
            JsonNode empty = organization.snapshot();
            assertThat(organization.deploy(everything).outcome()).isEqualTo(Receipt.Outcome.DONE);
            int before = organization.requests().size();
            assertThat(organization.deploy(everything).steps()).isEmpty();
            assertThat(organization.writesSince(before)).isEmpty();
            organization.undeploy(everything);
            assertThat(SnapshotDiff.differences(organization.snapshot(), empty)).isEmpty();
        }
    }

    @Test
    void sendsTheDescriptionOfAGroupOnceMore() throws Exception {
        try (Provisioned organization = organization("groupCreationDropsDescription: true")) {
            organization.deploy(Provisioned.parse(GROUP));
            assertThat(organization.writesSince(0)).hasSize(2).first().isEqualTo("POST /api/v2/groups");
            assertThat(organization.writesSince(0).get(1)).startsWith("PUT /api/v2/groups/");
            assertThat(organization.snapshot().findValuesAsText("description")).contains("Who calls");
        }
    }

    @Test
    void publishesADraftOnlyAsItIsStated() throws Exception {
        try (Provisioned organization =
                organization("draftCreationDropsTemplate: true, actionRefusals: 3, emptyNotesStandIn: true")) {
            organization.deploy(Provisioned.parse(ACTION));
            assertThat(organization.writesSince(0).stream()
                            .filter(write -> write.contains("/actions"))
                            .map(write -> write.replaceAll("custom_-_[^/]*", "ID")))
                    .containsExactly(
                            "POST /api/v2/integrations/actions/drafts",
                            "POST /api/v2/integrations/actions/drafts",
                            "POST /api/v2/integrations/actions/drafts",
                            "POST /api/v2/integrations/actions/drafts",
                            "PATCH /api/v2/integrations/actions/ID/draft",
                            "POST /api/v2/integrations/actions/ID/draft/publish");
            assertThat(organization.snapshot().path("dataActions").findValuesAsText("requestTemplate"))
                    .containsOnly("{\"number\": \"${input.number}\"}");
            int before = organization.requests().size();
            organization.deploy(Provisioned.parse(ACTION.replace("crm.example/1", "crm.example/2")));
            organization.deploy(Provisioned.parse(ACTION.replace("canary", "canary-two")));
            assertThat(organization
                            .requests()
                            .subList(before, organization.requests().size()))
                    .noneMatch(request -> request.toString().contains("node_dynamodb_empty_string"));
        }
    }

    @Test
    void losesSecondsToALostAnswerToAPublish() throws Exception {
        AtomicBoolean isLost = new AtomicBoolean();
        try (Provisioned organization = organization("latencyMillis: 0")) {
            organization
                    .harness()
                    .failing((number, method, path) -> path.endsWith("/publish") && isLost.compareAndSet(false, true)
                            ? Fault.closeAfter()
                            : Fault.none());
            Instant start = organization.harness().time().instant();
            organization.deploy(Provisioned.parse(ACTION));
            assertThat(isLost).isTrue();
            assertThat(organization.writesSince(0).stream().filter(write -> write.endsWith("/publish")))
                    .hasSize(1);
            assertThat(Duration.between(start, organization.harness().time().instant()))
                    .isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void takesAWildcardForWhatItCovers() throws Exception {
        try (Provisioned organization = organization("expandWildcards: true")) {
            Receipt receipt = organization.deploy(Provisioned.parse(ROLE));
            assertThat(organization.writesSince(0)).containsExactly("POST /api/v2/authorization/roles");
            assertThat(receipt.forms()).singleElement().satisfies(form -> {
                assertThat(form.name()).isEqualTo("S_Agent");
                assertThat(form.difference().field()).isEqualTo("permissionPolicies");
                assertThat(form.difference().to()).isEqualTo("integrations:*:*(conditions)");
                assertThat(form.difference().from()).startsWith("integrations:action:add,delete,edit,execute,view");
            });
            assertThat(organization.said())
                    .anyMatch(line -> line.startsWith("Warning: role \"S_Agent\": permissionPolicies: stated as"
                            + " integrations:*:*(conditions), the platform's form is integrations:action:add,"));
            int before = organization.requests().size();
            organization.deploy(Provisioned.parse(ROLE));
            assertThat(organization.writesSince(before)).isEmpty();
            organization.deploy(Provisioned.parse(ROLE.replace("'*', actionSet", "action, actionSet")));
            assertThat(organization.writesSince(before)).hasSize(1);
        }
    }

    @Test
    void warnsOfConditionsThatAnExpansionLoses() throws Exception {
        try (Provisioned organization = organization("expandWildcards: true, expansionDropsConditions: true")) {
            assertThat(organization.deploy(Provisioned.parse(ROLE)).forms()).hasSize(1);
            int before = organization.requests().size();
            organization.deploy(Provisioned.parse(ROLE));
            assertThat(organization.writesSince(before)).isEmpty();
        }
    }

    @Test
    void knowsAWildcardWhereTheCatalogueIsClosed() throws Exception {
        SandboxOrganization closed = SandboxHarness.parsed("switches: {expandWildcards: true}\n"
                + "refusals: {deniedByPolicy: [\"GET /api/v2/authorization/permissions\"]}\n");
        try (Provisioned organization = Provisioned.singleThreaded(closed, directory)) {
            assertThat(organization.deploy(Provisioned.parse(ROLE)).forms()).hasSize(1);
            int before = organization.requests().size();
            organization.deploy(Provisioned.parse(ROLE));
            assertThat(organization.writesSince(before)).isEmpty();
        }
    }

    @Test
    void namesPoliciesThatTheOrganizationHasNothingOf() throws Exception {
        String policies = "[{domain: nowhere, entityName: '*', actionSet: ['*']}, {domain: oauth, entityName: client,"
                + " actionSet: [paint, view]}]";
        try (Provisioned organization = organization("unknownPermissions: kept, expandWildcards: true")) {
            Plan plan = organization.plan(
                    Provisioned.parse(APP + "  role: [{name: Agent, permissionPolicies: " + policies + "}]\n"));
            assertThat(plan.changes().get(0).notes())
                    .containsExactly(
                            "permissionPolicies: the organization has no permission that nowhere:*:* covers, so that this"
                                    + " gives nothing; a product or licence may be missing",
                            "permissionPolicies: the organization has no permission oauth:client:paint, so that this gives"
                                    + " nothing; a product or licence may be missing");
        }
    }

    @Test
    void repeatsDeletionsThatDoNotHappenYet() throws Exception {
        String trunk = GROUP + "  byoc-cloud-trunk: [{name: Carrier, inboundSIPTerminationIdentifier: -acme}]\n";
        try (Provisioned organization =
                organization("groupDeletionsIgnored: 2, deletedShownReads: 2, trunkDeletionRefusals: 2")) {
            JsonNode empty = organization.snapshot();
            organization.deploy(Provisioned.parse(trunk));
            int before = organization.requests().size();
            organization.undeploy(Provisioned.parse(trunk));
            List<String> writes = organization.writesSince(before);
            assertThat(writes.stream().filter(write -> write.startsWith("DELETE /api/v2/groups/")))
                    .hasSize(3);
            assertThat(writes.stream().filter(write -> write.startsWith("DELETE /api/v2/telephony/")))
                    .hasSize(3);
            assertThat(SnapshotDiff.differences(organization.snapshot(), empty)).isEmpty();
        }
    }

    @Test
    void takesWhatComesBackTwiceInAnotherFormForThePlatformsForm() throws Exception {
        try (Provisioned organization = organization("latencyMillis: 0")) {
            Settle settle = ApplyContext.of(
                            organization.harness().client(),
                            organization.parallel(),
                            step -> {},
                            said -> {},
                            Clock.systemUTC())
                    .settle();
            Key key = new Key("group", "Agents");
            Difference form =
                    new Difference("url", "HTTP://X", "http://x", Difference.digestOf("HTTP://X", "http://x"), true);
            Difference missing = new Difference("description", Difference.NONE, "Who calls");
            AtomicInteger updates = new AtomicInteger();
            JsonNode answer = JsonNodeFactory.instance.objectNode();
            settle.settle(key, answer, (ids, shown) -> new Compare().add(List.of(form, missing)), shown -> {
                updates.incrementAndGet();
                return shown;
            });
            assertThat(updates).hasValue(1);
            assertThat(settle.forms(key)).containsExactly(form);
            assertThat(settle.isForm(key, form)).isTrue();
            assertThat(settle.isForm(key, missing)).isFalse();
            assertThat(settle.isForm(key, new Difference("url", "HTTP://Y", "http://x")))
                    .isFalse();
        }
    }

    @Test
    void remembersThePlatformsFormFromOneReceiptToTheNext() {
        Difference form =
                new Difference("url", "HTTP://X", "http://x", Difference.digestOf("HTTP://X", "http://x"), true);
        Receipt first = new Receipt(
                        "default",
                        "https://api.example",
                        Optional.of(new NamedEntity("org-1", "Acme")),
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.empty(),
                        Receipt.Outcome.DONE,
                        List.of())
                .with(List.of(new PlatformForm("group", "S_Agents", "g-1", form)));
        AppIdentity app = new AppIdentity("S_", "premium-app-example");
        MadeResources known =
                first.with(List.<PlatformForm>of()).madeAfter(first.madeAfter(MadeResources.NONE, app), app);
        assertThat(known.isForm("org-1", "g-1", form)).isTrue();
        assertThat(known.isForm("org-2", "g-1", form)).isFalse();
        assertThat(known.isForm("org-1", "g-1", new Difference("url", "HTTP://X", "http://y")))
                .isFalse();
    }
}
