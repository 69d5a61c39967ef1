package io.github.premiumdeploy.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Replaces everything secret in a text, whoever wrote it. Safe for use by several threads. */
public final class Redaction {

    private static final String MASK = "****";

    /** A shorter secret would blot out ordinary words, and protects nothing. */
    private static final int SHORTEST = 4;

    /** Longest first: a secret that contains another one is replaced as a whole. */
    private final Set<String> secrets = new ConcurrentSkipListSet<>(
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** From now on this is replaced, also in its URL-encoded and its JSON form. */
    public void add(String secret) {
        if (secret.length() < SHORTEST) {
            return;
        }
        secrets.add(secret);
        secrets.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        secrets.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    /** The text without anything secret. */
    public String of(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, MASK);
        }
        return redacted;
    }
}
