package io.github.premiumdeploy.target;

import java.util.Locale;

/** What a run may take over of what was in the organization before, and that no receipt at hand says this app made. */
public enum Adopt {
    /** Whatever has the name of something that is described. */
    ALL,
    /** What is as described already, so that the run changes nothing of it. */
    UNCHANGED,
    /** Nothing. */
    NONE;

    /** The values of the parameter {@code adopt}. */
    public static final ValueForm<String> FORM = ValueForm.oneOf(
            "all", "what was there is taken over",
            "unchanged", "the run stops where it would change what was there",
            "none", "it stops where anything was there");

    /** Reads the parameter {@code adopt}; what it returns is of use only if no problem was added. */
    public static Adopt read(Parameters parameters, Problems problems) {
        return parameters
                .read("adopt", FORM, problems)
                .map(word -> valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(ALL);
    }

    /** The word that the parameter has for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
