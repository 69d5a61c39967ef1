package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.sandbox.FaultPlan;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.DeployingProcess;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A real process deploys and is killed while the organization works on one of its requests, which is processed all the same
 * and whose answer nobody hears. What the process left on the disk is whole, and the next run goes on from there.
 */
@Tag("storm")
@HangGuard
class KilledDeployTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    /** Holds the first request of one kind until it is let go. */
    private static final class Hold implements FaultPlan {
        private final String held;
        private final AtomicBoolean first = new AtomicBoolean(true);
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        private Hold(String held) {
            this.held = held;
        }

        @Override
        public Fault decide(long number, String method, String path) {
            if ((method + " " + path).matches(held) && first.getAndSet(false)) {
                reached.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Fault.none();
        }
    }

    private static Sandbox sandbox(FaultPlan faults) throws IOException {
        return Sandbox.start(
                SandboxOrganization.parse(
                        "extends: standard\nswitches: {legacyWidgets: true, clientsNeedRoles: false}\n"),
                SandboxOptions.defaults().withFaults(faults));
    }

    private JsonNode undisturbed() throws Exception {
        try (Sandbox sandbox = sandbox(FaultPlan.NONE)) {
            DeployingProcess.deploy(sandbox.apiUrl(), directory.resolve("undisturbed"));
            return sandbox.snapshot();
        }
    }

    private static long writes(Sandbox sandbox) {
        return sandbox.requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .map(RecordedRequest::path)
                .filter(path -> !path.equals("/oauth/token") && !path.endsWith("/search"))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "POST /oauth/token, false",
        "POST /api/v2/authorization/roles, true",
        "POST /api/v2/oauth/clients, false",
        "PUT /api/v2/integrations/.*/config/current, false",
        "POST /api/v2/integrations/actions/.*/draft/publish, true",
        "POST /api/v2/integrations/credentials, false",
    })
    void whatIsOnTheDiskIsWholeAndTheNextRunGoesOn(String held, boolean politely) throws Exception {
        JsonNode wanted = undisturbed();
        Path here = directory.resolve("killed");
        Hold hold = new Hold(held);
        try (Sandbox sandbox = sandbox(hold)) {
            Process process = DeployingProcess.start(sandbox.apiUrl(), here);
            try {
                hold.reached.await();
                if (politely) {
                    process.destroy();
                } else {
                    process.destroyForcibly();
                }
                process.waitFor();
            } finally {
                process.destroyForcibly();
                hold.go.countDown();
            }
            JsonNode stopped = receipt(here);
            assertThat(stopped.path("outcome").asText()).isEqualTo("running");
            assertThat(stopped.has("finishedAt")).isFalse();
            assertThat(stopped.path("steps"))
                    .allSatisfy(
                            step -> assertThat(step.path("outcome").asText()).isEqualTo("done"));
            assertSecretsAreWhole(here);

            DeployingProcess.deploy(sandbox.apiUrl(), here);

            assertThat(SnapshotDiff.differences(
                            SnapshotDiff.withoutOwnGrants(sandbox.snapshot()), SnapshotDiff.withoutOwnGrants(wanted)))
                    .isEmpty();
            assertThat(receipt(here).path("outcome").asText()).isEqualTo("done");
            assertSecretsAreWhole(here);
            JsonNode secrets = JSON.readTree(here.resolve("secrets.json").toFile());
            for (String client : List.of("ACME_Backend", "ACME_Frontend")) {
                assertThat(secrets.at("/" + client + "/clientSecret").asText()).isNotEmpty();
            }
            long before = writes(sandbox);
            DeployingProcess.deploy(sandbox.apiUrl(), here);
            assertThat(writes(sandbox)).isEqualTo(before);
        }
    }

    private static JsonNode receipt(Path here) throws IOException {
        return JSON.readTree(here.resolve("output/receipt.json").toFile());
    }

    /** The file, if it is there, is JSON; only the owner can read it and what a killed process left beside it. */
    private static void assertSecretsAreWhole(Path here) throws IOException {
        Path secrets = here.resolve("secrets.json");
        if (Files.exists(secrets)) {
            assertThat(JSON.readTree(secrets.toFile()).isObject()).isTrue();
        }
        if (!secrets.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (Stream<Path> files = Files.list(here)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("secrets")))
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .extracting(Enum::name)
                            .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE"));
        }
    }
}
