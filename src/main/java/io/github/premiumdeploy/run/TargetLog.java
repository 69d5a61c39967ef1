package io.github.premiumdeploy.run;

import io.github.premiumdeploy.report.LogFile;
import io.github.premiumdeploy.report.ReportLine;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say of one target. That of several would drown each other on a console: each has a file for it, and on
 * the console only what a reader should look at.
 */
public final class TargetLog {

    private final RedactedLog console;
    private final String prefix;
    private final Optional<LogFile> file;

    private TargetLog(RedactedLog console, String prefix, LogFile file) {
        this.console = console;
        this.prefix = prefix;
        this.file = Optional.ofNullable(file);
    }

    /** Of the only target. */
    public static TargetLog ofOne(RedactedLog console) {
        return new TargetLog(console, "", null);
    }

    /** Of one of several. */
    public static TargetLog ofSeveral(String id, RedactedLog console, LogFile file) {
        return new TargetLog(console, "[" + id + "] ", file);
    }

    public void info(String line) {
        if (file.isPresent()) {
            file.get().add(line);
            console.debug(prefix + line);
        } else {
            console.info(line);
        }
    }

    public void info(List<String> lines) {
        lines.forEach(this::info);
    }

    /** Lines of a report. */
    public void report(List<ReportLine> lines) {
        for (ReportLine line : lines) {
            if (file.isPresent()) {
                info(line.text());
            } else {
                console.info(line);
            }
        }
    }

    /** Lines for a reader who wants to know everything. */
    public void details(List<ReportLine> lines) {
        for (ReportLine line : lines) {
            file.ifPresent(log -> log.add(line.text()));
            console.debug(prefix + line.text());
        }
    }

    /** A warning that is said of several targets together, so that each has it only in its own file. */
    public void warnApart(String line) {
        if (file.isPresent()) {
            file.get().add("Warning: " + line);
            console.debug(prefix + line);
        } else {
            console.warn(line);
        }
    }

    public void warn(String line) {
        file.ifPresent(log -> log.add("Warning: " + line));
        console.warn(prefix + line);
    }
}
