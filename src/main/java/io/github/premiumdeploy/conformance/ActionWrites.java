package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.CheckContext.Made;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What becomes of a data action, from its draft to its end. It would call an address that does not exist, and is never run. */
final class ActionWrites implements ConformanceCheck {

    private static final String TEMPLATE = "{\"conformance\": \"${input.value}\"}";

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                IntegrationsApi.CREATE,
                IntegrationsApi.GET,
                IntegrationsApi.DELETE,
                ActionsApi.CREATE_DRAFT,
                ActionsApi.GET_DRAFT,
                ActionsApi.DRAFT_TEMPLATE,
                ActionsApi.LIST_DRAFTS,
                ActionsApi.UPDATE_DRAFT,
                ActionsApi.PUBLISH_DRAFT,
                ActionsApi.GET,
                ActionsApi.TEMPLATE,
                ActionsApi.DELETE);
    }

    @Override
    public String makes() {
        return "one integration of the type " + IntegrationWrites.TYPE
                + " with up to three data actions, one of them published and none of them run";
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        String name = context.named("actions");
        Made integration =
                context.make(Kind.INTEGRATION, name, IntegrationWrites.integration(name, IntegrationWrites.TYPE));
        if (!integration.isThere()) {
            context.blocked(this, integration.answer());
            return;
        }
        Optional<Made> ready = first(context, integration.id());
        if (ready.isEmpty()) {
            return;
        }
        Made draft = ready.get();
        conclusions.value("actions.draft-status", draft.answer().status(), draft.answer());
        conclusions.holds("actions.custom-id", draft.id().startsWith("custom_-_"), draft.answer());
        CallResult shown = draft(context, draft);
        conclusions.value(
                "actions.templates-inline", shown.body().at("/config/request").has("requestTemplateUri"), shown);
        conclusions.value("actions.draft-template", !template(shown).equals(TEMPLATE), draft.answer(), shown);
        lists(context, draft);
        incomplete(context, integration.id());
        update(context, draft, shown);
        publish(context, draft);
        ends(context, integration, draft);
    }

    private static CallResult draft(CheckContext context, Made draft) throws IOException {
        return context.read(
                draft.resource().orElseThrow(), Query.of("includeConfig", true).and("expand", "contract"));
    }

    private static String template(CallResult shown) {
        return shown.body().at("/config/request/requestTemplate").asText("");
    }

    /** New integrations are seen to refuse actions for a moment. */
    private static Optional<Made> first(CheckContext context, String integration) throws IOException {
        Made[] draft = new Made[1];
        int[] delay = context.until(() -> {
            draft[0] = context.make(Kind.ACTION, context.named("action"), action(context.named("action"), integration));
            return draft[0].isThere() || draft[0].answer().status() != 400;
        });
        if (!draft[0].isThere()) {
            for (Assumption open : context.conclusions().open("actions")) {
                context.conclusions().notSeen(open.id(), draft[0].answer().inWords());
            }
            return Optional.empty();
        }
        context.conclusions().delay("actions.ready-at-once", "actions.ready-soon", delay, draft[0].answer());
        return Optional.of(draft[0]);
    }

    private static ObjectNode action(String name, String integration) {
        ObjectNode body = CheckContext.object()
                .put("name", name)
                .put("category", "Conformance")
                .put("integrationId", integration)
                .put("secure", false);
        body.set("config", config());
        ObjectNode contract = body.putObject("contract");
        schema(contract.putObject("input").putObject("inputSchema"), "value");
        schema(contract.putObject("output").putObject("successSchema"), "result");
        return body;
    }

    private static ObjectNode config() {
        ObjectNode config = CheckContext.object();
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

    private static void lists(CheckContext context, Made draft) throws IOException {
        JsonNode[] listed = new JsonNode[1];
        CallResult[] last = new CallResult[1];
        boolean found = context.comes(() -> {
            last[0] = context.calls().read(ActionsApi.LIST_DRAFTS, Query.of("name", context.named("action")));
            last[0].body()
                    .path("entities")
                    .valueStream()
                    .filter(one -> one.path("id").asText().equals(draft.id()))
                    .findFirst()
                    .ifPresent(one -> listed[0] = one);
            return listed[0] != null;
        });
        context.conclusions().holds("actions.listed-by-name", found, last[0]);
        if (found) {
            boolean schemas =
                    !listed[0].at("/contract/input/inputSchema/properties").isMissingNode();
            context.conclusions().value("actions.contracts-in-lists", schemas, last[0]);
        }
    }

    private static void incomplete(CheckContext context, String integration) throws IOException {
        String name = context.named("incomplete");
        Made made = context.make(
                Kind.ACTION,
                name,
                CheckContext.object()
                        .put("name", name)
                        .put("integrationId", integration)
                        .put("secure", false));
        if (made.isThere() || made.answer().status() == 400) {
            context.conclusions().value("actions.incomplete-drafts", made.isThere(), made.answer());
        } else {
            context.conclusions()
                    .notSeen("actions.incomplete-drafts", made.answer().inWords());
        }
    }

    private static void update(CheckContext context, Made draft, CallResult shown) throws IOException {
        ObjectNode body = CheckContext.object()
                .put("version", shown.body().path("version").asInt());
        body.set("config", config());
        CallResult updated = context.calls().change(ActionsApi.UPDATE_DRAFT, Query.NONE, Optional.of(body), draft.id());
        if (!updated.isGood()) {
            context.conclusions().notSeen("actions.update-keeps-template", updated.inWords());
            return;
        }
        CallResult after = draft(context, draft);
        context.conclusions()
                .holds("actions.update-keeps-template", template(after).equals(TEMPLATE), updated, after);
    }

    private static void publish(CheckContext context, Made draft) throws IOException {
        int version = draft(context, draft).body().path("version").asInt();
        CallResult stale = publish(context, draft, version + 1);
        if (stale.isGood()) {
            context.conclusions().differs("actions.stale-publish", "a version that is none was published", stale);
        } else {
            context.conclusions().value("actions.stale-publish", stale.status(), stale);
        }
        CallResult[] last = new CallResult[] {stale};
        if (!stale.isGood()) {
            context.comes(() -> {
                last[0] = publish(context, draft, version);
                return last[0].isGood();
            });
        }
        context.conclusions().holds("actions.published", last[0].isGood(), last[0]);
    }

    private static CallResult publish(CheckContext context, Made draft, int version) throws IOException {
        return context.calls()
                .change(
                        ActionsApi.PUBLISH_DRAFT,
                        Query.NONE,
                        Optional.of(CheckContext.object().put("version", version)),
                        draft.id());
    }

    /** One action is deleted by itself, and one goes with its integration. */
    private static void ends(CheckContext context, Made integration, Made draft) throws IOException {
        Conclusions conclusions = context.conclusions();
        String name = context.named("orphan");
        Made orphan = context.make(Kind.ACTION, name, action(name, integration.id()));
        CallResult deleted = context.calls().change(ActionsApi.DELETE, Query.NONE, Optional.empty(), draft.id());
        conclusions.holds("actions.deleted-204", deleted.status() == 204, deleted);
        if (deleted.isGood()
                && context.read(draft.resource().orElseThrow(), Query.NONE).isGone()) {
            context.own().removed(draft.resource().orElseThrow());
        }
        CallResult without =
                context.calls().change(IntegrationsApi.DELETE, Query.NONE, Optional.empty(), integration.id());
        if (!orphan.isThere() || !without.isGood()) {
            conclusions.notSeen(
                    "actions.go-with-integration", (orphan.isThere() ? without : orphan.answer()).inWords());
            return;
        }
        boolean gone = context.comes(
                () -> context.read(orphan.resource().orElseThrow(), Query.NONE).isGone());
        conclusions.holds("actions.go-with-integration", gone, without);
        for (OwnResource resource : context.own().newestFirst()) {
            if (resource.id().isPresent() && context.read(resource, Query.NONE).isGone()) {
                context.own().removed(resource);
            }
        }
    }
}
