package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.ManualChanges;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open Messaging integrations, whose creation is answered before it ends: published as {@code createStatus} and {@code createError}. */
class OpenMessagingCreationTest {

    private static final Descriptor APP = Provisioned.parse("""
            prefix: M_
            premiumAppIntegrationTypeId: premium-app-example
            provisioningInfo:
              open-messaging:
                - name: Chat
                  outboundNotificationWebhookUrl: https://app.example/1
                  outboundNotificationWebhookSignatureSecretToken: canary-signature-token
            """);

    @TempDir
    Path directory;

    private Provisioned organization(String switches) throws Exception {
        return Provisioned.singleThreaded(SandboxHarness.parsed("switches: {" + switches + "}\n"), directory);
    }

    private static long reads(Provisioned organization) {
        return organization.requests().stream()
                .filter(request -> request.method().equals("GET"))
                .map(RecordedRequest::path)
                .filter(path -> path.startsWith("/api/v2/conversations/messaging/integrations/open/"))
                .count();
    }

    private static String status(Provisioned organization) throws Exception {
        return new ManualChanges(organization.harness().client())
                .one("open-messaging", "M_Chat")
                .path("createStatus")
                .asText();
    }

    @Test
    void areFollowedToTheirEnd() throws Exception {
        try (Provisioned organization = organization("openMessagingReads: 3")) {
            organization.deploy(APP);
            assertThat(reads(organization)).isEqualTo(4);
            assertThat(status(organization)).isEqualTo("Completed");
            assertThat(organization.said())
                    .contains("open-messaging \"Chat\" is being made (Initiated); asking again in 1 s");
            int before = organization.requests().size();
            assertThat(organization.deploy(APP).steps()).isEmpty();
            assertThat(organization.writesSince(before)).isEmpty();
        }
    }

    /** Published without a cause; Genesys's own provider for Terraform waits for three minutes. */
    @Test
    void areDeletedOnceTheyAreReadyForIt() throws Exception {
        try (Provisioned organization = organization("openMessagingDeletionRefusals: 3")) {
            JsonNode empty = organization.snapshot();
            organization.deploy(APP);
            int before = organization.requests().size();
            organization.undeploy(APP);
            assertThat(organization.snapshot()).isEqualTo(empty);
            assertThat(organization.writesSince(before)).hasSize(4).allMatch(write -> write.startsWith("DELETE "));
        }
    }

    @Test
    void thatFailAreRemovedAndSaid() throws Exception {
        try (Provisioned organization = organization("openMessagingReads: 1, openMessagingOutcome: failed")) {
            JsonNode empty = organization.snapshot();
            assertThatThrownBy(() -> organization.deploy(APP))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.StepFailed.class))
                    .hasMessageContaining("The platform could not make the open-messaging \"Chat\" (")
                    .hasMessageContaining(
                            "createStatus is Error, createError: bad.request The integration could not be created");
            assertThat(organization.snapshot()).isEqualTo(empty);
        }
    }

    @Test
    void thatHaveFailedBeforeStopThePlan() throws Exception {
        try (Provisioned organization = organization("openMessagingOutcome: failed")) {
            new ManualChanges(organization.harness().client())
                    .write(
                            OpenMessagingApi.CREATE,
                            OpenMessagingApi.CREATE.path(),
                            ManualChanges.object()
                                    .put("name", "M_Chat")
                                    .put("outboundNotificationWebhookUrl", "https://app.example/1")
                                    .put("outboundNotificationWebhookSignatureSecretToken", "canary-signature-token"));
            int before = organization.requests().size();
            assertThatThrownBy(() -> organization.deploy(APP))
                    .isInstanceOfSatisfying(FailedRun.class, e -> e.failure(RunFailure.Impossible.class))
                    .hasMessageContaining("is there, and the platform could not make it: createStatus is Error");
            assertThat(organization.writesSince(before)).isEmpty();
        }
    }

    @Test
    void thatAnEarlierRunLeftAreFollowedToo() throws Exception {
        try (Provisioned organization = organization("openMessagingReads: 4")) {
            organization.harness().within(Duration.ofSeconds(2));
            assertThatThrownBy(() -> organization.deploy(APP))
                    .hasMessageContaining("The platform still makes the open-messaging \"Chat\" (");
            organization.harness().within(Duration.ofMinutes(10));
            int before = organization.requests().size();
            organization.deploy(APP);
            assertThat(organization.writesSince(before)).isEmpty();
            assertThat(status(organization)).isEqualTo("Completed");
        }
    }
}
