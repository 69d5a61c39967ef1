package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.KindRegistry;
import io.github.premiumdeploy.plan.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The registry of kinds, in the order in which a reader expects them. A new kind is added here. */
public final class ResourceKinds implements KindRegistry {

    private static final List<InstanceKind> INSTANCES =
            List.of(InstanceKind.appInstance(), InstanceKind.widgetInstance(), InstanceKind.interactionWidget());

    private static final List<ActionIntegrationKind> ACTION_INTEGRATIONS =
            List.of(new WsDataActionsKind(), new GcDataActionsKind());

    private static final List<Kind> ALL = List.of(
            new RoleKind(),
            new GroupKind(INSTANCES),
            INSTANCES.get(0),
            INSTANCES.get(1),
            INSTANCES.get(2),
            new OAuthClientKind(),
            new DataTableKind(),
            ACTION_INTEGRATIONS.get(0),
            ACTION_INTEGRATIONS.get(1),
            new OrphanActionKind(ACTION_INTEGRATIONS),
            new WidgetDeploymentKind(),
            new OpenMessagingKind(),
            new TrunkKind(),
            new AudioHookKind(),
            new EventBridgeKind());

    @Override
    public List<Kind> all() {
        return ALL;
    }

    @Override
    public String owner(String id) {
        return DataAction.owner(id);
    }

    @Override
    public Function<Existing, Optional<String>> signsOfOtherApps(Scope scope, boolean seesAll) {
        return new OtherApps(this, scope, seesAll)::sign;
    }
}
