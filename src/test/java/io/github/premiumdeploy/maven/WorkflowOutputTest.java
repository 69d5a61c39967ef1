package io.github.premiumdeploy.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.text.Redaction;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WorkflowOutputTest {

    @Test
    void writesWholeLinesWithoutAnythingSecret() {
        Redaction redaction = new Redaction();
        redaction.add("hidden-secret");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WorkflowOutput output = new WorkflowOutput(bytes, redaction);
        output.accept("::error title=x::ä hidden-secret");
        output.accept("::warning title=x::y");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("::error title=x::ä ****\n::warning title=x::y\n");
    }
}
