package io.github.premiumdeploy.plan.kind;

/** Amazon EventBridge sources, which send events to an AWS account. */
final class EventBridgeKind extends IntegrationKind {

    EventBridgeKind() {
        super(
                "event-bridge",
                "amazon-eventbridge-source",
                "awsAccountId",
                "awsAccountRegion",
                "eventSourceSuffix",
                "eventFilter");
    }
}
