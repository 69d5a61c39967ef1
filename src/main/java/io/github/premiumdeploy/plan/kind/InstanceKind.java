package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Scope;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Client applications and widgets: integrations that show a page to some groups of users, always enabled. */
final class InstanceKind extends IntegrationKind {

    /** Published: only these take the properties sandbox and permissions. */
    private static final Set<String> WITH_SANDBOX =
            Set.of("premium-app-example", "premium-widget-example", "embedded-client-app-interaction-widget");

    private static final String STANDARD_SANDBOX =
            "allow-forms,allow-modals,allow-popups,allow-presentation,allow-same-origin,allow-scripts";
    private static final String STANDARD_PERMISSIONS = "camera,microphone,geolocation";

    private final boolean widget;

    private InstanceKind(String key, boolean widget, Function<Descriptor, Optional<String>> type) {
        super(key, type);
        this.widget = widget;
    }

    static InstanceKind appInstance() {
        return new InstanceKind("app-instance", false, d -> Optional.of(d.premiumAppIntegrationTypeId()));
    }

    static InstanceKind widgetInstance() {
        return new InstanceKind("widget-instance", true, Descriptor::premiumWidgetIntegrationTypeId);
    }

    static InstanceKind interactionWidget() {
        return new InstanceKind("interaction-widget", true, d -> Optional.of("embedded-client-app-interaction-widget"));
    }

    @Override
    boolean enabled(Item item) {
        return true;
    }

    @Override
    ObjectNode stated(Scope scope, Item item, Function<String, String> groups) {
        ObjectNode stated = Bodies.copy(Bodies.object(), item.fields(), "url");
        if (widget) {
            Bodies.copy(stated, item.fields(), "communicationTypeFilter");
        } else if (item.fields().has("type")) {
            stated.put("displayType", item.fields().get("type").asText());
        }
        if (item.fields().has("groups")) {
            stated.set(
                    groupsProperty(),
                    Bodies.texts(groups(item).stream().map(groups).toList()));
        }
        return takesSandbox(scope) ? Bodies.copy(stated, item.fields(), "sandbox", "permissions") : stated;
    }

    @Override
    ObjectNode standard(Scope scope) {
        ObjectNode standard = Bodies.object();
        if (widget) {
            standard.putArray("queueIdFilterList");
            standard.set(
                    "communicationTypeFilter", DescriptorKinds.fields(key()).standard("communicationTypeFilter"));
            standard.putArray("groups");
        } else {
            standard.set("displayType", DescriptorKinds.fields(key()).standard("type"));
            standard.put("featureCategory", "");
            standard.putArray("groupFilter");
        }
        if (takesSandbox(scope)) {
            standard.put("sandbox", STANDARD_SANDBOX).put("permissions", STANDARD_PERMISSIONS);
        }
        return standard;
    }

    private boolean takesSandbox(Scope scope) {
        return type(scope).filter(WITH_SANDBOX::contains).isPresent();
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        IntegrationDescription integration = new IntegrationDescription(scope, existing, into);
        if (!isEnabled(existing)) {
            into.impossible("it is disabled, and a deploy would enable it");
        }
        into.state("url", integration.property("url"));
        if (widget) {
            into.stateUnlessStandard("communicationTypeFilter", integration.property("communicationTypeFilter"));
        } else {
            into.stateUnlessStandard("type", integration.property("displayType"));
        }
        integration.groups(groupsProperty());
        Set<String> described =
                new HashSet<>(Set.of("url", "communicationTypeFilter", "displayType", groupsProperty()));
        if (takesSandbox(scope)) {
            JsonNode standard = standard(scope);
            for (String field : List.of("sandbox", "permissions")) {
                into.stateUnless(standard.path(field).asText(), field, integration.property(field));
                described.add(field);
            }
        }
        integration.rest().others(described);
    }

    private String groupsProperty() {
        return widget ? "groups" : "groupFilter";
    }
}
