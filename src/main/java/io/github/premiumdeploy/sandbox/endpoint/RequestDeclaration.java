package io.github.premiumdeploy.sandbox.endpoint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an operation takes: the contract publishes it, and no endpoint can look at anything else.
 *
 * @param model the published model of its body
 * @param queries the published parameters of its query
 * @param required those of them that it cannot do without
 * @param unpublished what it looks at besides
 */
record RequestDeclaration(Optional<String> model, Set<String> queries, Set<String> required, Set<String> unpublished) {

    /** Nothing is taken. */
    static final RequestDeclaration NOTHING = new RequestDeclaration(Optional.empty(), Set.of(), Set.of(), Set.of());

    RequestDeclaration taking(String newModel) {
        return new RequestDeclaration(Optional.of(newModel), queries, required, unpublished);
    }

    RequestDeclaration asking(String... names) {
        return new RequestDeclaration(model, with(queries, names), required, unpublished);
    }

    RequestDeclaration requiring(String... names) {
        return new RequestDeclaration(model, with(queries, names), with(required, names), unpublished);
    }

    RequestDeclaration readingAlso(String... names) {
        return new RequestDeclaration(model, queries, required, with(unpublished, names));
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    /** Makes sure that the contract has whatever an endpoint looks at. */
    void requireDeclared(String name) {
        if (!queries.contains(name) && !unpublished.contains(name)) {
            throw new IllegalStateException("The query parameter " + name + " is not declared");
        }
    }
}
