package io.github.premiumdeploy.sandbox.organization;

import java.util.Locale;

/** A name filter of a listing: case does not matter, and an asterisk at either end stands for anything. */
public final class NamePattern {

    private NamePattern() {}

    public static boolean matches(String pattern, String name) {
        String text = pattern.toLowerCase(Locale.ROOT);
        String candidate = name.toLowerCase(Locale.ROOT);
        boolean openStart = text.startsWith("*");
        boolean openEnd = text.length() > 1 && text.endsWith("*");
        String core = text.substring(openStart ? 1 : 0, text.length() - (openEnd ? 1 : 0));
        if (openStart && openEnd) {
            return candidate.contains(core);
        }
        if (openStart) {
            return candidate.endsWith(core);
        }
        return openEnd ? candidate.startsWith(core) : candidate.equals(core);
    }
}
