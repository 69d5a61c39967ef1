package io.github.premiumdeploy.report;

import io.github.premiumdeploy.access.Verdict;

/** How a verdict looks on a console. */
@FunctionalInterface
public interface VerdictStyle {

    /** Without colours. */
    VerdictStyle PLAIN = (verdict, word) -> word;

    /** The word for a verdict as the console shows it. */
    String of(Verdict verdict, String word);

    /** A line as the console shows it; ids that stand in brackets behind a name step back where there is a way to. */
    default String line(String line) {
        return line;
    }
}
