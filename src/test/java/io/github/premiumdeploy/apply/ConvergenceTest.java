package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RandomDescriptor;
import io.github.premiumdeploy.testing.Seeds;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any two descriptors converge: whatever an organization had from the first, the second with pruning makes it as if there
 * had been the second alone.
 *
 * <p>What a descriptor does not state is left alone by design, so that a field of the first that the second does not state
 * would stay and falsify the law. The descriptors made up here therefore state the same fields wherever they have a resource
 * of the same name, with values of their own; what is not readable (credentials, signature tokens) is the same in all. For
 * the same reason lists are in one order, no grant type differs, which the platform does not let change, and grants to the deploying client, which
 * keeps a role that it gave to a client, are not compared. Widget deployments are always described: an organization is
 * never asked for them otherwise.
 */
class ConvergenceTest {

    private static final String ORGANIZATION = "switches: {legacyWidgets: true, clientsNeedRoles: false}\n";

    @TempDir
    Path directory;

    @Seeds(verify = 20, storm = 400)
    void theSecondDescriptorAloneDecides(long seed) throws Exception {
        RandomDescriptor random = new RandomDescriptor(new Random(seed));
        Descriptor first = Provisioned.parse(random.next());
        Descriptor second = Provisioned.parse(random.next());
        try (Provisioned organization = Provisioned.in(ORGANIZATION, directory.resolve("one"));
                Provisioned fresh = Provisioned.in(ORGANIZATION, directory.resolve("other"))) {
            JsonNode empty = organization.snapshot();
            organization.deploy(first);
            organization.deployAndPrune(second);
            fresh.deploy(second);
            JsonNode wanted = SnapshotDiff.withoutOwnGrants(fresh.snapshot());
            JsonNode made = SnapshotDiff.withoutOwnGrants(organization.snapshot());
            assertThat(SnapshotDiff.differences(
                            SnapshotDiff.withoutFormerColumns(made, wanted),
                            SnapshotDiff.withoutFormerColumns(wanted, wanted)))
                    .isEmpty();
            assertThat(organization
                            .plan(second, PlanMode.APPLY, Provisioned.pruning(1000))
                            .changes())
                    .as("a second apply plans nothing")
                    .noneMatch(Change::writes);
            organization.undeployAndPruneAll(second);
            assertThat(SnapshotDiff.differences(organization.snapshot(), empty)).isEmpty();
        }
    }
}
