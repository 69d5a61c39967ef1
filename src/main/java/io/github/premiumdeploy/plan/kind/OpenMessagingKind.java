package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.apply.UndoUpdate;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.secrets.CreationAttempts;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.apply.Settle;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Open Messaging integrations. Their signature token is written and never read, so that it cannot be compared. */
final class OpenMessagingKind implements Kind {

    private static final String KEY = "open-messaging";
    private static final String URL = "outboundNotificationWebhookUrl";
    private static final String TOKEN = "outboundNotificationWebhookSignatureSecretToken";
    private static final String HEADERS = "webhookHeaders";

    private static final Listing INTEGRATIONS =
            new Listing(OpenMessagingApi.LIST, (client, prefix) -> client.list(OpenMessagingApi.LIST, Query.NONE));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Listing> listings() {
        return List.of(INTEGRATIONS);
    }

    @Override
    public List<Change> apply(Scope scope, Item item) {
        Key key = new Key(KEY, item.name());
        Optional<Existing> existing = scope.one(existing(scope), item);
        ObjectNode body = Bodies.copy(
                Bodies.object().put("name", scope.fullName(item.name())), item.fields(), URL, TOKEN, HEADERS);
        Settling settling = new Settling(
                shown -> compare(item, shown),
                (run, id, shown) -> run.write(
                        OpenMessagingApi.UPDATE, OpenMessagingApi.UPDATE.pathWith(id), Query.NONE, Optional.of(body)));
        if (existing.isEmpty()) {
            Step create = Changes.creation(
                    scope,
                    key,
                    OpenMessagingApi.CREATE,
                    OpenMessagingApi.DELETE,
                    body,
                    INTEGRATIONS,
                    settling,
                    () -> new CreationAttempts(
                            OAuthClientOrigin.maker(scope),
                            shown -> shown.path("name").asText() + "\n"
                                    + shown.path(URL).asText()));
            return List.of(Changes.create(scope, key, List.of(), List.of(create)));
        }
        List<Difference> differences =
                settling.comparison().of(existing.get().body()).differences();
        List<Step> steps = differences.isEmpty()
                ? List.of()
                : List.of(Changes.step(
                        Verb.UPDATE,
                        OpenMessagingApi.UPDATE,
                        run -> restoration(run, existing.get(), body)
                                .around(Verb.UPDATE, () -> Changes.write(run, existing.get(), settling))));
        return List.of(Changes.update(scope, existing.get(), differences, List.of(), steps));
    }

    private static Settle.Compared compare(Item item, JsonNode shown) {
        Compare compare = Compare.withWhole(HEADERS).field(URL, item.fields().path(URL), shown.path(URL));
        if (shown.has(HEADERS)) {
            compare.field(HEADERS, item.fields().path(HEADERS), shown.path(HEADERS));
        }
        // A header's value may be a key.
        UnaryOperator<Difference> masking = d -> d.field().startsWith(HEADERS) ? d.masked() : d;
        return new Settle.Compared(
                compare.differences().stream().map(masking).toList(),
                compare.forms().stream().map(masking).toList());
    }

    /** A signature token is never read, so that nobody knows whether it was changed. */
    private static UndoUpdate restoration(Execution run, Existing existing, ObjectNode body) {
        ObjectNode shown = body.deepCopy();
        shown.remove(TOKEN);
        return UndoUpdate.of(run, existing, shown, OpenMessagingApi.GET, OpenMessagingApi.UPDATE);
    }

    @Override
    public List<Operation> operations(Descriptor descriptor, boolean removal) {
        return removal
                ? List.of(OpenMessagingApi.LIST, OpenMessagingApi.DELETE)
                : List.of(OpenMessagingApi.LIST, OpenMessagingApi.CREATE, OpenMessagingApi.UPDATE);
    }

    @Override
    public List<Existing> existing(Scope scope) {
        return scope.existing(KEY, INTEGRATIONS, there -> true);
    }

    @Override
    public Change remove(Scope scope, Existing existing) {
        return Changes.delete(scope, existing, OpenMessagingApi.DELETE, Query.NONE, Set.of());
    }
}
