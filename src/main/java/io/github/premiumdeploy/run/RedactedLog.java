package io.github.premiumdeploy.run;

import io.github.premiumdeploy.maven.VerdictColours;
import io.github.premiumdeploy.text.Printable;
import io.github.premiumdeploy.text.Redaction;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;

/** The goal's log without anything secret, and without anything that is not a line of text. */
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
        log.info(paint.apply(shown(line)));
    }

    /** Several such lines. */
    public void info(List<String> lines) {
        lines.forEach(this::info);
    }

    /** Something that a reader of the build should look at. */
    public void warn(String line) {
        log.warn(shown(line));
    }

    /** Something that only helps to find a fault of the plugin. */
    public void debug(String line) {
        if (log.isDebugEnabled()) {
            log.debug(shown(line));
        }
    }

    /** Redacted before and after: what is cleaned away may keep a secret from being found, or from being one. */
    private String shown(String line) {
        return redaction.of(Printable.line(redaction.of(line)));
    }
}
