package io.github.premiumdeploy.access;

import io.github.premiumdeploy.genesys.Operation;
import java.util.Comparator;
import java.util.List;

/**
 * A permission or an OAuth scope that a run has to have.
 *
 * @param name {@code domain:entity:action}, or the scope
 * @param needs what asks for it
 */
public record Requirement(String name, List<Need> needs) {

    public Requirement {
        needs = List.copyOf(needs);
    }

    /** The operations that ask for it. */
    public List<Operation> operations() {
        return needs.stream().map(Need::operation).distinct().toList();
    }

    /** The kinds that ask for it. */
    public List<String> kinds() {
        return needs.stream().map(Need::kind).distinct().toList();
    }

    /** How well it is known: as well as the best known of its operations. */
    public Operation.Source source() {
        return operations().stream()
                .map(Operation::source)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
