package io.github.premiumdeploy.text;

import java.util.Optional;

/**
 * Takes out of a text what a break of a line puts into it: blanks and line ends, the marks of quoted lines, and the sign of
 * a soft break.
 */
final class Blanks {

    private Blanks() {}

    /** The text without; empty if it has none. */
    static Optional<Reading> removed(Reading text) {
        for (int at = 0; at < text.length(); at++) {
            if (isRemoved(text.at(at))) {
                return Optional.of(of(text));
            }
        }
        return Optional.empty();
    }

    /** The text without, whether it has any or not. */
    static Reading of(Reading text) {
        Reading.Builder joined = new Reading.Builder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (!isRemoved(text.at(at)) && !isSoft(text, at)) {
                joined.add(text, at);
            }
        }
        return joined.build();
    }

    /** Marks of quotations go wherever they stand: nobody can tell them from those of what is quoted. */
    private static boolean isRemoved(char c) {
        return c == '>' || c == '|' || Reading.isBlank(c);
    }

    /** {@code =} or {@code \} at the end of a line. */
    private static boolean isSoft(Reading text, int at) {
        return (text.at(at) == '=' || text.at(at) == '\\')
                && at + 1 < text.length()
                && (text.at(at + 1) == '\n' || text.at(at + 1) == '\r');
    }
}
