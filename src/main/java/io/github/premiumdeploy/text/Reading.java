package io.github.premiumdeploy.text;

import java.util.Arrays;
import java.util.BitSet;

/** A text as one way of decoding reads it: each of its characters knows from where in the original it comes. */
final class Reading {

    /** Of no alphabet, no escape and no blank. */
    static final char APART = '\uffff';

    private final char[] text;
    private final int length;
    private final int[] starts;
    private final int[] ends;
    private final BitSet doubtful;
    private final boolean isOriginal;

    private Reading(char[] text, int length, int[] starts, int[] ends, BitSet doubtful, boolean isOriginal) {
        this.text = text;
        this.length = length;
        this.starts = starts;
        this.ends = ends;
        this.doubtful = doubtful;
        this.isOriginal = isOriginal;
    }

    static Reading of(String text) {
        return new Reading(text.toCharArray(), text.length(), new int[0], new int[0], new BitSet(), true);
    }

    int length() {
        return length;
    }

    char at(int index) {
        return text[index];
    }

    boolean isOriginal() {
        return isOriginal;
    }

    int start(int index) {
        return isOriginal ? index : starts[index];
    }

    int end(int index) {
        return isOriginal ? index + 1 : ends[index];
    }

    /** Whether another one has the same characters from the same places. */
    boolean isSame(Reading other) {
        return other != null
                && length == other.length
                && isOriginal == other.isOriginal
                && Arrays.equals(text, 0, length, other.text, 0, length)
                && (isOriginal
                        || Arrays.equals(starts, 0, length, other.starts, 0, length)
                                && Arrays.equals(ends, 0, length, other.ends, 0, length))
                && doubtful.equals(other.doubtful);
    }

    String text(int from, int to) {
        return new String(text, from, to - from);
    }

    /**
     * What of it can be text in which something else is written: stretches of so many characters, none of which is doubtful,
     * each apart from the next.
     */
    Reading legible(int shortest) {
        if (doubtful.isEmpty()) {
            return this;
        }
        Builder legible = new Builder(length);
        for (int at = 0; at < length; ) {
            int end = doubtful.nextSetBit(at);
            end = end < 0 ? length : end;
            for (int i = at; end - at >= shortest && i <= end && i < length; i++) {
                legible.add(i < end ? at(i) : APART, start(i), end(i));
            }
            at = end + 1;
        }
        return legible.build();
    }

    @Override
    public String toString() {
        return text(0, length);
    }

    /** Whether nothing is shown of a character, and it is read as a space. */
    static boolean isBlank(char c) {
        if (c <= '~') {
            return c <= ' ';
        }
        return c <= '\u00a0'
                || switch (Character.getType(c)) {
                    case Character.FORMAT,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    /** Collects the characters of a reading. */
    static final class Builder {

        private char[] text;
        private int[] starts;
        private int[] ends;
        private int length;
        private final BitSet doubtful = new BitSet();

        Builder(int expected) {
            this.text = new char[expected];
            this.starts = new int[expected];
            this.ends = new int[expected];
        }

        void add(char c, int start, int end) {
            if (length == text.length) {
                int more = Math.max(16, length + length / 2);
                text = Arrays.copyOf(text, more);
                starts = Arrays.copyOf(starts, more);
                ends = Arrays.copyOf(ends, more);
            }
            text[length] = c;
            starts[length] = start;
            ends[length++] = end;
        }

        /** Adds a character that probably is none. */
        void addDoubtful(char c, int start, int end) {
            doubtful.set(length);
            add(c, start, end);
        }

        /** Adds something that parts what is before it from what is behind it. */
        void addApart(Reading from, int index) {
            addDoubtful(APART, from.start(index), from.end(index));
        }

        /** Takes over a character of another reading. */
        void add(Reading from, int index) {
            add(from.at(index), from.start(index), from.end(index));
        }

        Reading build() {
            return new Reading(text, length, starts, ends, doubtful, false);
        }
    }
}
