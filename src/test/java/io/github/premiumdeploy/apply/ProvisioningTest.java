package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningTest {

    private static final String EVERYTHING = "switches: {legacyWidgets: true}\n";

    @TempDir
    Path directory;

    @Test
    void makesEveryKindAndThenWritesNothing() throws Exception {
        Descriptor descriptor = AllKinds.descriptor();
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            Receipt first = organization.deploy(descriptor);
            assertThat(first.outcome()).isEqualTo(Receipt.Outcome.DONE);
            JsonNode after = organization.snapshot();

            int before = organization.requests().size();
            Receipt second = organization.deploy(descriptor);
            assertThat(second.steps()).isEmpty();
            assertThat(organization.snapshot()).isEqualTo(after);
            assertThat(organization
                            .requests()
                            .subList(before, organization.requests().size()))
                    .as("requests of an unchanged deploy, hardly more than one for each kind, and none of them a write")
                    .hasSizeLessThanOrEqualTo(DescriptorKinds.names().size() + 3)
                    .noneMatch(request ->
                            request.operation().filter(o -> !o.isRead()).isPresent()
                                    && !request.path().contains("/oauth/token"));
        }
    }

    @Test
    void removesAllThatItMade() throws Exception {
        Descriptor descriptor = AllKinds.descriptor();
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            JsonNode empty = organization.snapshot();
            organization.deploy(descriptor);
            assertThat(organization.snapshot()).isNotEqualTo(empty);
            organization.undeploy(descriptor);
            assertThat(organization.snapshot()).isEqualTo(empty);
            Receipt again = organization.undeploy(descriptor);
            assertThat(again.steps()).isEmpty();
        }
    }

    @Test
    void showsNoSecret() throws IOException, Exception {
        Descriptor descriptor = AllKinds.descriptor();
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            organization.deploy(descriptor);
            assertThat(organization.said()).noneMatch(line -> line.contains("canary"));
        }
    }

    @Test
    void assignsRolesAndGroupsToTheDeployingUserWhereTheDescriptorAsksForIt() throws Exception {
        Descriptor descriptor = Provisioned.parse("""
                prefix: "ACME_"
                premiumAppIntegrationTypeId: premium-app-acme
                premiumAppViewPermission: integration:acmePremiumApp:view
                provisioningInfo:
                  role:
                    - name: Agent
                      assignToSelf: true
                      permissionPolicies: [{domain: routing, entityName: queue, actionSet: [view]}]
                  group:
                    - {name: Agents, description: Use the app, assignToSelf: true}
                """);
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            organization.harness().asUser(SandboxHarness.DANA);
            Receipt receipt = organization.deploy(descriptor);
            assertThat(receipt.steps())
                    .extracting(step -> step.action() + " " + step.name())
                    .containsExactlyInAnyOrder(
                            "create ACME_Agent", "grant ACME_Agent", "create ACME_Agents", "grant ACME_Agents");
            assertThat(organization.deploy(descriptor).steps()).isEmpty();
        }
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            Receipt receipt = organization.deploy(descriptor);
            assertThat(receipt.steps())
                    .as("an OAuth client is nobody to assign them to")
                    .extracting(Receipt.Step::action)
                    .containsOnly("create");
        }
    }
}
