package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.Pruning;
import io.github.premiumdeploy.testing.ClientSecrets;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.ScriptedTransport;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OAuth clients on a platform that was seen to keep the old ones for a while, and to ask for the roles of those that are changed. */
class ObservedOAuthClientTest {

    private static final String CLIENT = """
            prefix: ANY_
            premiumAppIntegrationTypeId: premium-app-example
            provisioningInfo:
              role: [{name: R, permissionPolicies: [{domain: routing, entityName: queue, actionSet: [view]}]}]
              oauth-client: [{name: C, description: First, authorizedGrantType: CLIENT-CREDENTIALS, roles: [R]}]
            """;
    private static final String USED = CLIENT + """
              gc-data-actions: [{name: A, autoEnable: true, oauthClient: C}]
            """;
    private static final String OLD = "oldClientsLinger: true";
    private static final String ROLES = "clientEditNeedsItsRoles: true";

    /** Another client that may do everything, and holds no role of the app. */
    private static final String OTHER = """
            add:
              clients:
                - {name: Other, id: 5ca1ab1e-0000-4000-8000-0000000000c9, secret: sandbox-secret,
                   roles: [{role: App Deployer, division: Home}]}
            """;

    @TempDir
    Path directory;

    private Provisioned organization(String switches) throws Exception {
        return Provisioned.singleThreaded(SandboxHarness.parsed("switches: {" + switches + "}\n" + OTHER), directory);
    }

    private static Descriptor parse(String yaml) {
        return Provisioned.parse(yaml);
    }

    private static JsonNode client(Provisioned organization) throws Exception {
        return new ManualChanges(organization.harness().client()).one("oauth-client", "ANY_C");
    }

    private static void grow(Provisioned organization) {
        organization.harness().time().advance(Duration.ofDays(31));
    }

    private static List<String> ofClients(List<String> writes) {
        return writes.stream()
                .filter(write -> write.contains("/oauth/") || write.contains("/subjects/"))
                .map(write -> write.replaceAll("[0-9a-f-]{36}", "ID"))
                .toList();
    }

    @Test
    void saysThatAnOldClientGoesLaterAndIsDone() throws Exception {
        try (Provisioned organization = organization(OLD)) {
            organization.deploy(parse(USED));
            grow(organization);
            assertThat(organization.undeploy(parse(USED)).outcome()).isEqualTo(Receipt.Outcome.DONE);
            String date = client(organization).path("dateToDelete").asText();
            assertThat(date).isNotEmpty();
            assertThat(organization.said())
                    .contains("oauth-client \"ANY_C\" is deleted, and the platform keeps it, inactive, until " + date
                            + "; a deploy until then restores it");
            int before = organization.requests().size();
            assertThat(organization.undeploy(parse(USED)).steps()).isEmpty();
            assertThat(organization.writesSince(before)).isEmpty();
            Plan plan = organization.plan(parse(USED), PlanMode.REMOVE, Provisioned.pruning(10));
            assertThat(plan.changes()).singleElement().satisfies(change -> {
                assertThat(change.type()).isEqualTo(Change.Type.LEFT_OVER);
                assertThat(change.notes())
                        .containsExactly("deleted already: the platform keeps it, inactive, until " + date
                                + ", and a deploy until then restores it");
            });
        }
    }

    @Test
    void restoresAnOldClientWithItsSecretWhereItIsDescribedAgain() throws Exception {
        try (Provisioned organization = organization(OLD + ", " + ROLES)) {
            organization.deploy(parse(USED));
            JsonNode made = organization.snapshot();
            grow(organization);
            organization.undeploy(parse(USED));
            String id = client(organization).path("id").asText();
            int before = organization.requests().size();
            organization.deploy(parse(USED));
            assertThat(client(organization).path("id").asText()).isEqualTo(id);
            assertThat(client(organization).path("state").asText()).isEqualTo("active");
            assertThat(client(organization).has("dateToDelete")).isFalse();
            assertThat(ofClients(organization.writesSince(before))).noneMatch(write -> write.endsWith("/secret"));
            assertThat(new ClientSecrets(organization).lost()).isEmpty();
            assertThat(SnapshotDiff.differences(
                            SnapshotDiff.withoutOwnGrants(organization.snapshot()),
                            SnapshotDiff.withoutOwnGrants(made)))
                    .isEmpty();
            before = organization.requests().size();
            organization.deploy(parse(USED));
            assertThat(organization.writesSince(before)).isEmpty();
        }
    }

    @Test
    void makesAnInactiveClientActiveAgainAndSendsNoDate() throws Exception {
        try (Provisioned organization = organization("maxRoleAssignments: 1000")) {
            organization.deploy(parse(CLIENT));
            new ManualChanges(organization.harness().client())
                    .edit("oauth-client", "ANY_C", body -> body.put("state", "inactive"));
            Plan plan = organization.plan(parse(CLIENT));
            assertThat(plan.changes().stream().flatMap(change -> change.differences().stream()))
                    .singleElement()
                    .satisfies(difference -> {
                        assertThat(difference.field()).isEqualTo("state");
                        assertThat(difference.from()).isEqualTo("inactive");
                        assertThat(difference.to()).isEqualTo("active");
                    });
            int before = organization.requests().size();
            organization.deploy(parse(CLIENT));
            assertThat(ofClients(organization.writesSince(before))).containsExactly("PUT /api/v2/oauth/clients/ID");
            assertThat(client(organization).path("state").asText()).isEqualTo("active");
        }
    }

    @Test
    void saysThatADisabledClientCannotBeUsed() throws Exception {
        String disabled = """
                add:
                  clients: [{name: ANY_C, secret: sandbox-secret, state: disabled}]
                """;
        try (Provisioned organization = Provisioned.singleThreaded(SandboxHarness.parsed(disabled), directory)) {
            int before = organization.requests().size();
            assertThatThrownBy(() -> organization.deploy(parse(CLIENT)))
                    .isInstanceOf(FailedRun.class)
                    .hasMessageContaining("is disabled, which Genesys's support does");
            assertThat(organization.writesSince(before)).isEmpty();
        }
    }

    @Test
    void isGrantedTheRolesOfAClientThatItChangesOrRemoves() throws Exception {
        try (Provisioned organization = organization(ROLES)) {
            JsonNode empty = organization.snapshot();
            organization.deploy(parse(CLIENT));
            organization.harness().asClient("5ca1ab1e-0000-4000-8000-0000000000c9", SandboxHarness.SECRET);
            int before = organization.requests().size();
            organization.deploy(parse(CLIENT.replace("First", "Second")));
            assertThat(ofClients(organization.writesSince(before)))
                    .containsExactly(
                            "POST /api/v2/authorization/subjects/ID/divisions/ID/roles/ID",
                            "PUT /api/v2/oauth/clients/ID");
            assertThat(organization.said())
                    .anyMatch(line ->
                            line.contains("the role \"ANY_R\" is granted to the deploying client, which must hold"
                                    + " the roles of a client that it changes"));
            before = organization.requests().size();
            organization.deploy(parse(CLIENT.replace("First", "Third")));
            assertThat(ofClients(organization.writesSince(before))).containsExactly("PUT /api/v2/oauth/clients/ID");
        }
        try (Provisioned organization = organization(ROLES)) {
            JsonNode empty = organization.snapshot();
            organization.deploy(parse(CLIENT));
            organization.harness().asClient("5ca1ab1e-0000-4000-8000-0000000000c9", SandboxHarness.SECRET);
            int before = organization.requests().size();
            organization.undeploy(parse(CLIENT));
            assertThat(ofClients(organization.writesSince(before)))
                    .containsExactly(
                            "POST /api/v2/authorization/subjects/ID/divisions/ID/roles/ID",
                            "PUT /api/v2/oauth/clients/ID",
                            "DELETE /api/v2/oauth/clients/ID");
            assertThat(SnapshotDiff.differences(organization.snapshot(), empty)).isEmpty();
        }
    }

    @Test
    void settlesAClientLikeEverythingElse() throws Exception {
        try (Provisioned organization = organization("maxRoleAssignments: 1000")) {
            organization
                    .harness()
                    .through(transport -> new Forgetful(transport, "POST", "/api/v2/oauth/clients", "description"));
            organization.deploy(parse(CLIENT));
            assertThat(ofClients(organization.writesSince(0)))
                    .endsWith("POST /api/v2/oauth/clients", "PUT /api/v2/oauth/clients/ID");
            assertThat(client(organization).path("description").asText()).isEqualTo("First");
        }
    }

    @Test
    void saysThatTheSecretOfADescribedClientIsNotInTheSecretsFile() throws Exception {
        try (Provisioned organization = organization("maxRoleAssignments: 1000")) {
            organization.deploy(parse(CLIENT));
            Files.delete(organization.secretsFile());
            organization.deploy(parse(CLIENT));
            assertThat(organization.said()).anyMatch(line -> line.contains("its secret is not in the secrets file"));
        }
    }

    @Test
    void saysWhatItWaitsForWhereARoleDoesNotCountYet() throws Exception {
        try (Provisioned organization = organization("grantDelaySeconds: 200")) {
            organization.deploy(parse(CLIENT));
            assertThat(organization.said())
                    .anyMatch(line ->
                            line.matches("Waiting for the role \"R\" \\(granted \\d+ s ago\\) to count: the OAuth"
                                    + " client is refused until then, for up to 5 minutes after the grant; trying again in"
                                    + " \\d+ s"));
        }
    }

    @Test
    void keepsWhatIsNotDescribedOfADataTableAndSaysSoBeforeItWrites() throws Exception {
        String table = """
                prefix: ANY_
                premiumAppIntegrationTypeId: premium-app-example
                provisioningInfo:
                  data-table: [{name: T, description: First, referenceKey: key, customFields: [{name: level, type: string}]}]
                """;
        try (Provisioned organization = organization("dataTableColumnsRemovable: false")) {
            organization.deploy(parse(table));
            String renamed = table.replace("name: level", "name: rank");
            assertThat(organization.plan(parse(renamed)).changes().get(0).notes())
                    .containsExactly(
                            "not described, and stays, since a data table's columns cannot be removed: level (to be"
                                    + " rid of it, delete the table with its rows in the organization, and run again)");
            int before = organization.requests().size();
            organization.deploy(parse(renamed));
            assertThat(organization.writesSince(before)).hasSize(1);
            JsonNode columns = organization.snapshot().path("dataTables").findParent("rank");
            assertThat(columns.fieldNames()).toIterable().containsExactlyInAnyOrder("key", "level", "rank");
            before = organization.requests().size();
            organization.deploy(parse(renamed));
            assertThat(organization.writesSince(before)).isEmpty();
            assertThat(organization
                            .plan(parse(table), PlanMode.APPLY, Pruning.OFF)
                            .isEmpty())
                    .isTrue();
        }
    }

    @Test
    void saysThatAPublishedActionMayHaveToKeepItsContract() throws Exception {
        String action = """
                prefix: ANY_
                premiumAppIntegrationTypeId: premium-app-example
                provisioningInfo:
                  ws-data-actions:
                    - name: W
                      autoEnable: true
                      data-actions:
                        - name: A
                          autoPublish: true
                          config: {request: {requestUrlTemplate: 'https://a.example/1', requestType: GET}}
                          contract: {input: {inputSchema: {type: object}}, output: {successSchema: {type: object}}}
                """;
        try (Provisioned organization = organization(OLD)) {
            organization.deploy(parse(action));
            Plan url = organization.plan(parse(action.replace("a.example/1", "a.example/2")));
            assertThat(url.changes())
                    .allSatisfy(change -> assertThat(change.notes()).isEmpty());
            Plan contract = organization.plan(
                    parse(action.replace("inputSchema: {type: object}", "inputSchema: {type: object, title: In}")));
            assertThat(contract.changes().stream().flatMap(change -> change.notes().stream()))
                    .singleElement()
                    .asString()
                    .contains("may not let the contract, or secure, of a published data action change");
        }
    }

    /** Genesys's own provider for Terraform counts a 408 after a deletion like a 404. */
    @Test
    void isDoneWithWhatAnswers408AfterItsDeletion() throws Exception {
        try (Provisioned organization = organization(OLD)) {
            organization.deploy(parse(CLIENT));
            String path = "GET /api/v2/oauth/clients/"
                    + client(organization).path("id").asText();
            ScriptedTransport.Reply tooLate = request -> ScriptedTransport.response(
                    408, "{\"status\": 408, \"code\": \"client.timeout\", \"message\": \"Timed out\"}");
            organization
                    .harness()
                    .script()
                    .on(path, Collections.nCopies(40, tooLate).toArray(ScriptedTransport.Reply[]::new));
            organization.undeploy(parse(CLIENT));
            assertThat(SnapshotDiff.has(organization.snapshot(), "oauth-client", "ANY_C"))
                    .isFalse();
        }
    }
}
