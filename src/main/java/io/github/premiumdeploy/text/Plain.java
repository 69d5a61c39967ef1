package io.github.premiumdeploy.text;

/** Tells in one quick pass texts in which there is nothing to clean away, which nearly all are, from those to look closer at. */
final class Plain {

    private Plain() {}

    /**
     * Whether a text surely has nothing that a terminal or a CI server would obey: only characters of ASCII and of ISO 8859-1
     * that are seen, and no two {@code #} or {@code :} in a row.
     */
    static boolean is(String text) {
        char before = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean isSeen = c >= ' ' && c <= '~' || c > '\u00a0' && c <= '\u00ff' && c != '\u00ad';
            if (!isSeen || c == before && (c == '#' || c == ':')) {
                return false;
            }
            before = c;
        }
        return true;
    }
}
