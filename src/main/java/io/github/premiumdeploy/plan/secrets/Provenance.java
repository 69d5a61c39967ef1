package io.github.premiumdeploy.plan.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Tells of resources that were found by their name which ones a creation made whose answer was lost. It is told of every
 * request before it is sent, and of what came of it.
 */
public interface Provenance {

    /** Of resources of which the platform tells neither when nor by whom they were made: nothing is proven. */
    Provenance NONE = new Provenance() {};

    /**
     * A request is about to be sent.
     *
     * @param now the platform's time
     * @param end when the run ends at the latest
     * @throws IOException if that cannot be noted; then it must not be sent
     */
    default void sends(JsonNode body, Instant now, Instant end) throws IOException {}

    /** The latest request was answered with what it made. */
    default void answered() {}

    /**
     * The latest request surely made nothing.
     *
     * @throws IOException if that cannot be noted
     */
    default void madeNothing() throws IOException {}

    /**
     * The answer to the latest request is lost.
     *
     * @throws IOException if that cannot be noted
     */
    default void lost(Instant now) throws IOException {}

    /** Those which were surely made by requests whose answers were lost: of this run, or of an interrupted one. */
    default List<JsonNode> proven(List<JsonNode> found) {
        return List.of();
    }

    /** Whether one that is proven was made by this run. */
    default boolean isOfThisRun(JsonNode proven) {
        return true;
    }

    /** One that is proven was taken up or removed, so that the request which made it is settled. */
    default void settle(JsonNode proven) {}

    /** Whether it is known already by its id, and whose it is, so that nothing needs to be proven. */
    default boolean isKnown(String id) {
        return false;
    }

    /** Whether an interrupted run may have made one that cannot be seen yet. */
    default boolean mayBeOlder() {
        return false;
    }
}
