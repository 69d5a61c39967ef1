package io.github.premiumdeploy.mojo;

import io.github.premiumdeploy.maven.RedactedLog;
import java.util.List;

/** What there is to say of one target. */
final class TargetLog {

    private final RedactedLog log;
    private final String prefix;

    private TargetLog(RedactedLog log, String prefix) {
        this.log = log;
        this.prefix = prefix;
    }

    /** Of the only target. */
    static TargetLog ofOne(RedactedLog log) {
        return new TargetLog(log, "");
    }

    /** Of one of several, whose lines mingle. */
    static TargetLog ofSeveral(String id, RedactedLog log) {
        return new TargetLog(log, "[" + id + "] ");
    }

    void info(String line) {
        log.info(prefix + line);
    }

    void info(List<String> lines) {
        lines.forEach(this::info);
    }

    void warn(String line) {
        log.warn(prefix + line);
    }
}
