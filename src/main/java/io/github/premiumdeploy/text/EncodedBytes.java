package io.github.premiumdeploy.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads what is in a text as Base64 or as hexadecimal digits. Nobody says where either begins, so that each place is tried
 * where it can; what is none comes out as nonsense, in which nothing is found.
 */
final class EncodedBytes {

    private static final int NONE = -1;

    /** Fewer characters of Base64 hold no secret. */
    static final int SHORTEST_BASE64 = (SecretForms.SHORTEST * 8 + 5) / 6;

    private static final int SHORTEST_HEX = SecretForms.SHORTEST * 2;

    /** As many characters as a cut has, and a bracket. */
    private static final int AROUND = 4;

    private static final int[] BASE64 = values("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 64);
    private static final int[] HEX = values("0123456789abcdef", 16);

    static {
        // The alphabet for addresses and file names.
        BASE64['-'] = BASE64['+'];
        BASE64['_'] = BASE64['/'];
        for (char c = 'A'; c <= 'F'; c++) {
            HEX[c] = HEX[Character.toLowerCase(c)];
        }
    }

    private EncodedBytes() {}

    private static int[] values(String alphabet, int size) {
        int[] values = new int[128];
        Arrays.fill(values, NONE);
        for (int i = 0; i < size; i++) {
            values[alphabet.charAt(i)] = i;
        }
        return values;
    }

    /**
     * Hands over each way of reading the text so, one after the other; none if there is nothing that is long enough, or that
     * has a trace of a secret or of something else that is written in it.
     */
    static void decode(Reading text, Traces traces, Consumer<Reading> readings) {
        if (!hasRun(text, BASE64, SHORTEST_BASE64)) {
            return;
        }
        for (int skipped = 0; skipped < 4; skipped++) {
            decode(text, new Run(BASE64, 6, SHORTEST_BASE64, skipped), traces, readings);
        }
        if (hasRun(text, HEX, SHORTEST_HEX)) {
            decode(text, new Run(HEX, 4, SHORTEST_HEX, 0), traces, readings);
            decode(text, new Run(HEX, 4, SHORTEST_HEX, 1), traces, readings);
        }
    }

    /** How a run of an alphabet's characters is read: so many bits each, if it has so many, without so many of the first. */
    private record Run(int[] alphabet, int bits, int shortest, int skipped) {}

    private static boolean hasRun(Reading text, int[] alphabet, int shortest) {
        int run = 0;
        for (int at = 0; at < text.length(); at++) {
            run = value(alphabet, text.at(at)) == NONE ? 0 : run + 1;
            if (run == shortest) {
                return true;
            }
        }
        return false;
    }

    private static int value(int[] alphabet, char c) {
        return c < 128 ? alphabet[c] : NONE;
    }

    /** The ways in which the bytes of one text can be text. */
    private enum Charset {
        UTF_8,
        UTF_16LE,
        UTF_16LE_ODD,
        UTF_16BE,
        UTF_16BE_ODD;

        void add(ByteText bytes, Characters builder) {
            switch (this) {
                case UTF_8 -> bytes.addUtf8(builder);
                case UTF_16LE -> bytes.addUtf16(builder, 0, false);
                case UTF_16LE_ODD -> bytes.addUtf16(builder, 1, false);
                case UTF_16BE -> bytes.addUtf16(builder, 0, true);
                case UTF_16BE_ODD -> bytes.addUtf16(builder, 1, true);
            }
        }
    }

    private static final List<Charset> UTF_16 =
            List.of(Charset.UTF_16LE, Charset.UTF_16LE_ODD, Charset.UTF_16BE, Charset.UTF_16BE_ODD);

    private static void decode(Reading text, Run run, Traces traces, Consumer<Reading> readings) {
        if (decode(text, run, Charset.UTF_8, traces, readings)) {
            for (Charset charset : UTF_16) {
                decode(text, run, charset, traces, readings);
            }
        }
    }

    /**
     * Decodes every run that is long enough, with as much around it as tells of a cut.
     *
     * @return whether something in it may be UTF-16
     */
    private static boolean decode(
            Reading text, Run run, Charset charset, Traces traces, Consumer<Reading> readings) {
        Reading.Builder builder = new Reading.Builder(16);
        ByteText bytes = new ByteText();
        boolean mayBeUtf16 = false;
        int told = 0;
        for (int at = 0; at < text.length(); ) {
            int end = at;
            while (end < text.length() && value(run.alphabet, text.at(end)) != NONE) {
                end++;
            }
            if (end - at >= run.shortest) {
                bytes.clear();
                read(text, run, at + run.skipped, end, bytes);
                while (run.bits == 6 && end < text.length() && text.at(end) == '=') {
                    bytes.extendTo(text.end(end++));
                }
                mayBeUtf16 |= bytes.mayBeUtf16();
                if (charset == Charset.UTF_8 || bytes.mayBeUtf16()) {
                    Decoded decoded = new Decoded(text, Math.max(told, at - AROUND), at, bytes, charset, end);
                    told = decoded.told();
                    traces.clear();
                    decoded.addTo(traces);
                    if (traces.areFound()) {
                        decoded.addTo(builder);
                        builder.addApart(text, told - 1);
                    }
                }
            }
            at = Math.max(end, at + 1);
        }
        if (!builder.isEmpty()) {
            readings.accept(builder.build());
        }
        return mayBeUtf16;
    }

    /** A run, decoded, with what is around it. */
    private record Decoded(Reading text, int before, int at, ByteText bytes, Charset charset, int end) {

        int told() {
            return Math.min(end + AROUND, text.length());
        }

        void addTo(Characters characters) {
            addAround(text, before, at, characters);
            charset.add(bytes, characters);
            addAround(text, end, told(), characters);
        }
    }

    private static void addAround(Reading text, int from, int to, Characters builder) {
        for (int at = from; at < to; at++) {
            if (Character.isLetterOrDigit(text.at(at))) {
                builder.addApart(text, at);
            } else {
                builder.add(text, at);
            }
        }
    }

    private static void read(Reading text, Run run, int from, int to, ByteText bytes) {
        int pending = 0;
        int count = 0;
        int start = from;
        for (int at = from; at < to; at++) {
            if (count == 0) {
                start = at;
            }
            pending = pending << run.bits | value(run.alphabet, text.at(at));
            count += run.bits;
            if (count >= 8) {
                count -= 8;
                bytes.add(pending >> count, text.start(start), text.end(at));
                pending &= (1 << count) - 1;
                start = at;
            }
        }
    }
}
