package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.WidgetDeploymentsApi;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.plan.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * Deployments of the legacy web chat widget. Genesys withdrew this API from its published one in August 2026, so that it is
 * asked only where the descriptor has this kind.
 */
final class WidgetDeploymentKind extends PlainKind {

    private static final String KEY = "widget-deployment";

    WidgetDeploymentKind() {
        super(KEY, WidgetDeploymentsApi.BASIC);
    }

    @Override
    public boolean isReadForLeftovers() {
        return false;
    }

    @Override
    public String ifNotOffered() {
        return "Genesys withdrew widget deployments in August 2026, with legacy web chat: remove " + KEY
                + " from the descriptor. The successor is Messenger (web deployments).";
    }

    @Override
    public void require(Scope scope) {
        boolean withdrawn = scope.inventory()
                .refusal(list())
                .filter(reason -> reason instanceof ApiException api
                        && (api.status() == 404 || api.status() == 410 || api.saysFeatureOff()))
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
    ObjectNode newBody(Scope scope, Item item) {
        return stated(scope, item).put("disabled", true);
    }

    @Override
    Write write(Scope scope, Item item, Existing existing) {
        if (!existing.isThere()) {
            return Write.of(WidgetDeploymentsApi.UPDATE, newBody(scope, item));
        }
        ObjectNode body = Bodies.copy(
                Bodies.object(),
                existing.body(),
                "description",
                "authenticationRequired",
                "flow",
                "allowedDomains",
                "clientType",
                "clientConfig",
                "disabled");
        body.setAll(stated(scope, item));
        return Write.of(WidgetDeploymentsApi.UPDATE, isEnabled(item) ? body.put("disabled", false) : body);
    }

    @Override
    List<Step> more(Scope scope, Item item, Existing existing) {
        return !existing.isThere() && isEnabled(item)
                ? List.of(new Step.Update(
                        new Key(KEY, item.name()),
                        Verb.ENABLE,
                        Write.of(
                                WidgetDeploymentsApi.UPDATE, stated(scope, item).put("disabled", false))))
                : List.of();
    }

    private static boolean isEnabled(Item item) {
        return item.fields().path("autoEnable").asBoolean(false);
    }

    @Override
    Compare compare(Scope scope, Item item, JsonNode shown) {
        Compare compare = compareNew(scope, item, shown);
        return isEnabled(item) && shown.path("disabled").asBoolean(false)
                ? compare.add(List.of(new Difference("disabled", "true", "false")))
                : compare;
    }

    /** It is enabled by a later step. */
    @Override
    Compare compareNew(Scope scope, Item item, JsonNode shown) {
        List<String> names = new ArrayList<>();
        ObjectNode stated = stated(scope, item);
        stated.fieldNames().forEachRemaining(names::add);
        return new Compare().fields(names, stated, shown);
    }

    private static ObjectNode stated(Scope scope, Item item) {
        ObjectNode stated = Bodies.object().put("name", scope.fullName(item.name()));
        Bodies.copy(stated, item.fields(), "description", "allowedDomains", "clientType");
        if (item.fields().has("authentication")) {
            stated.put(
                    "authenticationRequired",
                    item.fields().get("authentication").asBoolean());
        }
        return stated;
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        JsonNode deployment = existing.body();
        into.state("description", deployment.path("description"));
        into.state("clientType", deployment.path("clientType"));
        into.state("allowedDomains", deployment.path("allowedDomains"));
        into.stateIf(deployment.path("authenticationRequired").asBoolean(), "authentication");
        into.stateIf(!deployment.path("disabled").asBoolean(), "autoEnable");
        for (String field : List.of("flow", "clientConfig")) {
            if (!Compare.isAbsent(deployment.path(field))) {
                into.remark("", "its " + field + " has no field in a descriptor, and stays as it is");
            }
        }
    }
}
