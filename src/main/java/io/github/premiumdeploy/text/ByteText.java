package io.github.premiumdeploy.text;

import java.util.Arrays;

/** Bytes that were written as something else, each with its place in the original, and the text that they may be. */
final class ByteText {

    private byte[] bytes = new byte[32];
    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int value, int start, int end) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        bytes[size] = (byte) value;
        starts[size] = start;
        ends[size++] = end;
    }

    /** Lets what follows the last byte belong to it, as padding does. */
    void extendTo(int end) {
        if (size > 0) {
            ends[size - 1] = Math.max(end, ends[size - 1]);
        }
    }

    /** How many bytes a character has in UTF-8 that begins with one; none begins so: 0. */
    static int lengthInUtf8(int first) {
        return first < 0
                ? 0
                : first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    }

    /** Adds them as UTF-8; what is none is no text. */
    void addUtf8(Reading.Builder builder) {
        for (int at = 0; at < size; ) {
            int length = addCharacter(builder, at);
            if (length == 0) {
                builder.addDoubtful((char) (bytes[at] & 0xff), starts[at], ends[at]);
            }
            at += Math.max(length, 1);
        }
    }

    /** Adds the character that the first of them are in UTF-8, if they are one. */
    boolean addCharacter(Reading.Builder builder) {
        return addCharacter(builder, 0) > 0;
    }

    /** Adds a character, and says how many bytes it has; if there is none: 0. */
    private int addCharacter(Reading.Builder builder, int at) {
        int first = at < size ? bytes[at] & 0xff : -1;
        int length = lengthInUtf8(first);
        int point = length < 2 ? first : first & (0x7f >> length);
        for (int next = at + 1; next < at + length; next++) {
            if (next >= size || (bytes[next] & 0xc0) != 0x80) {
                return 0;
            }
            point = point << 6 | bytes[next] & 0x3f;
        }
        if (length == 0 || point > Character.MAX_CODE_POINT) {
            return 0;
        }
        int end = ends[at + length - 1];
        if (point > Character.MAX_VALUE) {
            builder.add(Character.highSurrogate(point), starts[at], end);
            builder.add(Character.lowSurrogate(point), starts[at], end);
        } else {
            add(builder, (char) point, starts[at], end);
        }
        return length;
    }

    /**
     * Adds them as UTF-16.
     *
     * @param from how many bytes stand before the first character
     */
    void addUtf16(Reading.Builder builder, int from, boolean isBigEndian) {
        for (int at = from; at + 1 < size; at += 2) {
            int one = bytes[at] & 0xff;
            int two = bytes[at + 1] & 0xff;
            add(builder, (char) (isBigEndian ? one << 8 | two : two << 8 | one), starts[at], ends[at + 1]);
        }
    }

    /** Texts have line ends and tabulators, and no other control characters. */
    private static void add(Reading.Builder builder, char c, int start, int end) {
        if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
            builder.addDoubtful(c, start, end);
        } else {
            builder.add(c, start, end);
        }
    }

    /**
     * Whether so many bytes may be UTF-16: three characters in a row are of the same few hundred. More are not asked for, since what
     * lies outside of the first plane stands between them as two of others.
     */
    static boolean mayBeUtf16(byte[] bytes, int size) {
        for (int at = 4; at < size; at++) {
            if (bytes[at] == bytes[at - 2] && bytes[at] == bytes[at - 4]) {
                return true;
            }
        }
        return false;
    }
}
