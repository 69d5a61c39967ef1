package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.plan.AppIdentity;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.MadeResource;
import io.github.premiumdeploy.plan.MadeResources;
import io.github.premiumdeploy.plan.MadeResources.KnownForm;
import io.github.premiumdeploy.plan.MadeResources.LostCreation;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            assertThat(files)
                    .as("the receipt, and the page about it")
                    .containsExactlyInAnyOrder(file(), file().resolveSibling(ReceiptPage.NAME));
        }
    }

    @Test
    void thePageOfAnEarlierRunDoesNotStandForOneThatIsKilled() throws Exception {
        receipts().keep(Samples.receipt(Outcome.DONE, "x"));
        Path page = file().resolveSibling(ReceiptPage.NAME);
        assertThat(page).content().contains("Done in 2.00 s");
        receipts().keep(Samples.emptyReceipt());
        assertThat(page).content().contains("under way, or was killed").doesNotContain("Done in");
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

    /** Or the next run would do all of it again. */
    @Test
    void whatTheProgramWritesStaysWhateverIsSecret() throws Exception {
        receipts().keep(Samples.receipt(Outcome.DONE, "said done"));
        String clear = Files.readString(file());
        List.of(
                        "done",
                        "submit",
                        "premium-app",
                        "Acme",
                        "Acme Phone",
                        "DEPLOYED",
                        "default",
                        "2026-11-23",
                        "1234",
                        "note")
                .forEach(redaction::add);
        receipts().keep(Samples.receipt(Outcome.DONE, "said done"));
        assertThat(Files.readString(file())).isEqualTo(clear.replace("said done", "said ****"));
        assertThat(receipts().isDone()).isTrue();
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

    private ReceiptFile receipts(AppIdentity app) {
        return new ReceiptFile(new OutputFiles(directory.resolve("deep/down"), redaction), "sha256:1", app);
    }

    private static Receipt receipt(String organization, Receipt.Step... steps) {
        return new Receipt(
                "default",
                "https://api.mypurecloud.ie",
                Optional.of(new NamedEntity(organization, "Acme")),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Outcome.RUNNING,
                List.of(steps));
    }

    private static Receipt.Step step(String action, Outcome outcome, String kind, String id) {
        return new Receipt.Step(
                action,
                kind,
                "ACME_" + id,
                "POST /x",
                outcome,
                Optional.of(id),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                Duration.ZERO);
    }

    private List<String> made() throws Exception {
        return receipts(AppIdentity.UNKNOWN).made(notices::add).all().stream()
                .map(one -> one.organizationId() + " " + one.kind() + " " + one.name() + " "
                        + one.app().prefix())
                .toList();
    }

    private final List<String> notices = new ArrayList<>();

    /** A receipt is written anew by every run: what earlier ones knew would be lost with it. */
    @Test
    void carriesForwardWhatEarlierRunsMade() throws Exception {
        AppIdentity acme = new AppIdentity("ACME_", "premium-app-acme");
        ReceiptFile first = receipts(acme);
        first.keep(receipt("o1"));
        first.keep(receipt(
                "o1",
                step("create", Outcome.DONE, "role", "r"),
                step("create", Outcome.DONE, "group", "g"),
                step("create", Outcome.UNKNOWN, "group", "doubtful"),
                step("create", Outcome.FAILED, "group", "failed"),
                step("adopt", Outcome.DONE, "group", "theirs"),
                step("create", Outcome.DONE, "group", "undone"),
                step("undo create", Outcome.DONE, "group", "undone")));
        assertThat(made()).containsExactly("o1 role ACME_r ACME_", "o1 group ACME_g ACME_");
        receipts(new AppIdentity("OTHER_", "")).keep(receipt("o2", step("create", Outcome.DONE, "role", "r")));
        assertThat(made()).containsExactly("o1 role ACME_r ACME_", "o1 group ACME_g ACME_", "o2 role ACME_r OTHER_");
        receipts(acme)
                .keep(receipt(
                        "o1", step("delete", Outcome.DONE, "role", "r"), step("delete", Outcome.FAILED, "group", "g")));
        assertThat(made()).containsExactly("o1 group ACME_g ACME_", "o2 role ACME_r OTHER_");
        assertThat(notices).isEmpty();
    }

    @Test
    void readsTheStepsOfAReceiptOfAnEarlierVersion() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), """
                {"organization": {"id": "o1"}, "steps": [
                  {"action": "create", "kind": "role", "name": "ACME_r", "id": "r", "outcome": "done"},
                  {"action": "create", "kind": "role", "name": "ACME_u", "id": "u", "outcome": "unknown"},
                  {"action": "update", "kind": "role", "name": "ACME_v", "id": "v", "outcome": "done"}]}
                """);
        assertThat(made()).containsExactly("o1 role ACME_r ");
    }

    @Test
    void saysThatAFileIsNoReceiptAndKnowsNothingOfIt() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"made\": [{");
        assertThat(made()).isEmpty();
        assertThat(notices).singleElement().asString().contains("receipt.json is no JSON (");
        Files.writeString(file(), "{\"made\": [{\"id\": 5}, \"x\", {\"id\": \"a\"}], \"steps\": 7}");
        assertThat(made()).isEmpty();
    }

    /** What a later run knows of an earlier one is what the file says, and nothing else. */
    @Test
    void readsAgainAllThatALaterRunHasToKnow() throws Exception {
        AppIdentity acme = new AppIdentity("ACME_", "premium-app-acme");
        Difference form = new Difference("policies", "the expansion", "a wildcard", "digest-1", true);
        Receipt receipt = new Receipt(
                        "eu-1",
                        "https://api.mypurecloud.ie",
                        Optional.of(new NamedEntity("o1", "Acme")),
                        Optional.of(new NamedEntity("c1", "CI")),
                        Samples.START,
                        Optional.of(Samples.START.plusSeconds(9)),
                        Outcome.FAILED,
                        List.of(
                                step("create", Outcome.DONE, "role", "r"),
                                new Receipt.Step(
                                        "create",
                                        "group",
                                        "ACME_Agents",
                                        "POST /api/v2/groups",
                                        Outcome.UNKNOWN,
                                        Optional.empty(),
                                        Optional.of("/api/v2/groups/g"),
                                        Optional.of("PENDING"),
                                        Optional.of("corr-1"),
                                        Optional.of("the answer was lost"),
                                        Samples.START,
                                        Duration.ofMillis(12))))
                .with(List.of(
                        new PlatformForm("role", "ACME_r", "r", form),
                        new PlatformForm("group", "ACME_g", "g", Difference.secret("token"))))
                .waiting(List.of(new Deadline.Wait(
                        "/api/v2/groups", "the platform asked for it", Samples.START, Duration.ofSeconds(3))));
        receipts(acme).keep(receipt);
        assertThat(Files.readString(file())).isEqualTo("""
                {
                  "target" : "eu-1",
                  "apiUrl" : "https://api.mypurecloud.ie",
                  "organization" : {
                    "id" : "o1",
                    "name" : "Acme"
                  },
                  "client" : {
                    "id" : "c1",
                    "name" : "CI"
                  },
                  "outcome" : "failed",
                  "digest" : "sha256:1",
                  "startedAt" : "2026-11-23T10:00:00Z",
                  "finishedAt" : "2026-11-23T10:00:09Z",
                  "steps" : [ {
                    "action" : "create",
                    "kind" : "role",
                    "name" : "ACME_r",
                    "operation" : "POST /x",
                    "outcome" : "done",
                    "id" : "r",
                    "startedAt" : "1970-01-01T00:00:00Z",
                    "durationMillis" : 0
                  }, {
                    "action" : "create",
                    "kind" : "group",
                    "name" : "ACME_Agents",
                    "operation" : "POST /api/v2/groups",
                    "outcome" : "unknown",
                    "selfUri" : "/api/v2/groups/g",
                    "status" : "PENDING",
                    "correlationId" : "corr-1",
                    "note" : "the answer was lost",
                    "startedAt" : "2026-11-23T10:00:00Z",
                    "durationMillis" : 12
                  } ],
                  "waits" : [ {
                    "path" : "/api/v2/groups",
                    "reason" : "the platform asked for it",
                    "startedAt" : "2026-11-23T10:00:00Z",
                    "durationMillis" : 3000
                  } ],
                  "platformForms" : [ {
                    "kind" : "role",
                    "name" : "ACME_r",
                    "id" : "r",
                    "organizationId" : "o1",
                    "field" : "policies",
                    "stated" : "a wildcard",
                    "platform" : "the expansion",
                    "digest" : "digest-1"
                  }, {
                    "kind" : "group",
                    "name" : "ACME_g",
                    "id" : "g",
                    "organizationId" : "o1",
                    "field" : "token",
                    "stated" : "****",
                    "platform" : "****"
                  } ],
                  "lostCreations" : [ {
                    "kind" : "group",
                    "name" : "ACME_Agents",
                    "organizationId" : "o1",
                    "prefix" : "ACME_",
                    "integrationType" : "premium-app-acme"
                  } ],
                  "made" : [ {
                    "kind" : "role",
                    "name" : "ACME_r",
                    "id" : "r",
                    "organizationId" : "o1",
                    "prefix" : "ACME_",
                    "integrationType" : "premium-app-acme"
                  } ]
                }
                """);
        MadeResources read = receipts(acme).made(notices::add);
        assertThat(read.all()).containsExactly(new MadeResource("role", "ACME_r", "r", "o1", acme));
        assertThat(read.lost()).containsExactly(new LostCreation("group", "ACME_Agents", "o1", acme));
        assertThat(read.forms())
                .as("of something secret no digest is kept, so that nothing is known of its form")
                .containsExactly(new KnownForm("o1", new PlatformForm("role", "ACME_r", "r", form)));
        assertThat(read.forms().get(0).form().difference().digest()).isEqualTo("digest-1");
        assertThat(read.forms().get(0).form().difference().mayBeForm()).isTrue();
        assertThat(receipts(acme).isDone()).isFalse();
        receipts(acme).keep(receipt.finished(Outcome.RUNNING, Samples.START));
        assertThat(receipts(acme).made(notices::add).lost())
                .as("until a run is done, what was lost is known from file to file, and this run loses its own")
                .containsExactly(
                        new LostCreation("group", "ACME_Agents", "o1", acme),
                        new LostCreation("group", "ACME_Agents", "o1", acme));
        receipts(acme).keep(receipt.finished(Outcome.DONE, Samples.START));
        assertThat(receipts(acme).made(notices::add).lost()).isEmpty();
        assertThat(receipts(acme).isDone()).isTrue();
        assertThat(notices).isEmpty();
    }
}
