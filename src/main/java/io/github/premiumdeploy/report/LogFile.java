package io.github.premiumdeploy.report;

import io.github.premiumdeploy.text.Printable;
import io.github.premiumdeploy.text.Redaction;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * What there is to say of one of several targets, as the file {@value #NAME} beside its receipt: whole up to its last line
 * at any moment, and without anything secret. Safe for use by several threads.
 */
public final class LogFile implements AutoCloseable {

    /** The file's name. */
    public static final String NAME = "log.txt";

    private final Writer writer;
    private final Redaction redaction;
    private boolean isBroken;

    private LogFile(Writer writer, Redaction redaction) {
        this.writer = writer;
        this.redaction = redaction;
    }

    /**
     * Begins a new file.
     *
     * @throws IOException if it cannot be written
     */
    public static LogFile begin(OutputFiles files, Redaction redaction) throws IOException {
        return new LogFile(new BufferedWriter(files.begin(NAME)), redaction);
    }

    /** Adds a line. A log that cannot be written is no reason to stop half-way: it ends there. */
    public synchronized void add(String line) {
        if (isBroken) {
            return;
        }
        try {
            writer.write(redaction.ofOwn(Printable.line(redaction.ofOwn(line))) + "\n");
            writer.flush();
        } catch (IOException e) {
            isBroken = true;
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            isBroken = true;
        }
    }
}
