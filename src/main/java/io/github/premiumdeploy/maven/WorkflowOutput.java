package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.text.Redaction;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The standard output of the process, for lines that a CI server reads. They must start where the line starts, so that
 * neither the log takes them, which puts {@code [INFO]} before them, nor {@code System.out}, which Maven 4 sends to the log.
 */
public final class WorkflowOutput implements Consumer<String> {

    private final PrintStream output;
    private final Redaction redaction;

    public WorkflowOutput(Redaction redaction) {
        this(new FileOutputStream(FileDescriptor.out), redaction);
    }

    WorkflowOutput(OutputStream output, Redaction redaction) {
        this.output = new PrintStream(output, false, StandardCharsets.UTF_8);
        this.redaction = redaction;
    }

    /** One line, written at once: other modules may write at the same time. */
    @Override
    public void accept(String line) {
        byte[] bytes = (redaction.ofName(line) + "\n").getBytes(StandardCharsets.UTF_8);
        output.write(bytes, 0, bytes.length);
        output.flush();
    }
}
