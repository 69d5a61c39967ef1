package io.github.premiumdeploy.plan;

import java.util.Locale;

/** What a step does to a resource. */
public enum Verb {
    CREATE,
    CONFIGURE,
    UPDATE,
    ENABLE,
    PUBLISH,
    GRANT,
    DISABLE,
    DELETE,
    SUBMIT;

    /** The word that plans and receipts use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
