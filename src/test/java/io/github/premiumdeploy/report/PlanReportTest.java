package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.testing.Provisioned;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanReportTest {

    private static final Plan EMPTY = new Plan("ACME_", List.of());

    @TempDir
    private Path directory;

    @Test
    void aSubmissionIsPartOfThePlan() throws Exception {
        PlanReport.write(SamplePages.files(directory), EMPTY, Samples.app("Acme Phone"));
        assertThat(written().path("submission").toString())
                .isEqualTo("{\"applicationId\":\"acme-phone\",\"environmentId\":\"staging\",\"name\":\"Acme Phone\","
                        + "\"version\":\"1.0\"}");
        assertThat(PlanReport.lines(EMPTY, Samples.app("")))
                .containsExactly(
                        "  ! submit \"acme-phone\" 1.0 to environment staging: sent in every run, since the endpoint cannot be"
                                + " asked for what it has (submitUnchanged=false leaves out what is done)",
                        "Plan: 0 to create, 0 to update, 0 to delete, 0 unchanged, 1 to submit.");
    }

    @Test
    void withoutASubmissionThereIsNoneInIt() throws Exception {
        PlanReport.write(SamplePages.files(directory), EMPTY, Provisioned.NO_SUBMISSION);
        assertThat(written().has("submission")).isFalse();
        assertThat(PlanReport.lines(EMPTY, Provisioned.NO_SUBMISSION))
                .containsExactly("Plan: 0 to create, 0 to update, 0 to delete, 0 unchanged.");
    }

    private JsonNode written() throws Exception {
        return new ObjectMapper().readTree(directory.resolve(PlanReport.NAME).toFile());
    }
}
