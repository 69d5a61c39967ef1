package io.github.premiumdeploy.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Secrets that are planted wherever one can stand, and the search for them. Every one begins with the same letters, so that
 * also a part of one is found, and goes on with what encodings change.
 */
public final class Canaries {

    public static final String CLIENT_SECRET = canary("client/+\"<&>ä");
    public static final String ENVIRONMENT_TOKEN = canary("environment.token-1");
    public static final String ISSUED_TOKEN = canary("issued.token_2");
    public static final String PROXY_PASSWORD = canary("proxy:p\\w?");
    public static final String NEW_CLIENT_SECRET = canary("new+client=/");
    public static final String CREDENTIAL = canary("credential of several\nkanarie-lines ä");
    public static final String SETTINGS_PASSWORD = canary("settings & more");
    public static final String SIGNATURE_TOKEN = canary("signature-token-from-env");
    public static final String HEADER = canary("webhook-header");
    public static final String API_KEY = canary("api'key");
    public static final String TRUNK_PASSWORD = canary("trunk%password");
    public static final String ACTION_KEY = canary("action key");
    public static final String ACTION_TOKEN = canary("token-of-no-known-field");
    public static final String AUTH_TOKEN = canary("x-auth-token of no @");
    public static final String COOKIE = canary("session=1; path=/");
    public static final String SUBSCRIPTION_KEY = canary("ocp.apim");
    public static final String AUTHORIZATION = canary("bearer-of-an-action");

    /** All of them. */
    public static final List<String> ALL = List.of(
            CLIENT_SECRET,
            ENVIRONMENT_TOKEN,
            ISSUED_TOKEN,
            PROXY_PASSWORD,
            NEW_CLIENT_SECRET,
            CREDENTIAL,
            SETTINGS_PASSWORD,
            SIGNATURE_TOKEN,
            HEADER,
            API_KEY,
            TRUNK_PASSWORD,
            ACTION_KEY,
            ACTION_TOKEN,
            AUTH_TOKEN,
            COOKIE,
            SUBSCRIPTION_KEY,
            AUTHORIZATION);

    private static final String CORE = "kanarie";

    /** How a hostile answer may write what it was sent. */
    public enum Form {
        PLAIN(text -> text),
        JSON(text -> text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("/", "\\/")
                .replace("ä", "\\u00e4")),
        URL(text -> URLEncoder.encode(text, StandardCharsets.UTF_8)),
        PAGE(text -> text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")),
        BASE64(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))),
        BASIC(text -> Base64.getEncoder().encodeToString(("some-user:" + text).getBytes(StandardCharsets.UTF_8))),
        HEX(text -> HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8))),
        HEX_UPPER(text -> HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8))),
        URL_ALL(text -> text.isEmpty()
                ? text
                : "%" + HexFormat.ofDelimiter("%").formatHex(text.getBytes(StandardCharsets.UTF_8))),
        URL_TWICE(text -> URLEncoder.encode(URLEncoder.encode(text, StandardCharsets.UTF_8), StandardCharsets.UTF_8)),
        PAGE_NUMBERED(
                text -> text.chars().mapToObj(c -> String.format("&#x%x;", c)).collect(Collectors.joining())),
        JSON_NUMBERED(
                text -> text.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining())),
        JSON_TWICE(text -> JSON.of(JSON.of(text))),
        BASE64_TWICE(text -> BASE64.of(BASE64.of(text))),
        BASE64_UTF_16(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16LE))),
        /** A line ends within the secret. */
        BROKEN(text -> text.substring(0, 10) + "\n    " + text.substring(10)),
        /** Somebody left out its middle. */
        DOTS(text -> text.substring(0, 6) + "..." + text.substring(text.length() - 4)),
        /** What is shown of it ends in the middle of the secret. */
        CUT(text -> ".".repeat(985) + " " + text);

        private final UnaryOperator<String> writer;

        Form(UnaryOperator<String> writer) {
            this.writer = writer;
        }

        /** Whether what it writes can stand in an address as it is. */
        public boolean isOfLetters() {
            return Set.of(BASE64, BASE64_TWICE, BASE64_UTF_16, BASIC, HEX, HEX_UPPER)
                    .contains(this);
        }

        public String of(String text) {
            return writer.apply(text);
        }
    }

    private Canaries() {}

    private static String canary(String rest) {
        return "kanarie-" + rest;
    }

    /** The lines of a text that show one of them, or a part of one. */
    public static List<String> leaks(String text) {
        List<String> forms = new ArrayList<>(List.of(CORE.substring(0, 5)));
        byte[] core = CORE.getBytes(StandardCharsets.UTF_8);
        forms.add(HexFormat.of().formatHex(core));
        forms.add("%" + HexFormat.ofDelimiter("%").formatHex(core));
        forms.add(CORE.chars().mapToObj(c -> String.format("&#x%x;", c)).collect(Collectors.joining()));
        forms.add(CORE.chars().mapToObj(c -> String.format("\\u%04x", c)).collect(Collectors.joining()));
        for (String base64 : inBase64(core)) {
            forms.add(base64);
            forms.addAll(inBase64(base64.getBytes(StandardCharsets.UTF_8)));
        }
        forms.addAll(inBase64(CORE.getBytes(StandardCharsets.UTF_16LE)));
        return text.lines()
                .filter(line -> forms.stream()
                        .anyMatch(form -> line.contains(form)
                                || line.toLowerCase(Locale.ROOT).contains(CORE.substring(0, 5))
                                || line.toLowerCase(Locale.ROOT).contains(forms.get(1))))
                .toList();
    }

    /** What does not depend on how many bytes stand before. */
    private static List<String> inBase64(byte[] bytes) {
        List<String> forms = new ArrayList<>();
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            forms.add(encoded.substring(before == 0 ? 0 : before + 1, encoded.length() - 1));
        }
        return forms;
    }
}
