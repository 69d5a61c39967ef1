package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.Provisioned;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an imitation of the platform that was written from its contract alone found out. */
class ContractTest {

    private static final String EVERYTHING = "switches: {legacyWidgets: true}\n";

    @TempDir
    Path directory;

    @Test
    void updatesAnOAuthClientWhoseRolesStay() throws Exception {
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            organization.deploy(allKinds("", ""));
            int before = organization.requests().size();
            Receipt receipt = organization.deploy(allKinds("The backend of the app", "The service of the app"));
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.DONE);
            assertThat(receipt.steps())
                    .extracting(Receipt.Step::operation)
                    .containsExactly("PUT /api/v2/oauth/clients/{clientId}");
            assertThat(refused(organization, before)).isEmpty();
        }
    }

    @Test
    void deletesNothingThatIsNotThere() throws Exception {
        Descriptor descriptor = allKinds("", "");
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            organization.deploy(descriptor);
            int before = organization.requests().size();
            Receipt receipt = organization.undeploy(descriptor);
            long groups = receipt.steps().stream()
                    .filter(step -> step.kind().equals("group"))
                    .count();
            // The platform may answer a group's deletion with 200 and not delete it, so that each is looked for once.
            assertThat(refused(organization, before))
                    .hasSize((int) groups)
                    .allMatch(request -> request.method().equals("GET")
                            && request.path().startsWith("/api/v2/groups/")
                            && request.status() == 404);
        }
    }

    @Test
    void namesTheSuccessorOfWidgetDeploymentsAndRemovesTheRestWithoutThem() throws Exception {
        Descriptor descriptor = allKinds("", "");
        try (Provisioned organization = Provisioned.in("", directory)) {
            assertThatThrownBy(() -> organization.deploy(descriptor))
                    .isInstanceOfSatisfying(
                            FailedRun.class,
                            e -> assertThat(e.failure(RunFailure.Impossible.class)
                                            .remedy())
                                    .contains("Messenger"));
            assertThat(organization.undeploy(descriptor).outcome()).isEqualTo(Receipt.Outcome.DONE);
        }
    }

    private static List<RecordedRequest> refused(Provisioned organization, int since) {
        return organization.requests().subList(since, organization.requests().size()).stream()
                .filter(request -> request.status() >= 400)
                .toList();
    }

    private static Descriptor allKinds(String replaced, String replacement) throws Exception {
        try (InputStream content = Plan.class.getResourceAsStream("all-kinds.yaml")) {
            return Provisioned.parse(
                    new String(content.readAllBytes(), StandardCharsets.UTF_8).replace(replaced, replacement));
        }
    }
}
