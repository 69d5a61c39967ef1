package io.github.premiumdeploy.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes a page of HTML. Names of elements and attributes come from the program; every text and value is escaped. */
final class Html {

    private static final Set<String> WITHIN_A_LINE = Set.of("span", "code", "a", "strong", "td", "th", "button");

    private final ReportText shown;
    private final StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
    /** Where texts that stand side by side, without an element between them, begin and end, by turns. */
    private final List<Integer> joined = new ArrayList<>();

    private int runStart;
    private int textsOfRun;

    private final Deque<String> open = new ArrayDeque<>();

    Html(ReportText shown) {
        this.shown = shown;
    }

    /** Opens an element. The attributes are names and values by turns. */
    Html open(String tag, String... attributes) {
        single(tag, attributes);
        open.push(tag);
        return this;
    }

    /** An element that has no content and no end. */
    Html single(String tag, String... attributes) {
        endRun();
        page.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            page.append('"');
        }
        page.append('>');
        beginRun();
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        String tag = open.pop();
        endRun();
        page.append("</").append(tag).append('>');
        if (!WITHIN_A_LINE.contains(tag)) {
            page.append('\n');
        }
        beginRun();
        return this;
    }

    Html text(String text) {
        textsOfRun++;
        escape(text);
        return this;
    }

    /** A space between two elements of a line, which the start and the end of a text have none of. */
    Html space() {
        page.append(' ');
        return this;
    }

    /** A whole element. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** The page's own style sheet, as it is. */
    Html style(String css) {
        return own("<style>" + css + "</style>\n");
    }

    /** The page's own script, as it is. */
    Html script(String js) {
        return own("<script>" + js + "</script>\n");
    }

    private Html own(String text) {
        endRun();
        page.append(text);
        beginRun();
        return this;
    }

    private void beginRun() {
        runStart = page.length();
        textsOfRun = 0;
    }

    private void endRun() {
        if (textsOfRun > 1) {
            joined.add(runStart);
            joined.add(page.length());
        }
    }

    /** Lines that stay as they are, in a box of their own that the keyboard can reach. */
    Html lines(String text, String... attributes) {
        open("pre", attributes);
        String separator = "";
        for (String line : text.lines().toList()) {
            page.append(separator);
            int margin = line.length() - line.stripLeading().length();
            page.append(" ".repeat(margin));
            text(line);
            separator = "\n";
        }
        return close();
    }

    private void escape(String text) {
        for (char c : shown.of(text).toCharArray()) {
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(c);
            }
        }
    }

    /**
     * The page.
     *
     * @param redaction takes out what is secret only in texts that stand side by side; each by itself has nothing
     */
    String page(UnaryOperator<String> redaction) {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> is not closed");
        }
        StringBuilder redacted = new StringBuilder(page.length());
        int at = 0;
        for (int i = 0; i < joined.size(); i += 2) {
            redacted.append(page, at, joined.get(i));
            at = joined.get(i + 1);
            redacted.append(redaction.apply(page.substring(joined.get(i), at)));
        }
        return redacted.append(page, at, page.length()).toString();
    }
}
