package io.github.premiumdeploy.access;

import io.github.premiumdeploy.text.Worded;

/** What a check came to. */
public enum Verdict implements Worded {
    /** It is in order. */
    HELD,
    /** Something is missing that the caller or an administrator can add. */
    MISSING,
    /** The organization does not offer it, as far as can be seen. */
    NOT_OFFERED,
    /** It could not be found out; never to be taken for fine. */
    UNKNOWN,
    /** It does not matter here. */
    NOT_APPLICABLE;

    /** Whether a run would be refused for it. */
    public boolean isRefusal() {
        return this == MISSING || this == NOT_OFFERED;
    }
}
