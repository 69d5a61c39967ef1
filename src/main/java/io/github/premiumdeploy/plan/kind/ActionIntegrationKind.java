package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.IntegrationCredential;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Question;
import io.github.premiumdeploy.plan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Integrations that hold data actions. */
abstract class ActionIntegrationKind extends IntegrationKind {

    ActionIntegrationKind(String key, String type) {
        super(key, type);
    }

    @Override
    public final List<Listing> listings() {
        List<Listing> listings = new ArrayList<>(super.listings());
        listings.addAll(DataAction.LISTINGS);
        listings.add(IntegrationCredential.LISTING);
        return listings;
    }

    @Override
    public final List<Question> questions(Scope scope) {
        List<Question> questions = new ArrayList<>(super.questions(scope));
        for (Item item : scope.descriptor().items(key())) {
            one(scope, item)
                    .ifPresent(existing -> questions.addAll(new ActionPlanner(scope, item, existing).questions()));
        }
        return questions;
    }

    @Override
    final List<Change> parts(Scope scope, Item item, Existing existing) {
        return new ActionPlanner(scope, item, existing).changes();
    }

    @Override
    final List<String> goesWith(Scope scope, Existing existing) {
        return DataAction.of(scope, existing, shown -> true).stream()
                .flatMap(action -> Stream.concat(action.published().stream(), action.draft().stream()))
                .map(shown -> "data action \"" + shown.path("name").asText() + "\" ("
                        + shown.path("id").asText() + ")")
                .distinct()
                .sorted()
                .toList();
    }

    /** Data actions of described integrations that are no longer described. */
    final List<Existing> leftOverActions(Scope scope) {
        List<Existing> actions = new ArrayList<>();
        for (Item item : scope.descriptor().items(key())) {
            one(scope, item).ifPresent(existing -> actions.addAll(DataAction.leftOver(scope, item, existing)));
        }
        return actions;
    }

    @Override
    public List<Question> describingQuestions(Scope scope, Existing existing) {
        return new ActionDescription(scope, existing).questions();
    }

    @Override
    public final List<Operation> describingOperations() {
        return ActionDescription.OPERATIONS;
    }

    @Override
    public final void describe(Scope scope, Existing existing, Description into) {
        super.describe(scope, existing, into);
        new ActionDescription(scope, existing).describe(into);
    }
}
