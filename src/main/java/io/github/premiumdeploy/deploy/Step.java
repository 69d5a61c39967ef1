package io.github.premiumdeploy.deploy;

import io.github.premiumdeploy.genesys.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * One write of a plan, with what it needs to have happened before. A step follows the step before it in its change.
 *
 * @param verb what it does
 * @param operations the operations that it uses, the writing one first
 * @param after what must be done before
 * @param work how it is done
 */
public record Step(Verb verb, List<Operation> operations, Set<After> after, Work work) {

    /** Does a step. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it.
         *
         * @throws IOException if the platform refuses, or gives no answer
         */
        void run(Execution execution) throws IOException;
    }

    /**
     * Something that must be done before.
     *
     * @param key the resource
     * @param verb the step of it; any later step of that change need not be done
     */
    public record After(Key key, Verb verb) {}

    public Step {
        operations = List.copyOf(operations);
        after = Set.copyOf(after);
    }
}
