package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.util.List;

/** What becomes of a data action, from its draft to its end. It would call an address that does not exist, and is never run. */
final class ActionWrites extends ConformanceCheck {

    private static final String TEMPLATE = "{\"conformance\": \"${input.value}\"}";

    ActionWrites() {
        super(
                "actions",
                "one integration of the type " + IntegrationWrites.TYPE
                        + " with up to three data actions, one of them published and none of them run",
                List.of(Kind.INTEGRATION, Kind.ACTION),
                ActionsApi.DRAFT_TEMPLATE,
                ActionsApi.LIST_DRAFTS,
                ActionsApi.UPDATE_DRAFT,
                ActionsApi.PUBLISH_DRAFT,
                ActionsApi.GET,
                ActionsApi.TEMPLATE);
    }

    @Override
    void run() throws IOException {
        Made integration =
                make(Kind.INTEGRATION, IntegrationWrites.integration(named("actions"), IntegrationWrites.TYPE));
        if (isBlocked(integration)) {
            return;
        }
        // New integrations are seen to refuse actions for a moment.
        Looked<Made> first = until(
                () -> make(Kind.ACTION, action(named("action"), integration)),
                made -> made.isThere() || !made.isDecided());
        Made draft = first.last();
        if (!draft.isThere()) {
            leave(draft.answer().inWords());
            return;
        }
        delay("actions.ready-at-once", "actions.ready-soon", first, draft.answer());
        value("actions.draft-status", draft.answer().status(), draft.answer());
        holds("actions.custom-id", draft.id().startsWith("custom_-_"), draft.answer());
        CallResult shown = whole(draft);
        value("actions.templates-inline", shown.body().at("/config/request").has("requestTemplateUri"), shown);
        value("actions.draft-template", !template(shown).equals(TEMPLATE), draft.answer(), shown);
        lists(draft);
        ObjectNode incomplete = JsonTree.object()
                .put("name", named("incomplete"))
                .put("integrationId", integration.id())
                .put("secure", false);
        Made made = make(Kind.ACTION, incomplete);
        valueIf(made.isDecided(), "actions.incomplete-drafts", made.isThere(), made.answer());
        update(draft, shown);
        publish(draft);
        ends(integration, draft);
    }

    private CallResult whole(Made draft) throws IOException {
        return read(draft, Query.of("includeConfig", true).and("expand", "contract"));
    }

    private static String template(CallResult shown) {
        return shown.body().at("/config/request/requestTemplate").asText("");
    }

    private static ObjectNode action(String name, Made integration) {
        ObjectNode body = JsonTree.object()
                .put("name", name)
                .put("category", "Conformance")
                .put("integrationId", integration.id())
                .put("secure", false);
        body.set("config", config());
        ObjectNode contract = body.putObject("contract");
        schema(contract.putObject("input").putObject("inputSchema"), "value");
        schema(contract.putObject("output").putObject("successSchema"), "result");
        return body;
    }

    private static ObjectNode config() {
        ObjectNode config = JsonTree.object();
        config.putObject("request")
                .put("requestUrlTemplate", "https://conformance.invalid/")
                .put("requestType", "POST")
                .put("requestTemplate", TEMPLATE)
                .putObject("headers");
        ObjectNode response = config.putObject("response");
        response.putObject("translationMap");
        response.putObject("translationMapDefaults");
        response.put("successTemplate", "${rawResult}");
        return config;
    }

    private static void schema(ObjectNode schema, String property) {
        schema.put("$schema", "http://json-schema.org/draft-04/schema#").put("type", "object");
        schema.putObject("properties").putObject(property).put("type", "string");
    }

    private void lists(Made draft) throws IOException {
        CallResult list = until(
                        () -> read(ActionsApi.LIST_DRAFTS, Query.of("name", named("action"))),
                        drafts -> drafts.has(draft.id()))
                .last();
        holds("actions.listed-by-name", list.has(draft.id()), list);
        list.element(draft.id()).ifPresent(listed -> {
            boolean schemas =
                    !listed.at("/contract/input/inputSchema/properties").isMissingNode();
            value("actions.contracts-in-lists", schemas, list);
        });
    }

    private void update(Made draft, CallResult shown) throws IOException {
        ObjectNode body =
                JsonTree.object().put("version", shown.body().path("version").asInt());
        body.set("config", config());
        CallResult updated = change(ActionsApi.UPDATE_DRAFT, draft, body);
        if (!updated.isGood()) {
            notSeen(updated, "actions.update-keeps-template");
            return;
        }
        CallResult after = whole(draft);
        holds("actions.update-keeps-template", template(after).equals(TEMPLATE), updated, after);
    }

    private void publish(Made draft) throws IOException {
        int version = whole(draft).body().path("version").asInt();
        CallResult last = publish(draft, version + 1);
        if (last.isGood()) {
            differs("actions.stale-publish", "a version that is none was published", last);
        } else {
            value("actions.stale-publish", last.status(), last);
            last = until(() -> publish(draft, version), CallResult::isGood).last();
        }
        holds("actions.published", last.isGood(), last);
    }

    private CallResult publish(Made draft, int version) throws IOException {
        return change(ActionsApi.PUBLISH_DRAFT, draft, JsonTree.object().put("version", version));
    }

    /** One action is deleted by itself, and one goes with its integration. */
    private void ends(Made integration, Made draft) throws IOException {
        Made orphan = make(Kind.ACTION, action(named("orphan"), integration));
        CallResult deleted = delete(draft);
        holds("actions.deleted-204", deleted.status() == 204, deleted);
        if (deleted.isGood() && read(draft).isGone()) {
            own.removed(draft.own());
        }
        CallResult without = delete(integration);
        if (!orphan.isThere() || !without.isGood()) {
            notSeen(orphan.isThere() ? without : orphan.answer(), "actions.go-with-integration");
            return;
        }
        boolean gone = until(() -> read(orphan), CallResult::isGone).isSo();
        holds("actions.go-with-integration", gone, without);
        for (OwnResource resource : own.newestFirst()) {
            if (resource.id().isPresent() && calls.read(resource).isGone()) {
                own.removed(resource);
            }
        }
    }
}
