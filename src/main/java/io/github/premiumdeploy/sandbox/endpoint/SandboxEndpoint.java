package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One operation, what it takes, and how the sandbox answers it. What it takes is what the contract publishes of it, and
 * nothing else can be looked at.
 */
final class SandboxEndpoint {

    private final Function<Call, SandboxResponse> handler;
    private final Set<String> queries = new LinkedHashSet<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Set<String> unpublished = new LinkedHashSet<>();
    private Operation operation;
    private Optional<String> model = Optional.empty();
    private Optional<Function<Call, Set<String>>> divisions = Optional.empty();
    private boolean admitting;

    private SandboxEndpoint(Operation operation, Function<Call, SandboxResponse> handler) {
        this.operation = operation;
        this.handler = handler;
    }

    /** @param handler gives the answer, or throws a refusal */
    static SandboxEndpoint of(Operation operation, Function<Call, SandboxResponse> handler) {
        return new SandboxEndpoint(operation, handler);
    }

    /** Leaves it to the handler to ask whether the caller may, since it refuses in a shape of its own. */
    SandboxEndpoint admitting() {
        admitting = true;
        return this;
    }

    /**
     * Takes the permissions to be needed in the divisions of the things that a call is about, and not in the home division;
     * with none of them, any division will do, as for a list that leaves out what is outside of the caller's.
     */
    SandboxEndpoint in(Function<Call, Set<String>> place) {
        divisions = Optional.of(place);
        return this;
    }

    SandboxEndpoint taking(String bodyModel) {
        model = Optional.of(bodyModel);
        return this;
    }

    SandboxEndpoint asking(String... names) {
        queries.addAll(List.of(names));
        return this;
    }

    /** Gives its query published parameters that it cannot do without. */
    SandboxEndpoint requiring(String... names) {
        required.addAll(List.of(names));
        return asking(names);
    }

    SandboxEndpoint paged() {
        return asking("pageSize", "pageNumber");
    }

    SandboxEndpoint sorted() {
        return asking("sortBy", "sortOrder");
    }

    /** Gives its query parameters that are not published. */
    SandboxEndpoint readingAlso(String... names) {
        unpublished.addAll(List.of(names));
        return this;
    }

    /** Makes it need what the operation needs in an organization. */
    SandboxEndpoint needing(Operation changed) {
        operation = changed;
        return this;
    }

    Operation operation() {
        return operation;
    }

    boolean isAdmitting() {
        return admitting;
    }

    SandboxResponse answer(Call call) {
        return handler.apply(call);
    }

    /** Where the permissions must count, if not in the home division. */
    Optional<Set<String>> divisions(Call call) {
        return divisions.map(place -> place.apply(call));
    }

    Optional<String> model() {
        return model;
    }

    Set<String> queries() {
        return queries;
    }

    boolean requires(String name) {
        return required.contains(name);
    }

    /** Makes sure that the contract has whatever is looked at. */
    void requireDeclared(String name) {
        if (!queries.contains(name) && !unpublished.contains(name)) {
            throw new IllegalStateException("The query parameter " + name + " is not declared");
        }
    }
}
