package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.secrets.Provenance;
import java.io.IOException;
import java.util.List;

/**
 * How a resource is made once, on a platform where most names may be given twice.
 *
 * @param key what is made
 * @param operation what it is made with
 * @param removal what removes it
 * @param finder finds those of its identity
 * @param remover removes one that was made too many
 * @param provenance tells what was made where an answer was lost
 * @param isToldOnce whether the answer has what is not told again, so that one which is found is of use only where it is
 *     proven to be this creation's
 */
record Creation(
        Key key,
        Operation operation,
        Operation removal,
        Finder finder,
        Remover remover,
        Provenance provenance,
        boolean isToldOnce) {

    /** Looks for resources by their identity. */
    @FunctionalInterface
    interface Finder {
        List<JsonNode> find() throws IOException;
    }

    /** Removes a resource. */
    @FunctionalInterface
    interface Remover {
        /** Removes it; what is not there is removed. */
        void remove(String id) throws IOException;
    }
}
