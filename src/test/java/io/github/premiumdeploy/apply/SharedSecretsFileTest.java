package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.http.HttpRequest;
import io.github.premiumdeploy.http.HttpResponse;
import io.github.premiumdeploy.http.Transport;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.plan.secrets.LockFile;
import io.github.premiumdeploy.plan.secrets.SecretsFile;
import io.github.premiumdeploy.testing.ClientSecrets;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds that make the same OAuth client at the same time, with one secrets file: neither voids the secret of the other. */
class SharedSecretsFileTest {

    private static final Descriptor APP = Provisioned.parse("""
            prefix: ANY_
            premiumAppIntegrationTypeId: premium-app-example
            provisioningInfo:
              role: [{name: R, permissionPolicies: [{domain: routing, entityName: queue, actionSet: [view]}]}]
              oauth-client: [{name: C, authorizedGrantType: CLIENT-CREDENTIALS, roles: [R]}]
              gc-data-actions: [{name: A, autoEnable: true, oauthClient: C}]
            """);

    @TempDir
    Path directory;

    @Seeds(verify = 40, storm = 400)
    void neitherVoidsTheSecretOfTheOther(long seed) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (Provisioned one = Provisioned.singleThreaded(
                        SandboxHarness.parsed("switches: {listDelayReads: " + seed % 3 + "}\n"),
                        directory.resolve("one"));
                Provisioned other = one.beside(directory.resolve("other")).sharing(one.secretsFile())) {
            CountDownLatch start = new CountDownLatch(1);
            AtomicInteger requests = new AtomicInteger();
            one.harness()
                    .through(transport -> new Dawdling(transport, new Random(seed), () -> {
                        // The other begins at some moment of the life of the one.
                        if (requests.getAndIncrement() == seed % 30) {
                            start.countDown();
                        }
                    }));
            other.harness().through(transport -> new Dawdling(transport, new Random(~seed), () -> {}));
            List<Thread> threads = new ArrayList<>();
            for (Provisioned build : List.of(one, other)) {
                Thread thread = new Thread(() -> {
                    try {
                        if (build == other) {
                            start.await();
                        }
                        build.deploy(APP);
                    } catch (Throwable e) {
                        if (!String.valueOf(e.getMessage()).contains("nother run")) {
                            synchronized (wrong) {
                                wrong.add("ended with " + e);
                            }
                        }
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(wrong).isEmpty();
            assertThat(one.snapshot().path("oauthClients").findValuesAsText("name"))
                    .containsOnlyOnce("ANY_C");
            assertThat(new ClientSecrets(one).lost()).isEmpty();
            assertThat(one.requests()).noneMatch(request -> request.path().endsWith("/secret"));
        }
    }

    /** The platform has made the client, and the run that asked for it has not heard its secret yet. */
    @Test
    void waitsForTheSecretThatTheOtherIsAboutToHear() throws Exception {
        try (Provisioned one = Provisioned.singleThreaded(
                        SandboxHarness.parsed("switches: {latencyMillis: 0}\n"), directory.resolve("one"));
                Provisioned other = one.beside(directory.resolve("other")).sharing(one.secretsFile())) {
            CountDownLatch isMade = new CountDownLatch(1);
            List<Throwable> ends = new ArrayList<>();
            Thread second = new Thread(() -> {
                try {
                    isMade.await();
                    other.deploy(APP);
                } catch (Throwable e) {
                    ends.add(e);
                }
            });
            second.start();
            one.harness().through(transport -> new Dawdling(transport, new Random(1), () -> {}) {
                @Override
                public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
                    HttpResponse response = super.send(request, timeout);
                    if (request.method().equals("POST")
                            && request.uri().getPath().equals("/api/v2/oauth/clients")) {
                        isMade.countDown();
                        while (second.isAlive()
                                && List.copyOf(other.said()).stream().noneMatch(line -> line.startsWith("Waiting"))) {
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
                        }
                    }
                    return response;
                }
            });
            one.deploy(APP);
            second.join();
            assertThat(ends).isEmpty();
            assertThat(new ClientSecrets(one).lost()).isEmpty();
            assertThat(one.requests()).noneMatch(request -> request.path().endsWith("/secret"));
        }
    }

    @Test
    void waitsForTheOtherUntilTheDeadlineAndSaysSo() throws Exception {
        try (Provisioned organization =
                Provisioned.singleThreaded(SandboxHarness.parsed("switches: {latencyMillis: 0}\n"), directory)) {
            SecretsFile file = new SecretsFile(organization.secretsFile()).of(SandboxHarness.ORGANIZATION);
            try (LockFile turn = file.turn("ANY_C", () -> false).orElseThrow()) {
                assertThat(turn).isNotNull();
                assertThat(file.isBusy("ANY_C")).isTrue();
                assertThat(file.isBusy("ANY_D")).isFalse();
                assertThatThrownBy(() -> organization.deploy(APP))
                        .hasMessageContaining(
                                "Another run makes the OAuth client \"ANY_C\", or a secret of it, with the"
                                        + " same secrets file, and the deadline came before it had ended");
                assertThat(organization.said())
                        .containsOnlyOnce(
                                "Waiting for another run, which makes the OAuth client \"ANY_C\" or a secret of"
                                        + " it with the same secrets file");
                assertThat(organization.writesSince(0)).noneMatch(write -> write.contains("/oauth/"));
            }
            assertThat(file.isBusy("ANY_C")).isFalse();
            organization.deploy(APP);
            assertThat(new ClientSecrets(organization).lost()).isEmpty();
        }
    }

    /** A line on which requests take their time. */
    private static class Dawdling implements Transport {

        private final Transport transport;
        private final Random random;
        private final Runnable onRequest;

        Dawdling(Transport transport, Random random, Runnable onRequest) {
            this.transport = transport;
            this.random = random;
            this.onRequest = onRequest;
        }

        @Override
        public HttpResponse send(HttpRequest request, Duration timeout) throws TransportException {
            onRequest.run();
            LockSupport.parkNanos(random.nextInt(4) * TimeUnit.MILLISECONDS.toNanos(1));
            HttpResponse response = transport.send(request, timeout);
            LockSupport.parkNanos(random.nextInt(4) * TimeUnit.MILLISECONDS.toNanos(1));
            return response;
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
