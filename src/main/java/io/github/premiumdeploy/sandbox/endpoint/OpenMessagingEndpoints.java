package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.OpenIntegration;
import io.github.premiumdeploy.sandbox.organization.Switches.Creation;
import java.net.URI;
import java.util.List;

/** Open Messaging integrations, which take a moment to be made. */
final class OpenMessagingEndpoints implements EndpointGroup {

    private static final String PATH = "/api/v2/conversations/messaging/integrations/open/";
    private static final String TOKEN = "outboundNotificationWebhookSignatureSecretToken";
    private static final String WEBHOOK = "outboundNotificationWebhookUrl";
    private static final int TOKEN_LONGER_THAN = 15;

    /** Stated by Genesys: no other will work. */
    private static final int HTTPS_PORT = 443;

    private final State state;

    OpenMessagingEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(OpenMessagingApi.LIST, this::list).paged(),
                SandboxEndpoint.of(OpenMessagingApi.CREATE, this::create).taking("OpenIntegrationRequest"),
                SandboxEndpoint.of(OpenMessagingApi.GET, call -> SandboxResponse.ok(read(integration(call)))),
                SandboxEndpoint.of(OpenMessagingApi.UPDATE, this::update).taking("OpenIntegrationUpdateRequest"),
                SandboxEndpoint.of(OpenMessagingApi.DELETE, this::delete));
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

    private SandboxResponse list(Call call) {
        return Paging.of(call)
                .listing(call, state.listed(state.openIntegrations()).toList(), this::read);
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = call.body();
        check(body, "");
        String id = state.newId();
        ObjectNode shown = SandboxJson.object()
                .put("id", id)
                .put("status", "Active")
                .put("createStatus", "Initiated")
                .put("dateCreated", SandboxJson.time(state.now()));
        shown.putObject("webhookHeaders");
        shown.putObject("createdBy").put("id", call.caller().subjectId());
        apply(body, shown, call);
        shown.put("selfUri", PATH + id);
        state.openIntegrations()
                .put(
                        id,
                        new OpenIntegration(
                                shown,
                                body.path(TOKEN).asText(),
                                state.switches().openMessagingReads()));
        return SandboxResponse.ok(shown.deepCopy());
    }

    private SandboxResponse update(Call call) {
        OpenIntegration old = integration(call);
        ObjectNode body = call.body();
        String id = old.shown().path("id").asText();
        check(body, id);
        apply(body, old.shown(), call);
        state.openIntegrations()
                .put(id, new OpenIntegration(old.shown(), body.path(TOKEN).asText(old.token()), old.readsLeft()));
        return SandboxResponse.ok(old.shown().deepCopy());
    }

    private SandboxResponse delete(Call call) {
        String id = integration(call).shown().path("id").asText();
        if (state.isAmongFirst(state.switches().openMessagingDeletionRefusals(), "delete", id)) {
            // Published since API version 9021 without a code and a cause.
            throw Refusal.of(412, "precondition.failed", "The integration cannot be deleted yet.");
        }
        state.openIntegrations().remove(id);
        return SandboxResponse.empty(204);
    }

    private void check(ObjectNode body, String ownId) {
        String name = Names.required(body, "Open Messaging integration");
        List<ObjectNode> others = state.openIntegrations().values().stream()
                .map(OpenIntegration::shown)
                .toList();
        if (Names.isTaken(others, name, ownId)) {
            throw Refusal.of(
                            400,
                            "duplicate.name",
                            "An Open Messaging integration with the name " + name + " already exists")
                    .detail("duplicate.name", "name");
        }
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

    private void apply(ObjectNode body, ObjectNode shown, Call call) {
        for (String field : List.of("name", WEBHOOK, "webhookHeaders", "supportedContent", "messagingSetting")) {
            if (body.hasNonNull(field)) {
                shown.set(field, body.get(field).deepCopy());
            }
        }
        // The published answer has the field, and the secret is not for telling.
        shown.put(TOKEN, "********").put("dateModified", SandboxJson.time(state.now()));
        shown.putObject("modifiedBy").put("id", call.caller().subjectId());
    }

    private ObjectNode read(OpenIntegration integration) {
        ObjectNode shown = integration.shown();
        if (integration.readsLeft() <= 0) {
            end(shown);
        }
        state.openIntegrations()
                .put(
                        shown.path("id").asText(),
                        new OpenIntegration(shown, integration.token(), integration.readsLeft() - 1));
        return shown.deepCopy();
    }

    /** Published: a creation ends in the one or the other, and an error says why. */
    private void end(ObjectNode shown) {
        if (state.switches().openMessagingOutcome() == Creation.COMPLETED) {
            shown.put("createStatus", "Completed");
            return;
        }
        shown.put("createStatus", "Error");
        shown.putObject("createError")
                .put("status", 400)
                .put("code", "bad.request")
                .put("message", "The integration could not be created");
    }

    private OpenIntegration integration(Call call) {
        return call.existing(state, state.openIntegrations(), "integration");
    }
}
