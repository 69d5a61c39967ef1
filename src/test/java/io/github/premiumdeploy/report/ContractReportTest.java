package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.genesys.contract.Drift;
import io.github.premiumdeploy.genesys.contract.Drift.Kind;
import io.github.premiumdeploy.genesys.contract.Drift.Severity;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractReportTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

    @TempDir
    private Path directory;

    private final Redaction redaction = new Redaction();
    private final List<String> annotations = new ArrayList<>();

    private static Drift drift(Kind kind, Severity severity, String subject, String published) {
        return new Drift(
                kind,
                severity,
                GroupsApi.CREATE,
                subject,
                "sent",
                published,
                Set.of("group \"Agents\""),
                Set.of("premium-deploy"));
    }

    private static ContractCheckResult result(List<Drift> drifts, Optional<String> unreadable) {
        return new ContractCheckResult(
                "https://api.example.com/api/v2/docs/swagger",
                "Mon, 23 Nov 2026 09:00:00 GMT",
                NOW,
                "descriptor",
                12,
                3265,
                drifts,
                drifts.isEmpty() ? Map.of() : Map.of(drifts.get(0), LocalDate.of(2026, 11, 1)),
                Map.of(GroupsApi.CREATE, Map.of("400", Set.of("group.too.odd"))),
                unreadable);
    }

    private ContractReport write(ContractCheckResult result) throws Exception {
        ContractReport report = new ContractReport(result);
        OutputFiles files = new OutputFiles(directory, redaction);
        report.write(files);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ContractReportTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(
                        new StreamSource(directory.resolve(ContractReport.TESTS).toFile()));
        report.annotate(Map.of("GITHUB_ACTIONS", "true"), annotations::add, files);
        return report;
    }

    private JsonNode json() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(directory.resolve(ContractReport.NAME).toFile());
        JsonNode schema = new ObjectMapper().readTree(ContractReport.class.getResourceAsStream(ContractReport.SCHEMA));
        assertThat(PropertySchema.violations(schema, json, "contract.json")).isEmpty();
        return json;
    }

    @Test
    void saysOfEveryKindWhatItIsWhatItBreaksAndWhatToDo() throws Exception {
        for (Severity severity : Severity.values()) {
            for (Kind kind : Kind.values()) {
                DriftText text = DriftText.of(drift(kind, severity, "description", "maxLength 5"));
                assertThat(text.what())
                        .startsWith("POST /api/v2/groups: ")
                        .endsWith(".")
                        .doesNotContain("null");
                assertThat(text.breaks()).contains("(premium-deploy: needed for group \"Agents\").");
                assertThat(text.remedy()).matches("(?s)[A-Z].*[^.]\\.");
                write(result(List.of(drift(kind, severity, "", "")), Optional.empty()));
                assertThat(json().path("drifts").get(0).path("kind").asText()).isEqualTo(RecordJson.word(kind));
            }
        }
    }

    @Test
    void writesFilesAndAnnotations() throws Exception {
        List<Drift> drifts = List.of(
                drift(Kind.FIELD_LENGTH, Severity.BREAKING, "description", "maxLength 5"),
                drift(Kind.OPERATION_DEPRECATED, Severity.WARNING, "", "deprecated"),
                drift(Kind.NOT_KNOWN, Severity.UNKNOWN, "name", "odd"));
        ContractReport report = write(result(drifts, Optional.empty()));
        assertThat(report.lines())
                .contains(
                        "  BREAKING POST /api/v2/groups: what is sent as description does not meet maxLength 5.",
                        "  note POST /api/v2/groups: published error codes that no explanation knows: 400=group.too.odd",
                        "Of 12 operations: 1 difference breaks a deploy, 1 does not, 1 is not known.")
                .anyMatch(line -> line.endsWith(
                        "(first seen here on 2026-11-01, in the contract of Mon, 23 Nov 2026 09:00:00 GMT)"));
        assertThat(json().path("outcome").asText()).isEqualTo("breaks");
        assertThat(json().path("unknownErrorCodes").get(0).path("codes").get(0).asText())
                .isEqualTo("group.too.odd");
        assertThat(Files.readString(directory.resolve(ContractReport.TESTS)))
                .contains("tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"1\"", "timestamp=\"2026-11-23T10:00:00\"")
                .contains("<failure message=\"POST /api/v2/groups: what is sent as description");
        assertThat(annotations).hasSize(3);
        assertThat(annotations.get(0))
                .startsWith("::error title=Genesys Cloud%3A a deploy breaks::POST /api/v2/groups: ");
        assertThat(annotations.get(1)).startsWith("::warning ");
    }

    @Test
    void isNeverFineWhereSomethingIsNotKnown() throws Exception {
        assertThat(result(List.of(), Optional.empty()).outcome()).isEqualTo(ContractCheckResult.Outcome.HOLDS);
        assertThat(result(List.of(drift(Kind.NOT_KNOWN, Severity.UNKNOWN, "", "x")), Optional.empty())
                        .outcome())
                .isEqualTo(ContractCheckResult.Outcome.UNKNOWN);
        write(result(List.of(), Optional.of("is empty")));
        assertThat(json().path("outcome").asText()).isEqualTo("unknown");
        assertThat(json().path("unreadable").asText()).isEqualTo("is empty");
        assertThat(Files.readString(directory.resolve(ContractReport.TESTS)))
                .contains("errors=\"1\"", "<error message=");
        assertThat(annotations).singleElement().asString().startsWith("::warning ");
    }

    @Test
    void showsNothingSecretAndNothingThatCommands() throws Exception {
        redaction.add("canary-secret-value");
        Drift hostile = drift(
                Kind.FIELD_VALUE,
                Severity.BREAKING,
                "a\u001b[31m]]>\n::error::x",
                "canary-secret-value, <b>\u0000\n::set-output name=x::y" + "z".repeat(100_000));
        ContractReport report = write(result(List.of(hostile), Optional.empty()));
        String files = Files.readString(directory.resolve(ContractReport.NAME))
                + Files.readString(directory.resolve(ContractReport.TESTS))
                + annotations;
        assertThat(files)
                .doesNotContain("canary-secret-value", "\u001b", "\u0000", "\n::")
                .hasSizeLessThan(40_000);
        assertThat(report.lines()).allMatch(line -> line.length() < 2_000);
        json();
    }
}
