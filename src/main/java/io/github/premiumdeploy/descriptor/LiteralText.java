package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.text.JsonTree;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes texts so that a descriptor takes them as they are, and placeholders so that it replaces them. */
public final class LiteralText {

    private static final Pattern SETTINGS = Pattern.compile("@settings\\.[^@\\s][^@\\r\\n]*\\.(?:username|password)@");

    private LiteralText() {}

    /** A value in whose texts nothing will be replaced. */
    public static JsonNode of(JsonNode value) {
        return JsonTree.replacedTexts(value, LiteralText::of);
    }

    /** A text in which nothing will be replaced. */
    public static String of(String text) {
        return Interpolation.PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement("\\" + match.group()));
    }

    /** The placeholder of a server's password. */
    public static String password(String server) {
        return "@settings." + server + ".password@";
    }

    /** The placeholder of a server's user name. */
    public static String username(String server) {
        return "@settings." + server + ".username@";
    }

    /** Whether a text is nothing but the placeholder of a server's user name or password. */
    public static boolean isOfServer(String text) {
        return SETTINGS.matcher(text).matches();
    }

    /** Whether a data action computes a text, so that it is no secret itself. */
    public static boolean isComputed(String text) {
        return Headers.isComputed(text);
    }

    /**
     * A server as settings.xml has it, without its secret.
     *
     * @param hasUsername whether its user name is used, too
     */
    public static String server(String id, boolean hasUsername) {
        return "<server><id>" + id + "</id>" + (hasUsername ? "<username>…</username>" : "")
                + "<password>…</password></server>";
    }
}
