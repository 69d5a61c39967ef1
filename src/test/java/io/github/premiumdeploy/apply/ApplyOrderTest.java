package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.testing.AllKinds;
import io.github.premiumdeploy.testing.HangGuard;
import io.github.premiumdeploy.testing.Provisioned;
import io.github.premiumdeploy.testing.RequestRounds;
import java.nio.file.Path;
import java.util.List;
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
    @CsvSource({"'', 17, 20", "successTemplate, 16, 18", "requestTemplate, 16, 18"})
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
