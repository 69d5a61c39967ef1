package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Operation;
import java.util.function.UnaryOperator;

/**
 * One operation that a run sends, or can send, and what for.
 *
 * @param kind the kind of resource, or other part of the run, that asks for it
 * @param name the resource that asks for it; empty text if all of that kind do
 */
public record Need(String kind, String name, Operation operation) {

    /** What all resources of a kind ask for. */
    public static Need of(String kind, Operation operation) {
        return new Need(kind, "", operation);
    }

    /** The same with what the operation is said to need now. */
    Need by(UnaryOperator<Operation> contract) {
        return new Need(kind, name, contract.apply(operation));
    }

    /** What asks for it, as words. */
    public String asker() {
        return name.isEmpty() ? kind : kind + " \"" + name + "\"";
    }
}
