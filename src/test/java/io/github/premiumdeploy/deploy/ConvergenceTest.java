package io.github.premiumdeploy.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RandomDescriptor;
import io.github.premiumdeploy.testing.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Any two descriptors converge: whatever an organization had from the first, the second with pruning makes it as if there
 * had been the second alone. {@code -Djqwik.tries.default=400} tries more of them; a failure names the seed and both.
 *
 * <p>What a descriptor does not state is left alone by design, so that a field of the first that the second does not state
 * would stay and falsify the law. The descriptors made up here therefore state the same fields wherever they have a resource
 * of the same name, with values of their own; what is not readable (credentials, signature tokens) is the same in all. For
 * the same reason lists are in one order, no grant type differs, which the platform does not let change, and grants to the deploying client, which
 * keeps a role that it gave to a client, are not compared. Widget deployments are always described: an organization is
 * never asked for them otherwise.
 */
@PropertyDefaults(shrinking = ShrinkingMode.OFF, afterFailure = AfterFailureMode.RANDOM_SEED)
class ConvergenceTest {

    private static final String ORGANIZATION = "switches: {legacyWidgets: true}\n";

    @Property
    void theSecondDescriptorAloneDecides(@ForAll("descriptors") String a, @ForAll("descriptors") String b)
            throws Exception {
        Descriptor first = Provisioned.parse(a);
        Descriptor second = Provisioned.parse(b);
        try (Scratch one = new Scratch();
                Scratch other = new Scratch();
                Provisioned organization = Provisioned.in(ORGANIZATION, one.directory());
                Provisioned fresh = Provisioned.in(ORGANIZATION, other.directory())) {
            JsonNode empty = organization.snapshot();
            organization.deploy(first);
            organization.deployAndPrune(second);
            fresh.deploy(second);
            assertThat(Snapshots.differences(
                            Snapshots.withoutOwnGrants(organization.snapshot()),
                            Snapshots.withoutOwnGrants(fresh.snapshot())))
                    .isEmpty();
            assertThat(organization.plan(second, Planner.Goal.APPLY, true).changes())
                    .as("a second apply plans nothing")
                    .noneMatch(Change::writes);
            organization.undeployAndPrune(second);
            assertThat(Snapshots.differences(organization.snapshot(), empty)).isEmpty();
        }
    }

    /** A directory for the time of one try. */
    private record Scratch(Path directory) implements AutoCloseable {

        Scratch() throws IOException {
            this(Files.createTempDirectory("convergence"));
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Provide
    Arbitrary<String> descriptors() {
        return Arbitraries.randomValue(random -> new RandomDescriptor(random).next());
    }
}
