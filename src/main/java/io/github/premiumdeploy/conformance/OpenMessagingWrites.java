package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What becomes of an Open Messaging integration. Its webhook is an address that cannot exist. */
final class OpenMessagingWrites extends ConformanceCheck {

    private static final String URL = "outboundNotificationWebhookUrl";
    private static final String TOKEN = "outboundNotificationWebhookSignatureSecretToken";
    private static final String STATUS = "createStatus";
    private static final Set<String> FINAL = Set.of("Completed", "Error");

    OpenMessagingWrites() {
        super(
                "open-messaging",
                "one Open Messaging integration whose webhook is https://conformance.invalid/",
                List.of(Kind.OPEN_MESSAGING));
    }

    @Override
    void run() throws IOException {
        String name = named("messaging");
        String token = UUID.randomUUID().toString();
        refused("messaging.port-443", body(name, "https://conformance.invalid:8443/", token));
        refused("messaging.long-token", body(name, "https://conformance.invalid/", "short"));
        // A name that is given again, so that one of them may have been made, needs another.
        Made made = make(Kind.OPEN_MESSAGING, body(named("messaging-2"), "https://conformance.invalid/", token));
        if (isBlocked(made)) {
            return;
        }
        CallResult last = until(() -> read(made), shown -> shown.text(STATUS).isEmpty() || isFinal(shown))
                .last();
        holds("messaging.token-hidden", !last.text(TOKEN).equals(token), last);
        if (!isFinal(last)) {
            differs("messaging.ready-at-once", "it did not come to an end in time", last);
            return;
        }
        int begun = calls.count(result -> result.operation().equals(OpenMessagingApi.GET)
                && result.text(STATUS).equals("Initiated"));
        value("messaging.ready-at-once", begun, made.answer(), last);
        value("messaging.outcome", last.text(STATUS).equals("Error") ? "failed" : "completed", last);
        Looked<CallResult> deleted = until(() -> delete(made), answer -> answer.status() != 412);
        valueIf(deleted.last().isGood(), "messaging.deleted-at-once", deleted.before(), deleted.last());
        if (deleted.last().isGood()) {
            going(made);
        }
    }

    private static boolean isFinal(CallResult shown) {
        return FINAL.contains(shown.text(STATUS));
    }

    private void refused(String id, ObjectNode body) throws IOException {
        Made made = make(Kind.OPEN_MESSAGING, body);
        if (made.isDecided()) {
            holds(id, !made.isThere(), made.answer());
        } else {
            notSeen(made.answer(), id);
        }
    }

    private static ObjectNode body(String name, String url, String token) {
        ObjectNode body = JsonTree.object().put("name", name).put(URL, url).put(TOKEN, token);
        body.putObject("webhookHeaders");
        return body;
    }
}
