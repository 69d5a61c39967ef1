package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.report.Redaction;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;

/** The goal's log without anything secret. */
public final class RedactedLog {

    private final Log log;
    private final Redaction redaction;
    private final UnaryOperator<String> paint;

    public RedactedLog(Log log, Redaction redaction) {
        this(log, redaction, UnaryOperator.identity());
    }

    private RedactedLog(Log log, Redaction redaction, UnaryOperator<String> paint) {
        this.log = log;
        this.redaction = redaction;
        this.paint = paint;
    }

    /** The same log with lines for a reader in colours. */
    public RedactedLog in(VerdictColours colours) {
        return new RedactedLog(log, redaction, colours::of);
    }

    /** Something that a reader of the build wants to know. */
    public void info(String line) {
        log.info(paint.apply(redaction.of(line)));
    }

    /** Several such lines. */
    public void info(List<String> lines) {
        lines.forEach(this::info);
    }

    /** Something that a reader of the build should look at. */
    public void warn(String line) {
        log.warn(redaction.of(line));
    }

    /** Something that only helps to find a fault of the plugin. */
    public void debug(String line) {
        if (log.isDebugEnabled()) {
            log.debug(redaction.of(line));
        }
    }

    /** Several such lines. */
    public void debug(List<String> lines) {
        lines.forEach(this::debug);
    }
}
