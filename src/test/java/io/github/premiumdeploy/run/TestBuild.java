package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Values;
import io.github.premiumdeploy.report.VerdictStyle;
import io.github.premiumdeploy.target.UserSettings;
import io.github.premiumdeploy.text.Redaction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A build without Maven. */
record TestBuild(
        Path basedir,
        BuildLog log,
        Redaction redaction,
        UserSettings settings,
        Values values,
        Optional<LiveLine> liveLine)
        implements Build {

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public Path buildDirectory() {
        return basedir.resolve("target");
    }

    @Override
    public boolean hasModules() {
        return false;
    }

    @Override
    public boolean isSnapshot() {
        return false;
    }

    @Override
    public String userProperty(String name) {
        return "";
    }

    @Override
    public VerdictStyle verdicts() {
        return VerdictStyle.PLAIN;
    }

    @Override
    public Consumer<String> workflowOutput() {
        return line -> {};
    }

    @Override
    public String userAgent() {
        return "test";
    }
}
