package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Scope;
import java.util.List;

/** Single data actions that a described integration has and the descriptor no longer does. */
final class OrphanActionKind implements Kind {

    private final List<ActionIntegrationKind> integrations;

    OrphanActionKind(List<ActionIntegrationKind> integrations) {
        this.integrations = List.copyOf(integrations);
    }

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
    public List<Change> changes(Scope scope, Item item) {
        return List.of();
    }

    @Override
    public List<Existing> existing(Scope scope) {
        return integrations.stream()
                .flatMap(kind -> kind.leftOverActions(scope).stream())
                .toList();
    }

    @Override
    public Change remove(Scope scope, Existing existing) {
        return ActionPlanner.remove(scope, existing);
    }

    /** Never asked for: a descriptor describes data actions within their integration. */
    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        into.impossible("it is described with its integration");
    }
}
