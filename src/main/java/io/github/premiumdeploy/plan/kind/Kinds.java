package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.plan.Kind;
import java.util.List;

/** The registry of kinds, in the order in which a reader expects them. */
public final class Kinds {

    /** All kinds. */
    public static final List<Kind> ALL = List.of(
            new RoleKind(),
            new GroupKind(),
            InstanceKind.appInstance(),
            InstanceKind.widgetInstance(),
            InstanceKind.interactionWidget(),
            new OAuthClientKind(),
            new DataTableKind(),
            new WsDataActionsKind(),
            new GcDataActionsKind(),
            new OrphanActionKind(),
            new WidgetDeploymentKind(),
            new OpenMessagingKind(),
            new TrunkKind(),
            new AudioHookKind(),
            new EventBridgeKind());

    private Kinds() {}

    /** The id of what a resource came with: of an authentication action, its integration; of all others, their own. */
    public static String owner(String id) {
        return ActionPlanner.owner(id);
    }
}
