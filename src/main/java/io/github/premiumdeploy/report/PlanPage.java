package io.github.premiumdeploy.report;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.report.HtmlPage.Badge;
import io.github.premiumdeploy.report.HtmlPage.Heading;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes what a plan will do as the page {@value #NAME}: resources by kind, what each depends on, and of each change what was
 * before and what will be after.
 */
public final class PlanPage {

    /** The file's name. */
    public static final String NAME = "plan.html";

    private static final HtmlPage PAGE = new HtmlPage(NAME);

    private final PlanGraph graph;

    private PlanPage(Plan plan) {
        graph = new PlanGraph(plan);
    }

    private record Content(
            String about,
            Optional<String> submission,
            List<Kind> kinds,
            List<Resource> unchanged,
            String unchangedCount,
            List<String> prune) {}

    private record Kind(String title, List<Resource> resources) {}

    private record Resource(
            String anchor,
            Badge type,
            String name,
            Optional<String> id,
            boolean wasThere,
            List<Link> needs,
            List<Link> neededBy,
            List<Field> differences,
            List<String> notes,
            List<Performed> steps,
            String stepCount) {}

    private record Link(String anchor, String name) {}

    private record Field(String field, String from, String to) {}

    private record Performed(String verb, String operations, String settling) {}

    /**
     * Writes the page.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(OutputFiles files, Plan plan, Target target, PremiumApp app) throws IOException {
        Badge outcome = plan.isEmpty()
                ? new Badge("✓", "Nothing to change", "held")
                : new Badge("~", "Would change the organization", "unknown");
        String headline = PlanReport.summary(plan, app);
        return PAGE.write(
                files,
                new Heading(headline, headline, outcome, PlanReport.NAME),
                new PlanPage(plan).content(plan, target, app));
    }

    private Content content(Plan plan, Target target, PremiumApp app) {
        List<Resource> unchanged = plan.changes().stream()
                .filter(change -> change.type() == Change.Type.UNCHANGED)
                .map(this::resource)
                .toList();
        return new Content(
                "For " + target.id() + " at " + target.apiUrl() + ", prefix " + plan.prefix(),
                app.submission().map(submitted -> PlanReport.line(submitted).strip()),
                PlanReport.changed(plan).entrySet().stream()
                        .map(kind -> new Kind(
                                kind.getKey() + " (" + kind.getValue().size() + ")",
                                kind.getValue().stream().map(this::resource).toList()))
                        .toList(),
                unchanged,
                ConsoleReport.count(unchanged.size(), "resource"),
                plan.pruneList().map(PruneListReport::lines).orElse(List.of()));
    }

    private Resource resource(Change change) {
        String type = RecordJson.word(change.type());
        return new Resource(
                graph.anchor(change.key()),
                new Badge(change.type().sign(), type, type),
                change.fullName(),
                change.id(),
                change.wasThere(),
                links(graph.needs(change.key())),
                links(graph.neededBy(change.key())),
                change.differences().stream().map(PlanPage::field).toList(),
                change.notes(),
                change.steps().stream().map(PlanPage::performed).toList(),
                ConsoleReport.count(change.steps().size(), "step"));
    }

    private List<Link> links(List<Change> others) {
        return others.stream()
                .map(other -> new Link(graph.anchor(other.key()), other.key().kind() + " " + other.fullName()))
                .toList();
    }

    private static Field field(Difference difference) {
        String hidden = "(differs; not shown)";
        return difference.isSecret()
                ? new Field(difference.field(), hidden, hidden)
                : new Field(difference.field(), difference.from(), difference.to());
    }

    private static Performed performed(Step step) {
        return new Performed(step.verb().word(), signatures(step.operations()), signatures(step.settling()));
    }

    private static String signatures(List<Operation> operations) {
        return operations.stream().map(Operation::signature).collect(Collectors.joining(", "));
    }
}
