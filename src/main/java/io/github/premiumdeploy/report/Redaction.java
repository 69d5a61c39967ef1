package io.github.premiumdeploy.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Replaces everything secret in a text, whoever wrote it. Safe for use by several threads. */
public final class Redaction {

    private static final String MASK = "****";

    /** A shorter secret would blot out ordinary words, and protects nothing. */
    private static final int SHORTEST = 4;

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

    /** From now on this is replaced, also in its URL-encoded and its JSON form. */
    public void add(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        secrets.add(secret);
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        secrets.add(encoded);
        secrets.add(encoded.replace("+", "%20"));
        secrets.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    /** The text without anything secret; of secrets that overlap, no part is left. */
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
        shared.ifPresent(others -> others.hide(text, hidden));
    }
}
