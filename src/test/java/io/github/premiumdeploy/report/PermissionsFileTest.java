package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsFileTest {

    @TempDir
    private Path directory;

    private final Redaction redaction = new Redaction();

    private Path write(AccessReport report) throws Exception {
        return new PermissionsFile(new OutputFiles(directory, redaction)).write(Samples.target(), report);
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
                                        Fact.EXPECTED_ORGANIZATION,
                                        "o2"))),
                List.of(),
                Samples.ACME,
                Samples.CLIENT));
        assertThat(file).isEqualTo(directory.resolve("permissions.json"));
        assertThat(Files.readString(file)).isEqualTo("""
                {
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
                    "evidence" : "admin:app:write: held by the role \\"App Admin\\", which was granted only at \
                2026-11-23T10:00:00Z.",
                    "details" : [ ],
                    "remedy" : [ "Wait and run again: a grant takes effect after up to five minutes." ],
                    "facts" : {
                      "expectedOrganization" : "o2",
                      "permission" : "admin:app:write",
                      "role" : "App Admin",
                      "date" : "2026-11-23T10:00:00Z"
                    }
                  }, {
                    "check" : "feature",
                    "verdict" : "not-applicable",
                    "cause" : "feature-not-checked",
                    "evidence" : "No feature is asked for: <premiumAppsFeature> is none.",
                    "details" : [ ],
                    "remedy" : [ ],
                    "facts" : { }
                  } ]
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
}
