package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.apply.Execution;
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
 * @param settling the operations that it uses too where the platform does not keep what it is sent
 */
public record Step(Verb verb, List<Operation> operations, Set<After> after, Work work, List<Operation> settling) {

    /** A step that uses no other operations. */
    public Step(Verb verb, List<Operation> operations, Set<After> after, Work work) {
        this(verb, operations, after, work, List.of());
    }

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

    /** The same, which uses these operations too where the platform does not keep what it is sent. */
    public Step settledWith(Operation... others) {
        return new Step(verb, operations, after, work, List.of(others));
    }

    public Step {
        operations = List.copyOf(operations);
        after = Set.copyOf(after);
        settling = List.copyOf(settling);
    }
}
