package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.apply.UndoUpdate;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.apply.Settle;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.WidgetDeploymentsApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Deployments of the legacy web chat widget. Genesys withdrew this API from its published one in August 2026, so that it is
 * asked only where the descriptor has this kind.
 */
final class WidgetDeploymentKind implements Kind {

    static final String KEY = "widget-deployment";

    private static final Listing DEPLOYMENTS =
            new Listing(WidgetDeploymentsApi.LIST, (client, prefix) -> client.listFollowing(WidgetDeploymentsApi.LIST));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String ifNotOffered() {
        return "Genesys withdrew widget deployments in August 2026, with legacy web chat: remove " + KEY
                + " from the descriptor. The successor is Messenger (web deployments).";
    }

    @Override
    public List<Listing> listings() {
        return List.of(DEPLOYMENTS);
    }

    @Override
    public void require(Scope scope) {
        boolean withdrawn = scope.inventory()
                .refusal(DEPLOYMENTS)
                .filter(reason -> reason instanceof ApiException api
                        && (api.status() == 404 || api.status() == 410 || api.status() == 501))
                .isPresent();
        if (withdrawn) {
            throw new PlanException(
                    Cause.KIND_NOT_OFFERED,
                    "The organization no longer has widget deployments, which Genesys withdrew in August 2026 with legacy"
                            + " web chat",
                    "Remove " + KEY + " from the descriptor; its successor is Messenger (web deployments, at"
                            + " /api/v2/webdeployments).");
        }
    }

    @Override
    public List<Change> apply(Scope scope, Item item) {
        Key key = new Key(KEY, item.name());
        Optional<Existing> existing = scope.one(existing(scope), item);
        ObjectNode stated = stated(scope, item);
        boolean enable = item.fields().path("autoEnable").asBoolean(false);
        List<Step> steps = new ArrayList<>();
        if (existing.isEmpty()) {
            ObjectNode disabled = stated.deepCopy().put("disabled", true);
            steps.add(Changes.creation(
                    scope,
                    key,
                    WidgetDeploymentsApi.CREATE,
                    WidgetDeploymentsApi.DELETE,
                    disabled,
                    DEPLOYMENTS,
                    settling(key, stated, disabled)));
            if (enable) {
                ObjectNode enabled = stated.deepCopy().put("disabled", false);
                steps.add(Changes.step(Verb.ENABLE, WidgetDeploymentsApi.UPDATE, run -> put(run, key, enabled)));
            }
            return List.of(Changes.create(scope, key, List.of(), steps));
        }
        JsonNode actual = existing.get().body();
        List<Difference> differences = new ArrayList<>(compare(stated, actual).differences());
        if (enable && actual.path("disabled").asBoolean(false)) {
            differences.add(new Difference("disabled", "true", "false"));
        }
        if (!differences.isEmpty()) {
            ObjectNode body = Bodies.copy(
                    Bodies.object(),
                    actual,
                    "description",
                    "authenticationRequired",
                    "flow",
                    "allowedDomains",
                    "clientType",
                    "clientConfig",
                    "disabled");
            body.setAll(stated);
            if (enable) {
                body.put("disabled", false);
            }
            steps.add(Changes.step(
                    Verb.UPDATE,
                    WidgetDeploymentsApi.UPDATE,
                    run -> UndoUpdate.of(
                                    run, existing.get(), body, WidgetDeploymentsApi.GET, WidgetDeploymentsApi.UPDATE)
                            .around(
                                    Verb.UPDATE,
                                    () -> Changes.write(run, existing.get(), settling(key, stated, body)))));
        }
        return List.of(Changes.update(scope, existing.get(), differences, List.of(), steps));
    }

    private static Settle.Compared compare(ObjectNode stated, JsonNode shown) {
        Compare compare = new Compare();
        stated.properties().forEach(entry -> {
            if (entry.getKey().equals("allowedDomains")) {
                compare.set(entry.getKey(), entry.getValue(), shown.path(entry.getKey()));
            } else {
                compare.field(entry.getKey(), entry.getValue(), shown.path(entry.getKey()));
            }
        });
        return compare.compared();
    }

    private static Settling settling(Key key, ObjectNode stated, ObjectNode body) {
        return new Settling(shown -> compare(stated, shown), (run, id, shown) -> put(run, key, body));
    }

    private static JsonNode put(Execution run, Key key, ObjectNode body) throws IOException {
        return run.write(
                WidgetDeploymentsApi.UPDATE,
                WidgetDeploymentsApi.UPDATE.pathWith(run.requireId(key)),
                Query.NONE,
                Optional.of(body));
    }

    private static ObjectNode stated(Scope scope, Item item) {
        ObjectNode stated = Bodies.object().put("name", scope.fullName(item.name()));
        Bodies.copy(stated, item.fields(), "description", "allowedDomains", "clientType");
        if (item.fields().has("type")) {
            stated.put("clientType", item.fields().get("type").asText());
        }
        if (item.fields().has("authentication")) {
            stated.put(
                    "authenticationRequired",
                    item.fields().get("authentication").asBoolean());
        }
        return stated;
    }

    @Override
    public List<Operation> operations(Descriptor descriptor, boolean removal) {
        return removal
                ? List.of(WidgetDeploymentsApi.LIST, WidgetDeploymentsApi.DELETE)
                : List.of(WidgetDeploymentsApi.LIST, WidgetDeploymentsApi.CREATE, WidgetDeploymentsApi.UPDATE);
    }

    @Override
    public List<Existing> existing(Scope scope) {
        return scope.existing(KEY, DEPLOYMENTS, there -> true);
    }

    @Override
    public Change remove(Scope scope, Existing existing) {
        return Changes.delete(scope, existing, WidgetDeploymentsApi.DELETE, Query.NONE, Set.of());
    }
}
