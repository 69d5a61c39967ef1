package io.github.premiumdeploy.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelled one most likely stands for. */
public final class Nearest {

    /** Longer texts are no names, and would take long to compare. */
    private static final int LONGEST = 200;

    private Nearest() {}

    /** The candidate with the smallest edit distance; empty if there is no candidate. */
    public static Optional<String> to(String text, Collection<String> candidates) {
        return candidates.stream().min(Comparator.comparingInt(candidate -> distance(text, candidate)));
    }

    /**
     * The candidate that a text is likely meant to be: near enough to be asked about, whatever its case, or the only one of
     * which one is the beginning of the other, or the only one that it abbreviates ({@code orgId}).
     */
    public static Optional<String> likely(String text, Collection<String> candidates) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        Optional<String> nearest = candidates.stream()
                .filter(candidate -> candidate.length() <= LONGEST)
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT))));
        boolean isNear = nearest.filter(
                        name -> distance(lower, name.toLowerCase(Locale.ROOT)) <= Math.max(1, text.length() / 3))
                .isPresent();
        if (isNear || text.length() < 4) {
            return isNear ? nearest : Optional.empty();
        }
        List<String> extensions = candidates.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(lower)
                        || name.length() > 3 && lower.startsWith(name.toLowerCase(Locale.ROOT)))
                .toList();
        if (extensions.size() == 1) {
            return Optional.of(extensions.get(0));
        }
        List<String> abbreviated = candidates.stream()
                .filter(name -> abbreviates(lower, name.toLowerCase(Locale.ROOT)))
                .toList();
        return extensions.isEmpty() && abbreviated.size() == 1 ? Optional.of(abbreviated.get(0)) : Optional.empty();
    }

    /** Whether a text has the first and the last character of a name, and between them some of its others, in their order. */
    private static boolean abbreviates(String text, String name) {
        int next = 0;
        for (int i = 0; i < name.length() && next < text.length(); i++) {
            if (name.charAt(i) == text.charAt(next)) {
                next++;
            }
        }
        return next == text.length()
                && name.charAt(0) == text.charAt(0)
                && name.charAt(name.length() - 1) == text.charAt(text.length() - 1);
    }

    /**
     * How many edits turn one text into the other: a character inserted, left out or replaced, or two neighbours that have
     * changed places (the optimal string alignment distance).
     */
    public static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substituted, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
