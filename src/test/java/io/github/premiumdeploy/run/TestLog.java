package io.github.premiumdeploy.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what a log is told, each line after its level. */
final class TestLog implements BuildLog {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private boolean isDebugEnabled = true;

    List<String> lines() {
        return lines;
    }

    void withoutDebug() {
        isDebugEnabled = false;
    }

    @Override
    public void info(String line) {
        lines.add("INFO " + line);
    }

    @Override
    public void warn(String line) {
        lines.add("WARN " + line);
    }

    @Override
    public void debug(String line) {
        lines.add("DEBUG " + line);
    }

    @Override
    public boolean isDebugEnabled() {
        return isDebugEnabled;
    }
}
