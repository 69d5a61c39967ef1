package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Amazon EventBridge sources, which send events to an AWS account. */
final class EventBridgeKind extends IntegrationKind {

    private static final List<String> STATED =
            List.of("awsAccountId", "awsAccountRegion", "eventSourceSuffix", "eventFilter");

    EventBridgeKind() {
        super("event-bridge");
    }

    @Override
    Optional<String> type(Scope scope) {
        return Optional.of("amazon-eventbridge-source");
    }

    @Override
    ObjectNode stated(Scope scope, Item item, Function<String, String> groups) {
        return Bodies.copy(Bodies.object(), item.fields(), STATED.toArray(String[]::new));
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        IntegrationDescription integration = new IntegrationDescription(scope, existing, into).state();
        STATED.forEach(field -> into.state(field, integration.property(field)));
        integration.rest().others(Set.copyOf(STATED));
    }
}
