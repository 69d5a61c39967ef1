package io.github.premiumdeploy.genesys;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A {@code pattern} of a server's JSON Schema. The schema is foreign: a pattern is tried in linear time and within bounds, or
 * not at all. What RE2 does not have (looking ahead, references back) cannot be read.
 */
public final class SchemaPattern {

    /** Longer patterns are none that a person wrote. */
    private static final int LONGEST = 1_000;

    /** Parts that a pattern may have, repetitions written out; each takes some hundred bytes. */
    private static final int MOST_PARTS = 10_000;

    /** Steps of a match at the most, about a second: its parts times the characters of the text. */
    private static final long MOST_STEPS = 50_000_000;

    private final Pattern pattern;

    private SchemaPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads a pattern; empty if it cannot be read, or not within bounds. */
    public static Optional<SchemaPattern> of(String regex) {
        // A quotation is none of JSON Schema, and would hide brackets and repetitions from the count.
        if (regex.length() > LONGEST || regex.contains("\\Q") || RepetitionCount.of(regex) > MOST_PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SchemaPattern(Pattern.compile(inRe2(regex))));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** JSON Schema's way to write a character by its number is another one than RE2's. */
    private static String inRe2(String regex) {
        return regex.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\u([0-9A-Fa-f]{4})", "$1\\\\x{$2}");
    }

    /** Whether it is found in a text; empty if the text is too long to look. */
    public Optional<Boolean> isIn(String text) {
        return (long) pattern.programSize() * text.length() > MOST_STEPS
                ? Optional.empty()
                : Optional.of(pattern.matcher(text).find());
    }
}
