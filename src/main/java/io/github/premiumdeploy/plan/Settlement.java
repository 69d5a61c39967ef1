package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a resource is made to be as stated once it is written: its answer is compared, and what is missing is sent once more.
 *
 * @param comparison compares it
 * @param update sends what is stated once more
 * @param details how it is read where an answer does not show all that is compared
 * @param unlessKept why the run ends where it is not kept as stated, as a clause; empty where other resources may build on
 *     it all the same
 */
public record Settlement(Comparison comparison, Write update, Optional<Details> details, Optional<String> unlessKept) {

    /**
     * What an answer has to show to be compared.
     *
     * @param read reads the resource as a whole
     * @param otherwise reads it where that says that it is not there: what was a draft may be published by now
     * @param pointers JSON pointers to what has to be there
     */
    public record Details(Operation read, Operation otherwise, Query query, List<String> pointers) {}

    /** Of a resource that every answer shows as a whole. */
    public Settlement(Comparison comparison, Write update) {
        this(comparison, update, Optional.empty(), Optional.empty());
    }

    /**
     * Makes sure that what others build on is kept as stated, but for its form.
     *
     * @throws IOException if it is not
     */
    public void requireKept(ResourceIds ids, JsonNode settled) throws IOException {
        if (unlessKept.isEmpty()) {
            return;
        }
        List<Difference> missing = comparison.of(ids, settled).differences().stream()
                .filter(difference -> !difference.mayBeForm())
                .toList();
        if (!missing.isEmpty()) {
            throw new IOException(unlessKept.get() + ": "
                    + missing.stream()
                            .map(one -> one.field()
                                    + (one.isSecret() ? "" : " is " + one.from() + " in place of " + one.to()))
                            .collect(Collectors.joining(", ")));
        }
    }
}
