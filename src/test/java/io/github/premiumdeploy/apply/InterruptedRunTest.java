package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.premiumdeploy.apply.RunFailure.Interrupted;
import io.github.premiumdeploy.apply.RunFailure.StepFailed;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that is asked to stop in the middle of a deploy. */
class InterruptedRunTest {

    private static final String APP = """
            prefix: ACME_
            premiumAppIntegrationTypeId: premium-app-example
            provisioningInfo:
              group: [{name: Agents, description: First}]
              app-instance: [{name: Phone, url: 'https://app.example', type: standalone, groups: [Agents]}]
            """;

    @TempDir
    private Path directory;

    @AfterEach
    void goOn() {
        Thread.interrupted();
    }

    /** Asks the build to stop while it makes a group; with a server that answers, or one that never does. */
    private record Stopping(Transport transport, Thread build, BooleanSupplier isBesideDone, boolean answers)
            implements Transport {

        @Override
        public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
            boolean makesAGroup =
                    request.method().equals("POST") && request.uri().getPath().endsWith("/groups");
            if (makesAGroup) {
                awaitWhatRunsBeside();
                build.interrupt();
                awaitRequestToStop(request);
            }
            if (makesAGroup && !answers) {
                throw new TransportException(TransportException.Kind.INTERRUPTED, request.uri(), "it was interrupted");
            }
            return transport.send(request, timeout);
        }

        /** Otherwise chance would tell which of two steps is stopped first. */
        private void awaitWhatRunsBeside() {
            while (!isBesideDone.getAsBoolean()) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        private static void awaitRequestToStop(HttpRequest request) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                assertThat(request.method())
                        .as("asked to stop while it sends this")
                        .isEqualTo("POST");
            }
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    private FailedRun stopped(Provisioned organization, boolean answers) {
        Descriptor app = Provisioned.parse(APP);
        Thread build = Thread.currentThread();
        BooleanSupplier isAppMade = () -> organization.receipt().stream()
                .flatMap(receipt -> receipt.steps().stream())
                .anyMatch(step -> step.kind().equals("app-instance"));
        organization.harness().through(transport -> new Stopping(transport, build, isAppMade, answers));
        FailedRun failure = catchThrowableOfType(FailedRun.class, () -> organization.deploy(app));
        assertThat(build.isInterrupted()).as("known to those who asked").isTrue();
        assertThat(organization.receipt().orElseThrow()).satisfies(receipt -> {
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.FAILED);
            assertThat(receipt.finishedAt()).isPresent();
            assertThat(receipt.steps()).extracting(Receipt.Step::kind).contains("group");
            assertThat(receipt.steps())
                    .as("nothing new is begun, and the app is configured after the group")
                    .extracting(Receipt.Step::action)
                    .containsOnly("create");
        });
        return failure;
    }

    private static String who(Provisioned organization) {
        return """
                  Organization:    "Sandbox" (%s) at %s
                  Client:          "App Deployer" (%s)""".formatted(
                        SandboxHarness.ORGANIZATION,
                        organization.harness().target().apiUrl(),
                        SandboxHarness.DEPLOYER)
                .indent(2)
                .stripTrailing();
    }

    @Test
    void endsAsAnInterruptedBuildWithWhatWasUnderWayInTheReceipt() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            FailedRun failure = stopped(organization, true);
            assertThat(failure.failure(Interrupted.class).hasWritten()).isTrue();
            assertThat(failure.message(organization.harness().target()).message())
                    .isEqualTo("""
                    The build was interrupted.
                    What was done by then is in receipt.json; the next run goes on from there.
                    """ + who(organization));
            assertThat(organization.receipt().orElseThrow().steps())
                    .extracting(Receipt.Step::outcome)
                    .containsOnly(Receipt.Outcome.DONE);
        }
    }

    @Test
    void endsWithTheStepThatCouldNotBeDoneAnyMore() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            FailedRun failure = stopped(organization, false);
            assertThat(failure.failure(StepFailed.class).isInDoubt()).isTrue();
            assertThat(failure.message(organization.harness().target()).lines())
                    .startsWith("Could not create group \"ACME_Agents\".")
                    .contains("Run the build again.")
                    .endsWith(
                            "An answer was lost on the way, so that it may be done all the same; the next run looks.",
                            "What was done before is in receipt.json; the next run goes on from there.",
                            who(organization).lines().toList().get(0),
                            who(organization).lines().toList().get(1));
        }
    }

    /** Asks the build to stop while a data action that it has just changed waits for the second of its texts. */
    private static final class StoppingTexts implements Transport {

        private final Transport transport;
        private final Thread build = Thread.currentThread();
        private final BooleanSupplier hasEnded;
        private volatile boolean isWritten;
        private volatile Thread reader;

        StoppingTexts(Transport transport, BooleanSupplier hasEnded) {
            this.transport = transport;
            this.hasEnded = hasEnded;
        }

        @Override
        public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
            String path = request.uri().getPath();
            if (isWritten && path.endsWith("successtemplate.vm")) {
                until(request, this::isOtherRead);
                build.interrupt();
                until(request, hasEnded);
            }
            HttpResponse response = transport.send(request, timeout);
            if (isWritten && path.endsWith("requesttemplate.vm")) {
                reader = Thread.currentThread();
            }
            isWritten |= request.method().equals("PATCH");
            return response;
        }

        private boolean isOtherRead() {
            return reader == Thread.currentThread() || reader != null && reader.getState() == Thread.State.WAITING;
        }

        private static void until(HttpRequest request, BooleanSupplier condition) throws TransportException {
            while (!condition.getAsBoolean()) {
                LockSupport.parkNanos(1_000_000);
                if (Thread.interrupted()) {
                    throw new TransportException(
                            TransportException.Kind.INTERRUPTED, request.uri(), "it was interrupted");
                }
            }
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    @Test
    void endsInDoubtWhereItWaitsForATextOfWhatItChanged() throws Exception {
        String actions = APP.substring(0, APP.indexOf("  group:")) + """
                  ws-data-actions:
                    - name: CRM
                      data-actions:
                        - name: Find
                          secure: false
                          config:
                            request:
                              requestUrlTemplate: 'https://crm.example/${input.number}'
                              requestType: GET
                              headers: {}
                              requestTemplate: '${input.rawRequest}'
                            response:
                              translationMap: {}
                              translationMapDefaults: {}
                              successTemplate: '${rawResult}'
                          contract:
                            input: {inputSchema: {type: object, properties: {number: {type: string}}}}
                            output: {successSchema: {type: object, properties: {name: {type: string}}}}
                """;
        try (Provisioned organization = Provisioned.in("switches: {templatesAsFiles: true}", directory)) {
            organization.deploy(Provisioned.parse(actions));
            BooleanSupplier hasEnded = () -> organization.receipt().stream()
                    .flatMap(receipt -> receipt.steps().stream())
                    .anyMatch(step -> step.action().equals("update"));
            organization.harness().through(transport -> new StoppingTexts(transport, hasEnded));
            FailedRun failure = catchThrowableOfType(
                    FailedRun.class,
                    () -> organization.deploy(Provisioned.parse(actions.replace("crm.example", "new.example"))));
            assertThat(failure.failure(StepFailed.class).isInDoubt()).isTrue();
            assertThat(failure.message(organization.harness().target()).lines())
                    .startsWith("Could not update ws-data-action \"ACME_Find\".")
                    .contains("Run the build again.");
            assertThat(organization.receipt().orElseThrow().steps())
                    .extracting(Receipt.Step::outcome)
                    .containsOnly(Receipt.Outcome.UNKNOWN);
        }
    }

    @Test
    void rollsNothingBack() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory).rollingBack()) {
            FailedRun failure = stopped(organization, true);
            assertThat(failure.rollback()).contains(new RollbackResult.Omitted("the build was interrupted"));
            assertThat(failure.message(organization.harness().target()).message())
                    .isEqualTo("The build was interrupted.\n" + who(organization) + """

                    Nothing was rolled back: the build was interrupted.
                    What was done is in receipt.json; the next run goes on from there.""");
        }
    }

    @Test
    void saysThatNothingWasWrittenWhereTheOrganizationIsStillBeingRead() throws Exception {
        try (Provisioned organization = Provisioned.in("", directory)) {
            Descriptor app = Provisioned.parse(APP);
            Thread.currentThread().interrupt();
            FailedRun failure = catchThrowableOfType(FailedRun.class, () -> organization.deploy(app));
            assertThat(failure.message(organization.harness().target()).message())
                    .isEqualTo("The build was interrupted.\nNothing was written. Run the build again.");
            assertThat(organization.receipt().orElseThrow().finishedAt()).isPresent();
        }
    }

    /** Refuses the configuration of the app, and asks the build to stop once it has begun to undo what it did. */
    private record StoppingRollback(Transport transport, Thread build) implements Transport {

        @Override
        public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
            if (request.method().equals("PUT") && request.uri().getPath().endsWith("/config/current")) {
                return new HttpResponse(
                        400,
                        Map.of(),
                        "{\"code\":\"invalid.schema\",\"message\":\"no\"}".getBytes(StandardCharsets.UTF_8));
            }
            HttpResponse response = transport.send(request, timeout);
            if (request.method().equals("DELETE")) {
                build.interrupt();
            }
            return response;
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    @Test
    void endsARollbackWithAWholeReceiptAndSaysWhatIsLeft() throws Exception {
        try (Provisioned organization = Provisioned.singleThreaded(
                        SandboxHarness.parsed("switches: {latencyMillis: 0}\n"), directory)
                .rollingBack()) {
            Thread build = Thread.currentThread();
            organization.harness().through(transport -> new StoppingRollback(transport, build));
            FailedRun failure =
                    catchThrowableOfType(FailedRun.class, () -> organization.deploy(Provisioned.parse(APP)));
            assertThat(build.isInterrupted()).as("known to those who asked").isTrue();
            Receipt receipt = organization.receipt().orElseThrow();
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.FAILED);
            assertThat(receipt.finishedAt()).isPresent();
            assertThat(receipt.steps())
                    .filteredOn(step -> step.action().startsWith("undo"))
                    .extracting(step -> step.kind() + " " + step.outcome() + " "
                            + step.note().orElse(""))
                    .containsExactly("app-instance DONE ", "group FAILED the build was interrupted");
            assertThat(failure.failure(StepFailed.class).isInDoubt()).isFalse();
            assertThat(failure.rollback()).hasValueSatisfying(rollback -> {
                RollbackResult.RolledBack rolledBack = (RollbackResult.RolledBack) rollback;
                assertThat(rolledBack.removed()).isEqualTo(1);
                assertThat(rolledBack.left())
                        .extracting(left -> left.kind() + " " + left.name() + ": " + left.reason())
                        .contains("group ACME_Agents: the build was interrupted");
            });
        }
    }
}
