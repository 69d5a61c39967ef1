package io.github.premiumdeploy.text;

import java.util.regex.Pattern;

/**
 * Tells secrets that look like ordinary words from those that do not. A word such as {@code done} occurs in texts that have
 * nothing to do with it, in ids, names and types above all, so that it is looked for only where it stands alone.
 */
final class OrdinaryWord {

    /** Longer ones do not occur by chance. */
    static final int LONGEST = 11;

    private static final String WORD = "(?:\\p{Lu}?\\p{Ll}+|\\p{Lu}+|\\d+)";

    /** Words and numbers in a row: {@code no-cache}, {@code eu-west-1}, {@code 2026-11-24}. Glued together they are no words. */
    private static final Pattern WORDS = Pattern.compile("[-_./: ]*" + WORD + "(?:[-_./: ]+" + WORD + ")*+[-_./: ]*");

    /** So far names and permissions are looked at around a word. */
    private static final int WINDOW = 64;

    private OrdinaryWord() {}

    /** Whether a text could be a word, a few short ones, or a number. */
    static boolean is(String text) {
        return text.length() <= LONGEST && WORDS.matcher(text).matches();
    }

    /** Whether what stands between two places is part of no id, name, path or permission. */
    static boolean standsAlone(Reading text, int from, int to) {
        return !isJoined(text, from - 1, -1) && !isJoined(text, to, 1) && !isPermission(text, from, to);
    }

    /** Whether a neighbour belongs to a word; what also ends a sentence does so only if the word goes on behind it. */
    private static boolean isJoined(Reading text, int at, int direction) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.at(at);
        if (isPartOfAWord(c)) {
            return true;
        }
        int beyond = at + direction;
        return (c == '-' || c == '.' || c == '/')
                && beyond >= 0
                && beyond < text.length()
                && isPartOfAWord(text.at(beyond));
    }

    private static boolean isPartOfAWord(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /** {@code domain:entity:action}; {@code user:password} has one colon only. */
    private static boolean isPermission(Reading text, int from, int to) {
        int colons = 0;
        for (int at = from - 1; at >= 0 && from - at < WINDOW && isPartOfAPermission(text.at(at)); at--) {
            colons += text.at(at) == ':' ? 1 : 0;
        }
        for (int at = to; at < text.length() && at - to < WINDOW && isPartOfAPermission(text.at(at)); at++) {
            colons += text.at(at) == ':' ? 1 : 0;
        }
        return colons == 2;
    }

    private static boolean isPartOfAPermission(char c) {
        return c == ':' || c == '*' || c == '-' || isPartOfAWord(c);
    }
}
