package io.github.premiumdeploy.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines between its words. */
final class Wrapped {

    /** A line has at least so much of the text, however much stands before it. */
    private static final int NARROWEST = 20;

    private Wrapped() {}

    /**
     * The lines of a text. One word that is longer than a line stays whole.
     *
     * @param head stands before the first line; blanks of its length before the others
     * @param width characters of a line, the head included
     */
    static List<String> lines(String head, String text, int width) {
        int room = Math.max(NARROWEST, width - head.length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > room) {
                lines.add((lines.isEmpty() ? head : " ".repeat(head.length())) + line);
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add((lines.isEmpty() ? head : " ".repeat(head.length())) + line);
        return lines;
    }
}
