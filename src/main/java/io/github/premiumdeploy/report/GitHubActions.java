package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.text.FileErrorText;
import io.github.premiumdeploy.text.Worded;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Shows what was checked on the page of a run of GitHub Actions, if that is where the build runs. */
public final class GitHubActions {

    /** GitHub shows no more annotations of one level and step; published. */
    private static final int SHOWN = 10;

    enum Level implements Worded {
        ERROR,
        WARNING
    }

    private final Map<String, String> environment;
    private final Consumer<String> output;

    /**
     * On the page of the run that the environment tells of.
     *
     * @param environment the variables of the build's environment
     * @param output takes lines for the standard output, where GitHub looks for commands at the start of a line
     */
    public GitHubActions(Map<String, String> environment, Consumer<String> output) {
        this.environment = Map.copyOf(environment);
        this.output = output;
    }

    /**
     * Annotates the run and adds to the step's summary.
     *
     * @param warnings takes what did not work: a report that cannot be shown fails no build
     */
    void show(PermissionCheckResult checked, ReportText shown, Consumer<String> warnings) {
        if (!isThere()) {
            return;
        }
        String of = " (" + checked.target().id() + ")";
        String more = "the step's summary or " + PermissionsPage.NAME;
        annotate(
                Level.ERROR,
                shown.of("Genesys Cloud would refuse " + checked.goal() + of),
                told(checked.access().refusals(), shown),
                more);
        annotate(
                Level.WARNING,
                shown.of("Genesys Cloud: not known" + of),
                told(checked.access().unknown(), shown),
                more);
        String summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (summary.isEmpty()) {
            return;
        }
        try {
            new StepSummary(Path.of(summary), shown).append(checked);
        } catch (IOException | InvalidPathException e) {
            warnings.accept("The step's summary (GITHUB_STEP_SUMMARY) could not be written: " + FileErrorText.of(e));
        }
    }

    private boolean isThere() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    private static List<String> told(List<Finding> findings, ReportText shown) {
        return findings.stream()
                .map(Advice::of)
                .map(advice -> shown.of(advice.evidence())
                        + advice.remedy().stream()
                                .map(step -> "\n- " + shown.of(step))
                                .collect(Collectors.joining()))
                .toList();
    }

    /**
     * Annotates the run, if it is one of GitHub Actions.
     *
     * @param texts as somebody may see them
     * @param more where those are that are not shown
     */
    void annotate(Level level, String title, List<String> texts, String more) {
        if (!isThere()) {
            return;
        }
        int told = texts.size() <= SHOWN ? texts.size() : SHOWN - 1;
        texts.stream().limit(told).forEach(text -> output.accept(command(level, title, text)));
        if (told < texts.size()) {
            String rest = "And " + (texts.size() - told) + " more: see " + more + ".";
            output.accept(command(level, title, rest));
        }
    }

    /**
     * A command that annotates a run: one line of standard output. How it is escaped is published: in its text the percent sign
     * and line breaks, in its properties the colon and the comma, too.
     */
    static String command(Level level, String title, String text) {
        return "::" + level.word() + " title="
                + escape(title).replace(":", "%3A").replace(",", "%2C") + "::" + escape(text);
    }

    private static String escape(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
