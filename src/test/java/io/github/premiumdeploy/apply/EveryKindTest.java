package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operations;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Needs;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.sandbox.Sandbox;
import io.github.premiumdeploy.sandbox.SandboxOptions;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.Provisioned;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of resource is everywhere where one has to be; a failure names the file that lacks it. */
class EveryKindTest {

    private static final String MAIN = "src/main/java/io/github/premiumdeploy/";

    @TempDir
    Path directory;

    private Set<Operation> used;

    static List<String> kinds() {
        return DescriptorKinds.names();
    }

    @BeforeEach
    void readsWhatDeploysAndRemovalsUse() {
        Descriptor everything = AllKinds.descriptor();
        used = new HashSet<>();
        for (PlanMode mode : List.of(PlanMode.APPLY, PlanMode.REMOVE)) {
            Needs.of(new ResourceKinds(), everything, mode).stream()
                    .map(Need::operation)
                    .forEach(used::add);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isPlannedAndTried(String kind) {
        assertThat(new ResourceKinds().all())
                .extracting(Kind::key)
                .as("add the class of %s to %splan/kind/ResourceKinds.java", kind, MAIN)
                .contains(kind);
        assertThat(AllKinds.descriptor().items(kind))
                .as("an example of %s", kind)
                .isNotEmpty();
        assertThat(KindScenario.of(kind))
                .as("what changes of %s take", kind)
                .anySatisfy(scenario -> assertThat(scenario.changes().isEmpty()).isNotEqualTo(scenario.canDrift()));
    }

    @Test
    void usesOperationsThatAreDeclaredAndThatTheSandboxOffers() throws Exception {
        assertThat(used)
                .filteredOn(operation -> !Operations.all().contains(operation))
                .extracting(Operation::signature)
                .as("add the operations of the class that has these to %sgenesys/Operations.java", MAIN)
                .isEmpty();
        SandboxOrganization organization =
                SandboxOrganization.parse("extends: standard\nswitches: {legacyWidgets: true}\n");
        try (Sandbox sandbox = Sandbox.start(organization, SandboxOptions.defaults())) {
            List<String> offered =
                    sandbox.operations().stream().map(Operation::signature).toList();
            assertThat(used)
                    .extracting(Operation::signature)
                    .filteredOn(signature -> !offered.contains(signature))
                    .as("answer these with endpoints in %ssandbox/endpoint/EndpointGroups.java", MAIN)
                    .isEmpty();
        }
    }

    /** With all that the tests above look for. */
    @Test
    void isMadeOnceAsItsExampleSays() throws Exception {
        try (Provisioned organization = Provisioned.in("switches: {legacyWidgets: true}\n", directory)) {
            organization.deploy(AllKinds.descriptor());
            assertThat(organization.deploy(AllKinds.descriptor()).steps())
                    .as("writes of a second run: what the sandbox shows is not what the example says")
                    .isEmpty();
        }
    }

    @Test
    void isAllowedToTheSandboxesDeployer() throws Exception {
        try (Provisioned organization = Provisioned.in("switches: {legacyWidgets: true}\n", directory)) {
            assertThat(organization
                            .examine(AllKinds.descriptor(), PlanMode.APPLY, PlanMode.REMOVE)
                            .refusals())
                    .flatExtracting(Finding::permissions)
                    .as("no operation that is declared needs these, so that the role App Deployer lacks them")
                    .isEmpty();
        }
    }
}
