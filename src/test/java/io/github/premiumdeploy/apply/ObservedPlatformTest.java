package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.RecordedRequest;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The whole life of a resource of each kind, on a platform that behaves as it was observed: one way at a time, and all at once. */
class ObservedPlatformTest {

    private static final Map<String, String> OBSERVED = observed();

    @TempDir
    Path directory;

    private static Map<String, String> observed() {
        Map<String, String> switches = new LinkedHashMap<>();
        switches.put("expandWildcards", "true");
        switches.put("expansionDropsConditions", "true");
        switches.put("unknownPermissions", "kept");
        switches.put("groupCreationDropsDescription", "true");
        switches.put("groupDeletionsIgnored", "1");
        switches.put("groupVersionConflictStatus", "400");
        switches.put("clientsNeedRoles", "true");
        switches.put("clientEditNeedsItsRoles", "true");
        switches.put("oldClientsLinger", "true");
        switches.put("emptyNotesStandIn", "true");
        switches.put("activationReads", "2");
        switches.put("actionRefusals", "2");
        switches.put("credentialInUseStatus", "400");
        switches.put("draftCreationDropsTemplate", "true");
        switches.put("draftCreationStatus", "201");
        switches.put("stalePublishStatus", "409");
        switches.put("templatesAsFiles", "true");
        switches.put("dataTableColumnsRemovable", "false");
        switches.put("trunkDeletionRefusals", "2");
        switches.put("openMessagingReads", "2");
        switches.put("openMessagingDeletionRefusals", "2");
        switches.put("deletedShownReads", "2");
        switches.put("grantDelaySeconds", "20");
        switches.put("listDelaySeconds", "2");
        switches.put("readDelaySeconds", "2");
        switches.put("listDelayReads", "2");
        switches.put("readDelayReads", "2");
        switches.put("invalidClientStatus", "400");
        return switches;
    }

    private static SandboxOrganization organization(String switches) {
        return SandboxHarness.parsed("switches: {legacyWidgets: true, " + switches + "}\n");
    }

    @TestFactory
    Stream<DynamicTest> livesOnAPlatformWithOneOfItsWays() {
        return OBSERVED.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .flatMap(way -> lives(way, organization(way), 1));
    }

    @TestFactory
    Stream<DynamicTest> livesOnAPlatformWithAllOfThem() {
        List<String> all = OBSERVED.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
        return lives("all", organization(String.join(", ", all)), Integer.MAX_VALUE);
    }

    @TestFactory
    Stream<DynamicTest> livesInARealisticOrganization() {
        return lives(
                "realistic",
                SandboxOrganization.parse("extends: realistic\nswitches: {legacyWidgets: true}\n"),
                Integer.MAX_VALUE);
    }

    private Stream<DynamicTest> lives(String name, SandboxOrganization organization, int edits) {
        return KindScenario.all().stream()
                .map(scenario -> dynamicTest(name + ", " + scenario, () -> lives(scenario, organization, edits)));
    }

    private void lives(KindScenario scenario, SandboxOrganization platform, int edits) throws Exception {
        String item = scenario.named("One");
        Descriptor described = parse(scenario, item);
        for (KindScenario.Edit edit : scenario.changes().stream().limit(edits).toList()) {
            try (Provisioned organization = Provisioned.singleThreaded(platform, fresh())) {
                JsonNode empty = organization.snapshot();
                organization.deploy(described);
                assertNothingToDo(organization, described);
                Descriptor changed = parse(scenario, item.replace(edit.from(), edit.to()));
                int before = organization.requests().size();
                organization.deploy(changed);
                assertThat(writes(organization, before))
                        .as(edit.toString())
                        .containsExactlyInAnyOrderElementsOf(edit.writes());
                assertNothingToDo(organization, changed);
                organization.undeploy(changed);
                assertThat(SnapshotDiff.differences(organization.snapshot(), empty))
                        .isEmpty();
                assertThat(organization.undeploy(changed).steps()).isEmpty();
                assertThat(organization.said()).noneMatch(line -> line.startsWith("Warning"));
            }
        }
    }

    private static void assertNothingToDo(Provisioned organization, Descriptor described) throws Exception {
        int before = organization.requests().size();
        assertThat(organization.deploy(described).steps()).isEmpty();
        assertThat(writes(organization, before)).isEmpty();
    }

    private Path fresh() throws IOException {
        return Files.createTempDirectory(directory, "one");
    }

    /** A client of the descriptor without roles is one that the platform may refuse. */
    private static Descriptor parse(KindScenario scenario, String item) {
        String yaml = scenario.descriptor(item);
        return Provisioned.parse(
                scenario.kind().equals("gc-data-actions")
                        ? yaml.replace(
                                        "authorizedGrantType: CLIENT-CREDENTIALS}",
                                        "authorizedGrantType: CLIENT-CREDENTIALS, roles: [R]}")
                                .replace(
                                        "provisioningInfo:\n",
                                        "provisioningInfo:\n  role: [{name: R, permissionPolicies: [{domain: routing,"
                                                + " entityName: queue, actionSet: [view]}]}]\n")
                        : yaml);
    }

    /** What was written in fact: what the platform refused first does not count. */
    private static List<String> writes(Provisioned organization, int since) {
        List<RecordedRequest> all = organization.requests();
        return all.subList(since, all.size()).stream()
                .filter(request -> request.status() < 300)
                .filter(request -> request.operation().filter(o -> !o.isRead()).isPresent())
                .map(request -> request.operation().map(Operation::signature).orElseThrow())
                .toList();
    }
}
