package io.github.premiumdeploy.report;

import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.http.Deadline.Wait;
import io.github.premiumdeploy.report.HtmlPage.Badge;
import io.github.premiumdeploy.report.HtmlPage.Fact;
import io.github.premiumdeploy.report.HtmlPage.Heading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what a run did as the page {@value #NAME}: a time line of its steps and of what it waited for, resource by resource,
 * from which one sees what was slow and why.
 */
final class ReceiptPage {

    static final String NAME = "receipt.html";

    /** So many of the slowest steps are told at the top. */
    private static final int SLOWEST = 3;

    /** Of the drawing, from one end of the run to the other. */
    private static final int WIDTH = 1000;

    /** Shorter than this, a gap between steps is not worth a bar. */
    private static final Duration GAP = Duration.ofMillis(50);

    private static final Map<Outcome, Badge> OUTCOMES = Map.of(
            Outcome.DONE, new Badge("✓", "Done", "held"),
            Outcome.FAILED, new Badge("✕", "Failed", "missing"),
            Outcome.UNKNOWN, new Badge("?", "Not known how it ended", "unknown"),
            Outcome.RUNNING, new Badge("?", "Under way", "unknown"));

    private static final HtmlPage PAGE = new HtmlPage(NAME);

    private final Receipt receipt;
    private final Instant end;
    private final Duration total;
    private final Map<String, List<Bar>> bars = new LinkedHashMap<>();

    private ReceiptPage(Receipt receipt) {
        this.receipt = receipt;
        this.end = receipt.finishedAt().orElse(receipt.startedAt());
        this.total = Duration.between(receipt.startedAt(), end);
    }

    private record Content(
            List<Bar> slowest,
            String waited,
            String total,
            List<Resource> resources,
            List<Fact> facts,
            List<String> forms) {}

    private record Resource(String name, List<Bar> bars) {}

    /**
     * One bar of the time line.
     *
     * @param title what it is about, and of a step what that did
     * @param operation empty text where it is no step
     * @param isDone whether there is nothing to say of its outcome
     */
    private record Bar(
            String title,
            String what,
            String operation,
            Badge outcome,
            boolean isDone,
            Duration duration,
            String took,
            String began,
            List<String> notes,
            List<Rectangle> drawing) {}

    private record Rectangle(String kind, long x, int y, long width, int height) {}

    /** Writes the page of a run that has ended, or has just begun. */
    static Path write(OutputFiles files, Receipt receipt) throws IOException {
        ReceiptPage page = new ReceiptPage(receipt);
        Badge outcome = OUTCOMES.get(receipt.outcome());
        String headline = receipt.outcome() == Outcome.RUNNING
                ? "The run is under way, or was killed: " + ReceiptFile.NAME + " says what was done by then."
                : outcome.word() + " in " + seconds(page.total) + ": "
                        + ConsoleReport.count(receipt.steps().size(), "step") + " on organization "
                        + receipt.organization().map(NamedEntity::toString).orElse("at " + receipt.apiUrl()) + ".";
        return PAGE.write(files, new Heading(headline, headline, outcome, ReceiptFile.NAME), page.content());
    }

    private Content content() {
        drawBars();
        return new Content(
                bars.values().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Bar::duration).reversed())
                        .limit(SLOWEST)
                        .toList(),
                receipt.waits().isEmpty()
                        ? "Nothing was waited for on purpose."
                        : "Waited on purpose: " + sum(receipt.waits()) + ", some of them side by side.",
                seconds(total),
                bars.entrySet().stream()
                        .map(resource -> new Resource(resource.getKey(), resource.getValue()))
                        .toList(),
                List.of(
                        new Fact(
                                "Organization",
                                receipt.organization()
                                        .map(NamedEntity::toString)
                                        .orElse(HtmlPage.NOT_KNOWN)),
                        new Fact(
                                "Client",
                                receipt.client().map(NamedEntity::toString).orElse(HtmlPage.NOT_KNOWN)),
                        new Fact("API", receipt.apiUrl()),
                        new Fact("Target", receipt.target()),
                        new Fact("Began", receipt.startedAt().toString()),
                        new Fact("Ended", end.toString())),
                receipt.forms().stream().map(form -> form.words()).toList());
    }

    /** By resource, in the order in which work on them began; what no step did is between them. */
    private void drawBars() {
        List<Receipt.Step> steps = receipt.steps().stream()
                .sorted(Comparator.comparing(Receipt.Step::startedAt))
                .toList();
        String before = "Reading the organization, planning and checking";
        Instant busyUntil = receipt.startedAt();
        for (Receipt.Step step : steps) {
            gap(step == steps.get(0) ? before : "Between steps", busyUntil, step.startedAt());
            List<String> notes = new ArrayList<>();
            step.note().ifPresent(notes::add);
            step.status().ifPresent(status -> notes.add("Status: " + status));
            draw(
                    step.kind() + " \"" + step.name() + "\"",
                    step.action(),
                    step.operation(),
                    OUTCOMES.get(step.outcome()),
                    step.startedAt(),
                    step.duration(),
                    notes);
            Instant until = step.startedAt().plus(step.duration());
            busyUntil = until.isAfter(busyUntil) ? until : busyUntil;
        }
        gap(steps.isEmpty() ? before : "Reading back, and the end", busyUntil, end);
    }

    private void gap(String resource, Instant from, Instant to) {
        Duration took = Duration.between(from, to);
        Duration shortest = total.dividedBy(100).compareTo(GAP) > 0 ? total.dividedBy(100) : GAP;
        if (took.compareTo(shortest) >= 0) {
            draw(resource, "no step", "", new Badge("", "between", "between"), from, took, new ArrayList<>());
        }
    }

    private void draw(
            String resource,
            String what,
            String operation,
            Badge outcome,
            Instant from,
            Duration took,
            List<String> notes) {
        // A step does not end before what it waits for.
        List<Wait> waits = receipt.waits().stream()
                .filter(wait -> !wait.startedAt().isBefore(from)
                        && !wait.startedAt().plus(wait.duration()).isAfter(from.plus(took)))
                .toList();
        notes.addAll(reasons(waits));
        List<Rectangle> drawing = new ArrayList<>();
        drawing.add(rectangle(outcome.kind(), from, took, 3, 1, 14));
        waits.forEach(wait -> drawing.add(rectangle("wait", wait.startedAt(), wait.duration(), 1, 5, 6)));
        bars.computeIfAbsent(resource, any -> new ArrayList<>())
                .add(new Bar(
                        resource + (operation.isEmpty() ? "" : ": " + what),
                        what,
                        operation,
                        outcome,
                        outcome.kind().equals("held") || outcome.kind().equals("between"),
                        took,
                        seconds(took),
                        seconds(Duration.between(receipt.startedAt(), from)),
                        notes,
                        drawing));
    }

    /** Each reason once. Steps run side by side: it may have been for another. */
    private static List<String> reasons(List<Wait> waits) {
        Map<String, List<Wait>> reasons = new LinkedHashMap<>();
        waits.forEach(wait -> reasons.computeIfAbsent(wait.path() + " " + wait.reason(), any -> new ArrayList<>())
                .add(wait));
        return reasons.entrySet().stream()
                .map(reason -> "Waited " + sum(reason.getValue()) + ": " + reason.getKey())
                .toList();
    }

    private static String sum(List<Wait> waits) {
        return seconds(waits.stream().map(Wait::duration).reduce(Duration.ZERO, Duration::plus)) + " in "
                + ConsoleReport.count(waits.size(), "wait");
    }

    private Rectangle rectangle(String kind, Instant from, Duration took, int narrowest, int y, int height) {
        long x = at(Duration.between(receipt.startedAt(), from));
        return new Rectangle(kind, Math.min(x, WIDTH - 1), y, Math.max(narrowest, at(took)), height);
    }

    private long at(Duration time) {
        return total.isZero() ? 0 : Math.max(0, WIDTH * time.toMillis() / Math.max(1, total.toMillis()));
    }

    private static String seconds(Duration duration) {
        return ConsoleReport.seconds(duration, 2) + " s";
    }
}
