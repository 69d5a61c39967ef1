package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RequestRounds;
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
                    .hasSizeLessThanOrEqualTo(14);

            organization.deploy(descriptor);
            List<List<String>> unchanged =
                    counted.rounds().subList(rounds.size(), counted.rounds().size());
            assertThat(unchanged).as(unchanged.toString()).hasSizeLessThanOrEqualTo(4);
            assertThat(unchanged.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(19);
        }
    }
}
