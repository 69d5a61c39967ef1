package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.CheckContext.Made;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What becomes of an Open Messaging integration. Its webhook is an address that cannot exist. */
final class OpenMessagingWrites implements ConformanceCheck {

    private static final String URL = "outboundNotificationWebhookUrl";
    private static final String TOKEN = "outboundNotificationWebhookSignatureSecretToken";
    private static final String STATUS = "createStatus";

    @Override
    public String name() {
        return "open-messaging";
    }

    @Override
    public List<Operation> operations() {
        return List.of(OpenMessagingApi.CREATE, OpenMessagingApi.GET, OpenMessagingApi.DELETE);
    }

    @Override
    public String makes() {
        return "one Open Messaging integration whose webhook is https://conformance.invalid/";
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        String name = context.named("messaging");
        String token = UUID.randomUUID().toString();
        Made port = context.make(Kind.OPEN_MESSAGING, name, body(name, "https://conformance.invalid:8443/", token));
        refusal(context, "messaging.port-443", port);
        Made weak = context.make(Kind.OPEN_MESSAGING, name, body(name, "https://conformance.invalid/", "short"));
        refusal(context, "messaging.long-token", weak);
        // A name that is given again, so that one of them may have been made, needs another.
        String own = context.named("messaging-2");
        Made made = context.make(Kind.OPEN_MESSAGING, own, body(own, "https://conformance.invalid/", token));
        if (!made.isThere()) {
            context.blocked(this, made.answer());
            return;
        }
        OwnResource resource = made.resource().orElseThrow();
        CallResult[] last = new CallResult[1];
        context.until(() -> {
            last[0] = context.read(resource, Query.NONE);
            String status = last[0].text(STATUS);
            return status.isEmpty() || status.equals("Completed") || status.equals("Error");
        });
        conclusions.holds("messaging.token-hidden", !last[0].text(TOKEN).equals(token), last[0]);
        String status = last[0].text(STATUS);
        if (!status.equals("Completed") && !status.equals("Error")) {
            conclusions.differs("messaging.ready-at-once", "it did not come to an end in time", last[0]);
            return;
        }
        int begun = context.calls()
                .count(result -> result.operation().equals(OpenMessagingApi.GET)
                        && result.text(STATUS).equals("Initiated"));
        conclusions.value("messaging.ready-at-once", begun, made.answer(), last[0]);
        conclusions.value("messaging.outcome", status.equals("Error") ? "failed" : "completed", last[0]);
        deletion(context, resource);
    }

    private static void deletion(CheckContext context, OwnResource resource) throws IOException {
        Conclusions conclusions = context.conclusions();
        CallResult[] deleted = new CallResult[1];
        int[] refusals = {-1};
        context.until(() -> {
            refusals[0]++;
            deleted[0] = context.calls()
                    .change(
                            OpenMessagingApi.DELETE,
                            Query.NONE,
                            Optional.empty(),
                            resource.id().orElseThrow());
            return deleted[0].status() != 412;
        });
        if (!deleted[0].isGood()) {
            conclusions.notSeen("messaging.deleted-at-once", deleted[0].inWords());
            return;
        }
        conclusions.value("messaging.deleted-at-once", refusals[0], deleted[0]);
        if (context.comes(() -> context.read(resource, Query.NONE).isGone())) {
            context.own().removed(resource);
        }
    }

    private static void refusal(CheckContext context, String id, Made made) {
        CallResult answer = made.answer();
        if (made.isThere() || answer.status() == 400) {
            context.conclusions().holds(id, !made.isThere(), answer);
        } else {
            context.conclusions().notSeen(id, answer.inWords());
        }
    }

    private static ObjectNode body(String name, String url, String token) {
        ObjectNode body = CheckContext.object().put("name", name).put(URL, url).put(TOKEN, token);
        body.putObject("webhookHeaders");
        return body;
    }
}
