package io.github.premiumdeploy.descriptor;

import java.util.regex.Pattern;

/**
 * How a text has to look.
 *
 * @param words what it is, as in "must be …"
 * @param pattern what it matches as a whole; kept within what JSON Schema and Java have in common
 * @param example one that matches
 */
record Form(String words, Pattern pattern, String example) {

    private static final String LOOPBACK = "[Hh][Tt][Tt][Pp]://(localhost|127\\.[0-9.]+|\\[::1\\])([:/?#].*)?";

    static final Form HTTPS_URL =
            form("an https URL", "[Hh][Tt][Tt][Pp][Ss]://[^\\s/?#].*", "https://api.example.com/messages");

    /** While an app is being developed, its own machine serves it. */
    static final Form APP_URL = form(
            "an https URL (http is accepted for localhost only)",
            "[Hh][Tt][Tt][Pp][Ss]://[^\\s/?#].*|" + LOOPBACK,
            "https://app.example.com/?langTag={{gcLangTag}}&environment={{gcTargetEnv}}");

    static final Form REDIRECT_URI = form(
            "an https URI (http is accepted for localhost only)",
            "(?![Hh][Tt][Tt][Pp]:)[A-Za-z][A-Za-z0-9+.-]*:\\S+|" + LOOPBACK,
            "https://app.example.com/callback");

    static final Form WSS_URI = form("a wss URI", "[Ww][Ss][Ss]://[^\\s/?#]\\S*", "wss://audio.example.com/stream");

    static final Form AWS_ACCOUNT = form("an AWS account's 12 digits", "[0-9]{12}", "123456789012");

    static final Form AWS_REGION = form("an AWS region", "[a-z]{2,}-[a-z-]*[a-z]-[0-9]+", "eu-west-1");

    static final Form PERMISSION =
            form("a permission (domain:entity:action)", "[^:\\s]+:[^:\\s]+:[^:\\s]+", "integration:acmeApp:view");

    static final Form ID = form("the id of an integration type", "[A-Za-z0-9._-]+", "premium-app-acme");

    private static Form form(String words, String pattern, String example) {
        return new Form(words, Pattern.compile(pattern, Pattern.DOTALL), example);
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
