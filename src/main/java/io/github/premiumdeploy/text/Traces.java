package io.github.premiumdeploy.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Looks in one quick pass whether a text can have anything of a secret: four characters in a row of one, which every secret
 * and every part of one that counts has. Most texts have none, and then nothing needs to be searched for. Not safe for use by
 * several threads.
 */
final class Traces {

    /** All four characters in a row of any secret. Unchangeable. */
    static final class Index {

        /** The four characters as one number, which is never 0, since no character is after it is folded. */
        private long[] table = new long[64];

        private int size;
        private boolean isPlain = true;

        Index(Collection<? extends Collection<String>> texts) {
            texts.forEach(some -> some.forEach(this::addAll));
        }

        private void addAll(String text) {
            long window = 0;
            for (int at = 0; at < text.length(); at++) {
                char c = SecretAutomaton.folded(text.charAt(at));
                isPlain &= isPlain(c);
                window = window << Character.SIZE | c;
                if (at >= SecretForms.SHORTEST - 1) {
                    add(window);
                }
            }
        }

        private void add(long window) {
            int slot = slot(window);
            if (table[slot] == window) {
                return;
            }
            table[slot] = window;
            // With three of four free, nearly every other text is told apart at the first look.
            if (++size > table.length / 4) {
                long[] old = table;
                table = new long[2 * old.length];
                for (long one : old) {
                    if (one != 0) {
                        table[slot(one)] = one;
                    }
                }
            }
        }

        /** Where it is, or would be. */
        private int slot(long window) {
            int slot = (int) (window * 0x9e3779b97f4a7c15L >>> 1 + Long.numberOfLeadingZeros(table.length));
            while (table[slot] != 0 && table[slot] != window) {
                slot = slot + 1 & table.length - 1;
            }
            return slot;
        }

        private boolean has(long window) {
            return table[slot(window)] != 0;
        }
    }

    private static final long THREE_CHARACTERS = (1L << Cut.DOTS * Character.SIZE) - 1;
    private static final long THREE_DOTS = '.' * 0x1_0001_0001L;

    private final Index[] secrets;
    private final boolean isPlain;

    /** What was looked up, one behind the other; nothing as long as that is not asked for. */
    private long[] lookedUp = {};

    private int lookups;

    private final State start = new State();
    private final State state = new State();

    /**
     * Looks for several sets of secrets at once.
     *
     * @param secrets what is looked for
     */
    Traces(List<Index> secrets) {
        this.secrets = secrets.toArray(Index[]::new);
        boolean plain = true;
        for (Index known : secrets) {
            plain &= known.isPlain;
        }
        this.isPlain = plain;
    }

    /** Whether a text has something of a secret. */
    boolean areIn(Reading text) {
        long window = 0;
        for (int at = 0; at < text.length(); at++) {
            window = window << Character.SIZE | SecretAutomaton.folded(text.at(at));
            if (isOne(window)) {
                return true;
            }
        }
        return false;
    }

    /** From now on keeps what it looks up. */
    void keepLookups() {
        lookedUp = new long[256];
    }

    /**
     * All that was looked up. As long as none of it is of a secret, a text is looked through in the same way whatever secrets
     * there are, but for whether all of them are plain.
     */
    long[] lookups() {
        return Arrays.stream(lookedUp, 0, lookups).distinct().toArray();
    }

    /** Whether all secrets are of characters of ASCII that are seen, and blanks. */
    boolean arePlain() {
        return isPlain;
    }

    /** Whether any of what another search looked up is of a secret. */
    boolean areAmong(long[] windows) {
        for (long window : windows) {
            if (isOne(window)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOne(long window) {
        if (lookedUp.length > 0) {
            if (lookups == lookedUp.length) {
                lookedUp = Arrays.copyOf(lookedUp, 2 * lookups);
            }
            lookedUp[lookups++] = window;
        }
        for (Index known : secrets) {
            if (known.has(window)) {
                return true;
            }
        }
        return false;
    }

    /** How far a unit of characters was looked through. */
    private final class State {

        /** The last four characters, 0 for those that there are not: no secret has that. */
        private long window;

        private int plain;
        private int legible;
        private boolean isFound;

        private void set(State other) {
            window = other.window;
            plain = other.plain;
            legible = other.legible;
            isFound = other.isFound;
        }

        private void clear() {
            window = 0;
            plain = 0;
            legible = 0;
            isFound = false;
        }

        private void add(char character, boolean isDoubtful) {
            char c = SecretAutomaton.folded(character);
            window = window << Character.SIZE | c;
            plain = isPlain(c) ? plain + 1 : 0;
            legible = isDoubtful ? 0 : legible + 1;
            isFound |= legible == EncodedBytes.SHORTEST_BASE64
                    || c == '.' && (window & THREE_CHARACTERS) == THREE_DOTS
                    || c == '…'
                    || (!isPlain || plain >= SecretForms.SHORTEST) && isOne(window);
        }

        private void addAround(Reading text, int from, int to) {
            for (int at = from; at < to; at++) {
                char c = text.at(at);
                boolean isApart = EncodedBytes.isOfAWord(c);
                add(isApart ? Reading.APART : c, isApart);
            }
        }

        /** As {@link ByteText#addUtf8} reads them. */
        private void addUtf8(byte[] bytes, int size) {
            for (int at = 0; at < size && !isFound; at++) {
                int one = bytes[at];
                if (one >= 0) {
                    add((char) one, one < ' ' && one != '\n' && one != '\r' && one != '\t' || one == 0x7f);
                    continue;
                }
                int sequence = ByteText.lengthInUtf8(one & 0xff);
                boolean isWhole = sequence > 0 && at + sequence <= size;
                for (int next = at + 1; isWhole && next < at + sequence; next++) {
                    isWhole = (bytes[next] & 0xc0) == 0x80;
                }
                if (!isWhole) {
                    add((char) (one & 0xff), true);
                } else if (sequence == 2) {
                    char c = (char) ((one & 0x1f) << 6 | bytes[++at] & 0x3f);
                    add(c, Character.isISOControl(c));
                } else {
                    // Bytes that are none of the few long characters by chance: looked at more closely.
                    isFound = true;
                }
            }
        }
    }

    private static boolean isPlain(char folded) {
        return folded >= ' ' && folded <= '~';
    }

    /** Begins with what stands before bytes that are written in a text. */
    void begin(Reading text, int from, int to) {
        start.clear();
        start.addAround(text, from, to);
    }

    /**
     * Whether bytes that are written in a text, with what stands before and behind them, have something of a secret, a cut,
     * beside which there may be a part of one, or enough legible characters to have something else written in them.
     */
    boolean areIn(byte[] bytes, int size, Reading text, int from, int to) {
        state.set(start);
        state.addUtf8(bytes, size);
        if (!state.isFound) {
            state.addAround(text, from, to);
        }
        return state.isFound;
    }
}
