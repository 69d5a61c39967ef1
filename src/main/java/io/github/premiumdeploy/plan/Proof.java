package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** What proves that a resource, found by its name after an answer was lost, was made by this run. */
public sealed interface Proof {

    /** Nothing does: the platform tells neither when nor by whom it was made. */
    record None() implements Proof {}

    /**
     * The platform tells when and by whom it was made.
     *
     * @param maker the id of the caller; empty text if it is not known
     * @param statement what the request states and the platform shows
     */
    record ByMaker(String maker, Function<JsonNode, String> statement) implements Proof {}

    /**
     * It is a part of something that nobody else knew.
     *
     * @param whole what it is a part of
     */
    record PartOf(Key whole) implements Proof {}
}
