package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.apply.Creation;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.secrets.Provenance;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Kind.Existing;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Builds changes in the words that kinds share. */
final class Changes {

    private Changes() {}

    static Change create(Scope scope, Key key, List<String> notes, List<Step> steps) {
        return new Change(
                key, scope.fullName(key.name()), Change.Type.CREATE, Optional.empty(), List.of(), notes, steps);
    }

    /** An update, or nothing to do if there is no step. */
    static Change update(
            Scope scope, Existing existing, List<Difference> differences, List<String> notes, List<Step> steps) {
        return new Change(
                existing.key(),
                scope.fullName(existing.key().name()),
                steps.isEmpty() ? Change.Type.UNCHANGED : Change.Type.UPDATE,
                Optional.of(existing.id()),
                differences,
                notes,
                steps);
    }

    static Change delete(Scope scope, Existing existing, List<Step> steps) {
        return delete(scope, existing, List.of(), steps);
    }

    static Change delete(Scope scope, Existing existing, List<String> notes, List<Step> steps) {
        return new Change(
                existing.key(),
                existing.body()
                        .path("name")
                        .asText(scope.fullName(existing.key().name())),
                Change.Type.DELETE,
                Optional.of(existing.id()),
                List.of(),
                notes,
                steps);
    }

    /** Removes a resource that one request deletes. */
    static Change delete(Scope scope, Existing existing, Operation operation, Query query, Set<After> after) {
        return delete(
                scope,
                existing,
                List.of(step(
                        Verb.DELETE,
                        List.of(operation),
                        after,
                        run -> run.delete(operation, operation.pathWith(existing.id()), query))));
    }

    /** Makes a resource that is known by its name alone, and of which nothing proves who made it; remembers its id. */
    static Step creation(
            Scope scope,
            Key key,
            Operation operation,
            Operation delete,
            JsonNode body,
            Listing listing,
            Settling settling) {
        return creation(scope, key, operation, delete, body, listing, settling, () -> Provenance.NONE);
    }

    /**
     * Makes a resource that is known by its name alone, and remembers its id.
     *
     * @param settling makes sure that it is as stated
     * @param provenance tells what a run made; new for each run
     */
    static Step creation(
            Scope scope,
            Key key,
            Operation operation,
            Operation delete,
            JsonNode body,
            Listing listing,
            Settling settling,
            Supplier<Provenance> provenance) {
        String name = scope.fullName(key.name());
        String prefix = scope.descriptor().prefix();
        return step(Verb.CREATE, operation, run -> {
            Creation.Finder finder = () -> named(listing.reader().read(run.client(), prefix), name);
            Creation creation = settling.lookedAt()
                    .map(read -> new Creation(
                            key, operation, delete, finder, id -> run.deletion().untilGone(delete, read, id)))
                    .orElseGet(() -> Creation.of(run, key, operation, delete, finder));
            JsonNode made = run.create(creation.with(provenance.get()), body);
            run.know(key, made.path("id").asText());
            settle(run, key, made, settling);
        });
    }

    /**
     * Makes sure that a resource is as stated.
     *
     * @param answer what the platform answered to a write of it
     * @return its latest answer
     * @throws IOException if what is missing cannot be sent once more
     */
    static JsonNode settle(Execution run, Key key, JsonNode answer, Settling settling) throws IOException {
        return run.settle(
                key, answer, settling.comparison(), shown -> settling.update().send(run, run.requireId(key), shown));
    }

    /**
     * Sends what is stated of a resource that exists, and makes sure that it is kept.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    static JsonNode write(Execution run, Existing existing, Settling settling) throws IOException {
        run.know(existing.key(), existing.id());
        return settle(run, existing.key(), settling.update().send(run, existing.id(), existing.body()), settling);
    }

    /** Those of exactly this name that are not deleted. */
    static List<JsonNode> named(List<JsonNode> all, String name) {
        return all.stream()
                .filter(there -> there.path("name").asText().equals(name) && !Execution.isDeleted(there))
                .toList();
    }

    static Step step(Verb verb, Operation operation, Step.Work work) {
        return new Step(verb, List.of(operation), Set.of(), work);
    }

    static Step step(Verb verb, List<Operation> operations, Set<After> after, Step.Work work) {
        return new Step(verb, operations, after, work);
    }
}
