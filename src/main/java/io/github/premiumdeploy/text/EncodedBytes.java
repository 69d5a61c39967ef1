package io.github.premiumdeploy.text;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads what is in a text as Base64 or as hexadecimal digits. Nobody says where either begins, so that each place is tried
 * where it can; what is none comes out as nonsense, in which nothing is found.
 */
final class EncodedBytes {

    private static final byte NONE = -1;

    /** Fewer characters of Base64 hold no secret. */
    static final int SHORTEST_BASE64 = (SecretForms.SHORTEST * 8 + 5) / 6;

    private static final int SHORTEST_HEX = SecretForms.SHORTEST * 2;

    /** As many characters as a cut has, and a bracket. */
    private static final int AROUND = 4;

    private static final byte[] BASE64 = values("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 64);
    private static final byte[] HEX = values("0123456789abcdef", 16);
    private static final boolean[] ALPHABETS = {true, false};
    private static final Charset[] CHARSETS = Charset.values();

    static {
        // The alphabet for addresses and file names.
        BASE64['-'] = BASE64['+'];
        BASE64['_'] = BASE64['/'];
        for (char c = 'A'; c <= 'F'; c++) {
            HEX[c] = HEX[Character.toLowerCase(c)];
        }
    }

    private final Reading text;
    private final Traces traces;
    private final byte[] alphabet;
    /** So many bits are in a character. */
    private final int bits;
    /** So many of the first characters of a run may belong to something else. */
    private final int skips;

    private final int shortest;
    /** What has been read, by how many characters were skipped and by charset; null where there is nothing. */
    private Units[] units = {};

    private byte[] bytes = {};

    private EncodedBytes(Reading text, Traces traces, boolean isBase64) {
        this.text = text;
        this.traces = traces;
        this.alphabet = isBase64 ? BASE64 : HEX;
        this.bits = isBase64 ? 6 : 4;
        this.skips = isBase64 ? 4 : 2;
        this.shortest = isBase64 ? SHORTEST_BASE64 : SHORTEST_HEX;
    }

    private static byte[] values(String alphabet, int size) {
        byte[] values = new byte[128];
        Arrays.fill(values, NONE);
        for (int i = 0; i < size; i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }

    /**
     * Hands over each way of reading the text so, one after the other; none if there is nothing that is long enough, or that
     * has a trace of a secret or of something else that is written in it.
     */
    static void decode(Reading text, Traces traces, Consumer<Reading> readings) {
        // One call for both: the JVM makes a copy of all that it leads to for each.
        for (boolean isBase64 : ALPHABETS) {
            new EncodedBytes(text, traces, isBase64).decode(readings);
        }
    }

    private int value(int at) {
        char c = text.at(at);
        return c < 128 ? alphabet[c] : NONE;
    }

    /** The ways in which the bytes of one text can be text. */
    private enum Charset {
        UTF_8,
        UTF_16LE,
        UTF_16LE_ODD,
        UTF_16BE,
        UTF_16BE_ODD;

        void add(ByteText bytes, Reading.Builder builder) {
            switch (this) {
                case UTF_8 -> bytes.addUtf8(builder);
                case UTF_16LE -> bytes.addUtf16(builder, 0, false);
                case UTF_16LE_ODD -> bytes.addUtf16(builder, 1, false);
                case UTF_16BE -> bytes.addUtf16(builder, 0, true);
                case UTF_16BE_ODD -> bytes.addUtf16(builder, 1, true);
            }
        }
    }

    /** Runs that were decoded in one way, one behind the other, and how far the text around them was taken over. */
    private static final class Units {
        private final Reading.Builder builder = new Reading.Builder(16);
        private int told;
    }

    private void decode(Consumer<Reading> readings) {
        int told = 0;
        for (int at = 0; at < text.length(); at++) {
            int end = at;
            while (end < text.length() && value(end) != NONE) {
                end++;
            }
            if (end - at >= shortest) {
                int padded = end;
                while (bits == 6 && padded < text.length() && text.at(padded) == '=') {
                    padded++;
                }
                decode(at, end, padded, Math.max(told, at - AROUND));
                told = Math.min(padded + AROUND, text.length());
            }
            at = end;
        }
        for (Units way : units) {
            if (way != null) {
                readings.accept(way.builder.build());
            }
        }
    }

    /** Decodes a run, with as much around it as tells of a cut, in all ways that show anything. */
    private void decode(int at, int end, int padded, int before) {
        int after = Math.min(padded + AROUND, text.length());
        traces.begin(text, before, at);
        for (int skipped = 0; skipped < skips; skipped++) {
            int size = read(at + skipped, end);
            boolean mayBeUtf16 = ByteText.mayBeUtf16(bytes, size);
            if (mayBeUtf16 || traces.areIn(bytes, size, text, padded, after)) {
                ByteText decoded = new ByteText();
                read(at + skipped, end, decoded);
                decoded.extendTo(text.end(padded - 1));
                for (Charset charset : CHARSETS) {
                    if (charset == Charset.UTF_8 || mayBeUtf16) {
                        add(skipped, charset, at, decoded, padded);
                    }
                }
            }
        }
    }

    private void add(int skipped, Charset charset, int at, ByteText decoded, int end) {
        if (units.length == 0) {
            units = new Units[skips * CHARSETS.length];
        }
        int place = skipped * CHARSETS.length + charset.ordinal();
        if (units[place] == null) {
            units[place] = new Units();
        }
        Units way = units[place];
        addAround(Math.max(way.told, at - AROUND), at, way.builder);
        charset.add(decoded, way.builder);
        way.told = Math.min(end + AROUND, text.length());
        addAround(end, way.told, way.builder);
        way.builder.addApart(text, way.told - 1);
    }

    private void addAround(int from, int to, Reading.Builder builder) {
        for (int at = from; at < to; at++) {
            if (isOfAWord(text.at(at))) {
                builder.addApart(text, at);
            } else {
                builder.add(text, at);
            }
        }
    }

    /** Whether a character around a run is none that tells of a cut. */
    static boolean isOfAWord(char c) {
        return c < 128
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                : Character.isLetterOrDigit(c);
    }

    /** Only the bytes, and says how many. */
    private int read(int from, int to) {
        if (bytes.length < to - from) {
            bytes = new byte[Math.max(to - from, 2 * bytes.length)];
        }
        int size = 0;
        int pending = 0;
        int count = 0;
        for (int at = from; at < to; at++) {
            pending = pending << bits | alphabet[text.at(at)];
            count += bits;
            if (count >= 8) {
                count -= 8;
                bytes[size++] = (byte) (pending >> count);
            }
        }
        return size;
    }

    /** Each byte with where it is from. */
    private void read(int from, int to, ByteText decoded) {
        int pending = 0;
        int count = 0;
        int start = from;
        for (int at = from; at < to; at++) {
            if (count == 0) {
                start = at;
            }
            pending = pending << bits | alphabet[text.at(at)];
            count += bits;
            if (count >= 8) {
                count -= 8;
                decoded.add(pending >> count, text.start(start), text.end(at));
                pending &= (1 << count) - 1;
                start = at;
            }
        }
    }
}
