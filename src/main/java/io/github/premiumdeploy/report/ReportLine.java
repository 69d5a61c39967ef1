package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Verdict;

/** A line of a report on a console. */
public sealed interface ReportLine {

    String text();

    record Text(String text) implements ReportLine {}

    /**
     * A line that begins with a verdict, after two blanks.
     *
     * @param word the verdict as the report calls it
     * @param rest all that comes after the word
     */
    record Judged(Verdict verdict, String word, String rest) implements ReportLine {
        @Override
        public String text() {
            return "  " + word + rest;
        }
    }
}
