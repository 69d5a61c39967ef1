package io.github.premiumdeploy.text;

/** Tells where a text was cut: {@code …} or {@code ...}, in brackets or not. */
final class Cut {

    /** So many dots in a row are a cut. */
    static final int DOTS = 3;

    private Cut() {}

    /** Whether a cut begins at a place. */
    static boolean beginsAt(Reading text, int at) {
        return isMark(text, at) || is(text, at, "[(<{") && isMark(text, at + 1);
    }

    /** Whether a cut ends before a place. */
    static boolean endsAt(Reading text, int at) {
        int end = is(text, at - 1, "])>}") ? at - 1 : at;
        return is(text, end - 1, "…") || isDots(text, end - DOTS);
    }

    private static boolean isMark(Reading text, int at) {
        return is(text, at, "…") || isDots(text, at);
    }

    private static boolean isDots(Reading text, int at) {
        return is(text, at, ".") && is(text, at + 1, ".") && is(text, at + 2, ".");
    }

    private static boolean is(Reading text, int at, String any) {
        return at >= 0 && at < text.length() && any.indexOf(text.at(at)) >= 0;
    }
}
