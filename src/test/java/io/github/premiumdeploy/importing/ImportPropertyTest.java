package io.github.premiumdeploy.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RandomDescriptor;
import io.github.premiumdeploy.testing.Seeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was deployed is taken over whole, and a plan of what was taken over has nothing to change. */
class ImportPropertyTest {

    @TempDir
    Path directory;

    @Seeds(verify = 15, storm = 400)
    void takesOverWhateverWasDeployed(long seed) throws Exception {
        takesOver(seed, "extends: standard\nswitches: {legacyWidgets: true, clientsNeedRoles: false}\n");
    }

    @Seeds(verify = 5, storm = 100)
    void takesOverWhateverWasDeployedWhereThePlatformKeepsFormsOfItsOwn(long seed) throws Exception {
        // A client that is made up here may have no roles.
        takesOver(seed, "extends: realistic\nswitches: {legacyWidgets: true, clientsNeedRoles: false}\n");
    }

    private void takesOver(long seed, String organization) throws Exception {
        Descriptor deployed = Provisioned.parse(new RandomDescriptor(new Random(seed)).next());
        try (Provisioned sandbox = Provisioned.singleThreaded(SandboxOrganization.parse(organization), directory)) {
            String fields = fields(deployed);
            sandbox.deploy(deployed);
            assertThat(fields(deployed)).as("a deploy changes no descriptor").isEqualTo(fields);
            int before = sandbox.requests().size();

            ImportResult result = Imported.from(sandbox, "ANY_");

            assertThat(sandbox.writesSince(before)).as("an import only reads").isEmpty();
            assertThat(result.leftOut()).isEmpty();
            assertThat(result.notRead()).isEmpty();
            Descriptor described = Imported.parse(result);
            assertThat(described.items().stream().map(Item::toString))
                    .as(result.yaml())
                    .containsExactlyInAnyOrderElementsOf(
                            deployed.items().stream().map(Item::toString).toList());
            assertThat(sandbox.plan(described).changes().stream()
                            .filter(Change::writes)
                            .map(change -> change.key() + " " + change.differences()))
                    .as(result.yaml())
                    .isEmpty();
        }
    }

    private static String fields(Descriptor descriptor) {
        return descriptor.items().stream()
                .map(item -> item.fields().toString())
                .toList()
                .toString();
    }

    @Seeds(verify = 40, storm = 1_000)
    void whatPeopleMadeIsTakenOverOrNamed(long seed) throws Exception {
        takesOverHandMade(seed, "extends: standard\nswitches: {legacyWidgets: true, clientsNeedRoles: false}\n");
    }

    @Seeds(verify = 15, storm = 300)
    void whatPeopleMadeIsTakenOverOrNamedWhereThePlatformKeepsFormsOfItsOwn(long seed) throws Exception {
        takesOverHandMade(seed, "extends: realistic\nswitches: {legacyWidgets: true, clientsNeedRoles: false}\n");
    }

    private void takesOverHandMade(long seed, String organization) throws Exception {
        try (Provisioned sandbox = Provisioned.singleThreaded(SandboxOrganization.parse(organization), directory)) {
            new HandMade(sandbox).random(new Random(seed));
            // Lists have by then what people have made.
            sandbox.harness().time().advance(Duration.ofSeconds(2));
            int before = sandbox.requests().size();
            ImportResult result;
            try {
                result = Imported.from(sandbox, "HAND_");
            } catch (PlanException e) {
                assertThat(e).hasMessageContaining("has nothing whose name begins with \"HAND_\"");
                return;
            }

            assertThat(sandbox.writesSince(before)).as("an import only reads").isEmpty();
            assertThat(result.yaml()).doesNotContain("a readable key", "key of somebody", "hunter2");
            Descriptor described = Imported.parse(result);
            Plan plan = sandbox.plan(described);
            assertThat(plan.changes().stream()
                            .filter(Change::writes)
                            .map(change -> change.key() + " " + change.differences()))
                    .as(result.yaml())
                    .isEmpty();
            for (JsonNode made : sandbox.snapshot()) {
                made.findValuesAsText("name").stream()
                        .filter(name -> name.startsWith("HAND_"))
                        .forEach(name -> assertThat(described.clearTexts().contains(name)
                                        || described.clearTexts().contains(name.substring("HAND_".length()))
                                        || result.leftOut().stream()
                                                .anyMatch(line -> line.contains(name.substring("HAND_".length())
                                                        .replaceAll("\\R", " "))))
                                .as("%s is described or named:%n%s%n%s", name, result.leftOut(), result.yaml())
                                .isTrue());
            }
        }
    }
}
