package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RequestRounds;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many round trips of a deploy wait for each other. */
@HangGuard
class ApplyOrderTest {

    @TempDir
    Path directory;

    @Test
    void aFirstDeployOfAllKindsIsAShortChain() throws Exception {
        Descriptor descriptor = Provisioned.descriptor("all-kinds.yaml");
        RequestRounds counted = new RequestRounds();
        try (Provisioned organization = Provisioned.counted(counted, "switches: {legacyWidgets: true}\n", directory)) {
            organization.deploy(descriptor);
            List<List<String>> rounds = counted.rounds();
            assertThat(rounds)
                    .as(String.join("\n", rounds.stream().map(List::toString).toList()))
                    .hasSizeLessThanOrEqualTo(13);

            organization.deploy(descriptor);
            List<List<String>> unchanged =
                    counted.rounds().subList(rounds.size(), counted.rounds().size());
            assertThat(unchanged).as(unchanged.toString()).hasSizeLessThanOrEqualTo(3);
            assertThat(unchanged.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(17);
        }
    }

    /** The wizard's own default gives "*", which comes back as permissions; and request templates are lost on creation. */
    @Test
    void soItIsWithWildcardsAndTemplatesThatThePlatformKeepsInFormsOfItsOwn() throws Exception {
        String all;
        try (InputStream content = Plan.class.getResourceAsStream("all-kinds.yaml")) {
            all = new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
        Descriptor descriptor = Provisioned.parse(all.replace(
                        "entityName: acmePremiumApp, actionSet: [view]", "entityName: acmePremiumApp, actionSet: ['*']")
                .replace("requestTemplate: ${input.rawRequest}", "requestTemplate: 'n=${input.number}'"));
        RequestRounds counted = new RequestRounds();
        try (Provisioned organization = Provisioned.counted(counted, "switches: {legacyWidgets: true}\n", directory)) {
            organization.deploy(descriptor);
            List<List<String>> rounds = counted.rounds();
            assertThat(rounds)
                    .as(String.join("\n", rounds.stream().map(List::toString).toList()))
                    .hasSizeLessThanOrEqualTo(14);

            organization.deploy(descriptor);
            List<List<String>> unchanged =
                    counted.rounds().subList(rounds.size(), counted.rounds().size());
            assertThat(unchanged).as(unchanged.toString()).hasSizeLessThanOrEqualTo(3);
            assertThat(unchanged.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(18);
        }
    }
}
