package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.descriptor.source.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of resource that a descriptor provisions, with the fields that each takes. */
public final class DescriptorKinds {

    public static final String ROLE = "role";
    public static final String GROUP = "group";
    public static final String APP_INSTANCE = "app-instance";
    public static final String WIDGET_INSTANCE = "widget-instance";
    public static final String INTERACTION_WIDGET = "interaction-widget";
    public static final String OAUTH_CLIENT = "oauth-client";
    public static final String DATA_TABLE = "data-table";
    public static final String WS_DATA_ACTIONS = "ws-data-actions";
    public static final String GC_DATA_ACTIONS = "gc-data-actions";
    public static final String WIDGET_DEPLOYMENT = "widget-deployment";
    public static final String OPEN_MESSAGING = "open-messaging";
    public static final String BYOC_CLOUD_TRUNK = "byoc-cloud-trunk";
    public static final String AUDIOHOOK = "audiohook";
    public static final String EVENT_BRIDGE = "event-bridge";

    private static final Map<String, Fields> FIELDS = new LinkedHashMap<>();
    private static final Map<String, String> DESCRIPTIONS = new LinkedHashMap<>();

    static {
        declare(ROLE, "Roles", KindFields.role());
        declare(GROUP, "Groups", KindFields.group());
        declare(APP_INSTANCE, "Integrations of the app's own type", KindFields.appInstance());
        declare(WIDGET_INSTANCE, "Integrations of the app's widget type", KindFields.widget());
        declare(INTERACTION_WIDGET, "Interaction widgets", KindFields.widget());
        declare(OAUTH_CLIENT, "OAuth clients", KindFields.oauthClient());
        declare(DATA_TABLE, "Architect data tables", KindFields.dataTable());
        declare(WS_DATA_ACTIONS, "Web services data actions", KindFields.webServices());
        declare(GC_DATA_ACTIONS, "Genesys Cloud data actions", KindFields.genesysCloud());
        declare(
                WIDGET_DEPLOYMENT,
                "Deployments of legacy web chat, withdrawn from the published API in August 2026",
                KindFields.widgetDeployment());
        declare(OPEN_MESSAGING, "Open messaging integrations", KindFields.openMessaging());
        declare(BYOC_CLOUD_TRUNK, "BYOC Cloud trunks; the organization needs the product byoc", KindFields.trunk());
        declare(AUDIOHOOK, "AudioHook integrations", KindFields.audiohook());
        declare(EVENT_BRIDGE, "Amazon EventBridge integrations", KindFields.eventBridge());
    }

    private DescriptorKinds() {}

    private static void declare(String kind, String description, Fields fields) {
        FIELDS.put(kind, fields);
        DESCRIPTIONS.put(kind, description);
    }

    /** The names of the kinds, as in {@code provisioningInfo}. */
    public static List<String> names() {
        return List.copyOf(FIELDS.keySet());
    }

    /** The fields that a kind takes. */
    public static Fields fields(String kind) {
        return FIELDS.get(kind);
    }

    /** {@code provisioningInfo}: a list of items for each kind. */
    static Fields all() {
        return Fields.of(FIELDS.entrySet().stream()
                        .map(kind -> Fields.objects(kind.getKey(), DESCRIPTIONS.get(kind.getKey()), kind.getValue()))
                        .toArray(Field[]::new))
                .called("kind");
    }

    /**
     * What is wrong with the fields of an item.
     *
     * @return what is wrong, as a clause, by the name of the field
     */
    public static Map<String, String> problems(String kind, ObjectNode item) {
        Diagnostics found = new Diagnostics();
        FIELDS.get(kind).check(item, Place.root(new Position("", 1, 1)), new Checking(found, secret -> {}));
        Map<String, String> problems = new LinkedHashMap<>();
        found.problems().forEach(problem -> problems.putIfAbsent(problem.path().split("[.\\[]", 2)[0], problem.what()));
        return problems;
    }
}
