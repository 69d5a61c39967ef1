package io.github.premiumdeploy.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.source.Diagnostics;
import io.github.premiumdeploy.descriptor.source.Place;
import io.github.premiumdeploy.descriptor.source.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold between the fields of a descriptor, beyond what each field takes. */
final class Rules {

    private static final String EXAMPLE_APP = "premium-app-example";
    private static final String EXAMPLE_WIDGET = "premium-widget-example";

    private final Descriptor descriptor;
    private final Place root;
    private final Checking checking;
    private final Diagnostics found;

    Rules(Descriptor descriptor, Place root, Checking checking) {
        this.descriptor = descriptor;
        this.root = root;
        this.checking = checking;
        this.found = checking.found();
    }

    void check() {
        for (String kind : DescriptorKinds.names()) {
            uniqueNames(kind);
        }
        new ReferenceRules(descriptor, checking).check();
        prefix();
        widgetType();
        frames(DescriptorKinds.APP_INSTANCE, EXAMPLE_APP, descriptor.premiumAppIntegrationTypeId());
        frames(
                DescriptorKinds.WIDGET_INSTANCE,
                EXAMPLE_WIDGET,
                descriptor.premiumWidgetIntegrationTypeId().orElse(""));
        descriptor.items().forEach(this::notUsed);
        descriptor.items(DescriptorKinds.OAUTH_CLIENT).forEach(this::oauthClient);
        descriptor.items(DescriptorKinds.DATA_TABLE).forEach(this::dataTable);
        descriptor.items(DescriptorKinds.WS_DATA_ACTIONS).forEach(this::webServices);
        descriptor.items(DescriptorKinds.GC_DATA_ACTIONS).forEach(this::genesysCloud);
        descriptor.items(DescriptorKinds.WIDGET_DEPLOYMENT).forEach(this::withdrawn);
        if (descriptor.items().isEmpty() && found.problems().isEmpty()) {
            found.warning(root, "nothing is described here to be provisioned", "give " + TopLevel.PROVISIONING);
        }
    }

    private void uniqueNames(String kind) {
        Map<String, Position> seen = new HashMap<>();
        for (Item item : descriptor.items(kind)) {
            unique(item.name(), item.place("name"), "a second " + kind, seen);
            uniqueNames(item, "data-actions", "a second data action");
        }
    }

    private void uniqueNames(Item item, String list, String what) {
        Map<String, Position> seen = new HashMap<>();
        Place place = item.place(list);
        JsonNode elements = item.fields().path(list);
        for (int i = 0; i < elements.size(); i++) {
            unique(elements.get(i).path("name").asText(), place.item(i).field("name"), what, seen);
        }
    }

    private void unique(String name, Place place, String what, Map<String, Position> seen) {
        if (name.isEmpty()) {
            return;
        }
        Position first = seen.putIfAbsent(name, place.value());
        if (first != null) {
            found.problem(
                    place,
                    what + " is called " + checking.show(name) + ", first in line " + first.line(),
                    "names are how resources are found again: give it another one");
        }
    }

    /** One that was given and could not be read is a problem already. */
    private void prefix() {
        if (descriptor.prefix().isEmpty()) {
            return;
        }
        descriptor
                .prefixWeakness()
                .ifPresent(weakness -> found.warning(
                        root.field("prefix"),
                        checking.show(descriptor.prefix()) + " " + weakness
                                + ": names of others may begin so, too, and prune deletes nothing",
                        "give one of at least three characters that ends with a separator, for example \"ACME_\""));
    }

    private void widgetType() {
        List<Item> widgets = descriptor.items(DescriptorKinds.WIDGET_INSTANCE);
        boolean isGiven = descriptor.premiumWidgetIntegrationTypeId().isPresent()
                || root.hasField("premiumWidgetIntegrationTypeId")
                        && root.field("premiumWidgetIntegrationTypeId").isUnreadable();
        if (!widgets.isEmpty() && !isGiven) {
            found.problem(
                    widgets.get(0).place(),
                    DescriptorKinds.WIDGET_INSTANCE + " needs premiumWidgetIntegrationTypeId, which is missing",
                    "give it at the top level, for example " + EXAMPLE_WIDGET);
        }
    }

    /** Published: these two properties are in the configuration schema of the example types only. */
    private void frames(String kind, String exampleType, String type) {
        if (type.isEmpty() || type.equals(exampleType)) {
            return;
        }
        for (Item item : descriptor.items(kind)) {
            for (String field : List.of("sandbox", "permissions")) {
                if (item.text(field).isPresent()) {
                    found.warning(
                            item.place(field),
                            "is not sent: " + type + " does not take it, only " + exampleType + " does",
                            "");
                }
            }
        }
    }

    private void oauthClient(Item client) {
        String grantType = client.text("authorizedGrantType").orElse("");
        if (grantType.equals("CLIENT-CREDENTIALS") && client.texts("roles").isEmpty()) {
            found.warning(
                    client.place(),
                    "client credentials without a role may do nothing",
                    "name roles of this descriptor in \"roles\"");
        }
        if (grantType.equals("TOKEN")) {
            found.warning(
                    client.place("authorizedGrantType"),
                    "new clients of the grant type TOKEN (implicit) are not accepted since March 2026",
                    "use CODE, with PKCE");
        }
        boolean logsIn = grantType.equals("TOKEN") || grantType.equals("CODE");
        if (logsIn && client.texts("registeredRedirectUri").isEmpty()) {
            found.warning(
                    client.place(), "nobody can log in with this client", "give a registeredRedirectUri to return to");
        }
    }

    private void notUsed(Item item) {
        for (Field field : DescriptorKinds.fields(item.kind()).all()) {
            if (!field.isUsed(item.fields())
                    && !item.fields().path(field.name()).isEmpty()) {
                found.warning(
                        item.place(field.name()),
                        "is not used: " + field.condition().orElseThrow().why(),
                        "");
            }
        }
    }

    private void dataTable(Item table) {
        uniqueNames(table, "customFields", "a second column");
        Place columns = table.place("customFields");
        JsonNode list = table.fields().path("customFields");
        for (int i = 0; i < list.size(); i++) {
            JsonNode column = list.get(i);
            if (column.path("name").asText().equals("key")) {
                found.problem(
                        columns.item(i).field("name"),
                        "a column cannot be called \"key\": the platform's own key column is",
                        "the key column's title is given by referenceKey");
            }
            String type = column.path("type").asText();
            JsonNode value = column.path("default");
            if (!fits(value, type)) {
                found.problem(
                        columns.item(i).field("default"),
                        "must be of the column's type, " + type,
                        type.equals("string") ? "put it in quotes" : "write it without quotes");
            }
        }
    }

    /** The wizard takes an empty text as no default at all. */
    private static boolean fits(JsonNode value, String type) {
        if (value.isMissingNode() || value.isTextual() && value.asText().isEmpty()) {
            return true;
        }
        return switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> true;
        };
    }

    private void webServices(Item item) {
        String type = item.text("credentialType").orElse("none");
        boolean hasCredentials = !item.fields().path("credentials").isEmpty();
        if (type.equals("none") && hasCredentials) {
            found.warning(
                    item.place("credentials"),
                    "are not used without a credentialType",
                    "give one: userDefinedOAuth, userDefined or basicAuth");
        }
        if (!type.equals("none") && !hasCredentials) {
            found.problem(item.place("credentials"), "missing", "the credentialType " + type + " needs its fields");
        }
        boolean updates = item.fields().path("customAuthAction").path("update").asBoolean();
        if (updates && !type.equals("userDefinedOAuth")) {
            found.warning(
                    item.place("customAuthAction"), "is not used: only userDefinedOAuth has an action for tokens", "");
        }
        if (updates && !item.fields().path("customAuthAction").has("config")) {
            found.problem(item.place("customAuthAction").field("config"), "missing", "an update needs a configuration");
        }
    }

    private void genesysCloud(Item item) {
        String grantType = item.text("oauthClient")
                .flatMap(name -> descriptor.item(DescriptorKinds.OAUTH_CLIENT, name))
                .flatMap(client -> client.text("authorizedGrantType"))
                .orElse("CLIENT-CREDENTIALS");
        if (!grantType.equals("CLIENT-CREDENTIALS")) {
            found.problem(
                    item.place("oauthClient"),
                    "this client's grant type is " + grantType + ", and data actions log in with client credentials",
                    "name a client with the grant type CLIENT-CREDENTIALS");
        }
    }

    private void withdrawn(Item item) {
        found.warning(
                item.place(),
                "widget deployments were withdrawn from the published API in August 2026, with legacy web chat",
                "the successor is Messenger (web deployments)");
    }
}
