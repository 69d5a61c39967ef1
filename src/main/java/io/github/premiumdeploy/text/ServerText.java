package io.github.premiumdeploy.text;

import java.util.regex.Pattern;

/**
 * What somebody else wrote, as it may be shown: on one line, and without anything that a terminal or a CI server would obey.
 */
public final class ServerText {

    /** Controls, what turns the direction of writing or is not seen, and what is no character at all. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}\\x{FFFE}\\x{FFFF}]+");

    private ServerText() {}

    /** A text with no more than so many characters, and {@code …} where it was cut. */
    public static String clean(String text, int longest) {
        if (text.length() <= longest && isClean(text)) {
            return text;
        }
        String start = text.length() > 4 * longest ? text.substring(0, 4 * longest) : text;
        String visible = INVISIBLE
                .matcher(Printable.SEQUENCES.matcher(start).replaceAll(""))
                .replaceAll(" ")
                .strip();
        String harmless = Printable.COMMANDS.matcher(visible).replaceAll("# #");
        return harmless.length() > longest ? cut(harmless, longest) + "…" : harmless;
    }

    /** Whether there surely is nothing to clean, as in nearly every text. */
    private static boolean isClean(String text) {
        int last = text.length() - 1;
        return last < 0 || text.charAt(0) != ' ' && text.charAt(last) != ' ' && Printable.isPlain(text);
    }

    /** Two halves of one character are not parted. */
    private static String cut(String text, int longest) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
