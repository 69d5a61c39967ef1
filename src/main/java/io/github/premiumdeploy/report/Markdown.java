package io.github.premiumdeploy.report;

/**
 * Escapes texts for Markdown. Whatever could be markup, of Markdown or of HTML, or a link becomes a character reference,
 * which Markdown never takes for markup.
 */
final class Markdown {

    private static final String HARMLESS = " ,'\"/()";

    private Markdown() {}

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c > '~' || Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append("&#").append((int) c).append(';');
            }
        }
        return escaped.toString();
    }
}
