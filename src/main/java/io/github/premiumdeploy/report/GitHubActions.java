package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.report.WorkflowCommand.Level;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Shows what was checked on the page of a run of GitHub Actions, if that is where the build runs. */
public final class GitHubActions {

    /** GitHub shows no more annotations of one level and step; published. */
    private static final int SHOWN = 10;

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
        if (!"true".equals(environment.get("GITHUB_ACTIONS"))) {
            return;
        }
        String target = checked.target().id();
        annotate(Level.ERROR, "Genesys Cloud would refuse " + checked.goal(), target, checked.refusals(), shown);
        annotate(Level.WARNING, "Genesys Cloud: not known", target, checked.unknown(), shown);
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

    private void annotate(Level level, String title, String target, List<Finding> findings, ReportText shown) {
        String of = shown.of(title + " (" + target + ")");
        int told = findings.size() <= SHOWN ? findings.size() : SHOWN - 1;
        findings.stream().limit(told).forEach(finding -> {
            Advice advice = Advice.of(finding);
            StringBuilder text = new StringBuilder(shown.of(advice.evidence()));
            advice.remedy().forEach(step -> text.append("\n- ").append(shown.of(step)));
            output.accept(new WorkflowCommand(level, of, text.toString()).line());
        });
        if (told < findings.size()) {
            String more = "And " + (findings.size() - told) + " more: see the step's summary or " + PermissionsPage.NAME
                    + ".";
            output.accept(new WorkflowCommand(level, of, more).line());
        }
    }
}
