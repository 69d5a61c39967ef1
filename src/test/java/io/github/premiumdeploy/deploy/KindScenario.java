package io.github.premiumdeploy.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    static List<KindScenario> all() {
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
                new KindScenario(
                        "role",
                        "{name: $N, description: First, permissionPolicies:"
                                + " [{domain: routing, entityName: queue, actionSet: [view]}]}",
                        "",
                        List.of(ROLE),
                        List.of(
                                edit("First", "Second", "PUT /api/v2/authorization/roles/{roleId}"),
                                edit("[view]", "[view, edit]", "PUT /api/v2/authorization/roles/{roleId}"),
                                edit(
                                        "[view]}]",
                                        "[view]}, {domain: directory, entityName: user, actionSet: [view]}]",
                                        "PUT /api/v2/authorization/roles/{roleId}")),
                        text("description", "By hand"),
                        "description: First, "),
                new KindScenario(
                        "group",
                        "{name: $N, description: First}",
                        "",
                        List.of(GROUP),
                        List.of(edit("First", "Second", "PUT /api/v2/groups/{groupId}")),
                        text("description", "By hand"),
                        ", description: First"),
                new KindScenario(
                        "app-instance",
                        "{name: $N, " + url + ", type: standalone, groups: [G]" + frame,
                        GROUPS,
                        List.of(GROUP, GROUP, INTEGRATION, CONFIG, STATE),
                        appEdits,
                        text("properties.displayType", "widget"),
                        "type: standalone, "),
                new KindScenario(
                        "widget-instance",
                        widget,
                        GROUPS,
                        List.of(GROUP, GROUP, INTEGRATION, CONFIG, STATE),
                        widgetEdits,
                        text("properties.communicationTypeFilter", "email"),
                        "communicationTypeFilter: call, "),
                new KindScenario(
                        "interaction-widget",
                        widget,
                        GROUPS,
                        List.of(GROUP, GROUP, INTEGRATION, CONFIG, STATE),
                        widgetEdits,
                        text("notes", "By hand"),
                        ", notes: First"),
                new KindScenario(
                        "oauth-client",
                        "{name: $N, description: First, authorizedGrantType: CLIENT-CREDENTIALS, roles: [R],"
                                + " accessTokenValiditySeconds: 3600}",
                        ROLES,
                        List.of(ROLE, ROLE, GRANT, CLIENT),
                        List.of(
                                edit("First", "Second", CHANGE_CLIENT),
                                edit("3600", "7200", CHANGE_CLIENT),
                                edit("roles: [R]", "roles: []", CHANGE_CLIENT),
                                edit("roles: [R]", "roles: [R, S]", GRANT, CHANGE_CLIENT)),
                        body -> body.put("accessTokenValiditySeconds", 900),
                        ", accessTokenValiditySeconds: 3600"),
                new KindScenario(
                        "oauth-client",
                        "{name: $N, description: First, authorizedGrantType: CODE, scope: [user-basic-info],"
                                + " registeredRedirectUri: ['https://app.example/login']}",
                        "",
                        List.of(CLIENT),
                        List.of(
                                edit("First", "Second", CHANGE_CLIENT),
                                edit("[user-basic-info]", "[user-basic-info, routing]", CHANGE_CLIENT),
                                edit("example/login", "example/return", CHANGE_CLIENT)),
                        body -> body.putArray("registeredRedirectUri"),
                        ", registeredRedirectUri: ['https://app.example/login']"),
                new KindScenario(
                        "data-table",
                        "{name: $N, description: First, referenceKey: number, customFields: [{name: level, type:"
                                + " string, default: bronze}]}",
                        "",
                        List.of("POST /api/v2/flows/datatables"),
                        List.of(
                                edit("First", "Second", table),
                                edit("referenceKey: number", "referenceKey: caller", table),
                                edit("default: bronze", "default: silver", table),
                                edit(", default: bronze", "", table),
                                edit("bronze}]", "bronze}, {name: vip, type: boolean, default: false}]", table),
                                edit("[{name: level", "[{name: vip, type: boolean}, {name: level", table),
                                edit("name: level", "name: rank", table)),
                        text("description", "By hand"),
                        "description: First, "),
                new KindScenario(
                        "ws-data-actions",
                        "{name: $N, autoEnable: true, notes: First, credentialType: userDefinedOAuth, credentials:"
                                + " {loginUrl: 'https://crm.example/token', clientId: crm, clientSecret: canary,"
                                + " userName: crm, password: canary}, data-actions: [" + ACTION + "]}",
                        "",
                        List.of(INTEGRATION, CREDENTIAL, CONFIG, STATE, DRAFT, PUBLISH),
                        concat(
                                actionEdits,
                                edit("userDefinedOAuth", "basicAuth", CREDENTIAL, CONFIG, DELETE_CREDENTIAL),
                                edit("userDefinedOAuth", "userDefined", CREDENTIAL, CONFIG, DELETE_CREDENTIAL)),
                        text("notes", "By hand"),
                        "notes: First, "),
                new KindScenario(
                        "gc-data-actions",
                        "{name: $N, autoEnable: true, notes: First, oauthClient: C, data-actions: [" + ACTION + "]}",
                        CLIENTS,
                        List.of(CLIENT, CLIENT, INTEGRATION, CREDENTIAL, CONFIG, STATE, DRAFT, PUBLISH),
                        concat(actionEdits, edit("oauthClient: C", "oauthClient: D", CHANGE_CREDENTIAL, CONFIG)),
                        text("notes", "By hand"),
                        "notes: First, "),
                new KindScenario(
                        "widget-deployment",
                        "{name: $N, description: First, clientType: third-party, allowedDomains: [a.example],"
                                + " authentication: false, autoEnable: true}",
                        "",
                        List.of("POST /api/v2/widgets/deployments", deployment),
                        List.of(
                                edit("First", "Second", deployment),
                                edit("[a.example]", "[a.example, b.example]", deployment),
                                edit("authentication: false", "authentication: true", deployment),
                                edit("third-party", "v2", deployment)),
                        text("description", "By hand"),
                        "description: First, "),
                new KindScenario(
                        "open-messaging",
                        "{name: $N, outboundNotificationWebhookUrl: 'https://app.example/1',"
                                + " outboundNotificationWebhookSignatureSecretToken: canary-signature-token,"
                                + " webhookHeaders: {X-A: '1', X-B: '2'}}",
                        "",
                        List.of("POST /api/v2/conversations/messaging/integrations/open"),
                        List.of(
                                edit("app.example/1", "app.example/2", open),
                                edit("X-A: '1'", "X-A: '3'", open),
                                edit(", X-B: '2'", "", open)),
                        body -> body.putObject("webhookHeaders").put("X-Hand", "1"),
                        ", webhookHeaders: {X-A: '1', X-B: '2'}"),
                new KindScenario(
                        "byoc-cloud-trunk",
                        "{name: $N, inboundSIPTerminationIdentifier: -$N, properties: {trunk_enabled: true,"
                                + " trunk_outboundIdentity_callingName: Acme}}",
                        "",
                        List.of("POST /api/v2/telephony/providers/edges/trunkbasesettings"),
                        List.of(
                                edit("Identifier: -", "Identifier: -new", trunk),
                                edit("trunk_enabled: true", "trunk_enabled: false", trunk),
                                edit("Acme", "Apex", trunk)),
                        body -> body.withObject("/properties/trunk_outboundIdentity_callingName/value")
                                .put("instance", "By hand"),
                        ", trunk_outboundIdentity_callingName: Acme"),
                new KindScenario(
                        "audiohook",
                        "{name: $N, autoEnable: true, channel: both, connectionUri: 'wss://audio.example/1',"
                                + " credentials: {apiKey: canary, clientSecret: canary}, notes: First}",
                        "",
                        List.of(INTEGRATION, CREDENTIAL, CONFIG, STATE),
                        List.of(
                                edit("audio.example/1", "audio.example/2", CONFIG),
                                edit("channel: both", "channel: external", CONFIG),
                                edit("notes: First", "notes: Second", CONFIG)),
                        text("properties.channel", "internal"),
                        "channel: both, "),
                new KindScenario(
                        "event-bridge",
                        "{name: $N, autoEnable: true, awsAccountId: '123456789012', awsAccountRegion: eu-west-1,"
                                + " eventSourceSuffix: acme, eventFilter: [v2.users], notes: First}",
                        "",
                        List.of(INTEGRATION, CONFIG, STATE),
                        List.of(
                                edit("123456789012", "210987654321", CONFIG),
                                edit("eu-west-1", "eu-west-2", CONFIG),
                                edit("eventSourceSuffix: acme", "eventSourceSuffix: apex", CONFIG),
                                edit("[v2.users]", "[v2.users, v2.routing]", CONFIG),
                                edit("notes: First", "notes: Second", CONFIG)),
                        body -> body.withObject("/properties").putArray("eventFilter"),
                        ", eventFilter: [v2.users]"));
    }

    private static List<Edit> concat(List<Edit> edits, Edit... more) {
        List<Edit> all = new ArrayList<>(edits);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return kind + (item.contains("CODE") ? " with login" : "");
    }
}
