package io.github.premiumdeploy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.premiumdeploy.conformance.Assumption.Setting;
import io.github.premiumdeploy.conformance.Conclusion.State;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.testing.SandboxHarness;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConformanceRunTest {

    private static final String BASE = "conformance-0123456789";
    private static final AssumptionCatalogue CATALOGUE = AssumptionCatalogue.standard();

    /** What the default client of the standard organization does not come to see, whatever the switch. */
    private static final Set<String> SEEN_ELSEWHERE = Set.of(
            "access.scopes-enforced",
            "apps.list-rate",
            "clients.old-go",
            "grants.effective-at-once",
            "lists.toggled-off-status",
            "login.rate",
            "login.tokens-per-client",
            "login.wrong-secret",
            "refusals.missing-scope",
            "refusals.names-the-permission",
            "refusals.outside-division",
            "refusals.single-missing",
            "trunks.product");

    @TempDir
    private Path directory;

    /** An organization with these settings, and all others as assumed. */
    static String organization(Map<String, String> changed) {
        Map<String, String> settings = new LinkedHashMap<>();
        CATALOGUE.all().stream()
                .flatMap(assumption -> assumption.setting().stream())
                .forEach(setting -> settings.put(setting.key(), setting.assumed()));
        settings.putAll(changed);
        Map<String, StringBuilder> sections = new TreeMap<>();
        settings.forEach((key, value) -> {
            String[] parts = key.split("\\.");
            sections.computeIfAbsent(parts[0], section -> new StringBuilder(section + ":\n"))
                    .append("  " + parts[1] + ": " + value + "\n");
        });
        return String.join("", sections.values());
    }

    private ConformanceResult run(SandboxHarness harness, boolean writes) throws Exception {
        OwnResourcesFile keeper = new OwnResourcesFile(new OutputFiles(directory, new Redaction()));
        return new ConformanceRun(
                        harness.client(), writes ? Optional.of(BASE) : Optional.empty(), keeper, line -> {})
                .run();
    }

    private ConformanceResult run(String yaml) throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(yaml))) {
            return whole(harness);
        }
    }

    /** Writes, and leaves the organization as it was. */
    private ConformanceResult whole(SandboxHarness harness) throws Exception {
        JsonNode before = harness.sandbox().snapshot();
        ConformanceResult result = run(harness, true);
        assertThat(result.left()).isEmpty();
        assertThat(directory.resolve(OwnResourcesFile.NAME)).doesNotExist();
        assertThat(harness.sandbox().snapshot()).isEqualTo(before);
        return result;
    }

    static Set<String> ids(ConformanceResult result, State state) {
        return result.of(state).stream()
                .map(conclusion -> conclusion.assumption().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that a reader compares: the evidence of two runs may have different ids of correlation. */
    private static String brief(ConformanceResult result) {
        return result.conclusions().stream()
                .map(conclusion -> conclusion.assumption().id() + " " + conclusion.state().word() + " "
                        + conclusion.value().orElse("-") + " " + conclusion.evidence())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void allHoldsWhereASandboxIsAsAssumed() throws Exception {
        ConformanceResult result = run(organization(Map.of()));
        assertThat(ids(result, State.DIFFERS)).isEmpty();
        assertThat(ids(result, State.NOT_SEEN)).isSubsetOf(notSeenByDefault());
        assertThat(result.of(State.NOT_SEEN))
                .allSatisfy(conclusion ->
                        assertThat(conclusion.assumption().seenOnly()).as(conclusion.toString()).isPresent());
        assertThat(result.count(State.HELD)).isGreaterThanOrEqualTo(115);
        assertThat(result.requests()).isLessThanOrEqualTo(160);
    }

    private static Set<String> notSeenByDefault() {
        Set<String> all = new TreeSet<>(SEEN_ELSEWHERE);
        all.add("answers.retry-after");
        return all;
    }

    /** What the defaults of the sandbox are is the sandbox's own: they are read where they are said. */
    @Test
    void inTheStandardSandboxExactlyThatDiffersWhichIsSetOtherwise() throws Exception {
        JsonNode standard;
        try (var resource = SandboxOrganization.class.getResourceAsStream("organization.yaml")) {
            standard = new YAMLMapper().readTree(resource);
        }
        Set<String> otherwise = new TreeSet<>();
        for (Assumption assumption : CATALOGUE.all()) {
            Setting setting = assumption.setting().orElse(null);
            if (setting != null && !SEEN_ELSEWHERE.contains(assumption.id())) {
                JsonNode value = standard.at("/" + setting.key().replace('.', '/'));
                assertThat(value.isMissingNode()).as(setting.key()).isFalse();
                if (!value.equals(new YAMLMapper().readTree(setting.assumed()))) {
                    otherwise.add(assumption.id());
                }
            }
        }
        assertThat(ids(run(""), State.DIFFERS)).isEqualTo(otherwise);
    }

    static Stream<String> settings() {
        return CATALOGUE.all().stream()
                .filter(assumption -> assumption.setting().isPresent() && !SEEN_ELSEWHERE.contains(assumption.id()))
                .map(Assumption::id);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aSwitchThatIsTurnedIsFoundAndNothingElse(String id) throws Exception {
        Setting setting = CATALOGUE.get(id).setting().orElseThrow();
        ConformanceResult result = run(organization(Map.of(setting.key(), setting.opposite())));
        assertThat(ids(result, State.DIFFERS)).containsExactly(id);
        assertThat(result.of(State.DIFFERS).get(0).value()).contains(setting.opposite());
        // A sandbox that is written from it shows the same.
        ConformanceResult second = run(ConformanceReport.organization(result).replace("extends: standard\n", ""));
        assertThat(brief(second)).isEqualTo(brief(result));
    }

    @Test
    void manySwitchesAtOnceAreAllFound() throws Exception {
        Map<String, String> turned = new LinkedHashMap<>();
        Set<String> expected = new TreeSet<>();
        for (String id : List.of(
                "roles.readable-at-once",
                "lists.new-at-once",
                "roles.unknown-permissions",
                "roles.conditions-kept",
                "names.taken",
                "groups.deletion-happens",
                "groups.deleted-gone",
                "groups.stale-version",
                "groups.description-on-create",
                "clients.need-roles",
                "clients.edit-needs-roles",
                "clients.unheld-role",
                "clients.list-whole",
                "integrations.active-at-once",
                "integrations.empty-notes",
                "actions.ready-at-once",
                "actions.draft-status",
                "actions.stale-publish",
                "credentials.in-use",
                "tables.columns-removable",
                "tables.most-columns",
                "messaging.ready-at-once",
                "trunks.deleted-at-once",
                "widgets.withdrawn",
                "lists.large-pages")) {
            Setting setting = CATALOGUE.get(id).setting().orElseThrow();
            turned.put(setting.key(), setting.opposite());
            expected.add(id);
        }
        ConformanceResult result = run(organization(turned));
        assertThat(ids(result, State.DIFFERS)).isEqualTo(expected);
        assertThat(result.of(State.DIFFERS))
                .extracting(conclusion -> conclusion.assumption().id() + "=" + conclusion.value().orElse(""))
                .containsExactlyInAnyOrderElementsOf(result.of(State.DIFFERS).stream()
                        .map(conclusion -> conclusion.assumption().id() + "="
                                + conclusion.assumption().setting().orElseThrow().opposite())
                        .toList());
    }

    @Test
    void byDefaultItOnlyReads() throws Exception {
        try (SandboxHarness harness = SandboxHarness.within(SandboxHarness.parsed(organization(Map.of())))) {
            ConformanceResult result = run(harness, false);
            assertThat(ids(result, State.DIFFERS)).isEmpty();
            assertThat(result.wrote()).isFalse();
            assertThat(harness.sandbox().requests())
                    .allSatisfy(request -> assertThat(request.method() + request.path())
                            .matches("(GET|HEAD).*|POST/oauth/token"));
            assertThat(harness.sandbox().requests()).hasSize(result.requests() + 1);
            assertThat(result.requests()).isEqualTo(45);
        }
    }
}
