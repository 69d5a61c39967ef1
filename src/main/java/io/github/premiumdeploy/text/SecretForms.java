package io.github.premiumdeploy.text;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked for on behalf of a secret: the secret itself and its lines, and what is left of them by what {@link Readings}
 * takes off a text, and by what is cleaned away before a text is shown.
 */
final class SecretForms {

    /** A shorter secret would blot out ordinary words, and protects nothing. */
    static final int SHORTEST = 4;

    /** What a header such as Authorization says before its secret is none. */
    private static final Pattern HEADER = Pattern.compile("(?i)(?:basic|bearer|token|api-?key)\\s+(\\S+)");

    private SecretForms() {}

    /** All forms of a secret; none of one that is too short. */
    static Set<String> of(String secret) {
        Set<String> forms = new HashSet<>();
        add(secret, forms);
        add(secret.strip(), forms);
        // Logs have lines, and what is cleaned for them has spaces instead.
        secret.lines().map(String::strip).forEach(line -> add(line, forms));
        Matcher header = HEADER.matcher(secret.strip());
        if (header.matches()) {
            add(header.group(1), forms);
        }
        for (String form : List.copyOf(forms)) {
            add(asText(form), forms);
            Optional<Reading> decoded = Escapes.decoded(Reading.of(form));
            for (int layer = 0; layer < Readings.DEEPEST && decoded.isPresent(); layer++) {
                add(decoded.get().toString(), forms);
                decoded = Escapes.decoded(decoded.get());
            }
        }
        return forms;
    }

    /** What is left of a form in texts without blanks; one that is a word by chance is none. */
    static Set<String> joined(Set<String> forms) {
        Set<String> joined = new HashSet<>();
        for (String form : forms) {
            if (!OrdinaryWord.is(form)) {
                String whole = Blanks.of(Reading.of(form)).toString();
                add(whole, joined);
                // At the end of a line it may have been taken for a soft break.
                add(whole.replaceFirst("=+$", ""), joined);
            }
        }
        return joined;
    }

    private static void add(String form, Set<String> forms) {
        if (form.length() >= SHORTEST) {
            forms.add(form);
        }
    }

    /** What is left of it where the text of a page is shown, without what looks like a tag. */
    private static String asText(String form) {
        return form.replaceAll("<[^>]*>", " ")
                .replaceAll("[\\s\\p{Cc}\\p{Cf}]+", " ")
                .strip();
    }
}
