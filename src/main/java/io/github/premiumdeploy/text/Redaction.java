package io.github.premiumdeploy.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Replaces everything secret in a text, in whatever encoding it stands there. A secret that looks like an ordinary word is
 * replaced only where it stands alone, and in what the program itself writes only if nobody gave that word in clear, too.
 * Safe for use by several threads.
 */
public final class Redaction {

    private static final String MASK = "****";

    private static final Predicate<String> ALL = word -> true;
    private static final Predicate<String> NONE = word -> false;

    private final Secrets secrets = new Secrets();
    private volatile HarmlessTexts harmless = new HarmlessTexts(0);
    private final Set<String> clear = ConcurrentHashMap.newKeySet();
    /** Itself, and what knows the secrets that several targets share. */
    private final List<Redaction> all;

    private final Optional<CommonTexts> common;
    private Optional<CommonTexts> ofTargets = Optional.empty();
    private final int most;

    /** Knows no secret yet. */
    public Redaction() {
        this(Readings.MOST);
    }

    /** Replaces the secrets of one target beside those that several share. */
    public Redaction(Redaction shared) {
        this(shared.all, Readings.MOST, Optional.of(shared.ofTargets()));
    }

    /** Reads at most so many times the length of a text. */
    Redaction(int most) {
        this(List.of(), most, Optional.empty());
    }

    private Redaction(List<Redaction> shared, int most, Optional<CommonTexts> common) {
        this.all = new ArrayList<>(shared);
        this.all.add(this);
        this.most = most;
        this.common = common;
    }

    private synchronized CommonTexts ofTargets() {
        if (ofTargets.isEmpty()) {
            ofTargets = Optional.of(new CommonTexts());
        }
        return ofTargets.get();
    }

    /** From now on this is replaced. */
    public void add(String secret) {
        secrets.add(secret);
    }

    /** From now on this, if it looks like an ordinary word, is left in texts of the program itself. */
    public void addClear(String word) {
        if (OrdinaryWord.is(word)) {
            clear.add(word);
        }
    }

    /** A text that somebody else wrote, such as a server, without anything secret. */
    public String of(String text) {
        return masked(text, ALL);
    }

    /** A text that the program wrote, with what others said in it, without anything secret. */
    public String ofOwn(String text) {
        return masked(text, word -> !isClear(word));
    }

    /** A name, an id or an address without anything secret but ordinary words, of which one may well be the name. */
    public String ofName(String text) {
        return masked(text, NONE);
    }

    private boolean isClear(String word) {
        for (Redaction one : all) {
            if (one.clear.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** How many texts are looked for; those that once are always will be. */
    private int size() {
        int size = 0;
        for (Redaction one : all) {
            size += one.secrets.size();
        }
        return size;
    }

    /** What was looked through for all secrets that are known by now. */
    private HarmlessTexts harmless(int size) {
        HarmlessTexts known = harmless;
        if (known.secrets() != size) {
            known = new HarmlessTexts(size);
            harmless = known;
        }
        return known;
    }

    private String masked(String text, Predicate<String> words) {
        int size = text.length() < SecretForms.SHORTEST ? 0 : size();
        if (size == 0) {
            return text;
        }
        HarmlessTexts known = harmless(size);
        if (known.has(text)) {
            return text;
        }
        Traces traces = new Traces(indexes());
        if (common.isPresent() && common.get().isHarmless(text, traces)) {
            known.add(text);
            return text;
        }
        boolean isCommon = common.isPresent() && common.get().isOfSeveral(text, System.identityHashCode(this));
        if (isCommon) {
            traces.keepLookups();
        }
        BitSet hidden = new BitSet();
        boolean[] hasWords = new boolean[1];
        Predicate<String> asked = word -> {
            hasWords[0] = true;
            return words.test(word);
        };
        boolean hasTraces = hide(text, asked, traces, hidden) > 0;
        if (hidden.isEmpty()) {
            if (!hasWords[0]) {
                known.add(text);
            }
            if (!hasTraces && isCommon) {
                common.get().add(text, traces);
            }
            return text;
        }
        StringBuilder redacted = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            if (hidden.get(at)) {
                redacted.append(MASK);
                at = hidden.nextClearBit(at);
            } else {
                int end = hidden.nextSetBit(at);
                redacted.append(text, at, end < 0 ? text.length() : end);
                at = end < 0 ? text.length() : end;
            }
        }
        return redacted.toString();
    }

    /**
     * Hides what is secret in a text; all of it, if there are more ways of reading it than can be tried.
     *
     * @return how many steps that took; none if no reading has a trace of any secret, whichever words count
     */
    long hide(String text, Predicate<String> words, BitSet hidden) {
        return hide(text, words, new Traces(indexes()), hidden);
    }

    private long hide(String text, Predicate<String> words, Traces traces, BitSet hidden) {
        long[] steps = new long[1];
        boolean isRead = Readings.of(
                text,
                most,
                traces,
                reading -> steps[0] += hidePlain(reading, words, hidden),
                reading -> steps[0] += hideJoined(reading, hidden));
        if (!isRead) {
            hidden.set(0, text.length());
        }
        return steps[0];
    }

    private List<Traces.Index> indexes() {
        List<Traces.Index> indexes = new ArrayList<>();
        for (Redaction one : all) {
            if (!one.secrets.isEmpty()) {
                indexes.add(one.secrets.index());
            }
        }
        return indexes;
    }

    private long hidePlain(Reading reading, Predicate<String> words, BitSet hidden) {
        long steps = 0;
        for (Redaction one : all) {
            steps += one.secrets.hide(reading, words, hidden);
        }
        return steps;
    }

    private long hideJoined(Reading reading, BitSet hidden) {
        long steps = 0;
        for (Redaction one : all) {
            steps += one.secrets.hideJoined(reading, hidden);
        }
        return steps;
    }
}
