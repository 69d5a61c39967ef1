package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Verdict;
import java.util.List;

/** The parts that several pages have. */
final class HtmlParts {

    /** What stands where an organization or a client is not known. */
    static final String NOT_KNOWN = "not known";

    private HtmlParts() {}

    /** The mark and the word say what the colour says. */
    static void badge(Html page, String mark, String word, String kind) {
        page.open("span", "class", "badge " + kind);
        page.element("span", mark, "aria-hidden", "true").text("\u00a0" + word);
        page.close();
    }

    /** A verdict as a badge. */
    static void verdict(Html page, Verdict verdict) {
        badge(page, mark(verdict), word(verdict), verdict.word());
    }

    static String mark(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "✓";
            case MISSING, NOT_OFFERED -> "✕";
            case UNKNOWN -> "?";
            case NOT_APPLICABLE -> "–";
        };
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "Held";
            case MISSING -> "Missing";
            case NOT_OFFERED -> "Not offered";
            case UNKNOWN -> "Unknown";
            case NOT_APPLICABLE -> "Does not matter";
        };
    }

    /** The top of a page: how it ended, and the same in one sentence. */
    static void header(Html page, String mark, String word, String kind, String headline) {
        page.open("header", "class", kind).open("p", "class", "outcome");
        badge(page, mark, word, kind);
        page.close().element("h1", headline).close();
    }

    /** One of a list of facts. */
    static void fact(Html page, String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close();
    }

    /** A list, if there is anything in it. */
    static void list(Html page, String tag, List<String> items, String kind) {
        if (items.isEmpty()) {
            return;
        }
        page.open(tag, "class", kind);
        items.forEach(item -> page.element("li", item));
        page.close();
    }

    /** The head of a table. */
    static void columns(Html page, List<String> names) {
        page.open("thead").open("tr");
        names.forEach(name -> page.element("th", name, "scope", "col"));
        page.close().close();
    }
}
