package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Verdict;
import java.util.Optional;

/**
 * A line of a report on a console.
 *
 * @param verdict what it begins with, after two blanks
 * @param word the verdict as the report calls it; empty text where there is none
 * @param rest all that comes after the word
 */
public record ReportLine(Optional<Verdict> verdict, String word, String rest) {

    /** A line that begins with no verdict. */
    public ReportLine(String text) {
        this(Optional.empty(), "", text);
    }

    /** The line without colours. */
    public String text() {
        return (verdict.isPresent() ? "  " : "") + word + rest;
    }
}
