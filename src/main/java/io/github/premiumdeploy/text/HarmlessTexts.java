package io.github.premiumdeploy.text;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Short texts that have nothing of certain secrets in any way of reading, whichever ordinary words count: names, ids and sentences are written into several
 * files of a run, and need to be looked through only once. Safe for use by several threads.
 */
final class HarmlessTexts {

    /** A longer text is hardly written twice. */
    static final int LONGEST = 512;

    /** So many characters are kept at most: those of many targets side by side must not fill the memory. */
    private static final int MOST = 32 * 1024;

    private final int secrets;
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger size = new AtomicInteger();

    /**
     * Has no text yet.
     *
     * @param secrets how many texts are looked for: as soon as there are more, nothing that was found here counts
     */
    HarmlessTexts(int secrets) {
        this.secrets = secrets;
    }

    int secrets() {
        return secrets;
    }

    boolean has(String text) {
        return text.length() <= LONGEST && texts.contains(text);
    }

    void add(String text) {
        if (text.length() <= LONGEST && size.get() < MOST && texts.add(text)) {
            size.addAndGet(text.length());
        }
    }
}
