package io.github.premiumdeploy.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes up descriptors. JSON is YAML too. Wherever two of them have a resource of the same name, they state the same fields
 * of it, with values of their own.
 */
public final class RandomDescriptor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String URL = "https://app.example/%d?l={{pcLangTag}}&e={{pcEnvironment}}";

    private final Random random;
    private final Set<String> written = new HashSet<>();
    private ObjectNode kinds = JSON.createObjectNode();

    public RandomDescriptor(Random random) {
        this.random = random;
    }

    /** Another descriptor. */
    public String next() {
        kinds = JSON.createObjectNode();
        ObjectNode top = JSON.createObjectNode()
                .put("prefix", "ANY_")
                .put("premiumAppIntegrationTypeId", "premium-app-example")
                .put("premiumWidgetIntegrationTypeId", "premium-widget-example")
                .put("premiumAppViewPermission", "integration:examplePremiumApp:view");
        List<String> roles = items("role", 2, role -> {
            text(role, "description");
            ObjectNode policy = role.putArray("permissionPolicies")
                    .addObject()
                    .put("domain", "routing")
                    .put("entityName", "queue");
            some(policy.putArray("actionSet"), List.of("add", "edit", "view"), 1);
        });
        List<String> groups = items("group", 2, group -> text(group, "description"));
        items("app-instance", 2, app -> {
            app.put("url", URL.formatted(number(3))).put("type", oneOf("standalone", "widget"));
            some(app.putArray("groups"), groups, 0);
            frame(app);
        });
        for (String kind : List.of("widget-instance", "interaction-widget")) {
            items(kind, 2, widget -> {
                widget.put("url", URL.formatted(number(3)));
                widget.put("communicationTypeFilter", oneOf("call", "chat", "call,chat", ""));
                some(widget.putArray("groups"), groups, 0);
                frame(widget);
            });
        }
        List<String> clients = items("oauth-client", 2, client -> {
            text(client, "description");
            client.put("authorizedGrantType", "CLIENT-CREDENTIALS");
            client.put("accessTokenValiditySeconds", 300 * (1 + number(4)));
            some(client.putArray("roles"), roles, 0);
        });
        pages();
        items("data-table", 2, table -> {
            text(table, "description");
            table.put("referenceKey", oneOf("number", "caller"));
            ArrayNode columns = table.putArray("customFields");
            for (String type : List.of("string", "boolean", "integer")) {
                if (random.nextBoolean()) {
                    columns.addObject().put("name", "a " + type).put("type", type);
                }
            }
            if (random.nextBoolean()) {
                columns.addObject().put("name", "level").put("type", "string").put("default", oneOf("a", "b"));
            }
        });
        items("ws-data-actions", 2, integration -> {
            integration.put("autoEnable", true).put("credentialType", oneOf("userDefinedOAuth", "userDefined"));
            integration.putObject("credentials").put("loginUrl", "https://crm.example/token");
            text(integration, "notes");
            actions(integration);
        });
        items("gc-data-actions", clients.isEmpty() ? 0 : 2, integration -> {
            integration.put("autoEnable", true);
            integration.put("oauthClient", clients.get(number(clients.size())));
            text(integration, "notes");
            actions(integration);
        });
        written.add("widget-deployment");
        ObjectNode chat = kinds.putArray("widget-deployment").addObject().put("name", "Chat");
        text(chat, "description");
        chat.put("clientType", oneOf("third-party", "v2")).put("authentication", random.nextBoolean());
        chat.put("autoEnable", true);
        some(chat.putArray("allowedDomains"), List.of("a.example", "b.example"), 0);
        rest();
        others();
        top.set("provisioningInfo", kinds);
        return top.toString();
    }

    private void pages() {
        if (random.nextBoolean()) {
            ObjectNode client = kinds.withArray("oauth-client").addObject();
            client.put("name", "Pages").put("authorizedGrantType", "CODE");
            text(client, "description");
            some(client.putArray("scope"), List.of("routing", "user-basic-info"), 1);
            client.putArray("registeredRedirectUri").add("https://app.example/" + number(3));
        }
    }

    private void rest() {
        items("open-messaging", 2, open -> {
            open.put("outboundNotificationWebhookUrl", "https://app.example/" + number(3));
            open.put("outboundNotificationWebhookSignatureSecretToken", "canary-signature-token");
            ObjectNode headers = open.putObject("webhookHeaders");
            for (String name : List.of("X-One", "X-Two")) {
                if (random.nextBoolean()) {
                    headers.put(name, oneOf("a", "b"));
                }
            }
        });
        items("byoc-cloud-trunk", 2, trunk -> {
            trunk.put(
                    "inboundSIPTerminationIdentifier", "-" + trunk.path("name").asText() + number(2));
            trunk.putObject("properties")
                    .put("trunk_enabled", random.nextBoolean())
                    .put("trunk_outboundIdentity_callingName", oneOf("Acme", "Apex"));
        });
        items("audiohook", 2, audio -> {
            audio.put("autoEnable", true).put("channel", oneOf("both", "external", "internal"));
            audio.put("connectionUri", "wss://audio.example/" + number(3));
            audio.putObject("credentials").put("apiKey", "canary").put("clientSecret", "canary");
            text(audio, "notes");
        });
        items("event-bridge", 2, events -> {
            events.put("autoEnable", true).put("awsAccountId", "12345678901" + number(3));
            events.put("awsAccountRegion", oneOf("eu-west-1", "us-east-1")).put("eventSourceSuffix", "acme");
            some(events.putArray("eventFilter"), List.of("v2.users", "v2.routing"), 0);
            text(events, "notes");
        });
    }

    /** Kinds that nothing is written of here: as {@code all-kinds.yaml} has their first item, with other descriptions. */
    private void others() {
        Descriptor all = AllKinds.descriptor();
        DescriptorKinds.names().stream()
                .filter(kind -> !written.contains(kind))
                .forEach(kind -> items(kind, 2, item -> {
                    String name = item.path("name").asText();
                    item.setAll((ObjectNode) all.items(kind).get(0).fields());
                    item.put("name", name);
                    if (item.has("description")) {
                        text(item, "description");
                    }
                }));
    }

    private void frame(ObjectNode instance) {
        instance.put("sandbox", oneOf("allow-forms", "allow-scripts")).put("permissions", oneOf("camera", ""));
        text(instance, "notes");
        instance.putObject("advanced").put("icon", oneOf("a", "b"));
    }

    private void actions(ObjectNode integration) {
        ArrayNode actions = integration.putArray("data-actions");
        for (String name : List.of("Find", "Count")) {
            if (random.nextBoolean()) {
                continue;
            }
            ObjectNode action = actions.addObject().put("name", name).put("secure", random.nextBoolean());
            action.put("autoPublish", true);
            ObjectNode request = action.putObject("config").putObject("request");
            request.put("requestUrlTemplate", "https://crm.example/" + number(3))
                    .put("requestType", "GET");
            ObjectNode headers = request.putObject("headers");
            if (random.nextBoolean()) {
                headers.put("X-One", oneOf("a", "b"));
            }
            ObjectNode response = action.withObject("/config").putObject("response");
            response.put("successTemplate", "${rawResult}").putObject("translationMap");
            ObjectNode contract = action.putObject("contract");
            ObjectNode input =
                    contract.putObject("input").putObject("inputSchema").put("type", "object");
            input.putObject("properties").putObject(oneOf("number", "caller")).put("type", "string");
            contract.putObject("output").putObject("successSchema").put("type", "object");
        }
    }

    /** Up to some resources of a kind, of the same names in every descriptor. */
    private List<String> items(String kind, int most, Consumer<ObjectNode> fields) {
        written.add(kind);
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= most; i++) {
            if (random.nextInt(100) < 45) {
                ObjectNode item = kinds.withArray(kind).addObject().put("name", "N" + i);
                fields.accept(item);
                names.add("N" + i);
            }
        }
        return names;
    }

    private void text(ObjectNode item, String field) {
        item.put(field, oneOf("one", "two", "three"));
    }

    private void some(ArrayNode into, List<String> from, int least) {
        List<String> left = new ArrayList<>(from);
        int fewer = number(from.size() - least + 1);
        for (int i = 0; i < fewer; i++) {
            left.remove(number(left.size()));
        }
        left.forEach(into::add);
    }

    private String oneOf(String... texts) {
        return texts[number(texts.length)];
    }

    private int number(int bound) {
        return random.nextInt(bound);
    }
}
