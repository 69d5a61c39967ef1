package io.github.premiumdeploy.report;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what a plan will do as the page {@value #NAME}: resources by kind, what each depends on, and of each change what was
 * before and what will be after.
 */
public final class PlanPage {

    /** The file's name. */
    public static final String NAME = "plan.html";

    private final OutputFiles files;

    /** A page of a plan. */
    public PlanPage(OutputFiles files) {
        this.files = files;
    }

    /**
     * Writes the page.
     *
     * @throws IOException if it cannot be written
     */
    public Path write(Plan plan, Target target, PremiumApp app) throws IOException {
        PlanGraph graph = new PlanGraph(plan);
        String summary = PlanReport.summary(plan, app);
        return new HtmlPage(files, NAME, "plan.css").write(summary, PlanReport.NAME, page -> {
            HtmlParts.header(
                    page,
                    plan.isEmpty() ? "✓" : "~",
                    plan.isEmpty() ? "Nothing to change" : "Would change the organization",
                    plan.isEmpty() ? "held" : "unknown",
                    summary);
            page.open("main");
            page.element(
                    "p",
                    "For " + target.id() + " at " + target.apiUrl() + ", prefix " + plan.prefix(),
                    "class",
                    "more");
            app.submission()
                    .ifPresent(submitted ->
                            page.element("p", PlanReport.line(submitted).strip(), "class", "more"));
            Map<String, List<Change>> kinds = plan.changes().stream()
                    .filter(change -> change.type() != Change.Type.UNCHANGED)
                    .collect(Collectors.groupingBy(
                            change -> change.key().kind(), LinkedHashMap::new, Collectors.toList()));
            kinds.forEach((kind, changes) -> {
                page.open("section").element("h2", kind + " (" + changes.size() + ")");
                changes.forEach(change -> change(page, change, graph));
                page.close();
            });
            unchanged(page, plan, graph);
            plan.pruneList().ifPresent(list -> {
                page.element("h2", "Prune");
                HtmlParts.list(page, "ul", PruneListReport.lines(list), "plain");
            });
            page.close();
        });
    }

    private static void unchanged(Html page, Plan plan, PlanGraph graph) {
        List<Change> same = plan.changes().stream()
                .filter(change -> change.type() == Change.Type.UNCHANGED)
                .toList();
        if (same.isEmpty()) {
            return;
        }
        page.open("details", "class", "group").open("summary");
        page.element("h2", ConsoleReport.count(same.size(), "resource") + " unchanged")
                .close();
        same.forEach(change -> change(page, change, graph));
        page.close();
    }

    private static void change(Html page, Change change, PlanGraph graph) {
        String type = RecordJson.word(change.type());
        page.open("article", "id", graph.anchor(change.key()), "class", "change " + type);
        page.open("h3");
        page.open("span", "class", "badge " + type)
                .element("span", change.type().sign(), "aria-hidden", "true")
                .text("\u00a0" + type)
                .close();
        page.space().text(change.fullName());
        change.id().ifPresent(id -> page.space().element("small", id));
        page.close();
        if (change.wasThere()) {
            page.element("p", "It was there before, and no receipt at hand says that this app made it.");
        }
        links(page, "Depends on", graph.needs(change.key()), graph);
        links(page, "Needed by", graph.neededBy(change.key()), graph);
        differences(page, change.differences());
        HtmlParts.list(page, "ul", change.notes(), "notes");
        steps(page, change.steps());
        page.close();
    }

    private static void links(Html page, String words, List<Change> others, PlanGraph graph) {
        if (others.isEmpty()) {
            return;
        }
        page.open("p", "class", "more").text(words + ":");
        others.forEach(other -> page.space()
                .element("a", other.key().kind() + " " + other.fullName(), "href", "#" + graph.anchor(other.key())));
        page.close();
    }

    private static void differences(Html page, List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        page.open("table");
        HtmlParts.columns(page, List.of("Field", "Before", "After"));
        page.open("tbody");
        for (Difference difference : differences) {
            page.open("tr")
                    .open("th", "scope", "row")
                    .element("code", difference.field())
                    .close();
            value(page, "before", "−", difference.isSecret(), difference.from());
            value(page, "after", "+", difference.isSecret(), difference.to());
            page.close();
        }
        page.close().close();
    }

    private static void value(Html page, String kind, String sign, boolean isSecret, String value) {
        page.open("td", "class", kind)
                .element("span", sign, "aria-hidden", "true", "class", "sign")
                .space();
        page.element("code", isSecret ? "(differs; not shown)" : value).close();
    }

    private static void steps(Html page, List<Step> steps) {
        if (steps.isEmpty()) {
            return;
        }
        page.open("details").element("summary", ConsoleReport.count(steps.size(), "step"));
        page.open("ol", "class", "steps");
        for (Step step : steps) {
            page.open("li").element("strong", step.verb().word()).space();
            page.element("code", signatures(step.operations()));
            if (!step.settling().isEmpty()) {
                page.element(
                        "p",
                        "Settles: what the platform drops of it is sent again with " + signatures(step.settling())
                                + ", before anything builds on it.",
                        "class",
                        "more");
            }
            page.close();
        }
        page.close().close();
    }

    private static String signatures(List<Operation> operations) {
        return operations.stream().map(Operation::signature).collect(Collectors.joining(", "));
    }
}
