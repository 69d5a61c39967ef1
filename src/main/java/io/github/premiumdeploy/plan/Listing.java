package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list of the organization that kinds look for their resources in; kinds that share one read it once.
 *
 * @param operation what it is read with
 * @param reader how
 * @param search tells what is searched for, by the prefix; empty where the list takes no search
 */
public record Listing(Operation operation, Reader reader, Optional<Function<String, ObjectNode>> search) {

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

    /** A list that comes in pages, whatever the prefix. */
    public static Listing paged(Operation operation, Query query) {
        return new Listing(operation, (client, prefix) -> client.list(operation, query));
    }

    /** A list that comes whole, or tells where it goes on. */
    public static Listing whole(Operation operation) {
        return new Listing(operation, (client, prefix) -> client.listFollowing(operation));
    }

    /** A list without a search. */
    public Listing(Operation operation, Reader reader) {
        this(operation, reader, Optional.empty());
    }

    /** Kinds that read the same share one. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return operation.path().hashCode();
    }

    /** What a search finds, which may depend on the prefix. */
    public static Listing found(Operation operation, Function<String, ObjectNode> search) {
        return new Listing(
                operation, (client, prefix) -> client.search(operation, search.apply(prefix)), Optional.of(search));
    }
}
