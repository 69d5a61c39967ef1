package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Scope;
import java.util.Optional;
import java.util.function.Function;

/** Amazon EventBridge sources, which send events to an AWS account. */
final class EventBridgeKind extends IntegrationKind {

    EventBridgeKind() {
        super("event-bridge");
    }

    @Override
    Optional<String> type(Scope scope) {
        return Optional.of("amazon-eventbridge-source");
    }

    @Override
    ObjectNode stated(Scope scope, Item item, Function<String, String> groups) {
        return Bodies.copy(
                Bodies.object(), item.fields(), "awsAccountId", "awsAccountRegion", "eventSourceSuffix", "eventFilter");
    }
}
