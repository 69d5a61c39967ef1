package io.github.premiumdeploy.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by its name that a value is a secret: {@code clientSecret}, {@code API_KEY}, {@code access-token}. */
public final class SecretName {

    private static final Set<String> SECRETS = Set.of(
            "secret",
            "secrets",
            "password",
            "passwords",
            "passwd",
            "pwd",
            "passphrase",
            "token",
            "tokens",
            "credential",
            "credentials",
            "apikey",
            "accesskey",
            "privatekey",
            "secretkey",
            "authorization",
            "bearer",
            "jwt");

    /** A key that one of these words stands before. */
    private static final Set<String> KINDS_OF_KEYS =
            Set.of("api", "access", "private", "signing", "encryption", "subscription", "auth", "shared", "master");

    /** What is said about a secret, and is none: {@code tokenUrl}, {@code passwordPolicy}. */
    private static final Set<String> ASPECTS = Set.of(
            "url",
            "uri",
            "endpoint",
            "path",
            "type",
            "lifetime",
            "expiry",
            "ttl",
            "seconds",
            "minutes",
            "policy",
            "length",
            "format",
            "required",
            "enabled");

    private SecretName() {}

    /** Whether a value of this name is a secret, as far as the name tells. */
    public static boolean is(String name) {
        List<String> words = words(name);
        if (words.isEmpty() || ASPECTS.contains(words.get(words.size() - 1))) {
            return false;
        }
        boolean key = false;
        for (int i = 1; i < words.size(); i++) {
            key |= words.get(i).matches("keys?") && KINDS_OF_KEYS.contains(words.get(i - 1));
        }
        return key || words.stream().anyMatch(SECRETS::contains);
    }

    private static List<String> words(String name) {
        String spaced = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replaceAll("([A-Z]+)([A-Z][a-z])", "$1 $2");
        return Arrays.stream(spaced.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("\\d+$", ""))
                .toList();
    }
}
