package io.github.premiumdeploy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.Conclusion.Sighting;
import io.github.premiumdeploy.conformance.Conclusion.State;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.text.Redaction;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceReportTest {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final String ID = "5ca1ab1e-0000-4000-8000-0000000000c1";

    @TempDir
    private Path directory;

    private static JsonNode schema() throws Exception {
        try (InputStream schema = ConformanceReport.class.getResourceAsStream(ConformanceReport.SCHEMA)) {
            return new JsonMapper().readTree(schema);
        }
    }

    private static ConformanceResult sample() {
        Map<String, Assumption> catalogue = Assumption.catalogue();
        List<Conclusion> conclusions = List.of(
                Conclusion.of(
                        catalogue.get("groups.description-on-create"),
                        State.DIFFERS,
                        Optional.of("false"),
                        "",
                        List.of(new Sighting("POST /api/v2/groups", 200, "", ""))),
                Conclusion.of(
                        catalogue.get("tables.name-taken"),
                        State.DIFFERS,
                        Optional.empty(),
                        "",
                        List.of(new Sighting(
                                "POST /api/v2/flows/datatables", 400, "duplicate.name", "`x` | <script>\u001b[31m"))),
                Conclusion.of(catalogue.get("names.taken"), State.HELD, Optional.of("409"), "", List.of()),
                Conclusion.of(
                        catalogue.get("login.rate"), State.NOT_SEEN, Optional.empty(), "nobody asked", List.of()));
        return new ConformanceResult(
                conclusions,
                List.of(new OwnResource(OwnResource.Kind.GROUP.words(), "conformance-1-group", Optional.of(ID))),
                7,
                true,
                Optional.of("the deadline"));
    }

    private void write(ConformanceResult result) throws Exception {
        new ConformanceReport(new OutputFiles(directory, new Redaction())).write(result, "eu-1", AT);
    }

    @Test
    void theDataIsAsItsSchemaSays() throws Exception {
        write(sample());
        ObjectNode json = (ObjectNode)
                new JsonMapper().readTree(directory.resolve("conformance.json").toFile());
        assertThat(PropertySchema.violations(schema(), json, "$")).isEmpty();
        assertThat(json.path("summary").asText())
                .isEqualTo("4 assumptions: 1 held, 2 differ, 1 not seen; 7 requests; 1 left in the organization.");
        assertThat(json.at("/assumptions/0/setting/seen").asText()).isEqualTo("false");
        json.put("schemaVersion", 2).put("more", true).remove("goal");
        ((ObjectNode) json.at("/assumptions/0")).put("state", "fine");
        ((ObjectNode) json.at("/left/0")).put("kind", "queue");
        assertThat(PropertySchema.violations(schema(), json, "$"))
                .containsOnlyKeys("$.schemaVersion", "$.more", "$.goal", "$.assumptions[0].state", "$.left[0].kind");
    }

    @Test
    void theSchemaKnowsEveryWord() throws Exception {
        JsonNode assumption = schema().at("/properties/assumptions/items/properties");
        assertThat(words(assumption.at("/state/enum")))
                .containsExactlyElementsOf(
                        Arrays.stream(State.values()).map(State::word).toList());
        assertThat(words(assumption.at("/known/enum")))
                .containsExactlyElementsOf(Arrays.stream(Assumption.Known.values())
                        .map(Assumption.Known::word)
                        .toList());
        assertThat(words(schema().at("/properties/left/items/properties/kind/enum")))
                .containsExactlyElementsOf(Arrays.stream(OwnResource.Kind.values())
                        .map(OwnResource.Kind::words)
                        .toList());
    }

    private static Stream<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asText);
    }

    @Test
    void theTextIsFitForAnIssue() throws Exception {
        write(sample());
        String text = Files.readString(directory.resolve("conformance.md"));
        assertThat(text)
                .contains("### groups.description-on-create\n\nAssumed (vendor): A new group has no description")
                .contains("`switches.groupCreationDropsDescription: false`")
                .contains("No switch of the sandbox imitates this.")
                .contains("| `POST /api/v2/flows/datatables` | 400 | `duplicate.name` | `'x' / <script>")
                .contains("- names.taken: ")
                .contains("- login.rate: `nobody asked`; seen only ")
                .contains("The run ended before its time: `the deadline`")
                .doesNotContain("\u001b", ID, "conformance-1-group");
    }

    @Test
    void theOrganizationFileHasAllThatWasSeen() throws Exception {
        write(sample());
        String yaml = Files.readString(directory.resolve("sandbox-organization.yaml"));
        assertThat(yaml)
                .contains("extends: standard\nswitches:\n"
                        + "  groupCreationDropsDescription: false    # differs: groups.description-on-create\n"
                        + "  nameConflictStatus: 409\n");
        assertThat(SandboxOrganization.parse(yaml)).isNotNull();
    }

    @Test
    void everySettingOfTheCatalogueIsOneThatASandboxTakes() {
        for (Assumption assumption : Assumption.catalogue().values()) {
            assumption.setting().ifPresent(setting -> {
                String[] key = setting.key().split("\\.");
                for (String value : List.of(setting.assumed(), setting.opposite())) {
                    assertThat(SandboxOrganization.parse(
                                    "extends: standard\n" + key[0] + ":\n  " + key[1] + ": " + value + "\n"))
                            .as(setting.toString())
                            .isNotNull();
                }
            });
        }
    }

    @Test
    void theCatalogueIsLargeAndSaysWhereEachIsKnownFrom() {
        Collection<Assumption> all = Assumption.catalogue().values();
        assertThat(all).hasSizeGreaterThanOrEqualTo(120);
        assertThat(all).allSatisfy(assumption -> {
            assertThat(assumption.id()).matches("[a-z]+\\.[a-z0-9-]+");
            assertThat(assumption.says()).matches("(?s)[A-Z].*\\.");
            assertThat(assumption.matters()).isNotEmpty();
        });
        assertThat(all).extracting(Assumption::known).contains(Assumption.Known.values());
        assertThat(all.stream().flatMap(assumption -> assumption.setting().stream()))
                .extracting(Assumption.Setting::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void idsNamesAndAddressesAreMasked() {
        Masking masking = new Masking();
        masking.hide("Acme Ltd");
        masking.hide("conformance-01");
        assertThat(masking.of("The action custom_-_" + ID + " of ACME LTD (conformance-01-role, " + ID
                        + ") belongs to dana@acme.example, number 491234567890"))
                .isEqualTo("The action custom_-_<id> of <name> (<name>-role, <id>) belongs to <mail>, number <number>");
    }
}
