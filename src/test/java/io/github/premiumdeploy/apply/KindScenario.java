package io.github.premiumdeploy.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.DescriptorReader;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.plan.PlanMode;
import io.github.premiumdeploy.plan.PossibleRuns;
import io.github.premiumdeploy.plan.StepBody;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * One resource of each kind, with what its fields can be changed to and which writes that takes.
 *
 * @param kind its key in the descriptor
 * @param item its fields; {@code $N} is its name
 * @param beside what else the descriptor has
 * @param made the writes that make it, and what is beside it
 * @param changes its fields changed, one at a time
 * @param drift what an administrator changes by hand
 * @param unstated a part of the item that the drift does away with and that the descriptor need not state
 */
record KindScenario(
        String kind,
        String item,
        String beside,
        List<String> made,
        List<Edit> changes,
        Consumer<ObjectNode> drift,
        String unstated) {

    /** One text of the item replaced, and the writes that this takes. */
    record Edit(String from, String to, List<String> writes) {}

    private static final String ROLE = "POST /api/v2/authorization/roles";
    private static final String GRANT =
            "POST /api/v2/authorization/subjects/{subjectId}/divisions/{divisionId}/roles/{roleId}";
    private static final String GROUP = "POST /api/v2/groups";
    private static final String INTEGRATION = "POST /api/v2/integrations";
    private static final String CONFIG = "PUT /api/v2/integrations/{integrationId}/config/current";
    private static final String STATE = "PATCH /api/v2/integrations/{integrationId}";
    private static final String CREDENTIAL = "POST /api/v2/integrations/credentials";
    private static final String CHANGE_CREDENTIAL = "PUT /api/v2/integrations/credentials/{credentialId}";
    private static final String DELETE_CREDENTIAL = "DELETE /api/v2/integrations/credentials/{credentialId}";
    private static final String CLIENT = "POST /api/v2/oauth/clients";
    private static final String CHANGE_CLIENT = "PUT /api/v2/oauth/clients/{clientId}";
    private static final String DRAFT = "POST /api/v2/integrations/actions/drafts";
    private static final String START = "POST /api/v2/integrations/actions/{actionId}/draft";
    private static final String PATCH = "PATCH /api/v2/integrations/actions/{actionId}/draft";
    private static final String PUBLISH = "POST /api/v2/integrations/actions/{actionId}/draft/publish";

    private static final String GROUPS = """
              group: [{name: G}, {name: H}]
            """;
    private static final String ROLES = """
              role:
                - {name: R, permissionPolicies: [{domain: routing, entityName: queue, actionSet: [view]}]}
                - {name: S, permissionPolicies: [{domain: directory, entityName: user, actionSet: [view]}]}
            """;
    private static final String CLIENTS = """
              oauth-client:
                - {name: C, authorizedGrantType: CLIENT-CREDENTIALS}
                - {name: D, authorizedGrantType: CLIENT-CREDENTIALS}
            """;
    private static final String ACTION = "{name: $N act, secure: false, autoPublish: true, config: {request:"
            + " {requestUrlTemplate: 'https://crm.example/1', requestType: GET, headers: {X-One: a, X-Two: b},"
            + " requestTemplate: '${input.rawRequest}'}, response: {translationMap: {}, translationMapDefaults: {},"
            + " successTemplate: '${rawResult}'}}, contract: {input: {inputSchema: {type: object, properties: {number:"
            + " {type: string}}}}, output: {successSchema: {type: object, properties: {name: {type: string}}}}}}";

    private static final List<KindScenario> STATED = stated();

    /** The descriptor with some resources of the kind. */
    String descriptor(String... items) {
        StringBuilder yaml = new StringBuilder("""
                prefix: "LIFE_"
                premiumAppIntegrationTypeId: premium-app-example
                premiumWidgetIntegrationTypeId: premium-widget-example
                premiumAppViewPermission: integration:examplePremiumApp:view
                provisioningInfo:
                """);
        yaml.append(beside);
        if (items.length > 0) {
            yaml.append("  ").append(kind).append(":\n");
            for (String one : items) {
                yaml.append("    - ").append(one).append('\n');
            }
        }
        return yaml.toString();
    }

    /** Whether there is anything beside its name, that a person could change by hand. */
    boolean canDrift() {
        return !unstated.isEmpty();
    }

    /** The fields under a name. */
    String named(String name) {
        return item.replace("$N", name);
    }

    private static Edit edit(String from, String to, String... writes) {
        return new Edit(from, to, List.of(writes));
    }

    private static Consumer<ObjectNode> text(String path, String value) {
        String[] fields = path.split("\\.");
        return body -> {
            ObjectNode at = body;
            for (String field : Arrays.copyOf(fields, fields.length - 1)) {
                at = at.withObject("/" + field);
            }
            at.put(fields[fields.length - 1], value);
        };
    }

    /** Those that are stated here, and of each other kind what follows from the examples of its fields and from its steps. */
    static List<KindScenario> all() {
        return DescriptorKinds.names().stream()
                .flatMap(kind -> of(kind).stream())
                .toList();
    }

    /** Those of one kind. */
    static List<KindScenario> of(String kind) {
        return isDerived(kind)
                ? List.of(plain(kind))
                : STATED.stream()
                        .filter(scenario -> scenario.kind().equals(kind))
                        .toList();
    }

    /** Whether nothing is stated here of a kind. */
    static boolean isDerived(String kind) {
        return STATED.stream().noneMatch(scenario -> scenario.kind().equals(kind));
    }

    /**
     * A kind whose resources are made with one request, which the first of its steps sends, and changed with another one, unless
     * they have nothing but a name: each of its fields with a text, a number, a flag or texts can be changed, and the first
     * that need not be there is changed by hand.
     */
    static KindScenario plain(String kind) {
        Item example = DescriptorReader.example().items(kind).get(0);
        String item = FieldEdits.text(example.fields(), "$N");
        PossibleRuns runs = new PossibleRuns(new ResourceKinds(), DescriptorReader.example());
        List<String> writes = runs.bodies(example, PlanMode.APPLY).stream()
                .map(StepBody::operation)
                .filter(operation -> !operation.isRead())
                .map(Operation::signature)
                .distinct()
                .toList();
        assertThat(writes)
                .as("%s is not made with one request and changed with another: state what it takes here", kind)
                .hasSize(example.fields().size() == 1 ? 1 : 2);
        Builder plain = of(kind, item).madeBy(writes.get(0));
        if (writes.size() == 1) {
            return plain.build();
        }
        String drifting = FieldEdits.optional(kind, example.fields());
        JsonNode stated = example.fields().path(drifting);
        return plain.changingEachFieldBy(writes.get(1))
                .changingEachFlagBy(writes.get(1))
                .drifting(body -> body.set(drifting, FieldEdits.byHand(stated)))
                .notStating(", " + FieldEdits.text(drifting, stated))
                .build();
    }

    private static List<KindScenario> stated() {
        String frame = ", sandbox: allow-forms, permissions: camera, notes: First, advanced: {icon: a}}";
        String url = "url: 'https://app.example/?l={{pcLangTag}}&e={{pcEnvironment}}'";
        String widget = "{name: $N, " + url + ", communicationTypeFilter: call, groups: [G]" + frame;
        List<Edit> widgetEdits = List.of(
                edit("app.example/?", "app.example/2?", CONFIG),
                edit("communicationTypeFilter: call", "communicationTypeFilter: 'call,chat'", CONFIG),
                edit("groups: [G]", "groups: [G, H]", CONFIG),
                edit("groups: [G]", "groups: []", CONFIG),
                edit("allow-forms", "'allow-forms,allow-popups'", CONFIG),
                edit("permissions: camera", "permissions: microphone", CONFIG),
                edit("notes: First", "notes: Second", CONFIG),
                edit("icon: a", "icon: b", CONFIG));
        List<Edit> appEdits = List.of(
                edit("app.example/?", "app.example/2?", CONFIG),
                edit("type: standalone", "type: widget", CONFIG),
                edit("groups: [G]", "groups: [H]", CONFIG),
                edit("allow-forms", "'allow-forms,allow-popups'", CONFIG),
                edit("permissions: camera", "permissions: microphone", CONFIG),
                edit("notes: First", "notes: Second", CONFIG),
                edit("icon: a", "icon: b", CONFIG));
        List<Edit> actionEdits = List.of(
                edit("notes: First", "notes: Second", CONFIG),
                edit("crm.example/1", "crm.example/2", START, PATCH, PUBLISH),
                edit("X-One: a, X-Two: b", "X-One: a", START, PATCH, PUBLISH),
                edit("{number: {type: string}}", "{caller: {type: string}}", START, PATCH, PUBLISH),
                edit("{name: {type: string}}", "{}", START, PATCH, PUBLISH),
                edit("secure: false", "secure: true", START, PATCH, PUBLISH));
        String table = "PUT /api/v2/flows/datatables/{datatableId}";
        String deployment = "PUT /api/v2/widgets/deployments/{deploymentId}";
        String open = "PATCH /api/v2/conversations/messaging/integrations/open/{integrationId}";
        String trunk = "PUT /api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}";
        return List.of(
                of(
                                "role",
                                "{name: $N, description: First, permissionPolicies:"
                                        + " [{domain: routing, entityName: queue, actionSet: [view]}]}")
                        .madeBy(ROLE)
                        .changing("First", "Second", "PUT /api/v2/authorization/roles/{roleId}")
                        .changing("[view]", "[view, edit]", "PUT /api/v2/authorization/roles/{roleId}")
                        .changing(
                                "[view]}]",
                                "[view]}, {domain: directory, entityName: user, actionSet: [view]}]",
                                "PUT /api/v2/authorization/roles/{roleId}")
                        .drifting(text("description", "By hand"))
                        .notStating("description: First, ")
                        .build(),
                of("group", "{name: $N, description: First}")
                        .madeBy(GROUP, "PUT /api/v2/groups/{groupId}")
                        .changingEachFieldBy("PUT /api/v2/groups/{groupId}")
                        .drifting(text("description", "By hand"))
                        .notStating(", description: First")
                        .build(),
                of("app-instance", "{name: $N, " + url + ", type: standalone, groups: [G]" + frame)
                        .beside(GROUPS)
                        .madeBy(GROUP, GROUP, INTEGRATION, CONFIG, STATE)
                        .changing(appEdits)
                        .drifting(text("properties.displayType", "widget"))
                        .notStating("type: standalone, ")
                        .build(),
                of("widget-instance", widget)
                        .beside(GROUPS)
                        .madeBy(GROUP, GROUP, INTEGRATION, CONFIG, STATE)
                        .changing(widgetEdits)
                        .drifting(text("properties.communicationTypeFilter", "email"))
                        .notStating("communicationTypeFilter: call, ")
                        .build(),
                of("interaction-widget", widget)
                        .beside(GROUPS)
                        .madeBy(GROUP, GROUP, INTEGRATION, CONFIG, STATE)
                        .changing(widgetEdits)
                        .drifting(text("notes", "By hand"))
                        .notStating(", notes: First")
                        .build(),
                of(
                                "oauth-client",
                                "{name: $N, description: First, authorizedGrantType: CLIENT-CREDENTIALS, roles: [R],"
                                        + " accessTokenValiditySeconds: 3600}")
                        .beside(ROLES)
                        .madeBy(ROLE, ROLE, GRANT, CLIENT)
                        .changing("First", "Second", CHANGE_CLIENT)
                        .changing("3600", "7200", CHANGE_CLIENT)
                        .changing("roles: [R]", "roles: []", CHANGE_CLIENT)
                        .changing("roles: [R]", "roles: [R, S]", GRANT, CHANGE_CLIENT)
                        .drifting(body -> body.put("accessTokenValiditySeconds", 900))
                        .notStating(", accessTokenValiditySeconds: 3600")
                        .build(),
                of(
                                "oauth-client",
                                "{name: $N, description: First, authorizedGrantType: CODE, scope: [user-basic-info],"
                                        + " registeredRedirectUri: ['https://app.example/login']}")
                        .madeBy(CLIENT)
                        .changing("First", "Second", CHANGE_CLIENT)
                        .changing("[user-basic-info]", "[user-basic-info, routing]", CHANGE_CLIENT)
                        .changing("example/login", "example/return", CHANGE_CLIENT)
                        .drifting(body -> body.putArray("registeredRedirectUri"))
                        .notStating(", registeredRedirectUri: ['https://app.example/login']")
                        .build(),
                of(
                                "data-table",
                                "{name: $N, description: First, referenceKey: number, customFields: [{name: level, type:"
                                        + " string, default: bronze}]}")
                        .madeBy("POST /api/v2/flows/datatables")
                        .changingEachFieldBy(table)
                        .changing("default: bronze", "default: silver", table)
                        .changing(", default: bronze", "", table)
                        .changing("bronze}]", "bronze}, {name: vip, type: boolean, default: false}]", table)
                        .changing("[{name: level", "[{name: vip, type: boolean}, {name: level", table)
                        .drifting(text("description", "By hand"))
                        .notStating("description: First, ")
                        .build(),
                of(
                                "ws-data-actions",
                                "{name: $N, autoEnable: true, notes: First, credentialType: userDefinedOAuth, credentials:"
                                        + " {loginUrl: 'https://crm.example/token', clientId: crm, clientSecret: canary,"
                                        + " userName: crm, password: canary}, data-actions: [" + ACTION + "]}")
                        .madeBy(INTEGRATION, CREDENTIAL, CONFIG, STATE, DRAFT, PUBLISH)
                        .changing(actionEdits)
                        .changing("userDefinedOAuth", "basicAuth", CREDENTIAL, CONFIG, DELETE_CREDENTIAL)
                        .changing("userDefinedOAuth", "userDefined", CREDENTIAL, CONFIG, DELETE_CREDENTIAL)
                        .drifting(text("notes", "By hand"))
                        .notStating("notes: First, ")
                        .build(),
                of(
                                "gc-data-actions",
                                "{name: $N, autoEnable: true, notes: First, oauthClient: C, data-actions: [" + ACTION
                                        + "]}")
                        .beside(CLIENTS)
                        .madeBy(CLIENT, CLIENT, INTEGRATION, CREDENTIAL, CONFIG, STATE, DRAFT, PUBLISH)
                        .changing(actionEdits)
                        .changing("oauthClient: C", "oauthClient: D", CHANGE_CREDENTIAL, CONFIG)
                        .drifting(text("notes", "By hand"))
                        .notStating("notes: First, ")
                        .build(),
                of(
                                "widget-deployment",
                                "{name: $N, description: First, clientType: third-party, allowedDomains: [a.example],"
                                        + " authentication: false, autoEnable: true}")
                        .madeBy("POST /api/v2/widgets/deployments", deployment)
                        .changingEachFieldBy(deployment)
                        .changing("authentication: false", "authentication: true", deployment)
                        .drifting(text("description", "By hand"))
                        .notStating("description: First, ")
                        .build(),
                of(
                                "open-messaging",
                                "{name: $N, outboundNotificationWebhookUrl: 'https://app.example/1',"
                                        + " outboundNotificationWebhookSignatureSecretToken: canary-signature-token,"
                                        + " webhookHeaders: {X-A: '1', X-B: '2'}}")
                        .madeBy("POST /api/v2/conversations/messaging/integrations/open")
                        .changingEachFieldBy(open)
                        .changing("X-A: '1'", "X-A: '3'", open)
                        .changing(", X-B: '2'", "", open)
                        .drifting(body -> body.putObject("webhookHeaders").put("X-Hand", "1"))
                        .notStating(", webhookHeaders: {X-A: '1', X-B: '2'}")
                        .build(),
                of(
                                "byoc-cloud-trunk",
                                "{name: $N, inboundSIPTerminationIdentifier: -$N, properties: {trunk_enabled: true,"
                                        + " trunk_outboundIdentity_callingName: Acme}}")
                        .madeBy("POST /api/v2/telephony/providers/edges/trunkbasesettings")
                        .changing("Identifier: -", "Identifier: -new", trunk)
                        .changing("trunk_enabled: true", "trunk_enabled: false", trunk)
                        .changing("Acme", "Apex", trunk)
                        .drifting(body -> body.withObject("/properties/trunk_outboundIdentity_callingName/value")
                                .put("instance", "By hand"))
                        .notStating(", trunk_outboundIdentity_callingName: Acme")
                        .build(),
                of(
                                "audiohook",
                                "{name: $N, autoEnable: true, channel: both, connectionUri: 'wss://audio.example/1',"
                                        + " credentials: {apiKey: canary, clientSecret: canary}, notes: First}")
                        .madeBy(INTEGRATION, CREDENTIAL, CONFIG, STATE)
                        .changingEachFieldBy(CONFIG)
                        .drifting(text("properties.channel", "internal"))
                        .notStating("channel: both, ")
                        .build(),
                of(
                                "event-bridge",
                                "{name: $N, autoEnable: true, awsAccountId: '123456789012', awsAccountRegion: eu-west-1,"
                                        + " eventSourceSuffix: acme, eventFilter: [v2.users], notes: First}")
                        .madeBy(INTEGRATION, CONFIG, STATE)
                        .changingEachFieldBy(CONFIG)
                        .drifting(body -> body.withObject("/properties").putArray("eventFilter"))
                        .notStating(", eventFilter: [v2.users]")
                        .build());
    }

    private static Builder of(String kind, String item) {
        return new Builder(kind, item);
    }

    /** Puts one together. */
    private static final class Builder {

        private final String kind;
        private final String item;
        private String beside = "";
        private List<String> made = List.of();
        private final List<Edit> changes = new ArrayList<>();
        private Consumer<ObjectNode> drift = body -> {};
        private String unstated = "";

        Builder(String kind, String item) {
            this.kind = kind;
            this.item = item;
        }

        Builder beside(String yaml) {
            beside = yaml;
            return this;
        }

        Builder madeBy(String... writes) {
            made = List.of(writes);
            return this;
        }

        /** One text of the item replaced, and the writes that this takes. */
        Builder changing(String from, String to, String... writes) {
            changes.add(edit(from, to, writes));
            return this;
        }

        /** Each field with a text, a number or texts changed to another value that it takes, and the writes that this takes. */
        Builder changingEachFieldBy(String... writes) {
            changes.addAll(FieldEdits.of(build()).stream()
                    .map(change -> edit(change.from(), change.to(), writes))
                    .toList());
            return this;
        }

        /** Each flag turned, and the writes that this takes. */
        Builder changingEachFlagBy(String... writes) {
            changes.addAll(FieldEdits.flags(build()).stream()
                    .map(change -> edit(change.from(), change.to(), writes))
                    .toList());
            return this;
        }

        Builder changing(List<Edit> edits) {
            changes.addAll(edits);
            return this;
        }

        Builder drifting(Consumer<ObjectNode> edit) {
            drift = edit;
            return this;
        }

        Builder notStating(String part) {
            unstated = part;
            return this;
        }

        KindScenario build() {
            return new KindScenario(kind, item, beside, made, List.copyOf(changes), drift, unstated);
        }
    }

    @Override
    public String toString() {
        return kind + (item.contains("CODE") ? " with login" : "");
    }
}
