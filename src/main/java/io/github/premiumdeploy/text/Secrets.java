package io.github.premiumdeploy.text;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Secrets, and where they stand in a reading of a text. Safe for use by several threads. */
final class Secrets {

    /** A shorter one may come about where two words are joined. */
    private static final int SHORTEST_JOINED = 8;

    /** An escape, or two of them one within the other, may be cut as well. */
    private static final int PART_OF_A_CHARACTER = 8;

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    /** Made when it is needed: secrets come one after the other. */
    private volatile Optional<Search> search = Optional.empty();

    /** What finds them. Most texts have no trace of any, so that all but the index is made when it is needed. */
    private static final class Search {

        private final int size;
        private final Traces.Index index;
        private final Set<String> secrets;
        private final Set<String> words;
        private final Set<String> close;
        private Optional<SecretAutomaton> forwards = Optional.empty();
        /** In texts without blanks. */
        private Optional<SecretAutomaton> joined = Optional.empty();
        /** Their ends, read from behind; few texts are cut. */
        private Optional<SecretAutomaton> backwards = Optional.empty();

        Search(Set<String> forms) {
            this.size = forms.size();
            Map<Boolean, Set<String>> byWord =
                    forms.stream().collect(Collectors.partitioningBy(OrdinaryWord::is, Collectors.toSet()));
            this.secrets = byWord.get(false);
            this.words = byWord.get(true);
            this.close = new HashSet<>(secrets);
            close.addAll(SecretForms.joined(secrets));
            this.index = new Traces.Index(List.of(close, words));
        }

        synchronized SecretAutomaton forwards() {
            if (forwards.isEmpty()) {
                forwards = Optional.of(new SecretAutomaton(secrets, words));
            }
            return forwards.get();
        }

        synchronized SecretAutomaton joined() {
            if (joined.isEmpty()) {
                joined = Optional.of(close.size() > secrets.size() ? new SecretAutomaton(close, Set.of()) : forwards());
            }
            return joined.get();
        }

        synchronized SecretAutomaton backwards() {
            if (backwards.isEmpty()) {
                backwards = Optional.of(new SecretAutomaton(
                        secrets.stream().map(Secrets::reversed).toList(), Set.of()));
            }
            return backwards.get();
        }
    }

    /** From now on this is found. */
    synchronized void add(String secret) {
        if (known.addAll(SecretForms.of(secret))) {
            search = Optional.empty();
        }
    }

    private Search search() {
        return search.orElseGet(this::newSearch);
    }

    private synchronized Search newSearch() {
        if (search.isEmpty()) {
            search = Optional.of(new Search(known));
        }
        return search.get();
    }

    private static String reversed(String text) {
        StringBuilder reversed = new StringBuilder(text.length());
        for (int at = text.length() - 1; at >= 0; at--) {
            reversed.append(text.charAt(at));
        }
        return reversed.toString();
    }

    /** Tells texts that may have something of them. */
    Traces.Index index() {
        return search().index;
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** How many texts are surely looked for from now on, all forms of the secrets. */
    int size() {
        return isEmpty() ? 0 : search().size;
    }

    /**
     * Hides every secret of a reading.
     *
     * @param words which ordinary words count, where they stand alone
     * @return how many steps it took
     */
    long hide(Reading text, Predicate<String> words, BitSet hidden) {
        Pass pass = new Pass(text);
        boolean isCut = pass.find(search().forwards().walk(), words);
        if (isCut) {
            pass.findEnds(search().backwards().walk());
        }
        return pass.hide(hidden);
    }

    /** Hides every secret of a reading without blanks. */
    long hideJoined(Reading text, BitSet hidden) {
        Pass pass = new Pass(text);
        pass.findLong(search().joined().walk());
        return pass.hide(hidden);
    }

    /** One search through one reading. */
    private static final class Pass {

        private final Reading text;
        private boolean isFound;
        private long steps;
        /** How many characters are to be hidden that end at a place. */
        private int[] lengths = new int[0];

        Pass(Reading text) {
            this.text = text;
        }

        /** Finds secrets, and their beginnings before a cut; says whether there is a cut. */
        boolean find(SecretAutomaton.Walk walk, Predicate<String> words) {
            boolean isCut = Cut.beginsAt(text, 0);
            int last = -1;
            int length = 0;
            for (int at = 0; at < text.length(); at++) {
                walk.read(text.at(at));
                found(at, walk.longest());
                if (walk.words() != 0) {
                    findWords(at, walk.words(), words);
                }
                if (walk.beginning() >= SecretForms.SHORTEST) {
                    last = at;
                    length = walk.beginning();
                }
                if (Cut.beginsAt(text, at + 1)) {
                    isCut = true;
                    if (last >= 0 && isNear(last + 1, at + 1)) {
                        found(last, length);
                    }
                }
            }
            steps += walk.steps();
            return isCut;
        }

        /** Whether there is nothing between a part of a secret and a cut, or of an encoded one a part of a character. */
        private boolean isNear(int from, int to) {
            boolean isNear = to - from <= (text.isOriginal() ? 0 : PART_OF_A_CHARACTER);
            for (int at = from; isNear && at < to; at++) {
                isNear = !Reading.isBlank(text.at(at));
            }
            return isNear;
        }

        private void findWords(int last, int lengthsOfWords, Predicate<String> words) {
            for (int left = lengthsOfWords; left != 0; left &= left - 1) {
                int length = Integer.numberOfTrailingZeros(left);
                int from = last + 1 - length;
                if (OrdinaryWord.standsAlone(text, from, last + 1) && words.test(text.text(from, last + 1))) {
                    found(last, length);
                }
            }
        }

        /** Finds secrets that are too long to come about by chance. */
        void findLong(SecretAutomaton.Walk walk) {
            for (int at = 0; at < text.length(); at++) {
                walk.read(text.at(at));
                found(at, walk.longest() < SHORTEST_JOINED ? 0 : walk.longest());
            }
            steps += walk.steps();
        }

        /** Finds the ends of secrets after a cut. */
        void findEnds(SecretAutomaton.Walk walk) {
            int first = text.length();
            int length = 0;
            for (int at = text.length() - 1; at >= 0; at--) {
                walk.read(text.at(at));
                if (walk.beginning() >= SecretForms.SHORTEST) {
                    first = at;
                    length = walk.beginning();
                }
                if (length > 0 && Cut.endsAt(text, at) && isNear(at, first)) {
                    found(first + length - 1, length);
                }
            }
            steps += walk.steps();
        }

        private void found(int last, int length) {
            if (length > 0) {
                if (!isFound) {
                    isFound = true;
                    lengths = new int[text.length()];
                }
                lengths[last] = Math.max(lengths[last], length);
            }
        }

        /** From behind, so that what overlaps is hidden once, and what was left out between two characters with them. */
        long hide(BitSet hidden) {
            if (isFound) {
                int left = 0;
                for (int at = text.length() - 1; at >= 0; at--) {
                    boolean goesOn = left > 1;
                    left = Math.max(left - 1, lengths[at]);
                    if (left > 0) {
                        hidden.set(text.start(at), goesOn ? Math.max(text.end(at), text.start(at + 1)) : text.end(at));
                    }
                }
                steps += text.length();
            }
            return steps;
        }
    }
}
