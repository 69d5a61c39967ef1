package io.github.premiumdeploy.report;

import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private static final String CUT = "\n_The rest does not fit: see " + PlanPage.NAME + "._\n";

    private final OutputFiles files;
    private final ReportText shown;

    /** A plan in Markdown. */
    public PlanMarkdown(OutputFiles files) {
        this.files = files;
        this.shown = files.shown();
    }

    /**
     * Writes the file.
     *
     * @throws IOException if it cannot be written
     */
    public Path write(Plan plan, Target target, PremiumApp app) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String block : blocks(plan, target, app)) {
            if (text.length() + block.length() + CUT.length() > LIMIT) {
                text.append(CUT);
                break;
            }
            text.append(block);
        }
        return files.write(NAME, text.toString());
    }

    /** Each stands for itself: what is left out breaks nothing before it. */
    private List<String> blocks(Plan plan, Target target, PremiumApp app) {
        PlanGraph graph = new PlanGraph(plan);
        List<String> blocks = new ArrayList<>();
        blocks.add("## Genesys Cloud: " + escape(target.id()) + "\n\n" + escape(PlanReport.summary(plan, app)) + "\n");
        app.submission()
                .ifPresent(submitted -> blocks.add("\n- **submit** " + escape(PlanReport.words(submitted)) + "\n"));
        Map<String, List<Change>> kinds = plan.changes().stream()
                .filter(change -> change.type() != Change.Type.UNCHANGED)
                .collect(Collectors.groupingBy(change -> change.key().kind(), LinkedHashMap::new, Collectors.toList()));
        kinds.forEach((kind, changes) -> {
            blocks.add("\n### " + escape(kind) + "\n\n");
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
        blocks.add("- **" + RecordJson.word(change.type()) + "** " + escape(change.fullName())
                + (change.wasThere() ? " (was there)" : "") + needs(change, graph) + "\n");
        for (Difference difference : change.differences()) {
            blocks.add("  - " + escape(difference.field()) + ": "
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
                                .map(other -> escape(other.key().kind() + " " + other.fullName()))
                                .collect(Collectors.joining(", "));
    }

    private String value(String text) {
        return escape(text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text);
    }

    private String escape(String text) {
        return Markdown.escape(shown.of(text));
    }
}
