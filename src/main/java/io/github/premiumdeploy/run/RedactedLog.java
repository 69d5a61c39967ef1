package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.ReportLine;
import io.github.premiumdeploy.report.VerdictStyle;
import io.github.premiumdeploy.text.Printable;
import io.github.premiumdeploy.text.Redaction;
import java.util.List;

/** The goal's log without anything secret, and without anything that is not a line of text. */
public final class RedactedLog {

    private final BuildLog log;
    private final Redaction redaction;
    private final VerdictStyle verdicts;

    public RedactedLog(BuildLog log, Redaction redaction) {
        this(log, redaction, VerdictStyle.PLAIN);
    }

    private RedactedLog(BuildLog log, Redaction redaction, VerdictStyle verdicts) {
        this.log = log;
        this.redaction = redaction;
        this.verdicts = verdicts;
    }

    /** The same log with verdicts in another style. */
    public RedactedLog in(VerdictStyle style) {
        return new RedactedLog(log, redaction, style);
    }

    /** Something that a reader of the build wants to know. */
    public void info(String line) {
        log.info(shown(line));
    }

    /** Several such lines. */
    public void info(List<String> lines) {
        lines.forEach(this::info);
    }

    /** A line of a report. The style comes on top of what is cleaned: a terminal shall obey that, and nothing else. */
    public void info(ReportLine line) {
        String verdict =
                line.verdict().map(one -> "  " + verdicts.of(one, line.word())).orElse("");
        log.info(verdict + verdicts.line(shown(line.rest())));
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
        return redaction.ofOwn(Printable.line(redaction.ofOwn(line)));
    }
}
