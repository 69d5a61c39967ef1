package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Verb;
import java.io.IOException;

/**
 * How one write of a run is taken back. It is noted before the write is sent: an answer may be lost.
 *
 * @param key the resource that is written
 * @param verb what the write does
 * @param operation what takes it back
 * @param work how
 */
record Undo(Key key, Verb verb, Operation operation, Work work) {

    /** Takes a write back, as far as that is possible. */
    @FunctionalInterface
    interface Work {
        UndoResult run() throws IOException;

        /** Whether it is known already that what the write made stays, since it may be somebody else's. */
        default boolean stays() {
            return false;
        }
    }
}
