package io.github.premiumdeploy.sandbox.organization;

import io.github.premiumdeploy.genesys.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the API of an organization differs from what is published today, as tomorrow's may: in its contract and in what it does.
 *
 * @param offered whether there is a contract at all
 * @param withdrawn operations, as {@code METHOD /path}, that are gone
 * @param deprecated operations that are deprecated
 * @param permissions what operations need in place of what is published
 * @param fields how fields of bodies differ, by {@code Model.field}
 */
public record ContractChanges(
        boolean offered,
        Set<String> withdrawn,
        Set<String> deprecated,
        Map<String, Permissions> permissions,
        Map<String, Field> fields) {

    /** What an operation needs. */
    public record Permissions(Operation.Combination combination, List<String> names) {}

    /**
     * How a field differs.
     *
     * @param gone whether it is not there, so that what is sent in it is not kept
     * @param maxLength its characters at the most; 0 for any number
     * @param values the only ones that it may have; any if there are none
     */
    public record Field(boolean gone, boolean required, int maxLength, List<String> values) {}

    /** An operation with what it needs here. */
    public Operation of(Operation operation) {
        return Optional.ofNullable(permissions.get(operation.signature()))
                .map(needs -> operation.needing(needs.combination(), needs.names()))
                .orElse(operation);
    }
}
