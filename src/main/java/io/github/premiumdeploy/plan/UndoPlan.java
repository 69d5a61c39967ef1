package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How a change of a resource is taken back: the fields that it wrote become what they were when the plan was made. What else
 * was changed meanwhile stays.
 *
 * @param before the resource as it was
 * @param written the fields that the change sends
 * @param read reads the resource
 * @param write sends the fields as they were
 * @param content what is sent, built from the resource as it is and the fields as they were; empty where it is the fields, id
 *     and version
 * @param lost what cannot come back, each in words without a full stop
 */
public record UndoPlan(
        Existing before,
        Body written,
        Operation read,
        Query query,
        Operation write,
        Optional<BiFunction<JsonNode, ObjectNode, ObjectNode>> content,
        List<String> lost) {

    /** Of a resource that takes the fields by themselves, with the current version if it has one. */
    public static UndoPlan of(Existing before, Body written, Operation read, Operation write) {
        return new UndoPlan(before, written, read, Query.NONE, write, Optional.empty(), List.of());
    }

    /** The same, read in another way. */
    public UndoPlan readWith(Query other) {
        return new UndoPlan(before, written, read, other, write, content, lost);
    }

    /** The same, sent in another way. */
    public UndoPlan sending(BiFunction<JsonNode, ObjectNode, ObjectNode> other) {
        return new UndoPlan(before, written, read, query, write, Optional.of(other), lost);
    }

    /** The same, without what cannot come back. */
    public UndoPlan without(List<String> reasons) {
        return new UndoPlan(before, written, read, query, write, content, reasons);
    }
}
