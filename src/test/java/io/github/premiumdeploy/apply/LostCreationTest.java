package io.github.premiumdeploy.apply;

import static io.github.premiumdeploy.testing.ScriptedTransport.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.apply.RollbackResult.Left;
import io.github.premiumdeploy.apply.RollbackResult.RolledBack;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.ScriptedTransport;
import io.github.premiumdeploy.testing.ScriptedTransport.Reply;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a creation whose answers are lost: only what is proven to be its own is removed, or gets a new secret. */
class LostCreationTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANOTHER = "5ca1ab1e-0000-4000-8000-0000000000c9";
    private static final String CLIENTS = "POST /api/v2/oauth/clients";
    private static final Reply REFUSAL = json(400, "{\"code\": \"bad.request\", \"message\": \"No.\"}");

    @TempDir
    private Path directory;

    private static Descriptor app(String provisioning) {
        return Provisioned.parse("""
                prefix: "ACME_"
                premiumAppIntegrationTypeId: premium-app-example
                premiumAppViewPermission: integration:examplePremiumApp:view
                provisioningInfo:
                """ + provisioning.indent(2));
    }

    private static Descriptor client() {
        return app("oauth-client: [{name: Backend, authorizedGrantType: CLIENT-CREDENTIALS}]\n");
    }

    private static Descriptor clientWithDataActions() {
        return app("""
                oauth-client: [{name: Backend, authorizedGrantType: CLIENT-CREDENTIALS}]
                gc-data-actions: [{name: Genesys Cloud, autoEnable: true, oauthClient: Backend, data-actions: []}]
                """);
    }

    private Provisioned organization(String switches) throws IOException {
        return Provisioned.singleThreaded(
                SandboxHarness.parsed("switches: {clientsNeedRoles: false, " + switches + "}\n"), directory);
    }

    private static List<JsonNode> clients(Provisioned organization) throws IOException {
        return new ManualChanges(organization.harness().client()).all("oauth-client", "ACME_Backend");
    }

    private static List<String> toClients(Provisioned organization) {
        return organization.writesSince(0).stream()
                .filter(write -> write.contains("/oauth/clients"))
                .toList();
    }

    /** Lists do not show what was made until the third answer is there. */
    @Test
    void ofSeveralThatItMadeOneStaysWhoseSecretIsKnown() throws Exception {
        try (Provisioned organization = organization("listDelaySeconds: 60")) {
            ScriptedTransport script = organization.harness().script();
            script.on(CLIENTS, script.lost(), script.lost());
            organization.deploy(client());

            JsonNode kept = clients(organization).get(0);
            assertThat(clients(organization)).hasSize(1);
            JsonNode entry = JSON.readTree(organization.secretsFile().toFile()).path("ACME_Backend");
            assertThat(entry.path("clientId").asText())
                    .isEqualTo(kept.path("id").asText());
            assertThat(entry.has("attempts")).isFalse();
            assertThat(toClients(organization))
                    .filteredOn(write -> write.startsWith("DELETE"))
                    .hasSize(2);
            assertThat(toClients(organization)).noneMatch(write -> write.endsWith("/secret"));
        }
    }

    /** Once a client was made with an answer, the clients cannot be listed, for as long as the test says so. */
    private static final class Unlisted implements Transport {

        private final Transport transport;
        private final AtomicBoolean isListed;
        private boolean isTold;

        Unlisted(Transport transport, AtomicBoolean isListed) {
            this.transport = transport;
            this.isListed = isListed;
        }

        @Override
        public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
            boolean isOfClients = request.uri().getPath().equals("/api/v2/oauth/clients");
            if (isOfClients && request.method().equals("GET") && isTold && !isListed.get()) {
                return ScriptedTransport.response(503, "{\"message\": \"later\"}", "Content-Type", "application/json");
            }
            HttpResponse response = transport.send(request, timeout);
            isTold |= isOfClients && request.method().equals("POST") && response.status() == 200;
            return response;
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    /** A read that fails is no creation whose answer is lost, and the secret that was told is kept before it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSecretThatWasToldIsKeptWhateverBecomesOfTheSearchForTwins(boolean isFirstMade) throws Exception {
        try (Provisioned organization = organization("listDelaySeconds: 60")) {
            ScriptedTransport script = organization.harness().script();
            script.on(
                    CLIENTS,
                    isFirstMade ? script.lost() : ScriptedTransport.fail(TransportException.Kind.TIMEOUT),
                    json(503, "{\"message\": \"busy\"}"));
            AtomicBoolean isListed = new AtomicBoolean();
            organization.harness().through(transport -> new Unlisted(transport, isListed));
            assertThatThrownBy(() -> organization.deploy(client()))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.StepFailed.class));
            JsonNode entry = JSON.readTree(organization.secretsFile().toFile()).path("ACME_Backend");
            assertThat(entry.path("clientSecret").asText()).isNotEmpty();
            assertThat(toClients(organization)).hasSize(isFirstMade ? 2 : 1);

            isListed.set(true);
            organization.harness().time().advance(Duration.ofMinutes(2));
            organization.deploy(clientWithDataActions());
            assertThat(clients(organization))
                    .extracting(one -> one.path("id").asText())
                    .containsExactly(entry.path("clientId").asText());
            assertThat(toClients(organization)).noneMatch(write -> write.endsWith("/secret"));
            assertThat(JSON.readTree(organization.secretsFile().toFile())
                            .path("ACME_Backend")
                            .path("clientSecret"))
                    .isEqualTo(entry.path("clientSecret"));
        }
    }

    /** An answer of a platform that does not tell who made a client, or when. */
    private record Silent(Transport transport, String field) implements Transport {

        @Override
        public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
            HttpResponse response = transport.send(request, timeout);
            if (!request.uri().getPath().startsWith("/api/v2/oauth/clients")) {
                return response;
            }
            String text = response.text().replace("\"" + field + "\"", "\"not-" + field + "\"");
            return new HttpResponse(response.status(), response.headers(), text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"createdBy", "dateCreated"})
    void whereNothingProvesWhoseItIsAPersonDecides(String field) throws Exception {
        try (Provisioned organization = organization("")) {
            ScriptedTransport script = organization.harness().script();
            script.on(CLIENTS, script.lost());
            organization.harness().through(transport -> new Silent(transport, field));
            FailedRun failure = catchThrowableOfType(FailedRun.class, () -> organization.deploy(client()));

            String id = clients(organization).get(0).path("id").asText();
            assertThat(toClients(organization)).containsExactly(CLIENTS);
            failure.failure(RunFailure.StepFailed.class);
            FailureMessage ending = failure.message(organization.harness().target());
            assertThat(ending.isFailure()).isTrue();
            assertThat(ending.message())
                    .startsWith(
                            "Could not create oauth-client \"ACME_Backend\": the oauth-client \"ACME_Backend\" was to be"
                                    + " made, and there is one of this name now of which nothing proves…\n"
                                    + "1. The oauth-client \"ACME_Backend\" was to be made, and there is one of this name now of"
                                    + " which nothing proves that this run made it: " + id)
                    .contains("  Organization:    \"Sandbox\" (", "  Client:          \"App Deployer\" (")
                    .contains("Nothing was done to it.", "Admin > Integrations > OAuth", "genesyscloud.renewSecrets");

            // The mark stays, and so does the doubt.
            assertThatThrownBy(() -> organization.deploy(client()))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessageContaining("an interrupted run of this secrets file was making (at ")
                    .hasMessageContaining(id);
            assertThat(toClients(organization)).containsExactly(CLIENTS);

            organization.renewing("Backend").deploy(client());
            assertThat(toClients(organization))
                    .containsExactly(CLIENTS, "POST /api/v2/oauth/clients/" + id + "/secret");
        }
    }

    /** A mark belongs to an organization, and that is not told. */
    @Test
    void nothingIsMarkedWhereTheOrganizationIsNotKnown() throws Exception {
        try (Provisioned organization = organization("")) {
            organization.harness().through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                    HttpResponse response = transport.send(request, timeout);
                    String text = response.text().replace(SandboxHarness.ORGANIZATION, "");
                    return request.uri().getPath().endsWith("/me")
                            ? new HttpResponse(
                                    response.status(), response.headers(), text.getBytes(StandardCharsets.UTF_8))
                            : response;
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            assertThat(organization.plan(client()).changes().get(0).notes())
                    .containsExactly(
                            "the organization does not tell its id: if this run is killed, the next one cannot tell"
                                    + " what it made",
                            "it has no roles: the platform may refuse a new client of client credentials without any"
                                    + " (missing.client.roles)");
            organization
                    .harness()
                    .script()
                    .on(CLIENTS, ScriptedTransport.fail(TransportException.Kind.TIMEOUT), REFUSAL);
            assertThatThrownBy(() -> organization.deploy(client()))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.StepFailed.class));
            assertThat(JSON.readTree(organization.secretsFile().toFile())).isEmpty();
            organization.deploy(client());
            JsonNode entry = JSON.readTree(organization.secretsFile().toFile()).path("ACME_Backend");
            assertThat(entry.path("clientSecret").asText()).isNotEmpty();
            assertThat(entry.has("organizationId")).isFalse();
        }
    }

    /** While an answer is lost, somebody else makes a client of the name. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAnotherMadeMeanwhileIsLeftAlone(boolean isOwnMadeToo) throws Exception {
        SandboxOrganization two = SandboxHarness.parsed(
                """
                switches: {clientsNeedRoles: false}
                clients:
                  - {name: App Deployer, id: %s, secret: %s, roles: [{role: App Deployer}]}
                  - {name: Another, id: %s, secret: %s, roles: [{role: App Deployer}]}
                users: []
                tokens: []
                """.formatted(SandboxHarness.DEPLOYER, SandboxHarness.SECRET, ANOTHER, SandboxHarness.SECRET));
        try (Provisioned organization = Provisioned.singleThreaded(two, directory)) {
            ScriptedTransport script = organization.harness().script();
            AtomicReference<String> others = new AtomicReference<>();
            Reply meanwhile = request -> {
                others.set(madeByAnother(organization));
                return (isOwnMadeToo ? script.lost() : ScriptedTransport.fail(TransportException.Kind.CONNECTION_LOST))
                        .to(request);
            };
            script.on(CLIENTS, meanwhile);
            Exception failure = catchThrowableOfType(
                    Exception.class, () -> organization.rollingBack().deploy(client()));
            assertThat(failure).isNotNull();
            assertThat(clients(organization))
                    .extracting(one -> one.path("id").asText())
                    .contains(others.get());
            assertThat(organization.writesSince(0)).noneMatch(write -> write.contains(others.get()));
        }
    }

    private String madeByAnother(Provisioned organization) {
        ObjectNode body =
                ManualChanges.object().put("name", "ACME_Backend").put("authorizedGrantType", "CLIENT-CREDENTIALS");
        SandboxHarness another =
                organization.beside(directory.resolve("another")).harness().asClient(ANOTHER, SandboxHarness.SECRET);
        try {
            return new ManualChanges(another.client())
                    .write(OAuthClientsApi.CREATE, OAuthClientsApi.CREATE.path(), body)
                    .path("id")
                    .asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "404", "429", "refused", "unknown"})
    void aMarkGoesWhereSurelyNothingWasMade(String how) throws Exception {
        try (Provisioned organization = organization("")) {
            Reply reply = switch (how) {
                case "refused" -> ScriptedTransport.fail(TransportException.Kind.CONNECTION_REFUSED);
                case "unknown" -> ScriptedTransport.fail(TransportException.Kind.UNKNOWN_HOST);
                default -> json(Integer.parseInt(how), "{\"message\": \"No.\"}");
            };
            List<Reply> replies = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                replies.add(reply);
            }
            organization.harness().script().on(CLIENTS, replies.toArray(Reply[]::new));
            assertThatThrownBy(() -> organization.deploy(client()))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.StepFailed.class));
            assertThat(JSON.readTree(organization.secretsFile().toFile())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "504", "lost"})
    void aMarkStaysWhereTheAnswerWasLost(String how) throws Exception {
        try (Provisioned organization = organization("")) {
            Reply reply = how.equals("lost")
                    ? ScriptedTransport.fail(TransportException.Kind.TIMEOUT)
                    : json(Integer.parseInt(how), "{\"message\": \"No.\"}");
            organization.harness().script().on(CLIENTS, reply, REFUSAL);
            assertThatThrownBy(() -> organization.deploy(client()))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.StepFailed.class));
            JsonNode attempts =
                    JSON.readTree(organization.secretsFile().toFile()).at("/ACME_Backend/attempts");
            assertThat(attempts).hasSize(1);
            Instant at = Instant.parse(attempts.at("/0/at").asText());
            assertThat(Instant.parse(attempts.at("/0/until").asText()))
                    .as("it ended when its answer was given up")
                    .isBefore(at.plusSeconds(120));
        }
    }

    @Test
    void whatWasFoundByItsNameAloneStaysAndIsReported() throws Exception {
        try (Provisioned organization = organization("")) {
            ScriptedTransport script = organization.harness().script();
            script.on("POST /api/v2/groups", script.lost());
            script.on("POST /api/v2/flows/datatables", REFUSAL);
            FailedRun failure = catchThrowableOfType(
                    FailedRun.class, () -> organization.rollingBack().deploy(app("""
                            group: [{name: Agents}]
                            data-table: [{name: Customers, referenceKey: number, customFields: []}]
                            """)));
            String id = new ManualChanges(organization.harness().client())
                    .one("group", "ACME_Agents")
                    .path("id")
                    .asText();
            assertThat(((RolledBack) failure.rollback().orElseThrow()).left())
                    .containsExactly(new Left(
                            "group",
                            "ACME_Agents",
                            Optional.of(id),
                            "it was found by its name after an answer had been lost, and nothing proves that this run made"
                                    + " it"));
        }
    }

    /** The platform tells of these when and by whom they were made. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v2/oauth/clients; oauth-client: [{name: One, authorizedGrantType: CLIENT-CREDENTIALS}]",
                "POST /api/v2/conversations/messaging/integrations/open; open-messaging: [{name: One,"
                        + " outboundNotificationWebhookUrl: 'https://app.example/m',"
                        + " outboundNotificationWebhookSignatureSecretToken: signature-token-of-one}]",
            })
    void whatIsProvenToBeTheRunsIsRemoved(String kind) throws Exception {
        String operation = kind.substring(0, kind.indexOf(';'));
        try (Provisioned organization = organization("")) {
            JsonNode before = organization.snapshot();
            ScriptedTransport script = organization.harness().script();
            script.on(operation, script.lost());
            script.on(SandboxHarness.SUBMIT, REFUSAL);
            FailedRun failure = catchThrowableOfType(
                    FailedRun.class,
                    () -> organization
                            .submitting()
                            .rollingBack()
                            .deploy(app(kind.substring(kind.indexOf(';') + 2) + "\n")));
            assertThat(script.count(operation)).isEqualTo(1);
            assertThat(((RolledBack) failure.rollback().orElseThrow()).left()).isEmpty();
            assertThat(SnapshotDiff.differences(organization.snapshot(), before))
                    .isEmpty();
        }
    }

    /** A configuration that is wrong, and says so with the id of a group that was made a moment ago. */
    @Test
    void wrongContentThatNamesSomethingNewIsNotSentForMinutes() throws Exception {
        try (Provisioned organization =
                Provisioned.singleThreaded(SandboxHarness.parsed("switches: {clientsNeedRoles: false}\n"), directory)) {
            List<Instant> sent = new ArrayList<>();
            organization.harness().through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                    if (!request.uri().getPath().endsWith("/config/current")
                            || !request.method().equals("PUT")) {
                        return transport.send(request, timeout);
                    }
                    sent.add(organization.harness().time().instant());
                    Matcher group = Pattern.compile("\"groupFilter\":\\[\"([^\"]+)")
                            .matcher(new String(request.body().orElseThrow(), StandardCharsets.UTF_8));
                    assertThat(group.find()).isTrue();
                    return json(400, "{\"code\":\"bad.request\",\"message\":\"Not a group: " + group.group(1) + "\"}")
                            .to(request);
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            assertThatThrownBy(() -> organization.deploy(app("""
                            group: [{name: Agents}]
                            app-instance: [{name: Phone, url: 'https://app.example', type: standalone, groups: [Agents]}]
                            """)))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.StepFailed.class));
            assertThat(sent).hasSize(10);
            assertThat(Duration.between(sent.get(0), sent.get(9)))
                    .isBetween(Duration.ofSeconds(27), Duration.ofSeconds(90));
        }
    }

    /** The run is killed before lists show that it made two. */
    @Test
    void provesToTheNextRunWhatItMadeWhereThereMayBeTwo() throws Exception {
        Descriptor app = Provisioned.parse("""
                prefix: ANY_
                premiumAppIntegrationTypeId: premium-app-example
                provisioningInfo:
                  app-instance: [{name: Phone, url: 'https://app.example', type: standalone}]
                """);
        AtomicInteger made = new AtomicInteger();
        try (Provisioned organization = Provisioned.singleThreaded(
                SandboxHarness.parsed("switches: {clientsNeedRoles: false, listDelaySeconds: 60}\n"), directory)) {
            organization
                    .harness()
                    .failing((number, method, path) ->
                            method.equals("POST") && path.equals("/api/v2/integrations") && made.incrementAndGet() == 1
                                    ? Fault.closeAfter()
                                    : Fault.none());
            organization.harness().through(transport -> new Transport() {
                @Override
                public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                    if (made.get() == 2 && request.method().equals("GET")) {
                        made.set(3);
                        throw new IllegalStateException("killed");
                    }
                    return transport.send(request, timeout);
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            assertThat(catchThrowable(() -> organization.deploy(app))).hasStackTraceContaining("killed");
            assertThat(organization.snapshot().path("integrations")).hasSize(2);
            Receipt killed = organization.receipt().orElseThrow();
            organization.harness().time().advance(Duration.ofMinutes(2));
            MadeResources known = killed.madeAfter(MadeResources.NONE, AppIdentity.of(app));
            assertThat(known.lost())
                    .containsExactly(new MadeResources.LostCreation(
                            "app-instance", "ANY_Phone", SandboxHarness.ORGANIZATION, AppIdentity.of(app)));
            assertThat(killed.finished(Receipt.Outcome.DONE, Instant.EPOCH)
                            .madeAfter(known, AppIdentity.of(app))
                            .lost())
                    .as("a run that is done knows what there is")
                    .isEmpty();
            organization.withoutReceipts();
            assertThat(catchThrowable(() -> organization.deploy(app)))
                    .as("without the receipt")
                    .hasMessageContaining("2 resources of the kind app-instance with the name \"ANY_Phone\"");
            organization.knowing(killed.madeAfter(MadeResources.NONE, AppIdentity.of(app))
                    .all()
                    .get(0));
            organization.deploy(app);
            assertThat(organization.snapshot().path("integrations")).hasSize(1);
            assertThat(organization.deploy(app).steps()).isEmpty();
        }
    }
}
