package io.github.premiumdeploy.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The forms in which a secret comes back: as it is, and encoded as headers, addresses, JSON and pages encode it. */
final class SecretForms {

    /** A shorter secret would blot out ordinary words, and protects nothing. */
    static final int SHORTEST = 4;

    private SecretForms() {}

    /** All forms of a secret; none of one that is too short. */
    static Set<String> of(String secret) {
        Set<String> forms = new TreeSet<>();
        addAll(secret, forms);
        addAll(secret.strip(), forms);
        // Logs have lines, and what is cleaned for them has spaces instead.
        secret.lines().map(String::strip).forEach(line -> addAll(line, forms));
        forms.removeIf(form -> form.length() < SHORTEST);
        return forms;
    }

    private static void addAll(String secret, Set<String> forms) {
        if (secret.length() < SHORTEST) {
            return;
        }
        forms.add(secret);
        String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(url);
        forms.add(url.replace("+", "%20"));
        forms.add(url.toLowerCase(Locale.ROOT));
        String json = json(secret, c -> c < ' ');
        forms.add(json);
        forms.add(json.replace("/", "\\/"));
        String ascii = json(secret, c -> c < ' ' || c > '~');
        forms.add(ascii);
        forms.add(upper(ascii));
        String careful = json(secret, c -> c < ' ' || c > '~' || "<>&".indexOf(c) >= 0);
        forms.add(careful);
        forms.add(upper(careful));
        String page = secret.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        forms.add(page);
        forms.add(page.replace("'", "&#39;"));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.add(HexFormat.of().formatHex(bytes));
        addBase64(bytes, forms);
    }

    private interface Escaped {
        boolean is(char c);
    }

    private static String json(String secret, Escaped escaped) {
        StringBuilder json = new StringBuilder();
        for (char c : secret.toCharArray()) {
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> json.append(escaped.is(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.toString();
    }

    /** The same with the digits of its escapes in upper case. */
    private static String upper(String json) {
        StringBuilder upper = new StringBuilder(json);
        for (int at = json.indexOf("\\u"); at >= 0; at = json.indexOf("\\u", at + 2)) {
            int digits = at + 2;
            if (digits + 4 <= json.length()) {
                upper.replace(
                        digits, digits + 4, json.substring(digits, digits + 4).toUpperCase(Locale.ROOT));
            }
        }
        return upper.toString();
    }

    /**
     * In Base64 three bytes are four characters, so that what a secret looks like depends on how many bytes stand before it,
     * such as a user's name in a Basic header: of each of the three cases what does not depend on its neighbours.
     */
    private static void addBase64(byte[] bytes, Set<String> forms) {
        forms.add(Base64.getEncoder().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int from = before == 0 ? 0 : before + 1;
            int to = shifted.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
            if (to - from < SHORTEST) {
                continue;
            }
            String own = encoded.substring(from, to);
            forms.add(own);
            forms.add(own.replace('+', '-').replace('/', '_'));
        }
    }
}
