package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.FollowedState;
import io.github.premiumdeploy.plan.Proof;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Scope;
import java.util.Optional;
import java.util.Set;

/** Open Messaging integrations. Their signature token is written and never read, so that it cannot be compared. */
final class OpenMessagingKind extends PlainKind {

    private static final String URL = "outboundNotificationWebhookUrl";
    private static final String TOKEN = "outboundNotificationWebhookSignatureSecretToken";
    private static final String HEADERS = "webhookHeaders";

    /** Published: {@code createStatus} and {@code createError} tell what came of a creation that was answered. */
    private static final FollowedState CREATION = new FollowedState(
            OpenMessagingApi.GET,
            JsonPointer.compile("/createStatus"),
            JsonPointer.compile("/createError"),
            Set.of("initiated"),
            Set.of("error"),
            "Correct what the platform names, for example the webhook's URL, which has to be on port 443.");

    OpenMessagingKind() {
        super("open-messaging", OpenMessagingApi.BASIC, Removal.onceReleased(OpenMessagingApi.DELETE));
    }

    @Override
    Optional<FollowedState> follows() {
        return Optional.of(CREATION);
    }

    @Override
    Proof proof(Scope scope) {
        return new Proof.ByMaker(
                OAuthClientOrigin.maker(scope),
                shown -> shown.path("name").asText() + "\n" + shown.path(URL).asText());
    }

    @Override
    Compare compare(Scope scope, Item item, JsonNode shown) {
        Compare compare = Compare.withWhole(HEADERS).field(URL, item.fields().path(URL), shown.path(URL));
        if (shown.has(HEADERS)) {
            compare.field(HEADERS, item.fields().path(HEADERS), shown.path(HEADERS));
        }
        // A header's value may be a key.
        return compare.map(d -> d.field().startsWith(HEADERS) ? d.masked() : d);
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        JsonNode integration = existing.body();
        into.state(URL, integration.path(URL));
        into.fields().put(TOKEN, into.secret("the token that signs outbound messages"));
        into.remark(TOKEN, "cannot be read; it is sent with the next change of this integration");
        into.state(HEADERS, integration.path(HEADERS));
    }
}
