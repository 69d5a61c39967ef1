package io.github.premiumdeploy.genesys.contract;

import io.github.premiumdeploy.genesys.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Operations with the permissions and the scopes that a contract says they need, in place of those that are compiled in. */
public final class LiveOperations implements UnaryOperator<Operation> {

    private final Contract contract;

    public LiveOperations(Contract contract) {
        this.contract = contract;
    }

    /** An operation as the contract has it; as it is where the contract does not have it, or does not tell. */
    @Override
    public Operation apply(Operation operation) {
        Optional<ContractOperation> published = contract.operation(operation);
        if (published.isEmpty() || !published.get().doubts().isEmpty()) {
            return operation;
        }
        Set<String> scopes = published.get().scopes();
        Operation live = published
                .get()
                .needing(operation)
                .filter(now -> !isSame(operation, now))
                .orElse(operation);
        return scopes.isEmpty() || scopes.equals(new TreeSet<>(operation.scopes()))
                ? live
                : live.withScopes(List.copyOf(scopes));
    }

    /** Whether an operation needs the same, in whatever order. */
    static boolean isSame(Operation ours, Operation now) {
        Set<String> known = new HashSet<>(ours.permissions());
        return known.equals(new HashSet<>(now.permissions()))
                && (known.size() < 2 || ours.combination() == now.combination());
    }

    /** Whether all who have the least that an operation was known to need have what it needs now. */
    static boolean isEnough(Operation ours, Operation now) {
        List<Set<String>> least = switch (ours.combination()) {
            case NONE -> List.of(Set.<String>of());
            case ALL -> List.of((Set<String>) new HashSet<>(ours.permissions()));
            case ANY -> ours.permissions().stream().map(Set::of).toList();
        };
        return least.stream().allMatch(held -> switch (now.combination()) {
            case NONE -> true;
            case ALL -> held.containsAll(now.permissions());
            case ANY -> now.permissions().stream().anyMatch(held::contains);
        });
    }
}
