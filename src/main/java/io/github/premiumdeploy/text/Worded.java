package io.github.premiumdeploy.text;

import java.util.Locale;

/** A constant that has its name for a word. */
public interface Worded {

    /** The name in the code. */
    String name();

    /** The word that parameters, reports and files use: the name in lower case, with hyphens. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
