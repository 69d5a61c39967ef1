package io.github.premiumdeploy.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Texts that several targets write, which have nothing of the secrets of one of them. Each is kept with all that was looked up
 * for that: to look this up among the secrets of another target takes a twentieth of looking through the text in all ways of
 * reading it. Safe for use by several threads.
 */
final class CommonTexts {

    /** So many lookups of eight bytes are kept at most. */
    private static final int MOST = 128 * 1024;

    private static final int SLOTS = 4096;

    private record Lookups(long[] windows, boolean ofPlain) {}

    private final Map<String, Lookups> texts = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    /**
     * Hashes of texts that were seen, and which target had them; later ones of the same slot take the place. What threads miss
     * of it costs time only.
     */
    private final int[] seen = new int[SLOTS];

    private final int[] seenBy = new int[SLOTS];

    /** Whether a text is known, and has nothing of the secrets that traces are looked for of. */
    boolean isHarmless(String text, Traces traces) {
        Lookups known = texts.get(text);
        return known != null && known.ofPlain == traces.arePlain() && !traces.areAmong(known.windows);
    }

    /**
     * Whether a text is worth being kept: another target had it. Most of those that only one has are looked through once.
     *
     * @param target a number of the target
     */
    boolean isOfSeveral(String text, int target) {
        int hash = text.hashCode();
        int slot = hash & SLOTS - 1;
        boolean isOfOthers = seen[slot] == hash && seenBy[slot] != target;
        seen[slot] = hash;
        seenBy[slot] = target;
        return isOfOthers && text.length() <= HarmlessTexts.LONGEST && size.get() < MOST;
    }

    /** Keeps a text that was looked through and has nothing of a secret. */
    void add(String text, Traces traces) {
        long[] windows = traces.lookups();
        if (texts.putIfAbsent(text, new Lookups(windows, traces.arePlain())) == null) {
            size.addAndGet(windows.length);
        }
    }
}
