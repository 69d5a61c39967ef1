package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.deploy.Receipt.Outcome;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptFileTest {

    @TempDir
    private Path directory;

    private final Redaction redaction = new Redaction();

    private Path file() {
        return directory.resolve("deep/down/receipt.json");
    }

    private ReceiptFile receipts() {
        return new ReceiptFile(new OutputFiles(directory.resolve("deep/down"), redaction), "sha256:1");
    }

    @Test
    void writesAllThatIsKnown() throws Exception {
        receipts().keep(Samples.receipt(Outcome.DONE, "noted"));
        assertThat(Files.readString(file())).isEqualTo("""
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
                  "outcome" : "done",
                  "digest" : "sha256:1",
                  "startedAt" : "2026-11-23T10:00:00Z",
                  "finishedAt" : "2026-11-23T10:00:02Z",
                  "steps" : [ {
                    "action" : "submit",
                    "kind" : "premium-app",
                    "name" : "Acme Phone",
                    "operation" : "POST /api/v2/apps/premium",
                    "outcome" : "done",
                    "id" : "sub-1",
                    "selfUri" : "/api/v2/apps/premium/sub-1",
                    "status" : "DEPLOYED",
                    "correlationId" : "corr-1",
                    "note" : "noted",
                    "startedAt" : "2026-11-23T10:00:00Z",
                    "durationMillis" : 1234
                  } ]
                }
                """);
    }

    @Test
    void leavesOutWhatIsNotKnown() throws Exception {
        receipts().keep(Samples.emptyReceipt());
        assertThat(Files.readString(file())).isEqualTo("""
                {
                  "target" : "default",
                  "apiUrl" : "https://api.mypurecloud.ie",
                  "outcome" : "running",
                  "digest" : "sha256:1",
                  "startedAt" : "2026-11-23T10:00:00Z",
                  "steps" : [ ]
                }
                """);
    }

    @Test
    void replacesTheFileInOneMoveAndLeavesNothingBeside() throws Exception {
        receipts().keep(Samples.emptyReceipt());
        Object first = Files.readAttributes(file(), "*").get("fileKey");
        receipts().keep(Samples.receipt(Outcome.FAILED, "x"));
        assertThat(Files.readAttributes(file(), "*").get("fileKey"))
                .as("another file in its place, not the same one written anew")
                .isNotEqualTo(first);
        assertThat(new JsonMapper().readTree(file().toFile()).path("outcome").asText())
                .isEqualTo("failed");
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void keepsTheFormerFileWhereItCannotWrite() throws Exception {
        Files.createDirectories(file());
        Files.writeString(file().resolve("in the way"), "x");
        assertThatThrownBy(() -> receipts().keep(Samples.emptyReceipt())).isInstanceOf(IOException.class);
        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void escapesHostileTextsAndMasksSecrets() throws Exception {
        redaction.add("top\"secret");
        receipts().keep(Samples.receipt(Outcome.FAILED, "\"},\n{\"outcome\": \"done\" </script> \u0007 top\"secret"));
        assertThat(new JsonMapper()
                        .readTree(file().toFile())
                        .path("steps")
                        .path(0)
                        .path("note")
                        .asText())
                .isEqualTo("\"},\n{\"outcome\": \"done\" </script> \u0007 ****");
    }
}
