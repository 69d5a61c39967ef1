package io.github.premiumdeploy.text;

import java.util.Collection;
import java.util.List;

/**
 * Looks in one quick pass whether a text can have anything of a secret: four characters in a row of one, which every secret
 * and every part of one that counts has. Most texts have none, and then nothing needs to be searched for. Not safe for use by
 * several threads.
 */
final class Traces implements Characters {

    /** All four characters in a row of any secret. Unchangeable. */
    static final class Index {

        /** The four characters as one number, which is never 0, since no character is after it is folded. */
        private long[] table = new long[64];

        private int size;

        Index(Collection<? extends Collection<String>> texts) {
            texts.forEach(some -> some.forEach(this::addAll));
        }

        private void addAll(String text) {
            long window = 0;
            for (int at = 0; at < text.length(); at++) {
                window = window << Character.SIZE | SecretAutomaton.folded(text.charAt(at));
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

    private final Index[] secrets;
    /** The last four characters. */
    private long window;

    private int length;
    private int legible;
    private int dots;
    private boolean isFound;

    /**
     * Looks for several sets of secrets at once.
     *
     * @param secrets what is looked for
     */
    Traces(List<Index> secrets) {
        this.secrets = secrets.toArray(Index[]::new);
    }

    void clear() {
        window = 0;
        length = 0;
        legible = 0;
        dots = 0;
        isFound = false;
    }

    /** Whether a text has something of a secret. */
    boolean areIn(Reading text) {
        long last = 0;
        for (int at = 0; at < text.length(); at++) {
            last = last << Character.SIZE | SecretAutomaton.folded(text.at(at));
            if (at >= SecretForms.SHORTEST - 1 && isOne(last)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOne(long last) {
        for (Index known : secrets) {
            if (known.has(last)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void add(char c, int start, int end) {
        add(c);
        if (++legible == EncodedBytes.SHORTEST_BASE64) {
            isFound = true;
        }
    }

    @Override
    public void addDoubtful(char c, int start, int end) {
        add(c);
        legible = 0;
    }

    private void add(char c) {
        window = window << Character.SIZE | SecretAutomaton.folded(c);
        dots = c == '.' ? dots + 1 : 0;
        isFound |= c == '…' || dots == Cut.DOTS || ++length >= SecretForms.SHORTEST && isOne(window);
    }

    /**
     * Whether what was added since it was cleared has something of a secret, a cut, beside which there may be a part of one,
     * or enough legible characters to have something else written in it.
     */
    boolean areFound() {
        return isFound;
    }
}
