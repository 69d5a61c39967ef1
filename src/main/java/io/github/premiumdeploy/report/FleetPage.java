package io.github.premiumdeploy.report;

import io.github.premiumdeploy.report.HtmlPage.Badge;
import io.github.premiumdeploy.report.HtmlPage.Heading;
import io.github.premiumdeploy.report.TargetOutcome.End;
import io.github.premiumdeploy.report.TargetTally.Type;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes what came of a run on several targets as the page {@value #NAME}: causes that targets share are told once, and a
 * matrix has the targets by rows and the causes and steps by columns.
 */
public final class FleetPage {

    /** The file's name. */
    public static final String NAME = "fleet.html";

    /** More columns than these are one. */
    private static final int COLUMNS = 30;

    private static final int LONGEST_BRIEF = 90;

    private static final String REST = "everything else";

    private static final HtmlPage PAGE = new HtmlPage(NAME, "fleet.js");

    private FleetPage() {}

    private record Content(List<Section> sections, List<Column> columns, List<Line> rows) {}

    /** The causes or the steps, each once, with what to do about it and how many targets have it. */
    private record Section(String id, String title, List<Column> columns) {}

    private record Column(int number, Type type, String name, String remedy, String spread) {}

    private record Line(
            String id, boolean isBegun, String style, String end, String seconds, List<Cell> cells, String brief) {}

    private record Cell(int count, boolean isStep) {}

    /**
     * Writes the page.
     *
     * @param headline what ran, and on how many
     * @param data the file with the same as data
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(OutputFiles files, String headline, List<TargetOutcome> outcomes, String data)
            throws IOException {
        long undone = outcomes.stream()
                .filter(outcome -> outcome.end().isFailure() || outcome.end() == End.NOT_STARTED)
                .count();
        Badge badge = undone == 0
                ? new Badge("✓", "All done", "held")
                : new Badge("✕", undone + " of " + outcomes.size() + " not done", "missing");
        List<Column> columns = columns(outcomes);
        Map<String, Integer> places = new HashMap<>();
        columns.forEach(column -> places.put(column.type() + column.name(), column.number() - 1));
        return PAGE.write(
                files,
                new Heading(headline, headline, badge, data),
                new Content(
                        Stream.of(
                                        section("causes", "Causes", columns, Type.CAUSE),
                                        section("steps", "Steps", columns, Type.STEP))
                                .filter(section -> !section.columns().isEmpty())
                                .toList(),
                        columns,
                        outcomes.stream().map(one -> line(one, columns, places)).toList()));
    }

    private static List<Column> columns(List<TargetOutcome> outcomes) {
        Map<String, TargetTally> tallies = new LinkedHashMap<>();
        Map<String, Integer> targets = new HashMap<>();
        for (TargetOutcome outcome : outcomes) {
            for (TargetTally tally : outcome.tallies()) {
                tallies.putIfAbsent(key(tally), tally);
                targets.merge(key(tally), 1, Integer::sum);
            }
        }
        List<TargetTally> sorted = new ArrayList<>(tallies.values());
        sorted.sort(Comparator.comparing(TargetTally::type).thenComparing(tally -> -targets.get(key(tally))));
        int named = sorted.size() > COLUMNS ? COLUMNS - 1 : sorted.size();
        List<Column> columns = new ArrayList<>();
        for (TargetTally tally : sorted.subList(0, named)) {
            String spread = ConsoleReport.count(targets.get(key(tally)), "target");
            columns.add(new Column(columns.size() + 1, tally.type(), tally.name(), tally.remedy(), spread));
        }
        if (named < sorted.size()) {
            columns.add(new Column(COLUMNS, Type.STEP, REST, "", sorted.size() - named + " more columns"));
        }
        return columns;
    }

    private static String key(TargetTally tally) {
        return tally.type() + tally.name();
    }

    private static Section section(String id, String title, List<Column> columns, Type type) {
        return new Section(
                id,
                title,
                columns.stream().filter(column -> column.type() == type).toList());
    }

    private static Line line(TargetOutcome outcome, List<Column> columns, Map<String, Integer> places) {
        int[] counts = new int[columns.size()];
        outcome.tallies().forEach(tally -> counts[places.getOrDefault(key(tally), counts.length - 1)] += tally.count());
        boolean isBegun = outcome.end() != End.NOT_STARTED;
        String brief = outcome.brief();
        return new Line(
                outcome.id(),
                isBegun,
                outcome.end().isFailure() ? "bad" : isBegun ? "good" : "none",
                outcome.end().word(),
                ConsoleReport.seconds(outcome.duration(), 1),
                columns.stream()
                        .map(column -> new Cell(counts[column.number() - 1], column.type() == Type.STEP))
                        .toList(),
                brief.length() > LONGEST_BRIEF ? brief.substring(0, LONGEST_BRIEF - 1) + "…" : brief);
    }
}
