package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.secrets.CreationAttempt;
import io.github.premiumdeploy.sandbox.FaultPlan;
import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run with one secrets file does to the OAuth clients of several organizations, and of other people. */
class TwoOrganizationsOneFileTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "ACME_OAuth Client";
    private static final String PRODUCTION_ID = "9a0d0c71-0000-4000-8000-00000000000a";
    private static final String PRODUCTION =
            "organization: {id: " + PRODUCTION_ID + ", name: Production}\nswitches: {clientsNeedRoles: false}\n";

    @TempDir
    private Path directory;

    private static Descriptor app(String more) {
        return Provisioned.parse("""
                prefix: "ACME_"
                premiumAppIntegrationTypeId: premium-app-example
                premiumAppViewPermission: integration:examplePremiumApp:view
                provisioningInfo:
                  oauth-client: [{name: OAuth Client, authorizedGrantType: CLIENT-CREDENTIALS}]
                """ + more.indent(2));
    }

    private static final String ACTIONS =
            "gc-data-actions: [{name: Calls, oauthClient: OAuth Client, data-actions: []}]\n";

    private Provisioned staging() throws IOException {
        return Provisioned.singleThreaded(
                SandboxHarness.parsed("switches: {clientsNeedRoles: false}\n"), directory.resolve("staging"));
    }

    private Provisioned production(Path file) throws IOException {
        SandboxOrganization other = SandboxHarness.parsed(PRODUCTION);
        return Provisioned.singleThreaded(other, directory.resolve("production"))
                .sharing(file);
    }

    private static String make(Provisioned organization, String name) throws IOException {
        ObjectNode body = ManualChanges.object().put("name", name).put("authorizedGrantType", "CLIENT-CREDENTIALS");
        return new ManualChanges(organization.harness().client())
                .write(OAuthClientsApi.CREATE, OAuthClientsApi.CREATE.path(), body)
                .path("id")
                .asText();
    }

    /** What was done to clients that were there before: everything but making another one. */
    private static List<String> harm(Provisioned organization, int since) {
        return organization.writesSince(since).stream()
                .filter(write -> write.contains("/oauth/clients/"))
                .toList();
    }

    private static void write(Path file, String json) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "1, true", "3, true"})
    void whatARefusedCreationLeftIsNoReasonToTouchTheClientsOfAnother(int clients, boolean isOfAnEarlierVersion)
            throws Exception {
        try (Provisioned staging = staging();
                Provisioned production = production(staging.secretsFile())) {
            staging.harness().failing(refusing());
            assertThatThrownBy(() -> staging.deploy(app("")))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.StepFailed.class));
            if (isOfAnEarlierVersion) {
                write(staging.secretsFile(), "{\"" + NAME + "\":{\"expected\":true}}");
            } else {
                assertThat(JSON.readTree(staging.secretsFile().toFile())).isEmpty();
            }
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                ids.add(make(production, NAME));
            }
            JsonNode before = production.snapshot();
            int since = production.requests().size();
            if (clients == 1) {
                production.deploy(app(""));
            } else {
                assertThatThrownBy(() -> production.deploy(app("")))
                        .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                        .hasMessageContaining(ids.get(0))
                        .hasMessageContaining(ids.get(1))
                        .hasMessageContaining(ids.get(2))
                        .hasMessageContaining("created 2026")
                        .hasMessageContaining(" by " + SandboxHarness.DEPLOYER);
            }
            assertThat(production.writesSince(since)).isEmpty();
            assertThat(production.snapshot()).isEqualTo(before);
        }
    }

    private static FaultPlan refusing() {
        return (number, method, path) ->
                method.equals("POST") && path.endsWith("/oauth/clients") ? Fault.errorBefore(400) : Fault.none();
    }

    /** The mark of a lost answer stays, and is worth nothing anywhere else. */
    @Test
    void theMarkOfOneOrganizationIsNoneInAnother() throws Exception {
        try (Provisioned staging = staging();
                Provisioned production = production(staging.secretsFile())) {
            staging.harness()
                    .failing((number, method, path) -> method.equals("POST") && path.endsWith("/oauth/clients")
                            ? Fault.closeBefore()
                            : Fault.none());
            assertThatThrownBy(() -> staging.deploy(app("")))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.StepFailed.class));
            JsonNode mark = JSON.readTree(staging.secretsFile().toFile()).at("/" + NAME + "/attempts/0");
            assertThat(mark.path("organizationId").asText()).isEqualTo(SandboxHarness.ORGANIZATION);
            assertThat(mark.path("by").asText()).isEqualTo(SandboxHarness.DEPLOYER);

            make(production, NAME);
            int since = production.requests().size();
            production.deploy(app(""));
            assertThat(production.writesSince(since)).isEmpty();
        }
    }

    @Test
    void aSecretThatIsNeededAndNotKnownIsAskedForBeforeAnythingIsWritten() throws Exception {
        try (Provisioned staging = staging();
                Provisioned production = production(staging.secretsFile())) {
            staging.deploy(app(ACTIONS));
            String id = make(production, NAME);
            int since = production.requests().size();
            assertThatThrownBy(() -> production.deploy(app("group: [{name: Agents}]\n" + ACTIONS)))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessageStartingWith("The secret of the OAuth client \"" + NAME + "\", " + id + " (created 20")
                    .hasMessageContaining("is needed by gc-data-actions \"ACME_Calls\", and the secrets file "
                            + staging.secretsFile() + " does not have it")
                    .satisfies(e -> assertThat(((FailedRun) e).remedy())
                            .contains(
                                    "put its id and secret into " + staging.secretsFile(),
                                    "\"clientId\": \"" + id + "\"",
                                    "-Dgenesyscloud.renewSecrets=" + NAME));
            assertThatThrownBy(() -> production.withoutSecretsFile().deploy(app(ACTIONS)))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessageEndingWith("and there is no secrets file")
                    .satisfies(e -> assertThat(((FailedRun) e).remedy())
                            .contains("set <secretsFile> (property genesyscloud.secretsFile)"));
            assertThat(production.writesSince(since)).isEmpty();
        }
    }

    /** A person's way to decide: the id and the secret in the file. */
    @Test
    void aSecretThatAPersonWroteIntoTheFileIsUsed() throws Exception {
        try (Provisioned organization = staging()) {
            ObjectNode body = ManualChanges.object().put("name", NAME).put("authorizedGrantType", "CLIENT-CREDENTIALS");
            JsonNode made = new ManualChanges(organization.harness().client())
                    .write(OAuthClientsApi.CREATE, OAuthClientsApi.CREATE.path(), body);
            write(
                    organization.secretsFile(),
                    "{\"" + NAME + "\":{\"clientId\":\"" + made.path("id").asText() + "\",\"clientSecret\":\""
                            + made.path("secret").asText() + "\"}}");
            int since = organization.requests().size();
            organization.deploy(app(ACTIONS));
            assertThat(harm(organization, since)).isEmpty();
            assertThat(organization.snapshot().path("credentials").toString())
                    .contains("<secret of client " + NAME + ">");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NAME, "OAuth Client", " OAuth Client , "})
    void aPersonsWordGivesANewSecretOnceAndThePlanSaysSo(String names) throws Exception {
        try (Provisioned organization = staging()) {
            organization.deploy(app(ACTIONS));
            String old = secret(organization);
            organization.renewing(names);
            Change planned = organization.plan(app(ACTIONS)).changes().get(0);
            assertThat(planned.type()).isEqualTo(Change.Type.UPDATE);
            assertThat(planned.notes())
                    .containsExactly("new secret: the present one stops working (<renewSecrets> names the client)");
            int since = organization.requests().size();
            organization.deploy(app(ACTIONS));
            assertThat(harm(organization, since))
                    .singleElement()
                    .asString()
                    .matches("POST /api/v2/oauth/clients/.*/secret");
            assertThat(secret(organization)).isNotEqualTo(old);
            assertThat(organization.said())
                    .contains("      new secret: the present one stops working (<renewSecrets> names the client)");
            assertThat(organization.snapshot().path("credentials").toString())
                    .contains("<secret of client " + NAME + ">");
            organization.renewing("");
            assertThat(organization.plan(app(ACTIONS)).isEmpty()).isTrue();
        }
    }

    @Test
    void aClientThatIsMadeHasANewSecretAnyway() throws Exception {
        try (Provisioned organization = staging()) {
            organization.renewing(NAME).deploy(app(ACTIONS));
            assertThat(harm(organization, 0)).isEmpty();
        }
    }

    private static String secret(Provisioned organization) throws IOException {
        return JSON.readTree(organization.secretsFile().toFile())
                .at("/" + NAME + "/clientSecret")
                .asText();
    }

    @Test
    void namesThatAreNotDescribedAreRefused() throws Exception {
        try (Provisioned organization = staging()) {
            assertThatThrownBy(() -> organization.renewing("OAuth Cleint").plan(app("")))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessage("<renewSecrets> names \"OAuth Cleint\", which is no oauth-client of the descriptor")
                    .satisfies(e -> assertThat(((FailedRun) e).remedy()).contains("Did you mean \"OAuth Client\"?"));
        }
    }

    @Test
    void anUnusedClientWhoseSecretIsNotKnownIsNamedInThePlan() throws Exception {
        try (Provisioned organization = staging()) {
            make(organization, NAME);
            Change unchanged = organization.plan(app("")).changes().get(0);
            assertThat(unchanged.type()).isEqualTo(Change.Type.UNCHANGED);
            assertThat(unchanged.notes())
                    .containsExactly("its secret is not in the secrets file; -Dgenesyscloud.renewSecrets=" + NAME
                            + " makes a new one");
        }
    }

    @Test
    void undeployPicksNoneOfTwoOfOneName() throws Exception {
        try (Provisioned organization = staging()) {
            organization.deploy(app(""));
            String second = make(organization, NAME);
            int since = organization.requests().size();
            assertThatThrownBy(() -> organization.undeploy(app("")))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessageContaining(second)
                    .hasMessageContaining("The organization has 2 resources of the kind oauth-client");
            assertThat(organization.writesSince(since)).isEmpty();
        }
    }

    /** What a killed run left: a client that nobody has the secret of, and its mark. */
    @ParameterizedTest
    @ValueSource(
            strings = {"as it was", "made by another", "made before", "made after", "of other roles", "a second one"})
    void onlyWhatTheMarkedRequestMadeIsTakenUp(String difference) throws Exception {
        try (Provisioned organization = staging()) {
            String id = make(organization, NAME);
            if (difference.equals("a second one")) {
                make(organization, NAME);
            }
            Instant now = organization.harness().time().instant();
            Duration shift = Duration.ofMinutes(
                    difference.equals("made before") ? 20 : difference.equals("made after") ? -20 : 0);
            Instant at = now.plus(shift).minusSeconds(5);
            String statement = NAME + "\nCLIENT-CREDENTIALS" + (difference.equals("of other roles") ? "\nr-1" : "");
            ObjectNode file = JSON.createObjectNode();
            file.putObject(NAME)
                    .putArray("attempts")
                    .addObject()
                    .put("organizationId", SandboxHarness.ORGANIZATION)
                    .put("at", at.toString())
                    .put("until", at.plusSeconds(600).toString())
                    .put("by", difference.equals("made by another") ? SandboxHarness.ADMIN : SandboxHarness.DEPLOYER)
                    .put("digest", CreationAttempt.digest(statement));
            write(organization.secretsFile(), file.toString());
            int since = organization.requests().size();
            if (difference.equals("as it was")) {
                assertThat(organization.plan(app("")).changes().get(0).notes())
                        .containsExactly(
                                "new secret: the present one stops working (an interrupted run of this secrets file"
                                        + " made the client, and its secret was never told)");
                organization.deploy(app(""));
                assertThat(harm(organization, since)).hasSize(1);
                JsonNode entry =
                        JSON.readTree(organization.secretsFile().toFile()).path(NAME);
                assertThat(entry.path("clientId").asText()).isEqualTo(id);
                assertThat(entry.has("attempts")).isFalse();
            } else {
                assertThatThrownBy(() -> organization.deploy(app("")))
                        .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                        .hasMessageContaining(id);
                assertThat(organization.writesSince(since)).isEmpty();
            }
        }
    }

    /** Whatever the file says and the organization has: nothing but what is this file's or this run's is touched. */
    @Seeds(verify = 60, storm = 3000)
    void noClientOfAnybodyElseIsTouched(long seed) throws Exception {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        try (Provisioned organization = Provisioned.singleThreaded(SandboxHarness.parsed(PRODUCTION), directory)) {
            organization.harness().within(Duration.ofHours(4));
            Set<String> own = new TreeSet<>();
            List<JsonNode> there = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                ObjectNode body =
                        ManualChanges.object().put("name", NAME).put("authorizedGrantType", "CLIENT-CREDENTIALS");
                there.add(new ManualChanges(organization.harness().client())
                        .write(OAuthClientsApi.CREATE, OAuthClientsApi.CREATE.path(), body));
                organization.harness().time().advance(Duration.ofMinutes(random.nextInt(20)));
            }
            write(
                    organization.secretsFile(),
                    content(random, there, own, organization).toString());
            String renewed = random.nextInt(4) == 0 ? NAME : "";
            int lost = random.nextInt(4);
            AtomicInteger creations = new AtomicInteger();
            organization
                    .harness()
                    .failing((number, method, path) -> method.equals("POST")
                                    && path.endsWith("/oauth/clients")
                                    && creations.incrementAndGet() == lost
                            ? Fault.closeAfter()
                            : Fault.none());
            Descriptor descriptor = app(random.nextBoolean() ? ACTIONS : "");
            boolean isRemoval = random.nextInt(4) == 0;
            if (random.nextBoolean()) {
                organization.rollingBack();
            }
            int since = organization.requests().size();
            try {
                if (isRemoval) {
                    organization.undeploy(descriptor);
                } else {
                    organization.renewing(renewed).deploy(descriptor);
                }
            } catch (FailedRun e) {
                // In doubt, or an answer lost: what was done is looked at in any case.
                assertThat(e.failure()).isInstanceOfAny(RunFailure.Impossible.class, RunFailure.StepFailed.class);
            }
            boolean isOnlyOne = there.size() == 1 && (isRemoval || !renewed.isEmpty());
            for (JsonNode client : there) {
                String id = client.path("id").asText();
                if (!own.contains(id) && !isOnlyOne) {
                    assertThat(harm(organization, since)).noneMatch(write -> write.contains(id));
                }
            }
        }
    }

    /** Entries and marks of all sorts; {@code own} is told of which clients the file proves that they are its own. */
    private static ObjectNode content(Random random, List<JsonNode> there, Set<String> own, Provisioned organization) {
        String here = organization
                .harness()
                .sandbox()
                .snapshot()
                .at("/organization/id")
                .asText("");
        ObjectNode file = JSON.createObjectNode();
        ObjectNode entry = file.putObject(NAME);
        if (random.nextBoolean()) {
            entry.put("expected", true);
        }
        if (!there.isEmpty() && random.nextInt(3) == 0) {
            JsonNode one = there.get(random.nextInt(there.size()));
            boolean isElsewhere = random.nextBoolean();
            entry.put("clientId", one.path("id").asText())
                    .put("clientSecret", one.path("secret").asText())
                    .put("organizationId", isElsewhere ? SandboxHarness.ORGANIZATION : PRODUCTION_ID);
            if (random.nextBoolean()) {
                entry.put("pending", "renew");
            }
            if (!isElsewhere) {
                own.add(one.path("id").asText());
            }
        }
        ArrayNode attempts = entry.putArray("attempts");
        for (int i = random.nextInt(3); i > 0; i--) {
            Instant at = organization.harness().time().instant().minus(Duration.ofMinutes(random.nextInt(40)));
            boolean isHere = random.nextBoolean();
            boolean isOurs = random.nextBoolean();
            boolean isAsStated = random.nextInt(3) > 0;
            Instant until = at.plus(Duration.ofMinutes(random.nextInt(11)));
            attempts.addObject()
                    .put("organizationId", isHere ? PRODUCTION_ID : SandboxHarness.ORGANIZATION)
                    .put("at", at.toString())
                    .put("until", until.toString())
                    .put("by", isOurs ? SandboxHarness.DEPLOYER : SandboxHarness.ADMIN)
                    .put("digest", CreationAttempt.digest(NAME + (isAsStated ? "\nCLIENT-CREDENTIALS" : "")));
            for (JsonNode one : there) {
                Instant date = Instant.parse(one.path("dateCreated").asText());
                boolean isInTime = !date.isBefore(at) && !date.isAfter(until);
                if (isHere && isOurs && isAsStated && isInTime) {
                    own.add(one.path("id").asText());
                }
            }
        }
        return file;
    }
}
