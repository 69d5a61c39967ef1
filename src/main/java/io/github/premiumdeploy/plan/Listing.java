package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import java.io.IOException;
import java.util.List;

/**
 * A list of the organization that kinds look for their resources in; kinds that share one read it once.
 *
 * @param operation what it is read with
 * @param reader how
 */
public record Listing(Operation operation, Reader reader) {

    /** Reads all pages of a list. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Reads what may carry the prefix.
         *
         * @throws IOException if it cannot be read
         */
        List<JsonNode> read(GenesysClient client, String prefix) throws IOException;
    }
}
