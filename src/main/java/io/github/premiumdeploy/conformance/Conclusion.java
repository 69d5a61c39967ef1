package io.github.premiumdeploy.conformance;

import io.github.premiumdeploy.text.Worded;
import java.util.List;
import java.util.Optional;

/**
 * What an organization showed of an assumption.
 *
 * @param value what the sandbox's setting would have to be, where the assumption has one and the organization showed it
 * @param note what there is to say in addition, or why nothing was seen; empty text for nothing
 * @param evidence answers that show it
 */
public record Conclusion(
        Assumption assumption, State state, Optional<String> value, String note, List<Sighting> evidence) {

    /** Whether an assumption is true of an organization. */
    public enum State implements Worded {
        /** The organization behaves as assumed. */
        HELD,
        /** It behaves otherwise. */
        DIFFERS,
        /** It did not show how it behaves. */
        NOT_SEEN;
    }

    /**
     * An answer of the platform as evidence: without ids, names and secrets.
     *
     * @param operation {@code METHOD /path} as published
     * @param status the HTTP status
     * @param code the error code; empty text if there is none
     * @param text what a refusal says; empty text for an answer that is none
     */
    public record Sighting(String operation, int status, String code, String text) {}

    public Conclusion {
        evidence = List.copyOf(evidence);
    }
}
