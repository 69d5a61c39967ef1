package io.github.premiumdeploy.descriptor;

import static io.github.premiumdeploy.descriptor.Field.bool;
import static io.github.premiumdeploy.descriptor.Field.choice;
import static io.github.premiumdeploy.descriptor.Field.json;
import static io.github.premiumdeploy.descriptor.Field.object;
import static io.github.premiumdeploy.descriptor.Field.objects;
import static io.github.premiumdeploy.descriptor.Field.references;
import static io.github.premiumdeploy.descriptor.Field.someText;
import static io.github.premiumdeploy.descriptor.Field.text;
import static io.github.premiumdeploy.descriptor.Field.texts;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The kinds of resource, in the order in which a reader expects them, with the fields that each takes: those of the wizard. */
final class KindFields {

    private static final String GRANT_TYPE = "authorizedGrantType";
    private static final String CLIENT_CREDENTIALS = "CLIENT-CREDENTIALS";

    private static final String ACTION_CONFIG = """
            {request: {requestUrlTemplate: 'https://crm.acme.example/customers/${input.number}', requestType: POST,
            headers: {Accept: application/json}, requestTemplate: '${input.rawRequest}'}, response: {translationMap: {name:
            $.name}, translationMapDefaults: {name: 'null'}, successTemplate: '${rawResult}'}, timeoutSeconds: 30}""";

    private static final String ACTION_CONTRACT = """
            {input: {inputSchema: {type: object, properties: {number: {type: string}}, additionalProperties: true}}, output:
            {successSchema: {type: object, properties: {name: {type: string}}, additionalProperties: true}}}""";

    /** The fields of credentials that are no secrets. */
    private static final Set<String> NO_SECRETS =
            Set.of("loginUrl", "clientId", "userName", "username", "grantType", "scope");

    /** {@code provisioningInfo}: a list of items for each kind. A new kind is added here. */
    static final Fields ALL = Fields.of(
                    objects(DescriptorKinds.ROLE, "Roles", role()),
                    objects(
                            DescriptorKinds.GROUP,
                            "Groups",
                            Fields.of(name("Agents"), description("Use the app"), assignToSelf())),
                    objects(DescriptorKinds.APP_INSTANCE, "Integrations of the app's own type", appInstance()),
                    objects(DescriptorKinds.WIDGET_INSTANCE, "Integrations of the app's widget type", widget("Caller")),
                    objects(DescriptorKinds.INTERACTION_WIDGET, "Interaction widgets", widget("Notes")),
                    objects(DescriptorKinds.OAUTH_CLIENT, "OAuth clients", oauthClient()),
                    objects(DescriptorKinds.DATA_TABLE, "Architect data tables", dataTable()),
                    objects(DescriptorKinds.WS_DATA_ACTIONS, "Web services data actions", webServices()),
                    objects(DescriptorKinds.GC_DATA_ACTIONS, "Genesys Cloud data actions", genesysCloud()),
                    objects(
                            DescriptorKinds.WIDGET_DEPLOYMENT,
                            "Deployments of legacy web chat, withdrawn from the published API in August 2026",
                            widgetDeployment()),
                    objects("open-messaging", "Open messaging integrations", openMessaging()),
                    objects("byoc-cloud-trunk", "BYOC Cloud trunks; the organization needs the product byoc", trunk()),
                    objects("audiohook", "AudioHook integrations", audiohook()),
                    objects("event-bridge", "Amazon EventBridge integrations", eventBridge()))
            .called("kind");

    private KindFields() {}

    private static Field name(String example) {
        return someText("name", "The name, without the prefix").required().like(example);
    }

    private static Field description(String example) {
        return text("description", "A description for administrators").like(example);
    }

    /** Notes of an integration; the platform keeps 500 characters. */
    private static Field notes() {
        return text("notes", "Notes of the integration, 500 characters at most", 0, 500)
                .like("Belongs to the app");
    }

    private static Field advanced() {
        return json("advanced", "Advanced configuration of the integration, for example icons and life cycle")
                .like("{icon: {vector: 'https://app.acme.example/icon.svg'}}");
    }

    private static Field url() {
        return text("url", "The URL that the integration shows, with variables such as {{gcLangTag}}", Form.APP_URL)
                .required();
    }

    private static Field groups() {
        return references("groups", "Names of groups of this descriptor whose members see it", DescriptorKinds.GROUP);
    }

    private static Field sandbox() {
        return text("sandbox", "The iframe's sandbox attribute, separated by commas")
                .like("allow-forms,allow-scripts");
    }

    private static Field framePermissions() {
        return text("permissions", "What the iframe may use").like("camera,microphone");
    }

    private static Field autoEnable() {
        return bool("autoEnable", "Whether to enable it once it is configured");
    }

    private static Field assignToSelf() {
        return bool("assignToSelf", "Whether to give it to the caller too");
    }

    private static Fields role() {
        Fields policy = Fields.of(
                someText("domain", "The permission's domain")
                        .like("integration", "routing")
                        .required(),
                someText("entityName", "The permission's entity; * is any")
                        .required()
                        .like("acmePremiumApp", "queue"),
                new Field("actionSet", "The permission's actions; * is any", new ListType(TextType.SOME, 1))
                        .required()
                        .like("view"),
                bool("allowConditions", "Whether conditions are allowed"),
                json("resourceConditionNode", "A condition, as the platform defines it")
                        .like("{variableName: queue.id, operator: EQ, operands: [{type: SCALAR, value: any}]}"),
                texts("namedResources", "Named resources, as the platform defines them")
                        .like("any"),
                text("policyName", "The policy's name").like("Queues"),
                text("policyDescription", "The policy's description").like("Sees queues"));
        return Fields.of(
                name("Agent"),
                description("Works with the app"),
                objects("permissionPolicies", "Permissions that the role gives", policy),
                texts("permissions", "Permissions that the role gives, in the older form")
                        .like("group_creation"),
                assignToSelf());
    }

    private static Fields appInstance() {
        return Fields.of(
                name("Phone"),
                url(),
                choice("type", "How the app is shown", "standalone", "widget").byDefault("standalone"),
                groups(),
                sandbox(),
                framePermissions(),
                advanced(),
                notes());
    }

    private static Fields widget(String name) {
        return Fields.of(
                name(name),
                url(),
                groups(),
                text("communicationTypeFilter", "Kinds of interaction, separated by commas")
                        .byDefault("")
                        .like("call, chat"),
                sandbox(),
                framePermissions(),
                advanced(),
                notes());
    }

    private static Fields oauthClient() {
        return Fields.of(
                name("Backend"),
                description("The backend of the app"),
                choice(
                                GRANT_TYPE,
                                "The grant type",
                                Map.of("CLIENT_CREDENTIALS", "CLIENT-CREDENTIALS", "SAML2_BEARER", "SAML2-BEARER"),
                                CLIENT_CREDENTIALS,
                                "CODE",
                                "TOKEN",
                                "SAML2-BEARER",
                                "PASSWORD")
                        .required(),
                references("roles", "Names of roles of this descriptor, for client credentials", DescriptorKinds.ROLE)
                        .onlyIf(
                                GRANT_TYPE,
                                CLIENT_CREDENTIALS,
                                "only client credentials take roles; this client acts for the user who logs in"),
                texts("scope", "OAuth scopes, for every grant type but client credentials")
                        .like("user-basic-info")
                        .unless(GRANT_TYPE, CLIENT_CREDENTIALS, "a client of client credentials takes roles instead"),
                new Field(
                                "registeredRedirectUri",
                                "URIs that a login may return to",
                                new ListType(TextType.of(Form.REDIRECT_URI), 0))
                        .unless(GRANT_TYPE, CLIENT_CREDENTIALS, "nobody logs in with client credentials"),
                new Field(
                                "accessTokenValiditySeconds",
                                "How long a token is valid, in seconds",
                                new WholeType(300, 172_800))
                        .byDefault(86_400)
                        .like("86400"));
    }

    private static Fields dataTable() {
        Fields column = Fields.of(
                someText("name", "The column's name").required().like("level"),
                choice("type", "The column's type", "string", "integer", "number", "boolean")
                        .required(),
                new Field("default", "The value of rows that do not give one", new ScalarType()).like("bronze"));
        return Fields.of(
                name("Customers"),
                description("Known customers"),
                someText("referenceKey", "The title of the key column")
                        .required()
                        .like("number"),
                objects("customFields", "The other columns", column));
    }

    private static Field dataActions() {
        Fields action = Fields.of(
                name("Find customer"),
                bool("secure", "Whether only secure flows may use it"),
                bool("autoPublish", "Whether to publish it; otherwise it stays a draft"),
                json("config", "The action's request and response, as the platform defines them")
                        .required()
                        .like(ACTION_CONFIG),
                json("contract", "The action's input and output, as the platform defines them")
                        .required()
                        .like(ACTION_CONTRACT));
        return objects("data-actions", "The actions", action);
    }

    private static Fields webServices() {
        Fields customAuthAction = Fields.of(
                bool("update", "Whether to configure the action that obtains tokens"),
                json("config", "That action's request and response, as the platform defines them")
                        .like(ACTION_CONFIG.replace("customers/${input.number}", "token")));
        return Fields.of(
                name("CRM"),
                autoEnable(),
                choice(
                                "credentialType",
                                "The kind of credentials",
                                Map.of("", "none"),
                                "userDefinedOAuth",
                                "userDefined",
                                "basicAuth",
                                "none")
                        .byDefault("none"),
                new Field("credentials", "The credentials' fields", new MapType(TextType.ANY, true, NO_SECRETS, false))
                        .like("{loginUrl: 'https://crm.acme.example/token', clientId: crm, clientSecret: '"
                                + LiteralText.password("crm") + "'}"),
                advanced(),
                notes(),
                object("customAuthAction", "The action that obtains tokens, for userDefinedOAuth", customAuthAction),
                dataActions());
    }

    private static Fields genesysCloud() {
        return Fields.of(
                name("Genesys Cloud"),
                autoEnable(),
                new Field(
                                "oauthClient",
                                "The name of an oauth-client of this descriptor, which the actions use",
                                new ReferenceType(DescriptorKinds.OAUTH_CLIENT))
                        .required(),
                advanced(),
                notes(),
                dataActions());
    }

    private static Fields widgetDeployment() {
        return Fields.of(
                name("Chat"),
                description("Legacy web chat"),
                choice("clientType", "The client's type", "v1", "v2", "v1-http", "third-party")
                        .also("type"),
                texts("allowedDomains", "Domains that may show it; none = any").like("acme.example"),
                bool("authentication", "Whether visitors must be authenticated"),
                autoEnable());
    }

    private static Fields openMessaging() {
        return Fields.of(
                name("Messages"),
                text("outboundNotificationWebhookUrl", "The URL that gets outbound messages", Form.HTTPS_URL)
                        .required(),
                text(
                                "outboundNotificationWebhookSignatureSecretToken",
                                "The token that signs outbound messages, longer than 15 characters",
                                16,
                                Integer.MAX_VALUE)
                        .secret()
                        .required(),
                new Field(
                                "webhookHeaders",
                                "Headers sent with outbound messages",
                                new MapType(TextType.ANY, true, Set.of(), true))
                        .like("{X-Acme: '1'}"));
    }

    private static Fields trunk() {
        return Fields.of(
                        name("Carrier"),
                        text(
                                        "inboundSIPTerminationIdentifier",
                                        "What is put after the organization's short name to make the termination URI")
                                .like("-acme"),
                        json("properties", "The trunk's properties (trunk_…), each with its value")
                                .like("{trunk_enabled: true}"))
                .moved(olderTrunkFields());
    }

    /** The wizard's first trunks had a field for each property. */
    private static Map<String, String> olderTrunkFields() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("autoEnable", "trunk_enabled");
        properties.put("sipServers", "trunk_transport_serverProxyList");
        properties.put("protocol", "trunk_transport_protocolVariant");
        properties.put("sipACL", "trunk_access_acl_allowList");
        properties.put("enableRecording", "trunk_recording_enabled");
        properties.put("enableRecordingConsult", "trunk_consult_recording_enabled");
        properties.put("enableRecordingAudioFormat", "trunk_recording_audioFormat");
        properties.put("enableRecordingAutomaticLevelControl", "trunk_recording_levelControlEnabled");
        properties.put("enableRecordingOnExternalTransfer", "trunk_recording_externalTransfersEnabled");
        properties.put("enableRecordingDualChannel", "trunk_recording_dualChannel");
        properties.put("enableConversationHeaders", "trunk_sip_conversationHeader");
        properties.put("sipDigestRealm", "trunk_sip_authentication_credentials_realm");
        properties.put("sipDigestUsername", "trunk_sip_authentication_credentials_username");
        properties.put("sipDigestPassword", "trunk_sip_authentication_credentials_password");
        properties.put("enableUUI", "trunk_sip_uuiEnabled");
        properties.put("uuiType", "trunk_sip_uuiHeader");
        properties.put("uuiEncoding", "trunk_sip_uuiEncoding");
        properties.put("uuiProtocolDiscriminator", "trunk_sip_uuiPd");
        properties.put("language", "trunk_language");
        properties.replaceAll((field, property) -> "properties." + property);
        return properties;
    }

    private static Fields audiohook() {
        Fields credentials = Fields.of(
                someText("apiKey", "The API key").secret().required(),
                text("clientSecret", "The secret that signs requests").secret());
        return Fields.of(
                name("Transcription"),
                autoEnable(),
                text("channel", "The channels that are sent").byDefault("both").like("both", "internal", "external"),
                text("connectionUri", "The WebSocket that gets the audio", Form.WSS_URI)
                        .required(),
                object("credentials", "The credentials", credentials).required(),
                advanced(),
                notes());
    }

    private static Fields eventBridge() {
        return Fields.of(
                name("Events"),
                autoEnable(),
                text("awsAccountId", "The AWS account that gets the events", Form.AWS_ACCOUNT)
                        .required(),
                text("awsAccountRegion", "The AWS region of the event bus", Form.AWS_REGION)
                        .required(),
                someText("eventSourceSuffix", "The suffix of the event source's name")
                        .like("acme")
                        .required(),
                texts("eventFilter", "Topics of the events that are sent").like("v2.users.{id}.presence"),
                advanced(),
                notes());
    }
}
