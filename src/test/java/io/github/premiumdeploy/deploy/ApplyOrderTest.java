package io.github.premiumdeploy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.Rounds;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many round trips wait for each other. */
class ApplyOrderTest {

    @TempDir
    Path directory;

    @Test
    void aFirstDeployOfAllKindsIsAShortChain() throws Exception {
        Descriptor descriptor = Provisioned.descriptor("all-kinds.yaml");
        try (Provisioned organization = Provisioned.in("switches: {legacyWidgets: true}\n", directory)) {
            AtomicReference<Rounds> first = new AtomicReference<>();
            organization.harness().through(transport -> {
                first.set(new Rounds(transport));
                return first.get();
            });
            organization.deploy(descriptor);
            List<List<String>> rounds = first.get().rounds();
            assertThat(rounds)
                    .as(String.join("\n", rounds.stream().map(List::toString).toList()))
                    .hasSizeLessThanOrEqualTo(14);

            organization.deploy(descriptor);
            List<List<String>> unchanged = first.get()
                    .rounds()
                    .subList(rounds.size(), first.get().rounds().size());
            assertThat(unchanged).as(unchanged.toString()).hasSizeLessThanOrEqualTo(4);
            assertThat(unchanged.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(19);
        }
    }
}
