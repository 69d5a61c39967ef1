package io.github.premiumdeploy.text;

import java.util.Arrays;
import java.util.Collection;

/**
 * Finds any number of texts in one pass over another, in time that grows with the lengths alone: the automaton of Aho and
 * Corasick. Blanks of all kinds, and the + that forms write for one, are the same to it. Unchangeable.
 */
final class SecretAutomaton {

    private static final int NONE = -1;

    private final int[] firstByAscii = new int[128];
    private char[] label = new char[64];
    private int[] child = new int[64];
    private int[] sibling = new int[64];
    private int[] failure;
    /** How long the longest secret is that ends in a state; none: 0. */
    private int[] longest = new int[64];
    /** How long the longest beginning of a secret is that ends in a state. */
    private int[] beginning = new int[64];
    /** A bit for each length of an ordinary word that ends in a state. */
    private short[] words = new short[64];

    private int size;

    /**
     * Knows texts.
     *
     * @param secrets what is found wherever it stands
     * @param ordinary words that are not, {@value OrdinaryWord#LONGEST} characters at most
     */
    SecretAutomaton(Collection<String> secrets, Collection<String> ordinary) {
        Arrays.fill(firstByAscii, NONE);
        node('\0');
        for (String secret : secrets) {
            int last = insert(secret, true);
            longest[last] = secret.length();
        }
        for (String word : ordinary) {
            int last = insert(word, false);
            words[last] |= (short) (1 << word.length());
        }
        failure = new int[size];
        link();
    }

    /** What all blanks are to it. */
    static char folded(char c) {
        if (c > ' ' && c <= '~') {
            return c == '+' ? ' ' : c;
        }
        return Reading.isBlank(c) ? ' ' : c;
    }

    int size() {
        return size;
    }

    private int insert(String text, boolean isSecret) {
        int state = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = folded(text.charAt(at));
            int next = child(state, c);
            if (next == NONE) {
                next = node(c);
                sibling[next] = child[state];
                child[state] = next;
                if (state == 0 && c < firstByAscii.length) {
                    firstByAscii[c] = next;
                }
            }
            if (isSecret) {
                beginning[next] = at + 1;
            }
            state = next;
        }
        return state;
    }

    private int node(char c) {
        if (size == label.length) {
            int more = size + size / 2;
            label = Arrays.copyOf(label, more);
            child = Arrays.copyOf(child, more);
            sibling = Arrays.copyOf(sibling, more);
            longest = Arrays.copyOf(longest, more);
            beginning = Arrays.copyOf(beginning, more);
            words = Arrays.copyOf(words, more);
        }
        label[size] = c;
        child[size] = NONE;
        sibling[size] = NONE;
        return size++;
    }

    private int child(int state, char c) {
        if (state == 0 && c < firstByAscii.length) {
            return firstByAscii[c];
        }
        int next = child[state];
        while (next != NONE && label[next] != c) {
            next = sibling[next];
        }
        return next;
    }

    /** Breadth first: where a state fails to go on, the next shorter beginning of any text is tried. */
    private void link() {
        int[] queue = new int[size];
        int end = 1;
        for (int at = 0; at < end; at++) {
            int state = queue[at];
            for (int next = child[state]; next != NONE; next = sibling[next]) {
                queue[end++] = next;
                int shorter = state;
                int found = NONE;
                while (shorter != 0 && found == NONE) {
                    shorter = failure[shorter];
                    found = child(shorter, label[next]);
                }
                failure[next] = Math.max(found, 0);
                longest[next] = Math.max(longest[next], longest[failure[next]]);
                beginning[next] = Math.max(beginning[next], beginning[failure[next]]);
                words[next] |= words[failure[next]];
            }
        }
    }

    Walk walk() {
        return new Walk();
    }

    /** One pass over a text. */
    final class Walk {

        private int state;
        private long steps;

        void read(char character) {
            char c = folded(character);
            int next = child(state, c);
            steps++;
            while (next == NONE && state != 0) {
                state = failure[state];
                next = child(state, c);
                steps++;
            }
            state = Math.max(next, 0);
        }

        /** How long the longest secret is that ends here; none: 0. */
        int longest() {
            return longest[state];
        }

        /** How long the longest beginning of a secret is that ends here; none: 0. */
        int beginning() {
            return beginning[state];
        }

        /** A bit for each length of an ordinary word that ends here. */
        int words() {
            return words[state];
        }

        /** How many states it has looked at. */
        long steps() {
            return steps;
        }
    }
}
