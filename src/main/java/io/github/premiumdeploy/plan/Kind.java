package io.github.premiumdeploy.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A kind of resource: where it is listed, what identifies it, and how it is made, changed and removed. */
public interface Kind {

    /** Its key in the descriptor. */
    String key();

    /** What to do where an organization does not offer it at all. */
    default String ifNotOffered() {
        return "Ask Genesys to enable it for this organization, or remove " + key() + " from the descriptor.";
    }

    /** The lists that its resources are looked for in. */
    List<Listing> listings();

    /** Whether its lists are read to find leftovers where the descriptor does not have the kind. */
    default boolean isReadForLeftovers() {
        return true;
    }

    /** Lists beside those that tell what this descriptor needs of the organization. */
    default List<Listing> needs(Descriptor descriptor) {
        return List.of();
    }

    /**
     * Makes sure that the organization has what the kind needs at all; asked only where the descriptor has the kind.
     *
     * @throws PlanException if it has not
     */
    default void require(Scope scope) {}

    /**
     * Makes sure that a plan leaves nothing to chance that a person has to decide, before anything of it is written.
     *
     * @param removal whether the plan removes what is described
     * @throws PlanException if a person has to decide
     */
    default void requireDecided(Scope scope, boolean removal) {
        // Which of several is meant is not known, whatever is to be done to it.
        for (Item item : scope.descriptor().items(key())) {
            one(scope, item);
        }
    }

    /** What else has to be known to make its resources as described, once the lists are read. */
    default List<Question> questions(Scope scope) {
        return List.of();
    }

    /** What else has to be known to remove what is described, once the lists are read. */
    default List<Question> questionsToRemove(Scope scope) {
        return List.of();
    }

    /** The domains of which it has to be known which permissions exist, to compare its resources with what is there. */
    default Set<String> comparedDomains(Scope scope) {
        return Set.of();
    }

    /** The permissions that its described resources give, {@code domain:entity:action}, also with {@code *} in it. */
    default List<String> mentions(Descriptor descriptor) {
        return List.of();
    }

    /** The questions about the integration types that its resources are of. */
    default List<Question> typeQuestions(Scope scope) {
        return List.of();
    }

    /** What makes the organization's resources as described. */
    List<Change> changes(Scope scope, Item item);

    /**
     * What an organization that is only imagined answers to a question; where this is empty, an id and a name will do.
     *
     * @see PossibleRuns
     */
    default Optional<JsonNode> imagined(Descriptor descriptor, Question question) {
        return Optional.empty();
    }

    /** What else has to be known to describe a resource that is there, once the lists are read. */
    default List<Question> describingQuestions(Scope scope, Existing existing) {
        return List.of();
    }

    /** The operations that describing its resources can send, the lists aside. */
    default List<Operation> describingOperations() {
        return List.of();
    }

    /** Describes a resource that is there as a descriptor would state it. */
    void describe(Scope scope, Existing existing, Description into);

    /** The resources of the organization that carry the prefix, described or not. */
    List<Existing> existing(Scope scope);

    /**
     * The one resource that an item describes, if it exists.
     *
     * @throws PlanException if there are several
     */
    default Optional<Existing> one(Scope scope, Item item) {
        return scope.one(this, existing(scope), item);
    }

    /**
     * Why a resource is never taken over, changed or deleted, whoever names it: the platform made it itself, or the run
     * depends on it. Empty if there is no such reason.
     */
    default Optional<String> untouchable(Scope scope, Existing existing) {
        return Optional.empty();
    }

    /** Why nothing has to be done to remove a resource that is still shown; empty if something has. */
    default Optional<String> whyRemoved(Scope scope, Existing existing) {
        return Optional.empty();
    }

    /**
     * Makes sure that what an item would take over by its name may be touched.
     *
     * @throws UntouchableException if it may not
     */
    default void requireTouchable(Scope scope, Item item, Existing existing) {
        Optional<String> reason = existing.isThere() ? untouchable(scope, existing) : Optional.empty();
        if (reason.isPresent()) {
            throw new UntouchableException(
                    scope,
                    key(),
                    item.name(),
                    "\"" + scope.fullName(item.name()) + "\" (" + existing.id() + ")",
                    reason.get());
        }
    }

    /** Where in Genesys Cloud a person deletes one, as words that follow "in the organization"; empty text if anywhere. */
    default String whereDeleted() {
        return "";
    }

    /** Whether the secret of a resource is known to somebody else alone. */
    default boolean hasSecretOfOthers(Scope scope, Existing existing) {
        return false;
    }

    /** Whether a resource surely is as it was when it was made, without anything that makes it of use. */
    default boolean isUntouched(Existing existing) {
        return false;
    }

    /** What removes a resource. */
    Change remove(Scope scope, Existing existing);
}
