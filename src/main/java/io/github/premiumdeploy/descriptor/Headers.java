package io.github.premiumdeploy.descriptor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which headers of a request are secret: whatever somebody wrote down as a value, except for headers of the standard
 * that say how to talk and not who does, and for values that a data action computes.
 */
final class Headers {

    /** RFC 9110 and what is usual beside it. */
    private static final Set<String> NEVER_SECRET = Set.of(
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "cache-control",
            "connection",
            "content-encoding",
            "content-language",
            "content-length",
            "content-type",
            "date",
            "expect",
            "host",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-unmodified-since",
            "origin",
            "pragma",
            "prefer",
            "range",
            "soapaction",
            "te",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-http-method-override",
            "x-requested-with");

    /** A template's reference or directive; a password may have a $ as well. */
    private static final Pattern COMPUTED =
            Pattern.compile(".*\\$!?\\{.*|\\$!?[A-Za-z]\\w*(\\.\\w+)+|\\$\\..*", Pattern.DOTALL);

    private Headers() {}

    /** Whether the value of a header of this name is secret, unless it is computed. */
    static boolean isSecret(String name) {
        return !NEVER_SECRET.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a value is the result of a template, and no secret itself. */
    static boolean isComputed(String value) {
        return COMPUTED.matcher(value).matches();
    }

    /** Whether these names of fields lead to a header of a data action's request. */
    static boolean isHeader(List<String> steps) {
        int last = steps.size() - 1;
        return last >= 2
                && steps.get(last - 1).equals("headers")
                && steps.get(last - 2).equals("request");
    }
}
