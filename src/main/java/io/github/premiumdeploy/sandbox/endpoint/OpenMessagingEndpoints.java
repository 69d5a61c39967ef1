package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.Switches.Creation;
import java.net.URI;
import java.util.List;

/** Open Messaging integrations, which take a moment to be made. */
final class OpenMessagingEndpoints extends PlainEndpoints {

    private static final String TOKEN = "outboundNotificationWebhookSignatureSecretToken";
    private static final String WEBHOOK = "outboundNotificationWebhookUrl";
    private static final int TOKEN_LONGER_THAN = 15;

    /** Stated by Genesys: no other will work. */
    private static final int HTTPS_PORT = 443;

    OpenMessagingEndpoints(State state) {
        super(state, state.documents("openMessaging"), "Open Messaging integration", OpenMessagingApi.BASIC);
    }

    @Override
    public String models() {
        return """
                OpenIntegrationRequest: id str; messagingSetting MessagingSettingRequestReference; name str!; \
                    outboundNotificationWebhookSignatureSecretToken str!; outboundNotificationWebhookUrl str!; selfUri str; \
                    supportedContent SupportedContentReference; webhookHeaders dict(str, str)
                OpenIntegrationUpdateRequest: id str; messagingSetting MessagingSettingRequestReference; name str!; \
                    outboundNotificationWebhookSignatureSecretToken str; outboundNotificationWebhookUrl str; selfUri str; \
                    supportedContent SupportedContentReference; webhookHeaders dict(str, str)
                SupportedContentReference: id str!; mediaTypes MediaTypes; name str; selfUri str
                MessagingSettingRequestReference: id str!
                """;
    }

    @Override
    String model(Operation operation) {
        return operation.equals(OpenMessagingApi.UPDATE) ? "OpenIntegrationUpdateRequest" : super.model(operation);
    }

    @Override
    Refusal notFound(String id) {
        return Refusal.notFound("integration", id);
    }

    @Override
    Refusal nameTaken(String name) {
        return Refusal.of(
                        400,
                        "duplicate.name",
                        "An Open Messaging integration with the name " + name + " already exists")
                .detail("duplicate.name", "name");
    }

    @Override
    void check(ObjectNode body, JsonNode old) {
        if (body.hasNonNull(TOKEN) && body.path(TOKEN).asText().length() <= TOKEN_LONGER_THAN) {
            throw Refusal.invalidValue(TOKEN, TOKEN + " must have more than " + TOKEN_LONGER_THAN + " characters");
        }
        if (body.hasNonNull(WEBHOOK) && !isHttps(body.path(WEBHOOK).asText())) {
            throw Refusal.invalidValue(WEBHOOK, WEBHOOK + " must be an https URL on port " + HTTPS_PORT);
        }
    }

    private static boolean isHttps(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && (uri.getPort() == -1 || uri.getPort() == HTTPS_PORT);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    void begin(ObjectNode made, ObjectNode body, Call call) {
        made.put("status", "Active").put("createStatus", "Initiated").put("dateCreated", SandboxJson.time(state.now()));
        made.putObject("webhookHeaders");
        made.putObject("createdBy").put("id", call.caller().subjectId());
    }

    @Override
    void keep(ObjectNode body, ObjectNode kept, Call call) {
        for (String field : List.of("name", WEBHOOK, TOKEN, "webhookHeaders", "supportedContent", "messagingSetting")) {
            if (body.hasNonNull(field)) {
                kept.set(field, body.get(field));
            }
        }
        kept.put("dateModified", SandboxJson.time(state.now()));
        kept.putObject("modifiedBy").put("id", call.caller().subjectId());
    }

    /** The published answer has the field of the token, and the secret is not for telling. */
    @Override
    ObjectNode shown(ObjectNode kept) {
        return kept.deepCopy().put(TOKEN, "********");
    }

    /** Published: a creation ends in the one or the other, and an error says why. */
    @Override
    ObjectNode read(ObjectNode kept, Call call) {
        if (state.isAmongFirst(state.switches().openMessagingReads(), "read new", SandboxJson.id(kept))) {
            return shown(kept);
        }
        if (state.switches().openMessagingOutcome() == Creation.COMPLETED) {
            return shown(kept.put("createStatus", "Completed"));
        }
        kept.put("createStatus", "Error")
                .putObject("createError")
                .put("status", 400)
                .put("code", "bad.request")
                .put("message", "The integration could not be created");
        return shown(kept);
    }

    @Override
    void requireDeletable(ObjectNode kept, Call call) {
        String id = SandboxJson.id(kept);
        if (state.isAmongFirst(state.switches().openMessagingDeletionRefusals(), "delete", id)) {
            // Published since API version 9021 without a code and a cause.
            throw Refusal.of(412, "precondition.failed", "The integration cannot be deleted yet.");
        }
    }
}
