package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.apply.Settle;
import io.github.premiumdeploy.genesys.Operation;
import java.io.IOException;
import java.util.Optional;

/**
 * How a kind's resource is made to be as stated once it is written: how it is compared, and what sends it once more.
 *
 * @param comparison compares it as an answer shows it
 * @param update sends what is stated once more
 * @param lookedAt what tells whether one that was deleted is gone, where the answer does not
 */
record Settling(Settle.Comparison comparison, Update update, Optional<Operation> lookedAt) {

    /** Of a resource that is gone once its deletion is answered. */
    Settling(Settle.Comparison comparison, Update update) {
        this(comparison, update, Optional.empty());
    }

    /** The same of a resource whose deletion may be answered and not happen. */
    Settling deletedUntilGone(Operation read) {
        return new Settling(comparison, update, Optional.of(read));
    }

    /** Sends what is stated of a resource. */
    @FunctionalInterface
    interface Update {
        /**
         * Sends it.
         *
         * @param shown the resource as the latest answer shows it
         * @return the answer
         * @throws IOException if the platform refuses, or gives no answer for good
         */
        JsonNode send(Execution run, String id, JsonNode shown) throws IOException;
    }
}
