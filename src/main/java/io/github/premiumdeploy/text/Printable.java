package io.github.premiumdeploy.text;

import java.util.regex.Pattern;

/**
 * Text as a terminal may get it: without escape sequences and other control characters, so that nobody who is quoted moves
 * the cursor, changes colours, turns the direction of writing, writes lines of a log, or commands the CI server.
 */
public final class Printable {

    private static final Pattern COLOURS = Pattern.compile("(\\x1B\\[|\\x9B)[0-?]*[ -/]*[@-~]");
    private static final Pattern IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\t]]");
    private static final Pattern IN_LINES = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\t\\n]]");

    private Printable() {}

    /** One line. */
    public static String line(String text) {
        if (Plain.is(text)) {
            return text;
        }
        return ConsoleCommands.defused(
                IN_A_LINE.matcher(COLOURS.matcher(text).replaceAll("")).replaceAll(" "));
    }

    /** A message of several lines, each of which its author made sure to be one. */
    public static String lines(String text) {
        if (Plain.is(text)) {
            return text;
        }
        return ConsoleCommands.defused(
                IN_LINES.matcher(COLOURS.matcher(text).replaceAll("")).replaceAll(" "));
    }

    /** Whether {@link #lines} would leave it as it is. */
    public static boolean is(String text) {
        return lines(text).equals(text);
    }
}
