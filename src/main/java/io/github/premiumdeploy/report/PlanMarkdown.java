package io.github.premiumdeploy.report;

import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what a plan will do as {@value #NAME}: for a comment of a pull request, or the summary of a step on GitHub. */
public final class PlanMarkdown {

    /** The file's name. */
    public static final String NAME = "plan.md";

    /** Characters. GitHub takes comments of 65,536 at most; published. */
    static final int LIMIT = 60_000;

    private static final int LONGEST_VALUE = 300;

    private final OutputFiles files;
    private final Markdown markdown;

    /** A plan in Markdown. */
    public PlanMarkdown(OutputFiles files) {
        this.files = files;
        this.markdown = new Markdown(files.shown());
    }

    /**
     * Writes the file.
     *
     * @throws IOException if it cannot be written
     */
    public Path write(Plan plan, Target target, PremiumApp app) throws IOException {
        return files.write(NAME, Markdown.upTo(LIMIT, blocks(plan, target, app), String::length, PlanPage.NAME));
    }

    private List<String> blocks(Plan plan, Target target, PremiumApp app) {
        PlanGraph graph = new PlanGraph(plan);
        List<String> blocks = new ArrayList<>();
        blocks.add("## Genesys Cloud: " + markdown.of(target.id()) + "\n\n" + markdown.of(PlanReport.summary(plan, app))
                + "\n");
        app.submission()
                .ifPresent(
                        submitted -> blocks.add("\n- **submit** " + markdown.of(PlanReport.words(submitted)) + "\n"));
        Map<String, List<Change>> kinds = PlanReport.changed(plan);
        kinds.forEach((kind, changes) -> {
            blocks.add("\n### " + markdown.of(kind) + "\n\n");
            changes.forEach(change -> block(change, graph, blocks));
        });
        long same = plan.count(Change.Type.UNCHANGED);
        if (same > 0 && !kinds.isEmpty()) {
            blocks.add("\n" + ConsoleReport.count((int) same, "resource") + " unchanged.\n");
        }
        plan.pruneList().ifPresent(list -> {
            blocks.add("\n### Prune\n\n");
            PruneListReport.lines(list).forEach(line -> blocks.add("- " + value(line.strip()) + "\n"));
        });
        return blocks;
    }

    private void block(Change change, PlanGraph graph, List<String> blocks) {
        blocks.add("- **" + RecordJson.word(change.type()) + "** " + markdown.of(change.fullName())
                + (change.wasThere() ? " (was there)" : "") + needs(change, graph) + "\n");
        for (Difference difference : change.differences()) {
            blocks.add("  - " + markdown.of(difference.field()) + ": "
                    + (difference.isSecret()
                            ? "differs (values not shown)"
                            : value(difference.from()) + " → " + value(difference.to()))
                    + "\n");
        }
        change.notes().forEach(note -> blocks.add("  - " + value(note) + "\n"));
    }

    private String needs(Change change, PlanGraph graph) {
        List<Change> needs = graph.needs(change.key());
        return needs.isEmpty()
                ? ""
                : ", after "
                        + needs.stream()
                                .map(other -> markdown.of(other.key().kind() + " " + other.fullName()))
                                .collect(Collectors.joining(", "));
    }

    private String value(String text) {
        return markdown.of(text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text);
    }
}
