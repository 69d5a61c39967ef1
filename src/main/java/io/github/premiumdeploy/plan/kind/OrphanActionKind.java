package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.descriptor.Item;
import java.util.ArrayList;
import java.util.List;

/** Single data actions that a described integration has and the descriptor no longer does. */
final class OrphanActionKind implements Kind {

    @Override
    public String key() {
        return ActionPlanner.KEY;
    }

    @Override
    public List<Listing> listings() {
        return List.of();
    }

    /** Never asked for: a descriptor describes data actions within their integration. */
    @Override
    public List<Change> apply(Scope scope, Item item) {
        return List.of();
    }

    @Override
    public List<Existing> existing(Scope scope) {
        List<Existing> left = new ArrayList<>();
        for (Kind kind : Kinds.ALL) {
            if (kind instanceof ActionIntegrationKind actions) {
                left.addAll(actions.leftOverActions(scope));
            }
        }
        return left;
    }

    @Override
    public Change remove(Scope scope, Existing existing) {
        return ActionPlanner.remove(scope, existing);
    }
}
