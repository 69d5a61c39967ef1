package io.github.premiumdeploy.access;

import io.github.premiumdeploy.text.Worded;

/**
 * One link of the chain by which a caller comes by a permission: client, role, division, policy, permission. The chain
 * breaks where the first link does not hold; what would follow is not shown.
 *
 * @param name what the caller has there, or what is not there
 */
public record Link(Part part, String name, State state) {

    /** This link, known to break where it was not known to hold. */
    Link broken() {
        return state == State.UNKNOWN ? new Link(part, name, State.BREAKS) : this;
    }

    /** Which link it is. */
    public enum Part implements Worded {
        /** The OAuth client or the user behind the token. */
        CLIENT,
        /** A role that is granted to it. */
        ROLE,
        /** The division that it is granted in. */
        DIVISION,
        /** The policy of the role. */
        POLICY,
        /** The permission, as the organization has it. */
        PERMISSION;
    }

    /** Whether it holds. */
    public enum State implements Worded {
        HOLDS,
        BREAKS,
        UNKNOWN;
    }
}
