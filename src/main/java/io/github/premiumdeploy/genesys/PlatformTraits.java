package io.github.premiumdeploy.genesys;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What the calls of one client have shown of an organization where the published API leaves it open, so that it is found
 * out once.
 */
final class PlatformTraits {

    /** How the caller's grants come with the policies of their roles. */
    enum FullRoles {
        /** As long as nothing else is known: without asking for them. */
        UNASKED,
        /** Only where they are asked for. */
        ON_REQUEST,
        /** Not at all. */
        NEVER
    }

    private final AtomicReference<FullRoles> fullRoles = new AtomicReference<>(FullRoles.UNASKED);
    private final AtomicReference<Boolean> credentialListing = new AtomicReference<>(true);

    FullRoles fullRoles() {
        return fullRoles.get();
    }

    void fullRoles(FullRoles found) {
        fullRoles.set(found);
    }

    /** Whether the organization has the listing of credentials with a cursor, as far as is known. */
    boolean hasCredentialListing() {
        return credentialListing.get();
    }

    void lacksCredentialListing() {
        credentialListing.set(false);
    }
}
