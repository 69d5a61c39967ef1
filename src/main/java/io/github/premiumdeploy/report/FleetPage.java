package io.github.premiumdeploy.report;

import io.github.premiumdeploy.report.TargetTally.Type;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    private final OutputFiles files;

    /** A page of a fleet. */
    public FleetPage(OutputFiles files) {
        this.files = files;
    }

    /**
     * One target.
     *
     * @param end how it ended, in a word
     * @param isFailure whether it was begun and not done
     * @param isBegun whether anything was done, so that there are pages about it
     * @param brief what came of it, in one line
     */
    public record Row(
            String id,
            String end,
            boolean isFailure,
            boolean isBegun,
            String brief,
            Duration duration,
            List<TargetTally> tallies) {}

    /** A cause or a step, and how many targets have it. */
    private record Column(Type type, String name, String remedy, int targets) {}

    /**
     * Writes the page.
     *
     * @param headline what ran, and on how many
     * @param data the file with the same as data
     * @throws IOException if it cannot be written
     */
    public Path write(String headline, List<Row> rows, String data) throws IOException {
        List<Column> columns = columns(rows);
        return new HtmlPage(files, NAME, "fleet.css", "fleet.js").write(headline, data, page -> {
            long failed = rows.stream().filter(Row::isFailure).count();
            long notBegun = rows.stream().filter(row -> !row.isBegun()).count();
            boolean isDone = failed + notBegun == 0;
            HtmlParts.header(
                    page,
                    isDone ? "✓" : "✕",
                    isDone ? "All done" : failed + notBegun + " of " + rows.size() + " not done",
                    isDone ? "held" : "missing",
                    headline);
            page.open("main");
            list(page, "causes", "Causes", columns, Type.CAUSE);
            list(page, "steps", "Steps", columns, Type.STEP);
            controls(page);
            matrix(page, rows, columns);
            page.close();
        });
    }

    private static List<Column> columns(List<Row> rows) {
        Map<String, Column> found = new LinkedHashMap<>();
        for (Row row : rows) {
            for (TargetTally tally : row.tallies()) {
                found.merge(
                        key(tally),
                        new Column(tally.type(), tally.name(), tally.remedy(), 1),
                        (known, one) -> new Column(known.type(), known.name(), known.remedy(), known.targets() + 1));
            }
        }
        List<Column> columns = new ArrayList<>(found.values());
        columns.sort(Comparator.comparing(Column::type).thenComparing(column -> -column.targets()));
        if (columns.size() > COLUMNS) {
            List<Column> first = new ArrayList<>(columns.subList(0, COLUMNS - 1));
            first.add(new Column(Type.STEP, REST, "", columns.size() - first.size()));
            return first;
        }
        return columns;
    }

    private static String key(TargetTally tally) {
        return tally.type() + tally.name();
    }

    /** Each once, with what to do about it and how many targets have it. */
    private static void list(Html page, String id, String title, List<Column> columns, Type type) {
        if (columns.stream().noneMatch(column -> column.type() == type)) {
            return;
        }
        page.open("section", "aria-labelledby", id).element("h2", title, "id", id);
        page.open("ul", "class", "columns");
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.type() != type) {
                continue;
            }
            page.open("li", "id", "column-" + (i + 1));
            page.open("p", "class", "name")
                    .element("strong", (i + 1) + ".")
                    .space()
                    .text(column.name());
            page.close();
            if (!column.remedy().isEmpty()) {
                page.element("p", column.remedy(), "class", "more");
            }
            page.open("p")
                    .element(
                            "strong",
                            column.name().equals(REST)
                                    ? column.targets() + " more columns"
                                    : ConsoleReport.count(column.targets(), "target"));
            page.space()
                    .element(
                            "button",
                            "Show only these",
                            "type",
                            "button",
                            "hidden",
                            "hidden",
                            "data-only",
                            String.valueOf(i + 1));
            page.close().close();
        }
        page.close().close();
    }

    /** They do nothing without the script, and are hidden until it runs. */
    private static void controls(Html page) {
        page.element("h2", "Targets", "id", "matrix");
        page.open("form", "class", "controls", "id", "controls", "hidden", "hidden");
        page.open("label").text("Search");
        page.single("input", "type", "search", "id", "search", "autocomplete", "off")
                .close();
        page.open("label").text("Outcome");
        page.open("select", "id", "outcome")
                .element("option", "all", "value", "")
                .close()
                .close();
        page.open("label").text("Column");
        page.open("select", "id", "only")
                .element("option", "all", "value", "")
                .close()
                .close();
        page.open("label").text("Compare");
        page.single("input", "id", "one", "list", "ids", "autocomplete", "off").close();
        page.open("label").text("with");
        page.single("input", "id", "other", "list", "ids", "autocomplete", "off")
                .close();
        page.open("datalist", "id", "ids").close();
        page.element("p", "", "id", "shown", "role", "status");
        page.close();
        page.open("div", "id", "comparison", "aria-live", "polite").close();
    }

    private static void matrix(Html page, List<Row> rows, List<Column> columns) {
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-labelledby", "matrix");
        page.open("table", "class", "matrix", "id", "fleet");
        page.open("thead").open("tr");
        List.of("Target", "Outcome", "Seconds").forEach(name -> page.element("th", name, "scope", "col"));
        for (int i = 0; i < columns.size(); i++) {
            page.open("th", "scope", "col", "title", columns.get(i).name());
            page.open("span", "aria-hidden", "true").text(String.valueOf(i + 1)).close();
            page.element("span", columns.get(i).name(), "class", "unseen").close();
        }
        page.element("th", "What came of it", "scope", "col").close().close();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            places.put(columns.get(i).type() + columns.get(i).name(), i);
        }
        page.open("tbody");
        rows.forEach(row -> row(page, row, columns, counts(row, places, columns.size())));
        page.close().close().close();
    }

    private static int[] counts(Row row, Map<String, Integer> places, int columns) {
        int[] counts = new int[columns];
        row.tallies().forEach(tally -> counts[places.getOrDefault(key(tally), columns - 1)] += tally.count());
        return counts;
    }

    private static void row(Html page, Row row, List<Column> columns, int[] counts) {
        String address = row.id() + "/" + IndexPage.NAME;
        page.open("tr").open("th", "scope", "row");
        if (row.isBegun()) {
            page.element("a", row.id(), "href", address);
        } else {
            page.text(row.id());
        }
        page.close();
        page.element("td", row.end(), "class", row.isFailure() ? "bad" : row.isBegun() ? "good" : "none");
        page.element("td", String.format(Locale.ROOT, "%.1f", row.duration().toMillis() / 1000.0));
        for (int i = 0; i < counts.length; i++) {
            page.open("td");
            if (counts[i] > 0 && columns.get(i).type() == Type.STEP) {
                page.element("a", String.valueOf(counts[i]), "class", "s", "href", address);
            } else if (counts[i] > 0) {
                page.element("a", String.valueOf(counts[i]), "href", address);
            }
            page.close();
        }
        String brief = row.brief();
        page.element("td", brief.length() > LONGEST_BRIEF ? brief.substring(0, LONGEST_BRIEF - 1) + "…" : brief);
        page.close();
    }
}
