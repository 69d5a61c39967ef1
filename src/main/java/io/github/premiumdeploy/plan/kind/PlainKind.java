package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.ResourceOperations;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Body;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.FollowedState;
import io.github.premiumdeploy.plan.Identity;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.PlatformForm;
import io.github.premiumdeploy.plan.Proof;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Settlement;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Step.After;
import io.github.premiumdeploy.plan.UndoPlan;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A kind whose resources are known by their names, and made, changed and deleted with one request each. What is sent, compared
 * and described are the fields of the descriptor, unless a subclass says otherwise. Steps, and the permissions that they need,
 * follow from that.
 */
class PlainKind implements Kind {

    private final String key;
    private final ResourceOperations operations;
    private final Listing list;
    private final Removal removal;

    /** A kind whose resources are found in the list of all, and gone once they are deleted. */
    PlainKind(String key, ResourceOperations operations) {
        this(key, operations, Removal.once(operations.delete()));
    }

    /** A kind whose resources are found in the list of all. */
    PlainKind(String key, ResourceOperations operations, Removal removal) {
        this(
                key,
                operations,
                operations.list().query().isEmpty()
                        ? Listing.whole(operations.list())
                        : Listing.paged(operations.list(), Query.NONE),
                removal);
    }

    PlainKind(String key, ResourceOperations operations, Listing list, Removal removal) {
        this.key = key;
        this.operations = operations;
        this.list = list;
        this.removal = removal;
    }

    /** The fields of a descriptor that are fields of the resource. */
    List<String> own() {
        List<String> own = new ArrayList<>(DescriptorKinds.fields(key).names());
        own.remove("name");
        return own;
    }

    private boolean isSecret(String field) {
        return DescriptorKinds.fields(key).isSecret(List.of(field));
    }

    /** Its name, and its own fields as they are described. */
    final ObjectNode described(Scope scope, Item item) {
        ObjectNode named = Bodies.object().put("name", scope.fullName(item.name()));
        return Bodies.copy(named, item.fields(), own().toArray(new String[0]));
    }

    /** What creates a resource: what is described, and what holds where a field is not. */
    ObjectNode newBody(Scope scope, Item item) {
        ObjectNode body = described(scope, item);
        for (String field : own()) {
            JsonNode standard = DescriptorKinds.fields(key).standard(field);
            if (!body.has(field) && !standard.isMissingNode()) {
                body.set(field, standard);
            }
        }
        return body;
    }

    /**
     * Sends what is described to a resource that exists; where that replaces it, with what is there and not described.
     *
     * @param existing the resource; none where it was made just now
     */
    Write write(Scope scope, Item item, Existing existing) {
        ObjectNode body = described(scope, item);
        if (operations.update().method().equals("PUT")) {
            Bodies.copy(body, existing.body(), own().toArray(new String[0])).setAll(described(scope, item));
        }
        return Write.of(operations.update(), body);
    }

    /** Compares a resource with what is described; what is secret is not shown, and so not compared. */
    Compare compare(Scope scope, Item item, JsonNode shown) {
        List<String> fields = new ArrayList<>();
        for (String field : own()) {
            if (!isSecret(field)) {
                fields.add(field);
            }
        }
        return new Compare().fields(fields, item.fields(), shown);
    }

    /** The fields that a change sends, to take it back; id, version and what is secret aside. */
    ObjectNode written(Scope scope, Item item, Existing existing) {
        ObjectNode written = write(scope, item, existing).content().of(missing -> Optional.empty(), existing.body());
        own().stream().filter(this::isSecret).forEach(written::remove);
        return written;
    }

    /** How a change is taken back, where more is to be said than what was written. */
    UndoPlan undo(Scope scope, Item item, Existing existing, UndoPlan plain) {
        return plain;
    }

    /** Whether the platform is known to drop a described field when a resource is created. */
    boolean dropsFields(Item item) {
        return false;
    }

    /** The state that a resource has to come to before it counts as made. */
    Optional<FollowedState> follows() {
        return Optional.empty();
    }

    /** What proves that a resource is this run's. */
    Proof proof(Scope scope) {
        return new Proof.None();
    }

    /** The resource as it is compared: its entry in the list, unless that does not show all. */
    Existing whole(Scope scope, Existing existing) {
        return existing;
    }

    /** Steps that follow the creation, or the change. */
    List<Step> more(Scope scope, Item item, Existing existing) {
        return List.of();
    }

    /** What a reader of a plan should know. */
    List<String> notes(Scope scope, Item item, Existing existing) {
        return List.of();
    }

    /** What has to happen before one is deleted. */
    Set<After> beforeDeletion(Scope scope) {
        return Set.of();
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        for (String field : own()) {
            if (isSecret(field)) {
                into.fields().put(field, into.secret(DescriptorKinds.fields(key).words(field)));
                into.remark(field, "cannot be read; it is sent with the next change of this " + key);
            } else {
                into.stateUnlessStandard(field, existing.body().path(field));
            }
        }
    }

    @Override
    public final String key() {
        return key;
    }

    final Listing list() {
        return list;
    }

    @Override
    public List<Listing> listings() {
        return List.of(list);
    }

    @Override
    public final List<Existing> existing(Scope scope) {
        return scope.existing(key, list);
    }

    @Override
    public final List<Change> changes(Scope scope, Item item) {
        Key resource = new Key(key, item.name());
        String fullName = scope.fullName(item.name());
        Optional<Existing> there = one(scope, item);
        Existing existing = there.isPresent() ? whole(scope, there.get()) : Existing.none(resource);
        requireTouchable(scope, item, existing);
        List<String> notes = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Difference> differences = List.of();
        if (!existing.isThere()) {
            steps.add(creation(scope, item, resource));
        } else {
            Compare compared = compare(scope, item, existing.body());
            differences = compared.differences();
            for (Difference form : compared.forms()) {
                notes.add(PlatformForm.words(form));
            }
            if (!differences.isEmpty()) {
                steps.add(change(scope, item, existing));
            }
        }
        notes.addAll(notes(scope, item, existing));
        steps.addAll(more(scope, item, existing));
        if (existing.isThere() && follows().isPresent()) {
            FollowedState state = follows().get();
            requireMade(scope, existing, state);
            if (state.isPending(existing.body())) {
                differences = new ArrayList<>(differences);
                differences.add(
                        new Difference(state.state().toString().substring(1), state.text(existing.body()), "done"));
                steps.add(new Step.Follow(resource, existing.id(), state));
            }
        }
        return List.of(
                !existing.isThere()
                        ? Change.create(resource, fullName, notes, steps)
                        : Change.update(existing, fullName, differences, notes, steps));
    }

    /** What the platform could not make is of no use, and whose it is nobody knows for certain. */
    private static void requireMade(Scope scope, Existing existing, FollowedState state) {
        Optional<String> failure = state.failure(existing.body());
        if (failure.isPresent()) {
            throw new PlanException(
                    "The " + existing.key().kind() + " \""
                            + scope.fullName(existing.key().name()) + "\" (" + existing.id()
                            + ") is there, and the platform could not make it: " + failure.get(),
                    state.remedy() + " Delete it in the organization, then run again.");
        }
    }

    private Step creation(Scope scope, Item item, Key resource) {
        return new Step.Create(
                resource,
                operations.create(),
                removal,
                Body.of(newBody(scope, item)),
                new Identity(list, scope.descriptor().prefix(), scope.fullName(item.name())),
                proof(scope),
                Optional.of(new Settlement(
                        (ids, shown) -> compareNew(scope, item, shown), write(scope, item, Existing.none(resource)))),
                dropsFields(item),
                follows(),
                Set.of());
    }

    /** Compares a resource that was made just now. */
    Compare compareNew(Scope scope, Item item, JsonNode shown) {
        return compare(scope, item, shown);
    }

    private Step change(Scope scope, Item item, Existing existing) {
        UndoPlan plain =
                UndoPlan.of(existing, Body.of(written(scope, item, existing)), operations.get(), operations.update());
        return new Step.Update(
                existing.key(),
                Verb.UPDATE,
                Optional.of(existing),
                write(scope, item, existing),
                Optional.of((ids, shown) -> compare(scope, item, shown)),
                Optional.of(undo(scope, item, existing, plain)),
                Set.of());
    }

    @Override
    public final Change remove(Scope scope, Existing existing) {
        return Change.delete(
                scope,
                existing,
                List.of(),
                List.of(new Step.Delete(existing.key(), existing.id(), removal, beforeDeletion(scope))));
    }
}
