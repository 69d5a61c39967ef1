package io.github.premiumdeploy.target;

import java.util.Locale;

/** What becomes of what a run did before it failed. */
public enum OnFailure {
    /** It stays, and the next run goes on from there. */
    KEEP,
    /** It is undone. */
    ROLLBACK;

    /** The values of the parameter {@code onFailure}. */
    public static final ValueForm<String> FORM = ValueForm.oneOf(
            "keep", "what was done stays, and the next run goes on from there", "rollback", "it is undone");

    /** Reads the parameter {@code onFailure}; what it returns is of use only if no problem was added. */
    public static OnFailure read(Parameters parameters, Problems problems) {
        return parameters
                .read("onFailure", FORM, problems)
                .map(word -> valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(KEEP);
    }
}
