package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.util.List;
import java.util.Optional;

/**
 * How a resource is made to be as stated once it is written: its answer is compared, and what is missing is sent once more.
 *
 * @param comparison compares it
 * @param update sends what is stated once more
 * @param details how it is read where an answer does not show all that is compared
 * @param isStrict whether nothing may build on it before it is as stated
 */
public record Settlement(Comparison comparison, Write update, Optional<Details> details, boolean isStrict) {

    /**
     * What an answer has to show to be compared.
     *
     * @param read reads the resource as a whole
     * @param otherwise reads it where that says that it is not there: what was a draft may be published by now
     * @param pointers JSON pointers to what has to be there
     */
    public record Details(Operation read, Operation otherwise, Query query, List<String> pointers) {
        public Details {
            pointers = List.copyOf(pointers);
        }
    }

    /** Of a resource that every answer shows as a whole. */
    public Settlement(Comparison comparison, Write update) {
        this(comparison, update, Optional.empty(), false);
    }
}
