package io.github.premiumdeploy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.testing.Provisioned;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningTest {

    private static final String EVERYTHING = "switches: {legacyWidgets: true}\n";

    @TempDir
    Path directory;

    @Test
    void makesAllFourteenKindsAndThenWritesNothing() throws Exception {
        Descriptor descriptor = Provisioned.descriptor("all-kinds.yaml");
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
                    .as("requests of an unchanged deploy, and none of them a write")
                    .hasSizeLessThanOrEqualTo(18)
                    .noneMatch(request ->
                            request.operation().filter(o -> !o.isRead()).isPresent()
                                    && !request.path().contains("/oauth/token"));
        }
    }

    @Test
    void removesAllThatItMade() throws Exception {
        Descriptor descriptor = Provisioned.descriptor("all-kinds.yaml");
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
        Descriptor descriptor = Provisioned.descriptor("all-kinds.yaml");
        try (Provisioned organization = Provisioned.in(EVERYTHING, directory)) {
            organization.deploy(descriptor);
            assertThat(organization.said()).noneMatch(line -> line.contains("canary"));
        }
    }
}
