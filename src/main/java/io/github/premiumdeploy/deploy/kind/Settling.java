package io.github.premiumdeploy.deploy.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.deploy.Execution;
import io.github.premiumdeploy.deploy.Settle;
import java.io.IOException;

/**
 * How a kind's resource is made to be as stated once it is written: how it is compared, and what sends it once more.
 *
 * @param comparison compares it as an answer shows it
 * @param update sends what is stated once more
 */
record Settling(Settle.Comparison comparison, Update update) {

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
