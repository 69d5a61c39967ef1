package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.report.Printable;
import io.github.premiumdeploy.report.Redaction;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** The goal's log without anything secret, and without anything that is not a line of text. */
public final class RedactedLog {

    private final Log log;
    private final Redaction redaction;

    public RedactedLog(Log log, Redaction redaction) {
        this.log = log;
        this.redaction = redaction;
    }

    /** Something that a reader of the build wants to know. */
    public void info(String line) {
        log.info(shown(line));
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
