package io.github.premiumdeploy.text;

import java.util.regex.Pattern;

/**
 * Text as a terminal may get it: without escape sequences and other control characters, so that nobody who is quoted moves
 * the cursor, changes colours, turns the direction of writing, writes lines of a log, or commands the CI server.
 */
public final class Printable {

    /** What changes colours and moves the cursor. */
    static final Pattern SEQUENCES = Pattern.compile("(\\x1B\\[|\\x9B)[0-?]*[ -/]*[@-~]");

    /**
     * What Azure Pipelines ({@code ##vso[…]}), TeamCity ({@code ##teamcity[…]}) and GitHub ({@code ##[…]}) look for anywhere in a
     * line of the log; published.
     */
    static final Pattern COMMANDS = Pattern.compile("##(?=[A-Za-z]*\\[)");

    /** What GitHub looks for where a line starts, blanks aside: {@code ::name::}; published. */
    private static final Pattern COMMANDS_AT_THE_START = Pattern.compile("(?m)^([\\t\\p{Z}]*):(?=:)");

    private static final Pattern IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\t]]");
    private static final Pattern IN_LINES = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\t\\n]]");

    private Printable() {}

    /** One line. */
    public static String line(String text) {
        return without(IN_A_LINE, text);
    }

    /** A message of several lines, each of which its author made sure to be one. */
    public static String lines(String text) {
        return without(IN_LINES, text);
    }

    /** A command of a CI server gets a blank in its middle. */
    private static String without(Pattern invisible, String text) {
        if (isPlain(text)) {
            return text;
        }
        String visible =
                invisible.matcher(SEQUENCES.matcher(text).replaceAll("")).replaceAll(" ");
        return COMMANDS_AT_THE_START
                .matcher(COMMANDS.matcher(visible).replaceAll("# #"))
                .replaceAll("$1: ");
    }

    /** Whether {@link #lines} would leave it as it is. */
    public static boolean is(String text) {
        return lines(text).equals(text);
    }

    /**
     * Whether a text surely has nothing that a terminal or a CI server would obey, as nearly all have not: only characters
     * that are seen, spaces of ASCII, and no two {@code #} or {@code :} in a row.
     */
    static boolean isPlain(String text) {
        char before = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!(c >= ' ' && c <= '~' || c > '~' && isSeen(c)) || c == before && (c == '#' || c == ':')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    /** A character of two halves is looked at more closely. */
    private static boolean isSeen(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
