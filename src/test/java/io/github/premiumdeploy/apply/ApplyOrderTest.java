package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.sandbox.FaultPlan.Fault;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.FailedRun;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RequestRounds;
import io.github.premiumdeploy.testing.SnapshotDiff;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many round trips of a deploy wait for each other. */
@HangGuard
class ApplyOrderTest {

    private static final String LOGIN = "POST /oauth/token";
    private static final String CATALOGUE = "GET /api/v2/authorization/permissions";

    /** A kind that is added is one list more; in the same rounds. */
    private static final int FURTHER_KINDS = (int)
            DescriptorKinds.names().stream().filter(KindScenario::isDerived).count();

    @TempDir
    Path directory;

    @Test
    void aFirstDeployOfAllKindsIsAShortChain() throws Exception {
        Descriptor descriptor = AllKinds.descriptor();
        RequestRounds counted = new RequestRounds();
        try (Provisioned organization = Provisioned.counted(counted, "switches: {legacyWidgets: true}\n", directory)) {
            organization.deploy(descriptor);
            List<List<String>> rounds = counted.rounds();
            assertThat(rounds)
                    .as(String.join("\n", rounds.stream().map(List::toString).toList()))
                    .hasSizeLessThanOrEqualTo(1 + 12);

            organization.deploy(descriptor);
            List<List<String>> unchanged =
                    counted.rounds().subList(rounds.size(), counted.rounds().size());
            assertThat(unchanged.get(0)).containsExactly(LOGIN);
            assertThat(unchanged).as(unchanged.toString()).hasSizeLessThanOrEqualTo(1 + 2);
            assertThat(unchanged.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(1 + 16 + FURTHER_KINDS);
            assertThat(unchanged.stream().flatMap(List::stream)).doesNotContain(CATALOGUE);
        }
    }

    @Test
    void anUnchangedWildcardAsksForThePermissionsOfItsDomainAlone() throws Exception {
        Descriptor descriptor = Provisioned.parse("""
                prefix: "ACME_"
                premiumAppIntegrationTypeId: premium-app-acme
                premiumAppViewPermission: integration:acmePremiumApp:view
                provisioningInfo:
                  role:
                    - name: Agent
                      permissionPolicies:
                        - {domain: integration, entityName: acmePremiumApp, actionSet: ["*"], allowConditions: false}
                  group: [{name: Agents}]
                """);
        RequestRounds counted = new RequestRounds();
        try (Provisioned organization =
                Provisioned.counted(counted, "switches: {expandWildcards: true}\n", directory)) {
            organization.deploy(descriptor);
            int before = counted.rounds().size();
            int requests = organization.requests().size();
            organization.deploy(descriptor);
            List<List<String>> unchanged =
                    counted.rounds().subList(before, counted.rounds().size());
            assertThat(unchanged).as(unchanged.toString()).hasSizeLessThanOrEqualTo(1 + 2);
            assertThat(unchanged.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(1 + 6);
            assertThat(organization.requests().stream().skip(requests).filter(one -> CATALOGUE.endsWith(one.path())))
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.query()).contains("queryType=domain", "query=integration"));
        }
    }

    /** Both texts of each of the two actions are read, all side by side, and those alone that the descriptor states. */
    @ParameterizedTest
    @CsvSource({"'', 16, 20", "successTemplate, 16, 18", "requestTemplate, 16, 18"})
    void readsTheTextsOfTemplatesThatThePlatformShowsTheAddressesOf(String unstated, int first, int again)
            throws Exception {
        String all = AllKinds.yaml().replaceAll(unstated.isEmpty() ? "$^" : "\n +" + unstated + ": .*", "");
        Descriptor descriptor = Provisioned.parse(all);
        RequestRounds counted = new RequestRounds();
        try (Provisioned organization =
                Provisioned.counted(counted, "switches: {legacyWidgets: true, templatesAsFiles: true}\n", directory)) {
            organization.deploy(descriptor);
            List<List<String>> rounds = counted.rounds();
            assertThat(rounds)
                    .as(String.join("\n", rounds.stream().map(List::toString).toList()))
                    .hasSizeLessThanOrEqualTo(first);

            organization.deploy(descriptor);
            List<List<String>> unchanged =
                    counted.rounds().subList(rounds.size(), counted.rounds().size());
            assertThat(unchanged.get(0)).containsExactly(LOGIN);
            assertThat(unchanged).as(unchanged.toString()).hasSize(1 + 3);
            assertThat(unchanged.stream().mapToInt(List::size).sum()).isEqualTo(1 + again);
            assertThat(unchanged.get(3)).hasSize(again - 16).allMatch(request -> request.contains("/templates/"));
        }
    }

    /** Of the draft that is taken back, and of the action as it is published: their addresses are no change of anybody. */
    @Test
    void readsTheTextsOfBothTemplatesSideBySideAlsoToUndoAChange() throws Exception {
        RequestRounds counted = new RequestRounds();
        try (Provisioned organization =
                Provisioned.counted(counted, "switches: {legacyWidgets: true, templatesAsFiles: true}\n", directory)) {
            organization.deploy(AllKinds.descriptor());
            JsonNode deployed = organization.snapshot();
            int before = counted.rounds().size();
            organization
                    .harness()
                    .failing((number, method, path) ->
                            path.endsWith("/publish") ? Fault.errorBefore(405) : Fault.none());
            Descriptor changed =
                    Provisioned.parse(AllKinds.yaml().replace("customers/${input.number}", "clients/${input.number}"));
            assertThatThrownBy(() -> organization.rollingBack().deploy(changed)).isInstanceOf(FailedRun.class);
            assertThat(SnapshotDiff.differences(organization.snapshot(), deployed))
                    .isEmpty();
            List<String> rounds = counted
                    .rounds()
                    .subList(before, counted.rounds().size())
                    .stream()
                    .map(round -> round.size() + " "
                            + round.get(0).replaceAll("/api/v2/integrations/actions/[^/]+|[^/]+\\.vm", "…"))
                    .toList();
            List<String> undo = List.of(
                    "1 GET …/draft", "2 GET …/draft/templates/…", "1 DELETE …/draft", "1 GET …", "2 GET …/templates/…");
            assertThat(rounds.subList(rounds.size() - 2 * undo.size(), rounds.size()))
                    .as(rounds.toString())
                    .containsExactlyElementsOf(
                            Stream.of(undo, undo).flatMap(List::stream).toList());
            assertThat(rounds).hasSize(21);
        }
    }

    /** The wizard's own default gives "*", which comes back as permissions; and request templates are lost on creation. */
    @Test
    void soItIsWithWildcardsAndTemplatesThatThePlatformKeepsInFormsOfItsOwn() throws Exception {
        Descriptor descriptor = Provisioned.parse(AllKinds.yaml()
                .replace(
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
            assertThat(unchanged.stream().mapToInt(List::size).sum()).isLessThanOrEqualTo(18 + FURTHER_KINDS);
        }
    }
}
