package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.testing.Provisioned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanMarkdownTest {

    @TempDir
    private Path directory;

    private static Change update(String name, Difference... differences) {
        return new Change(
                new Key("group", name),
                "ACME_" + name,
                Change.Type.UPDATE,
                Optional.of("g1"),
                List.of(differences),
                List.of(),
                List.of());
    }

    private String written(Change... changes) throws Exception {
        return Files.readString(new PlanMarkdown(SamplePages.files(directory))
                .write(new Plan("ACME_", List.of(changes)), Samples.target(), Provisioned.NO_SUBMISSION));
    }

    @Test
    void countsTheSubmission() throws Exception {
        assertThat(Files.readString(new PlanMarkdown(SamplePages.files(directory))
                        .write(new Plan("ACME_", List.of()), Samples.target(), Samples.app("Acme *Phone*"))))
                .contains(
                        "0 unchanged, 1 to submit&#46;",
                        "- **submit** \"Acme &#42;Phone&#42;\" 1&#46;0 to environment staging\n");
    }

    @Test
    void saysWhatChangesAndMasksSecrets() throws Exception {
        assertThat(written(
                        update("Agents", new Difference("description", "old", "new")),
                        update("Bosses", Difference.secret("token"))))
                .isEqualTo("""
                        ## Genesys Cloud: default

                        Plan&#58; 0 to create, 2 to update, 0 to delete, 0 unchanged&#46;

                        ### group

                        - **update** ACME&#95;Agents
                          - description: old → new
                        - **update** ACME&#95;Bosses
                          - token: differs (values not shown)
                        """);
    }

    @Test
    void nobodyWhoIsQuotedWritesMarkup() throws Exception {
        assertThat(written(update("x", new Difference("f", "</details><script>", "[a](javascript:x) `b` @team\n# c"))))
                .doesNotContain("<", "[", "`", "@", "\n# c");
    }

    @Test
    void fitsAComment() throws Exception {
        String text = written(IntStream.range(0, 5_000)
                .mapToObj(i -> update("group " + i, new Difference("description", "x".repeat(5_000), "y")))
                .toArray(Change[]::new));
        assertThat(text.length()).isLessThanOrEqualTo(65_536).isGreaterThan(50_000);
        assertThat(text).endsWith("\n_The rest does not fit: see plan.html._\n");
    }
}
