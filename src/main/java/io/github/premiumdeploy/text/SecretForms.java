package io.github.premiumdeploy.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms in which a secret comes back: as it is, and encoded as headers, addresses, JSON and pages encode it. */
final class SecretForms {

    /** A shorter secret would blot out ordinary words, and protects nothing. */
    static final int SHORTEST = 4;

    /** What a header such as Authorization says before its secret is none. */
    private static final Pattern HEADER = Pattern.compile("(?i)(?:basic|bearer|token|api-?key)\\s+(\\S+)");

    private SecretForms() {}

    /** All forms of a secret; none of one that is too short. */
    static Set<String> of(String secret) {
        Set<String> forms = new TreeSet<>();
        addAll(secret, forms);
        addAll(secret.strip(), forms);
        // Logs have lines, and what is cleaned for them has spaces instead.
        secret.lines().map(String::strip).forEach(line -> addAll(line, forms));
        Matcher header = HEADER.matcher(secret.strip());
        if (header.matches()) {
            addAll(header.group(1), forms);
        }
        for (String form : List.copyOf(forms)) {
            forms.add(asText(form));
        }
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
        addJson(secret, c -> c < ' ', forms);
        addJson(secret, c -> c < ' ' || c > '~', forms);
        addJson(secret, c -> c < ' ' || c > '~' || "<>&".indexOf(c) >= 0, forms);
        addPages(secret, forms);
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        forms.add(HexFormat.of().formatHex(bytes));
        addBase64(bytes, forms);
    }

    /** What is left of it where the text of a page is shown, without what looks like a tag. */
    private static String asText(String form) {
        return form.replaceAll("<[^>]*>", " ")
                .replaceAll("[\\s\\p{Cc}\\p{Cf}]+", " ")
                .strip();
    }

    /** Pages escape & and <, and some, any or none of the others. */
    private static void addPages(String secret, Set<String> forms) {
        List<String> pages = List.of(secret.replace("&", "&amp;").replace("<", "&lt;"));
        for (Map.Entry<String, String> escape :
                Map.of(">", "&gt;", "\"", "&quot;", "'", "&#39;").entrySet()) {
            pages = pages.stream()
                    .flatMap(page -> Stream.of(page, page.replace(escape.getKey(), escape.getValue())))
                    .distinct()
                    .toList();
        }
        forms.addAll(pages);
    }

    private interface Escaped {
        boolean is(char c);
    }

    private static void addJson(String secret, Escaped escaped, Set<String> forms) {
        String json = json(secret, escaped);
        for (String form : List.of(json, upper(json))) {
            forms.add(form);
            forms.add(form.replace("/", "\\/"));
        }
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
        addInAddresses(Base64.getEncoder().encodeToString(bytes), forms);
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
            addInAddresses(own, forms);
            forms.add(own.replace('+', '-').replace('/', '_'));
        }
    }

    /** Base64 as it is, and as a path or a query has it. */
    private static void addInAddresses(String base64, Set<String> forms) {
        forms.add(base64);
        forms.add(URLEncoder.encode(base64, StandardCharsets.UTF_8));
    }
}
