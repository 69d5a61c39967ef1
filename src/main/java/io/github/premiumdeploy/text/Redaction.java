package io.github.premiumdeploy.text;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Replaces everything secret in a text, whoever wrote it. Safe for use by several threads. */
public final class Redaction {

    private static final String MASK = "****";

    /** Stands where a text was cut. */
    private static final char CUT = '…';

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Optional<Redaction> shared;

    /** Knows no secret yet. */
    public Redaction() {
        this.shared = Optional.empty();
    }

    /** Replaces the secrets of one target beside those that several share. */
    public Redaction(Redaction shared) {
        this.shared = Optional.of(shared);
    }

    /** From now on this is replaced, in each of its {@linkplain SecretForms forms}. */
    public void add(String secret) {
        secrets.addAll(SecretForms.of(secret));
    }

    /** The text without anything secret; of secrets that overlap, or are cut, no part is left. */
    public String of(String text) {
        BitSet hidden = new BitSet(text.length());
        hide(text, hidden);
        StringBuilder redacted = new StringBuilder();
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

    private void hide(String text, BitSet hidden) {
        for (String secret : secrets) {
            for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                hidden.set(at, at + secret.length());
            }
        }
        for (int cut = text.indexOf(CUT); cut >= 0; cut = text.indexOf(CUT, cut + 1)) {
            hideStart(text, cut, hidden);
        }
        shared.ifPresent(others -> others.hide(text, hidden));
    }

    /** Hides the longest start of a secret that stands before a cut. */
    private void hideStart(String text, int cut, BitSet hidden) {
        for (String secret : secrets) {
            int longest = Math.min(secret.length() - 1, cut);
            for (int length = longest; length >= SecretForms.SHORTEST; length--) {
                if (text.startsWith(secret.substring(0, length), cut - length)) {
                    hidden.set(cut - length, cut);
                    break;
                }
            }
        }
    }
}
