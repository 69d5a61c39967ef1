package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.Provisioned;
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
            // The platform may answer a group's deletion with 200 and not delete it, and keep an OAuth client for a
            // while, so
            // that each is looked for once.
            long looked = receipt.steps().stream()
                    .filter(step -> step.action().equals("delete"))
                    .filter(step -> step.kind().equals("group") || step.kind().equals("oauth-client"))
                    .count();
            assertThat(refused(organization, before))
                    .hasSize((int) looked)
                    .allMatch(request -> request.method().equals("GET")
                            && (request.path().startsWith("/api/v2/groups/")
                                    || request.path().startsWith("/api/v2/oauth/clients/"))
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
                            e -> assertThat(e.failure(RunFailure.Stopped.class)
                                            .report()
                                            .findings())
                                    .filteredOn(finding -> finding.cause() == Cause.KIND_NOT_OFFERED)
                                    .singleElement()
                                    .satisfies(finding -> assertThat(finding.toString())
                                            .contains("Messenger", "withdrew in August 2026")));
            assertThat(organization.undeploy(descriptor).outcome()).isEqualTo(Receipt.Outcome.DONE);
        }
    }

    private static List<RecordedRequest> refused(Provisioned organization, int since) {
        return organization.requests().subList(since, organization.requests().size()).stream()
                .filter(request -> request.status() >= 400)
                .toList();
    }

    private static Descriptor allKinds(String replaced, String replacement) {
        return Provisioned.parse(AllKinds.yaml().replace(replaced, replacement));
    }
}
