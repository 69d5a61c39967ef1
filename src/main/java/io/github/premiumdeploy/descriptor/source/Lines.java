package io.github.premiumdeploy.descriptor.source;

import java.util.Arrays;

/** Turns an offset in a text into line and column. */
public final class Lines {

    private final String file;
    private final int[] starts;

    public Lines(String file, String text) {
        this.file = file;
        int[] found = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    public Position position(int offset) {
        int index = Arrays.binarySearch(starts, offset);
        int line = index >= 0 ? index : -index - 2;
        return new Position(file, line + 1, offset - starts[line] + 1);
    }
}
