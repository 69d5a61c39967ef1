package io.github.premiumdeploy.report;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Writes texts as Markdown, without what is secret. Whatever could be markup, of Markdown or of HTML, or a link becomes a
 * character reference, which Markdown never takes for markup.
 */
final class Markdown {

    private static final String HARMLESS = " ,'\"/()";

    private final ReportText shown;

    Markdown(ReportText shown) {
        this.shown = shown;
    }

    String of(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : shown.of(text).toCharArray()) {
            if (c > '~' || Character.isLetterOrDigit(c) || HARMLESS.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append("&#").append((int) c).append(';');
            }
        }
        return escaped.toString();
    }

    /**
     * As many blocks as there is room for, and where the rest is. Each stands for itself, so that what is left out breaks
     * nothing before it.
     *
     * @param room in what the size is counted in; empty text if there is none
     * @param page the file with all of it
     */
    static String upTo(long room, List<String> blocks, ToIntFunction<String> size, String page) {
        String cut = "\n_The rest does not fit: see " + page + "._\n";
        long left = room - size.applyAsInt(cut);
        StringBuilder text = new StringBuilder();
        for (String block : left > 0 ? blocks : List.<String>of()) {
            left -= size.applyAsInt(block);
            text.append(left < 0 ? cut : block);
            if (left < 0) {
                break;
            }
        }
        return text.toString();
    }
}
