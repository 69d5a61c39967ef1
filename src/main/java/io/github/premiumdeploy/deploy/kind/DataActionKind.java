package io.github.premiumdeploy.deploy.kind;

import io.github.premiumdeploy.deploy.Change;
import io.github.premiumdeploy.deploy.Listing;
import io.github.premiumdeploy.descriptor.Item;
import java.util.ArrayList;
import java.util.List;

/** Single data actions that a described integration has and the descriptor no longer does. */
final class DataActionKind implements Kind {

    @Override
    public String key() {
        return DataActions.KEY;
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
            if (kind instanceof DataActionsKind actions) {
                left.addAll(actions.leftOverActions(scope));
            }
        }
        return left;
    }

    @Override
    public Change remove(Scope scope, Existing existing) {
        return DataActions.remove(scope, existing);
    }
}
