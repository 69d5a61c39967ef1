package io.github.premiumdeploy.report;

import io.github.premiumdeploy.apply.Receipt;
import io.github.premiumdeploy.apply.Receipt.Outcome;
import io.github.premiumdeploy.genesys.NamedEntity;
import io.github.premiumdeploy.http.Deadline.Wait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what a run did as the page {@value #NAME}: a time line of its steps and of what it waited for, resource by resource,
 * from which one sees what was slow and why.
 */
final class ReceiptPage {

    /** The file's name. */
    static final String NAME = "receipt.html";

    /** So many of the slowest steps are told at the top. */
    private static final int SLOWEST = 3;

    /** Of the drawing, from one end of the run to the other. */
    private static final int WIDTH = 1000;

    /** Shorter than this, a gap between steps is not worth a bar. */
    private static final Duration GAP = Duration.ofMillis(50);

    private final OutputFiles files;

    ReceiptPage(OutputFiles files) {
        this.files = files;
    }

    /** One bar of the time line. */
    private record Bar(
            String what, String operation, String kind, String word, Instant from, Duration took, List<String> notes) {
        Instant to() {
            return from.plus(took);
        }
    }

    /**
     * Writes the page of a run that has ended, or has just begun.
     *
     * @throws IOException if it cannot be written
     */
    Path write(Receipt receipt) throws IOException {
        Instant end = receipt.finishedAt().orElse(receipt.startedAt());
        Duration total = Duration.between(receipt.startedAt(), end);
        Map<String, List<Bar>> bars = bars(receipt, end);
        String headline = receipt.outcome() == Outcome.RUNNING
                ? "The run is under way, or was killed: " + ReceiptFile.NAME + " says what was done by then."
                : words(receipt.outcome()) + " in " + seconds(total) + ": "
                        + ConsoleReport.count(receipt.steps().size(), "step") + " on organization "
                        + receipt.organization().map(NamedEntity::toString).orElse("at " + receipt.apiUrl()) + ".";
        return new HtmlPage(files, NAME, "receipt.css").write(headline, ReceiptFile.NAME, page -> {
            String kind = kind(receipt.outcome());
            HtmlParts.header(page, mark(receipt.outcome()), words(receipt.outcome()), kind, headline);
            page.open("main");
            slowest(page, receipt, bars);
            line(page, receipt, total, bars);
            page.element("h2", "The run");
            page.open("dl");
            HtmlParts.fact(
                    page,
                    "Organization",
                    receipt.organization().map(NamedEntity::toString).orElse(HtmlParts.NOT_KNOWN));
            HtmlParts.fact(
                    page, "Client", receipt.client().map(NamedEntity::toString).orElse(HtmlParts.NOT_KNOWN));
            HtmlParts.fact(page, "API", receipt.apiUrl());
            HtmlParts.fact(page, "Target", receipt.target());
            HtmlParts.fact(page, "Began", receipt.startedAt().toString());
            HtmlParts.fact(page, "Ended", end.toString());
            page.close();
            HtmlParts.list(
                    page,
                    "ul",
                    receipt.forms().stream().map(form -> form.words()).toList(),
                    "forms");
            page.close();
        });
    }

    /** By resource, in the order in which work on them began; what no step did is between them. */
    private static Map<String, List<Bar>> bars(Receipt receipt, Instant end) {
        List<Receipt.Step> steps = receipt.steps().stream()
                .sorted(Comparator.comparing(Receipt.Step::startedAt))
                .toList();
        Map<String, List<Bar>> bars = new LinkedHashMap<>();
        Instant busyUntil = receipt.startedAt();
        boolean isFirst = true;
        for (Receipt.Step step : steps) {
            gap(
                    bars,
                    isFirst ? "Reading the organization, planning and checking" : "Between steps",
                    busyUntil,
                    step.startedAt(),
                    receipt);
            bars.computeIfAbsent(step.kind() + " \"" + step.name() + "\"", any -> new ArrayList<>())
                    .add(bar(step, receipt.waits()));
            Instant until = step.startedAt().plus(step.duration());
            busyUntil = until.isAfter(busyUntil) ? until : busyUntil;
            isFirst = false;
        }
        gap(
                bars,
                isFirst ? "Reading the organization, planning and checking" : "Reading back, and the end",
                busyUntil,
                end,
                receipt);
        return bars;
    }

    private static void gap(Map<String, List<Bar>> bars, String what, Instant from, Instant to, Receipt receipt) {
        Duration took = Duration.between(from, to);
        Duration whole =
                Duration.between(receipt.startedAt(), receipt.finishedAt().orElse(to));
        Duration shortest = whole.dividedBy(100).compareTo(GAP) > 0 ? whole.dividedBy(100) : GAP;
        if (took.compareTo(shortest) >= 0) {
            bars.computeIfAbsent(what, any -> new ArrayList<>())
                    .add(new Bar("no step", "", "between", "between", from, took, reasons(from, to, receipt.waits())));
        }
    }

    private static Bar bar(Receipt.Step step, List<Wait> waits) {
        List<String> notes = new ArrayList<>();
        step.note().ifPresent(notes::add);
        step.status().ifPresent(status -> notes.add("Status: " + status));
        notes.addAll(reasons(step.startedAt(), step.startedAt().plus(step.duration()), waits));
        return new Bar(
                step.action(),
                step.operation(),
                kind(step.outcome()),
                words(step.outcome()),
                step.startedAt(),
                step.duration(),
                notes);
    }

    /** What was waited for in that time, each reason once. Steps run side by side: it may have been for another. */
    private static List<String> reasons(Instant from, Instant to, List<Wait> waits) {
        Map<String, List<Wait>> reasons = new LinkedHashMap<>();
        waits.stream()
                .filter(wait -> isWithin(wait, from, to))
                .forEach(wait -> reasons.computeIfAbsent(wait.path() + " " + wait.reason(), any -> new ArrayList<>())
                        .add(wait));
        return reasons.entrySet().stream()
                .map(reason -> "Waited " + seconds(sum(reason.getValue())) + " in "
                        + ConsoleReport.count(reason.getValue().size(), "wait") + ": " + reason.getKey())
                .toList();
    }

    /** A step does not end before what it waits for. */
    private static boolean isWithin(Wait wait, Instant from, Instant to) {
        return !wait.startedAt().isBefore(from)
                && !wait.startedAt().plus(wait.duration()).isAfter(to);
    }

    private static Duration sum(List<Wait> waits) {
        return waits.stream().map(Wait::duration).reduce(Duration.ZERO, Duration::plus);
    }

    private static void slowest(Html page, Receipt receipt, Map<String, List<Bar>> bars) {
        List<Map.Entry<String, Bar>> all = new ArrayList<>();
        bars.forEach((resource, own) -> own.forEach(bar -> all.add(Map.entry(resource, bar))));
        all.sort(Comparator.comparing(one -> one.getValue().took().negated()));
        if (all.isEmpty()) {
            return;
        }
        page.element("h2", "What took longest");
        page.open("ol", "class", "slowest");
        all.stream().limit(SLOWEST).forEach(one -> {
            page.open("li");
            page.element("strong", seconds(one.getValue().took()))
                    .space()
                    .text(one.getKey()
                            + (one.getValue().operation().isEmpty()
                                    ? ""
                                    : ": " + one.getValue().what()));
            HtmlParts.list(page, "ul", one.getValue().notes(), "plain");
            page.close();
        });
        page.close();
        page.element(
                "p",
                receipt.waits().isEmpty()
                        ? "Nothing was waited for on purpose."
                        : "Waited on purpose: " + seconds(sum(receipt.waits())) + " in "
                                + ConsoleReport.count(receipt.waits().size(), "wait")
                                + ", some of them side by side.",
                "class",
                "more");
    }

    private static void line(Html page, Receipt receipt, Duration total, Map<String, List<Bar>> bars) {
        if (bars.isEmpty()) {
            return;
        }
        page.element("h2", "Time line");
        page.open("table", "class", "line");
        HtmlParts.columns(page, List.of("Step", "When, from 0 to " + seconds(total), "Began", "Took"));
        bars.forEach((resource, own) -> {
            page.open("tbody").open("tr", "class", "resource");
            page.element("th", resource, "colspan", "4", "scope", "rowgroup").close();
            own.forEach(bar -> row(page, receipt, total, bar));
            page.close();
        });
        page.close();
    }

    private static void row(Html page, Receipt receipt, Duration total, Bar bar) {
        page.open("tr").open("th", "scope", "row").text(bar.what());
        if (!bar.kind().equals("held") && !bar.kind().equals("between")) {
            page.space().element("strong", bar.word(), "class", bar.kind());
        }
        if (!bar.operation().isEmpty()) {
            page.space().element("small", bar.operation());
        }
        page.close().open("td", "class", "when");
        Duration before = Duration.between(receipt.startedAt(), bar.from());
        drawing(page, receipt, total, bar, before);
        HtmlParts.list(page, "ul", bar.notes(), "notes");
        page.close();
        page.element("td", seconds(before)).element("td", seconds(bar.took()));
        page.close();
    }

    private static void drawing(Html page, Receipt receipt, Duration total, Bar bar, Duration before) {
        page.open(
                "svg",
                "viewBox",
                "0 0 " + WIDTH + " 16",
                "preserveAspectRatio",
                "none",
                "aria-hidden",
                "true",
                "focusable",
                "false");
        rectangle(page, "track", 0, WIDTH, 7, 2);
        rectangle(page, bar.kind(), at(before, total), Math.max(3, at(bar.took(), total)), 1, 14);
        receipt.waits().stream()
                .filter(wait -> isWithin(wait, bar.from(), bar.to()))
                .forEach(wait -> rectangle(
                        page,
                        "wait",
                        at(Duration.between(receipt.startedAt(), wait.startedAt()), total),
                        Math.max(1, at(wait.duration(), total)),
                        5,
                        6));
        page.close();
    }

    private static void rectangle(Html page, String kind, long x, long width, int y, int height) {
        page.open(
                        "rect",
                        "class",
                        kind,
                        "x",
                        String.valueOf(Math.min(x, WIDTH - 1)),
                        "y",
                        String.valueOf(y),
                        "width",
                        String.valueOf(width),
                        "height",
                        String.valueOf(height))
                .close();
    }

    private static long at(Duration time, Duration total) {
        return total.isZero() ? 0 : Math.max(0, WIDTH * time.toMillis() / Math.max(1, total.toMillis()));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case DONE -> "held";
            case FAILED -> "missing";
            case UNKNOWN, RUNNING -> "unknown";
        };
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case DONE -> "✓";
            case FAILED -> "✕";
            case UNKNOWN, RUNNING -> "?";
        };
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case DONE -> "Done";
            case FAILED -> "Failed";
            case UNKNOWN -> "Not known how it ended";
            case RUNNING -> "Under way";
        };
    }
}
