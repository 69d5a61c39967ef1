package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import io.github.premiumdeploy.access.Link;
import io.github.premiumdeploy.access.Verdict;
import io.github.premiumdeploy.genesys.PropertySchema;
import io.github.premiumdeploy.text.Redaction;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsDocumentTest {

    @TempDir
    private Path directory;

    private final Redaction redaction = new Redaction();

    private Path write(AccessReport report) throws Exception {
        OutputFiles files = new OutputFiles(directory, redaction);
        return files.write(PermissionsDocument.NAME, PermissionsDocument.of(Samples.checked(report), files.shown()));
    }

    @Test
    void writesEachCheckWithEvidenceRemedyAndFacts() throws Exception {
        Path file = write(new AccessReport(
                List.of(
                        new Finding(Cause.FEATURE_NOT_CHECKED, Map.of()),
                        new Finding(
                                Cause.PERMISSION_JUST_GRANTED,
                                Map.of(
                                        Fact.PERMISSION,
                                        "admin:app:write",
                                        Fact.ROLE,
                                        "App Admin",
                                        Fact.DATE,
                                        "2026-11-23T10:00:00Z",
                                        Fact.AGE,
                                        "38 s ago",
                                        Fact.UNTIL,
                                        "10:05 UTC",
                                        Fact.EXPECTED_ORGANIZATION,
                                        "o2"))),
                List.of(),
                Samples.ACME,
                Samples.CLIENT));
        assertThat(file).isEqualTo(directory.resolve("permissions.json"));
        assertThat(Files.readString(file)).isEqualTo("""
                {
                  "schemaVersion" : 1,
                  "goal" : "premium-deploy",
                  "checkedAt" : "2026-11-23T10:00:00Z",
                  "target" : "default",
                  "apiUrl" : "https://api.mypurecloud.ie",
                  "organization" : {
                    "id" : "o1",
                    "name" : "Acme"
                  },
                  "client" : {
                    "id" : "c1",
                    "name" : "CI"
                  },
                  "refused" : true,
                  "checks" : [ {
                    "check" : "permission",
                    "verdict" : "missing",
                    "cause" : "permission-just-granted",
                    "evidence" : "admin:app:write: held by the role \\"App Admin\\", which was granted only 38 s \
                ago (2026-11-23T10:00:00Z) and does not count yet.",
                    "details" : [ ],
                    "remedy" : [ "Run again at 10:05 UTC: by then a grant counts, five minutes after it was made at the latest." ],
                    "facts" : {
                      "expectedOrganization" : "o2",
                      "permission" : "admin:app:write",
                      "role" : "App Admin",
                      "date" : "2026-11-23T10:00:00Z",
                      "age" : "38 s ago",
                      "until" : "10:05 UTC"
                    }
                  }, {
                    "check" : "feature",
                    "verdict" : "not-applicable",
                    "cause" : "feature-not-checked",
                    "evidence" : "No feature is asked for: <premiumAppsFeature> is none.",
                    "details" : [ ],
                    "remedy" : [ ],
                    "facts" : { }
                  } ],
                  "requirements" : [ ]
                }
                """);
    }

    @Test
    void escapesHostileTextsAndMasksSecrets() throws Exception {
        redaction.add("hidden-secret");
        Path file = write(new AccessReport(
                List.of(new Finding(
                        Cause.TOKEN_REJECTED,
                        Map.of(Fact.SERVER_TEXT, "\"}], \"refused\": false, \\ hidden-secret", Fact.STATUS, "401"))),
                List.of(),
                Optional.empty(),
                Optional.empty()));
        JsonNode json = new JsonMapper().readTree(file.toFile());
        assertThat(json.path("refused").asBoolean()).isTrue();
        assertThat(json.path("checks").path(0).path("facts").path("serverText").asText())
                .isEqualTo("\"}], \"refused\": false, \\ ****");
        assertThat(Files.readString(file)).doesNotContain("hidden-secret");
        assertThat(json.has("organization")).isFalse();
    }

    @Test
    void writesEachRequirementWithWhatAsksForItAndItsChain() throws Exception {
        JsonNode json = new JsonMapper().readTree(write(Samples.broken()).toFile());
        assertThat(json.path("requirements")).hasSize(4);
        assertThat(json.path("requirements").path(0).toPrettyString()).isEqualTo("""
                {
                  "permission" : "oauth:client:add",
                  "anyOf" : [ "oauth:client:add" ],
                  "verdict" : "missing",
                  "cause" : "permission-in-no-role",
                  "neededFor" : [ {
                    "kind" : "oauth-client",
                    "name" : "ACME_Backend",
                    "operation" : "POST /api/v2/oauth/clients",
                    "action" : "create an OAuth client"
                  } ],
                  "chain" : [ {
                    "part" : "client",
                    "name" : "\\"CI\\" (c1)",
                    "state" : "holds"
                  }, {
                    "part" : "role",
                    "name" : "none of \\"Deployer\\" has oauth:client:add",
                    "state" : "breaks"
                  } ]
                }""");
    }

    private static JsonNode schema() throws Exception {
        try (InputStream schema = PermissionsDocument.class.getResourceAsStream(PermissionsDocument.SCHEMA)) {
            return new JsonMapper().readTree(schema);
        }
    }

    @Test
    void isAsItsSchemaSays() throws Exception {
        for (AccessReport report : List.of(Samples.broken(), Samples.saying("x"), AccessReport.nothing())) {
            JsonNode json = new JsonMapper().readTree(write(report).toFile());
            assertThat(PropertySchema.violations(schema(), json, "$")).isEmpty();
        }
        ObjectNode other =
                (ObjectNode) new JsonMapper().readTree(write(Samples.broken()).toFile());
        other.put("schemaVersion", 2).put("more", true).remove("goal");
        ((ObjectNode) other.path("requirements").path(0)).put("verdict", "fine");
        assertThat(PropertySchema.violations(schema(), other, "$"))
                .containsOnlyKeys("$.schemaVersion", "$.more", "$.goal", "$.requirements[0].verdict");
    }

    @Test
    void theSchemaKnowsEveryWord() throws Exception {
        JsonNode schema = schema();
        assertThat(words(schema, "/properties/schemaVersion/enum"))
                .containsExactly(String.valueOf(PermissionsDocument.SCHEMA_VERSION));
        String check = "/properties/checks/items/properties/";
        assertThat(words(schema, check + "check/enum"))
                .containsExactlyElementsOf(
                        Arrays.stream(Check.values()).map(Check::word).toList());
        List<String> verdicts =
                Arrays.stream(Verdict.values()).map(Verdict::word).toList();
        assertThat(words(schema, check + "verdict/enum")).containsExactlyElementsOf(verdicts);
        String requirement = "/properties/requirements/items/properties/";
        assertThat(words(schema, requirement + "verdict/enum")).containsExactlyElementsOf(verdicts);
        String link = requirement + "chain/items/properties/";
        assertThat(words(schema, link + "part/enum"))
                .containsExactlyElementsOf(
                        Arrays.stream(Link.Part.values()).map(Link.Part::word).toList());
        assertThat(words(schema, link + "state/enum"))
                .containsExactlyElementsOf(
                        Arrays.stream(Link.State.values()).map(Link.State::word).toList());
    }

    private static List<String> words(JsonNode schema, String pointer) {
        List<String> words = new ArrayList<>();
        schema.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }
}
