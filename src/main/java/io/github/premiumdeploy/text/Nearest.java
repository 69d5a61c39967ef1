package io.github.premiumdeploy.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelled one most likely stands for. */
public final class Nearest {

    private Nearest() {}

    /** The candidate with the smallest edit distance; empty if there is no candidate. */
    public static Optional<String> to(String text, Collection<String> candidates) {
        return candidates.stream().min(Comparator.comparingInt(candidate -> distance(text, candidate)));
    }

    /**
     * The candidate that a text is likely meant to be: near enough to be asked about, whatever its case, or the only one of
     * which one is the beginning of the other.
     */
    public static Optional<String> likely(String text, Collection<String> candidates) {
        String lower = text.toLowerCase(Locale.ROOT);
        Optional<String> nearest = candidates.stream()
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
        return extensions.size() == 1 ? Optional.of(extensions.get(0)) : Optional.empty();
    }

    /** Levenshtein's distance: how many single-character edits turn one text into the other. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
