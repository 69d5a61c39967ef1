package io.github.premiumdeploy.run;

import static io.github.premiumdeploy.testing.SandboxHarness.ADMIN;
import static io.github.premiumdeploy.testing.SandboxHarness.DANA;
import static io.github.premiumdeploy.testing.SandboxHarness.DEPLOYER;
import static io.github.premiumdeploy.testing.SandboxHarness.ORGANIZATION;
import static io.github.premiumdeploy.testing.SandboxHarness.SECRET;
import static io.github.premiumdeploy.testing.SandboxHarness.SUBMIT;
import static io.github.premiumdeploy.testing.ScriptedTransport.fail;
import static io.github.premiumdeploy.testing.ScriptedTransport.json;
import static io.github.premiumdeploy.testing.ScriptedTransport.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.apply.Journal;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.apply.Receipt.Step;
import io.github.premiumdeploy.apply.RunFailure.Broken;
import io.github.premiumdeploy.apply.RunFailure.Refused;
import io.github.premiumdeploy.apply.RunFailure.Stopped;
import io.github.premiumdeploy.apply.RunFailure.SubmissionEnded;
import io.github.premiumdeploy.apply.SubmissionEnd;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.testing.DeployGoals;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.PlanListener;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.ScriptedTransport.Reply;
import io.github.premiumdeploy.testing.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {

    private static final String STATUS = "GET /api/v2/apps/premium/sub-1";
    private static final String ACCEPTED =
            "{\"id\": \"sub-1\", \"status\": \"pending\", \"selfUri\": \"/api/v2/apps/premium/sub-1\"}";

    private final List<Receipt> journal = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    private Receipt deploy(SandboxHarness harness, boolean preflight) throws Exception {
        return FailedRun.done(deployment(harness, preflight, journal::add).run());
    }

    private Receipt deploy(SandboxHarness harness) throws Exception {
        return deploy(harness, true);
    }

    private Deployment deployment(SandboxHarness harness, boolean preflight, Journal to) {
        return new Deployment(harness.context(progress::add), DeployGoals.of(preflight), to, PlanListener.NONE);
    }

    private FailedRun failed(SandboxHarness harness, boolean preflight) {
        return catchThrowableOfType(FailedRun.class, () -> deploy(harness, preflight));
    }

    private Stopped stopped(SandboxHarness harness) {
        return failed(harness, true).failure(Stopped.class);
    }

    private Refused refused(SandboxHarness harness, boolean preflight) {
        return failed(harness, preflight).failure(Refused.class);
    }

    private SubmissionEnded ended(SandboxHarness harness) {
        return failed(harness, true).failure(SubmissionEnded.class);
    }

    private IOException broken(SandboxHarness harness) {
        return failed(harness, true).failure(Broken.class).reason();
    }

    private Receipt last() {
        return journal.get(journal.size() - 1);
    }

    private Step step() {
        assertThat(last().steps()).hasSize(1);
        return last().steps().get(0);
    }

    private static List<String> requests(SandboxHarness harness) {
        return harness.sandbox().requests().stream()
                .map(request -> request.method() + " " + request.path())
                .toList();
    }

    private static List<Cause> causes(AccessReport report) {
        return report.refusals().stream().map(Finding::cause).toList();
    }

    private void endedAs(Outcome run, Outcome step) {
        assertThat(last().outcome()).isEqualTo(run);
        assertThat(last().finishedAt()).isPresent();
        assertThat(step().outcome()).isEqualTo(step);
    }

    @Test
    void deploysInFiveRequests() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy(ORGANIZATION)) {
            byte[][] body = new byte[1][];
            harness.through(transport -> new io.github.premiumdeploy.http.Transport() {
                @Override
                public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                    if (request.uri().getPath().equals("/api/v2/apps/premium")) {
                        body[0] = request.body().orElseThrow();
                    }
                    return transport.send(request, timeout);
                }

                @Override
                public void close() {
                    transport.close();
                }
            });
            Receipt receipt = deploy(harness);
            assertThat(requests(harness))
                    .containsExactlyInAnyOrder(
                            "POST /oauth/token",
                            "GET /api/v2/tokens/me",
                            "GET /api/v2/organizations/me",
                            "GET /api/v2/authorization/subjects/me",
                            "POST /api/v2/apps/premium")
                    .startsWith("POST /oauth/token")
                    .endsWith("POST /api/v2/apps/premium");
            assertThat(new String(body[0], StandardCharsets.UTF_8))
                    .isEqualTo("{\"channel\":\"beta\",\"applicationId\":\"app-1\",\"environmentId\":\"staging\","
                            + "\"name\":\"Acme Phone\",\"description\":\"Calls from the CRM\",\"version\":\"1.0\"}");
            assertThat(receipt).isEqualTo(last());
            RecordedRequest submission = harness.sandbox().requests().get(4);
            String id = step().id().orElseThrow();
            assertThat(receipt)
                    .isEqualTo(new Receipt(
                            "default",
                            harness.sandbox().apiUrl(),
                            Optional.of(new NamedEntity(ORGANIZATION, "Sandbox")),
                            Optional.of(new NamedEntity(DEPLOYER, "App Deployer")),
                            VirtualClock.START,
                            Optional.of(VirtualClock.START),
                            Outcome.DONE,
                            List.of(new Step(
                                    "submit",
                                    "premium-app",
                                    "Acme Phone",
                                    "POST /api/v2/apps/premium",
                                    Outcome.DONE,
                                    Optional.of(id),
                                    Optional.of("/api/v2/apps/premium/" + id),
                                    Optional.of("DEPLOYED"),
                                    Optional.of(submission.correlationId()),
                                    Optional.empty(),
                                    VirtualClock.START,
                                    Duration.ZERO))));
            assertThat(progress)
                    .containsExactly("Submitting application app-1 to environment staging (POST /api/v2/apps/premium,"
                            + " unpublished)");
        }
    }

    @Test
    void keepsTheJournalAfterEachStep() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            List<Long> submittedBefore = new ArrayList<>();
            deployment(harness, true, receipt -> {
                        journal.add(receipt);
                        submittedBefore.add(harness.script().count(SUBMIT));
                    })
                    .run();
            assertThat(journal)
                    .extracting(Receipt::outcome)
                    .containsExactly(Outcome.RUNNING, Outcome.RUNNING, Outcome.RUNNING, Outcome.DONE);
            assertThat(journal.remove(0).steps())
                    .as("at once, instead of an earlier run's")
                    .isEmpty();
            assertThat(journal)
                    .extracting(receipt -> receipt.steps().get(0).outcome())
                    .as("what the answer said at once, as the end that it is")
                    .containsExactly(Outcome.RUNNING, Outcome.DONE, Outcome.DONE);
            assertThat(journal.get(0).steps().get(0).note()).contains("not answered yet");
            assertThat(submittedBefore).as("kept before it is sent").containsExactly(0L, 0L, 1L, 1L);
        }
    }

    @Test
    void sendsNothingThatItCannotKeepAReceiptOf() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            Deployment deployment = deployment(harness, true, receipt -> {
                throw new IOException("disk full");
            });
            assertThat(FailedRun.of(deployment.run()).failure(Broken.class).reason())
                    .hasMessage("disk full");
            assertThat(harness.script().count(SUBMIT)).isZero();
        }
    }

    @Test
    void stopsBeforeTheSubmissionWhereAPermissionIsMissing() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().asClient(ADMIN, SECRET)) {
            Stopped refusal = stopped(harness);
            assertThat(causes(refusal.report())).containsExactly(Cause.PERMISSION_ROLE_NOT_GRANTED);
            assertThat(requests(harness)).hasSize(7).doesNotContain(SUBMIT);
            assertThat(journal).hasSize(2).last().satisfies(receipt -> {
                assertThat(receipt.outcome()).isEqualTo(Outcome.FAILED);
                assertThat(receipt.finishedAt()).isPresent();
                assertThat(receipt.steps()).isEmpty();
                assertThat(receipt.client()).contains(new NamedEntity(ADMIN, "App Admin"));
            });
        }
    }

    @Test
    void stopsBeforeTheSubmissionWhereTheFeatureIsOff() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("features: {AppFoundry Premium: false}")) {
            assertThat(causes(stopped(harness).report())).containsExactly(Cause.FEATURE_OFF);
            assertThat(requests(harness)).hasSize(4);
        }
    }

    @Test
    void letsThePlatformDecideWithoutPreflightAndExplainsItsRefusal() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().asClient(ADMIN, SECRET)) {
            Refused refusal = refused(harness, false);
            assertThat(causes(refusal.report())).containsExactly(Cause.PERMISSION_ROLE_NOT_GRANTED);
            assertThat(refusal.answer().status()).isEqualTo(403);
            assertThat(requests(harness))
                    .hasSize(8)
                    .contains("GET /api/v2/authorization/roles")
                    .last()
                    .asString()
                    .endsWith("/users");
            endedAs(Outcome.FAILED, Outcome.FAILED);
            assertThat(step().note().orElseThrow())
                    .isEqualTo("could not submit the Premium App: POST /api/v2/apps/premium answered 403 forbidden");
        }
    }

    @Test
    void explainsARefusalThatThePreflightCannotForesee() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("features: {}\nproducts: []")) {
            assertThat(causes(refused(harness, true).report())).containsExactly(Cause.FEATURE_ABSENT);
            assertThat(requests(harness))
                    .hasSize(7)
                    .endsWith("GET /api/v2/authorization/products", "GET /api/v2/organizationCapabilities");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverWritesToAnotherOrganization(boolean preflight) throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy("another")) {
            assertThat(causes(failed(harness, preflight).failure(Stopped.class).report()))
                    .containsExactly(Cause.ORGANIZATION_DIFFERS);
            assertThat(requests(harness)).hasSize(4).doesNotContain(SUBMIT);
        }
    }

    @Test
    void doesNotWriteToAGuardedOrganizationThatItCannotSee() throws Exception {
        Reply gone = json(404, "{}");
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy(ORGANIZATION)) {
            harness.script().on("GET /api/v2/organizations/me", gone).on("GET /api/v2/tokens/me", gone);
            assertThat(failed(harness, false).failure(Stopped.class)).isNotNull();
            assertThat(harness.script().count(SUBMIT)).isZero();
        }
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on("GET /api/v2/organizations/me", gone).on("GET /api/v2/tokens/me", gone);
            assertThat(deploy(harness).outcome()).isEqualTo(Outcome.DONE);
        }
    }

    /** What the two reads of the organization answer, and what that is, guarded for the sandbox's organization. */
    static Stream<Arguments> answersWithoutAnOrganization() {
        return Stream.of(
                Arguments.of("{}", "{}"),
                Arguments.of("{}", null),
                Arguments.of(null, "{}"),
                Arguments.of("{\"id\": \"\"}", "{\"organization\": {\"id\": \"\"}}"),
                Arguments.of("{\"id\": null}", "{\"organization\": {}}"),
                Arguments.of("{\"id\": \"  \"}", null));
    }

    @ParameterizedTest
    @MethodSource("answersWithoutAnOrganization")
    void doesNotWriteToAGuardedOrganizationWhoseIdIsNotToldEverywhere(String organization, String token)
            throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy(ORGANIZATION)) {
            answer(harness, organization, token);
            assertThat(causes(failed(harness, false).failure(Stopped.class).report()))
                    .contains(Cause.ORGANIZATION_WITHOUT_ID);
            assertThat(harness.script().count(SUBMIT)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "another", ORGANIZATION})
    void doesNotWriteWhereTwoAnswersNameTwoOrganizations(String guard) throws Exception {
        for (boolean tokenLies : List.of(true, false)) {
            try (SandboxHarness harness = SandboxHarness.standard()) {
                if (!guard.isEmpty()) {
                    harness.guardedBy(guard);
                }
                answer(
                        harness,
                        tokenLies ? null : "{\"id\": \"another\", \"name\": \"Other\"}",
                        tokenLies ? "{\"organization\": {\"id\": \"another\", \"name\": \"Other\"}}" : null);
                assertThat(causes(failed(harness, false).failure(Stopped.class).report()))
                        .contains(Cause.ORGANIZATION_CONTRADICTED);
                assertThat(harness.script().count(SUBMIT)).isZero();
            }
        }
    }

    @Test
    void takesTheHomeOrganizationOfAGuestForNoContradiction() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().guardedBy(ORGANIZATION)) {
            answer(harness, null, """
                    {"organization": {"id": "%s"}, "homeOrganization": {"id": "home"}}""".formatted(ORGANIZATION.toUpperCase(Locale.ROOT)));
            assertThat(deploy(harness).outcome()).isEqualTo(Outcome.DONE);
        }
    }

    private static void answer(SandboxHarness harness, String organization, String token) {
        if (organization != null) {
            harness.script().on("GET /api/v2/organizations/me", json(200, organization));
        }
        if (token != null) {
            harness.script().on("GET /api/v2/tokens/me", json(200, token));
        }
    }

    @Test
    void doesNotWriteWithATokenThatIsRejected() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().asUser("expired")) {
            assertThat(causes(failed(harness, false).failure(Stopped.class).report()))
                    .containsExactly(Cause.TOKEN_REJECTED);
            assertThat(harness.script().count(SUBMIT)).isZero();
        }
    }

    @Test
    void finishesTheReceiptWhereTheLoginFails() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().asClient(DEPLOYER, "wrong")) {
            assertThat(broken(harness)).isInstanceOf(IOException.class);
            assertThat(last().outcome()).isEqualTo(Outcome.FAILED);
            assertThat(requests(harness)).containsExactly("POST /oauth/token");
        }
    }

    @Test
    void followsASubmissionUntilItIsDeployed() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("premiumApps: {answer: pending, polls: 6}")) {
            Receipt receipt = deploy(harness);
            endedAs(Outcome.DONE, Outcome.DONE);
            assertThat(step().status()).contains("DEPLOYED");
            assertThat(harness.time().sleeps().stream().map(Duration::toSeconds))
                    .containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
            assertThat(journal.get(2).steps().get(0))
                    .as("kept before it is followed")
                    .satisfies(answered -> assertThat(answered.outcome()).isEqualTo(Outcome.RUNNING))
                    .satisfies(answered -> assertThat(answered.status()).contains("PENDING"))
                    .satisfies(answered -> assertThat(answered.id()).isPresent())
                    .satisfies(answered -> assertThat(answered.duration()).isZero());
            assertThat(step().duration()).isEqualTo(Duration.ofSeconds(60));
            assertThat(receipt.finishedAt()).contains(VirtualClock.START.plusSeconds(60));
            assertThat(harness.sandbox().requests()).hasSize(5 + 7);
            assertThat(progress)
                    .contains(
                            "The platform works on it: PENDING; asking again in 1 s",
                            "The platform works on it: IN_PROGRESS; asking again in 2 s");
        }
    }

    @Test
    void saysWhyASubmissionFailed() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in(
                "premiumApps: {answer: pending, outcome: failed, failureMessage: Billing is not set up.}")) {
            SubmissionEnded failure = ended(harness);
            assertThat(failure.end()).isEqualTo(SubmissionEnd.FAILED);
            assertThat(failure.last().orElseThrow().reason()).contains("Billing is not set up.");
            endedAs(Outcome.FAILED, Outcome.FAILED);
            assertThat(step().status()).contains("FAILED");
            assertThat(step().note()).contains("Billing is not set up.");
        }
    }

    @Test
    void stopsAtTheDeadline() throws Exception {
        try (SandboxHarness harness = SandboxHarness.in("premiumApps: {answer: pending, outcome: never}")
                .within(Duration.ofSeconds(40))) {
            SubmissionEnded failure = ended(harness);
            assertThat(failure.end()).isEqualTo(SubmissionEnd.STILL_PENDING);
            endedAs(Outcome.UNKNOWN, Outcome.UNKNOWN);
            assertThat(step().status()).contains("IN_PROGRESS");
            assertThat(harness.time().instant()).isBeforeOrEqualTo(VirtualClock.START.plusSeconds(40));
            assertThat(harness.script().count(SUBMIT)).isEqualTo(1);
        }
    }

    @Test
    void waitsForASubmissionThatIsNotVisibleYet() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            Reply unseen = json(404, "{}");
            harness.script()
                    .on(SUBMIT, json(202, ACCEPTED))
                    .on(STATUS, unseen, unseen, unseen, unseen, unseen, json(200, "{\"status\": \"Deployed\"}"));
            assertThat(deploy(harness).outcome()).isEqualTo(Outcome.DONE);
        }
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, json(202, ACCEPTED));
            assertThat(ended(harness).end()).isEqualTo(SubmissionEnd.CANNOT_BE_FOLLOWED);
            assertThat(harness.script().count(STATUS)).isEqualTo(6);
            endedAs(Outcome.UNKNOWN, Outcome.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": \"PENDING\"}",
                "{\"id\": \"sub-1\", \"status\": \"PENDING\", \"selfUri\": \"https://evil.example/api\"}",
                "{\"id\": \"sub-1\", \"status\": \"PENDING\", \"selfUri\": \"not an address\"}"
            })
    void doesNotFollowWhatLeadsNowhereOrElsewhere(String answer) throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, json(202, answer));
            assertThat(ended(harness).end()).isEqualTo(SubmissionEnd.CANNOT_BE_FOLLOWED);
            endedAs(Outcome.UNKNOWN, Outcome.UNKNOWN);
            assertThat(harness.script().sent()).hasSize(5);
        }
    }

    @Test
    void doesNotKnowTheEndWhereItMayNoLongerAsk() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, json(202, ACCEPTED)).on(STATUS, json(403, "{}"));
            assertThat(ended(harness).end()).isEqualTo(SubmissionEnd.CANNOT_BE_FOLLOWED);
            endedAs(Outcome.UNKNOWN, Outcome.UNKNOWN);
        }
    }

    @Test
    void doesNotKnowTheEndWhereANewLoginFailsMeanwhile() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, request -> {
                harness.script().on("POST /oauth/token", json(401, "{\"error\": \"invalid_client\"}"));
                return json(202, ACCEPTED).to(request);
            });
            harness.script().on(STATUS, json(401, "{}"));
            SubmissionEnded failure = ended(harness);
            assertThat(failure.end()).isEqualTo(SubmissionEnd.CANNOT_BE_FOLLOWED);
            assertThat(failure.last().orElseThrow().id()).contains("sub-1");
            endedAs(Outcome.UNKNOWN, Outcome.UNKNOWN);
        }
    }

    @Test
    void neverSendsASubmissionAgainWhoseAnswerWasLost() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, harness.script().lost());
            SubmissionEnded failure = ended(harness);
            assertThat(failure.end()).isEqualTo(SubmissionEnd.ANSWER_LOST);
            assertThat(failure.last()).isEmpty();
            assertThat(requests(harness)).filteredOn(SUBMIT::equals).hasSize(1);
            endedAs(Outcome.UNKNOWN, Outcome.UNKNOWN);
            assertThat(step().note()).contains("the connection broke");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TransportException.Kind.class,
            names = {"TIMEOUT", "UNREADABLE", "TOO_LARGE", "INTERRUPTED"})
    void neverSendsASubmissionAgainThatMayHaveArrived(TransportException.Kind kind) throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, fail(kind));
            assertThat(ended(harness).end()).isEqualTo(SubmissionEnd.ANSWER_LOST);
            assertThat(harness.script().count(SUBMIT)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void neverSendsASubmissionAgainThatAServerBrokeOn(int status) throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, json(status, "{}"));
            assertThat(ended(harness).end()).isEqualTo(SubmissionEnd.ANSWER_LOST);
            assertThat(harness.script().count(SUBMIT)).isEqualTo(1);
            endedAs(Outcome.UNKNOWN, Outcome.UNKNOWN);
        }
    }

    @Test
    void takesAPlatformWithoutTheFeatureForARefusal() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script().on(SUBMIT, json(501, "{}"));
            assertThat(causes(refused(harness, true).report())).containsExactly(Cause.PROBE_NOT_FOUND);
            endedAs(Outcome.FAILED, Outcome.FAILED);
        }
    }

    @Test
    void repeatsASubmissionThatWasSurelyNotProcessed() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            harness.script()
                    .on(
                            SUBMIT,
                            with(429, "{}", Map.of("Retry-After", "42")),
                            with(503, "{}", Map.of("Retry-After", "3")),
                            fail(TransportException.Kind.CONNECTION_REFUSED));
            assertThat(deploy(harness).outcome()).isEqualTo(Outcome.DONE);
            assertThat(harness.script().count(SUBMIT)).isEqualTo(4);
            assertThat(requests(harness)).filteredOn(SUBMIT::equals).hasSize(1);
            assertThat(harness.time().sleeps()).startsWith(Duration.ofSeconds(42), Duration.ofSeconds(3));
        }
    }

    @Test
    void givesUpWhereTheWaitIsLongerThanTheDeadline() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().within(Duration.ofSeconds(30))) {
            harness.script().on(SUBMIT, with(429, "{}", Map.of("Retry-After", "42")));
            Refused refusal = refused(harness, true);
            assertThat(refusal.answer().status()).isEqualTo(429);
            assertThat(refusal.report().refusals()).isEmpty();
            assertThat(harness.time().sleeps()).isEmpty();
            endedAs(Outcome.FAILED, Outcome.FAILED);
        }
    }

    @Test
    void isSureThatNothingHappenedWhereNothingWasSent() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard()) {
            Reply[] replies = new Reply[5];
            Arrays.fill(replies, fail(TransportException.Kind.CONNECTION_REFUSED));
            harness.script().on(SUBMIT, replies);
            assertThat(broken(harness)).isInstanceOf(TransportException.class);
            endedAs(Outcome.FAILED, Outcome.FAILED);
        }
    }

    @Test
    void deploysForAUser() throws Exception {
        try (SandboxHarness harness = SandboxHarness.standard().asUser(DANA)) {
            assertThat(deploy(harness).outcome()).isEqualTo(Outcome.DONE);
            assertThat(requests(harness)).hasSize(5).doesNotContain("POST /oauth/token");
        }
    }
}
