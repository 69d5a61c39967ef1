package io.github.premiumdeploy.maven;

import io.github.premiumdeploy.run.BuildLog;
import org.apache.maven.plugin.logging.Log;

/** Maven's log as the log of the build. */
public record MavenLog(Log log) implements BuildLog {

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    @Override
    public void debug(String line) {
        log.debug(line);
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }
}
