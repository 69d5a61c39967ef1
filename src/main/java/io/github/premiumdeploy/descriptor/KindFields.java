package io.github.premiumdeploy.descriptor;

import static io.github.premiumdeploy.descriptor.Fields.bool;
import static io.github.premiumdeploy.descriptor.Fields.choice;
import static io.github.premiumdeploy.descriptor.Fields.headers;
import static io.github.premiumdeploy.descriptor.Fields.json;
import static io.github.premiumdeploy.descriptor.Fields.number;
import static io.github.premiumdeploy.descriptor.Fields.object;
import static io.github.premiumdeploy.descriptor.Fields.objects;
import static io.github.premiumdeploy.descriptor.Fields.reference;
import static io.github.premiumdeploy.descriptor.Fields.references;
import static io.github.premiumdeploy.descriptor.Fields.scalar;
import static io.github.premiumdeploy.descriptor.Fields.secretMap;
import static io.github.premiumdeploy.descriptor.Fields.someText;
import static io.github.premiumdeploy.descriptor.Fields.someTexts;
import static io.github.premiumdeploy.descriptor.Fields.text;
import static io.github.premiumdeploy.descriptor.Fields.texts;

import java.util.LinkedHashMap;
import java.util.Map;

/** The fields that each kind of resource takes: those of the wizard. */
final class KindFields {

    private KindFields() {}

    private static Field name() {
        return someText("name", "The name, without the prefix").required().like("Agents");
    }

    private static Field description() {
        return text("description", "A description for administrators").like("Use the app");
    }

    /** Notes of an integration; the platform keeps 500 characters. */
    private static Field notes() {
        return text("notes", "Notes of the integration, 500 characters at most", 0, 500);
    }

    private static Field advanced() {
        return json("advanced", "Advanced configuration of the integration, for example icons and life cycle");
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
        return bool("autoEnable", "Whether to enable it once it is configured").byDefault(false);
    }

    private static Field assignToSelf() {
        return bool("assignToSelf", "Whether to give it to the caller too").byDefault(false);
    }

    static Fields role() {
        Fields policy = Fields.of(
                someText("domain", "The permission's domain")
                        .like("integration", "routing")
                        .required(),
                someText("entityName", "The permission's entity; * is any")
                        .required()
                        .like("acmePremiumApp", "queue"),
                someTexts("actionSet", "The permission's actions; * is any").required(),
                bool("allowConditions", "Whether conditions are allowed"),
                json("resourceConditionNode", "A condition, as the platform defines it"),
                texts("namedResources", "Named resources, as the platform defines them"),
                text("policyName", "The policy's name"),
                text("policyDescription", "The policy's description"));
        return Fields.of(
                name(),
                description(),
                objects("permissionPolicies", "Permissions that the role gives", policy),
                texts("permissions", "Permissions that the role gives, in the older form"),
                assignToSelf());
    }

    static Fields group() {
        return Fields.of(name(), description(), assignToSelf());
    }

    static Fields appInstance() {
        return Fields.of(
                name(),
                url(),
                choice("type", "How the app is shown", "standalone", "widget").byDefault("standalone"),
                groups(),
                sandbox(),
                framePermissions(),
                advanced(),
                notes());
    }

    static Fields widget() {
        return Fields.of(
                name(),
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

    static Fields oauthClient() {
        return Fields.of(
                name(),
                description(),
                choice(
                                "authorizedGrantType",
                                "The grant type",
                                Map.of("CLIENT_CREDENTIALS", "CLIENT-CREDENTIALS", "SAML2_BEARER", "SAML2-BEARER"),
                                "CLIENT-CREDENTIALS",
                                "CODE",
                                "TOKEN",
                                "SAML2-BEARER",
                                "PASSWORD")
                        .required(),
                references("roles", "Names of roles of this descriptor, for client credentials", DescriptorKinds.ROLE),
                texts("scope", "OAuth scopes, for every grant type but client credentials"),
                texts("registeredRedirectUri", "URIs that a login may return to", Form.REDIRECT_URI),
                number("accessTokenValiditySeconds", "How long a token is valid, in seconds", 300, 172_800)
                        .byDefault(86_400));
    }

    static Fields dataTable() {
        Fields column = Fields.of(
                someText("name", "The column's name").required(),
                choice("type", "The column's type", "string", "integer", "number", "boolean")
                        .required(),
                scalar("default", "The value of rows that do not give one"));
        return Fields.of(
                name(),
                description(),
                someText("referenceKey", "The title of the key column")
                        .required()
                        .like("number"),
                objects("customFields", "The other columns", column));
    }

    private static Field dataActions() {
        Fields action = Fields.of(
                name(),
                bool("secure", "Whether only secure flows may use it").byDefault(false),
                bool("autoPublish", "Whether to publish it; otherwise it stays a draft")
                        .byDefault(false),
                json("config", "The action's request and response, as the platform defines them")
                        .required(),
                json("contract", "The action's input and output, as the platform defines them")
                        .required());
        return objects("data-actions", "The actions", action);
    }

    static Fields webServices() {
        Fields customAuthAction = Fields.of(
                bool("update", "Whether to configure the action that obtains tokens")
                        .byDefault(false),
                json("config", "That action's request and response, as the platform defines them"));
        return Fields.of(
                name(),
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
                secretMap(
                        "credentials",
                        "The credentials' fields",
                        "loginUrl",
                        "clientId",
                        "userName",
                        "username",
                        "grantType",
                        "scope"),
                advanced(),
                notes(),
                object("customAuthAction", "The action that obtains tokens, for userDefinedOAuth", customAuthAction),
                dataActions());
    }

    static Fields genesysCloud() {
        return Fields.of(
                name(),
                autoEnable(),
                reference(
                                "oauthClient",
                                "The name of an oauth-client of this descriptor, which the actions use",
                                DescriptorKinds.OAUTH_CLIENT)
                        .required(),
                advanced(),
                notes(),
                dataActions());
    }

    static Fields widgetDeployment() {
        return Fields.of(
                name(),
                description(),
                choice("clientType", "The client's type", "v1", "v2", "v1-http", "third-party")
                        .also("type"),
                texts("allowedDomains", "Domains that may show it; none = any"),
                bool("authentication", "Whether visitors must be authenticated"),
                autoEnable());
    }

    static Fields openMessaging() {
        return Fields.of(
                name(),
                text("outboundNotificationWebhookUrl", "The URL that gets outbound messages", Form.HTTPS_URL)
                        .required(),
                text(
                                "outboundNotificationWebhookSignatureSecretToken",
                                "The token that signs outbound messages, longer than 15 characters",
                                16,
                                Integer.MAX_VALUE)
                        .secret()
                        .required(),
                headers("webhookHeaders", "Headers sent with outbound messages"));
    }

    static Fields trunk() {
        return Fields.of(
                        name(),
                        text(
                                        "inboundSIPTerminationIdentifier",
                                        "What is put after the organization's short name to make the termination URI")
                                .like("-acme"),
                        json("properties", "The trunk's properties (trunk_…), each with its value"))
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

    static Fields audiohook() {
        Fields credentials = Fields.of(
                someText("apiKey", "The API key").secret().required(),
                text("clientSecret", "The secret that signs requests").secret());
        return Fields.of(
                name(),
                autoEnable(),
                text("channel", "The channels that are sent").byDefault("both").like("both", "internal", "external"),
                text("connectionUri", "The WebSocket that gets the audio", Form.WSS_URI)
                        .required(),
                object("credentials", "The credentials", credentials).required(),
                advanced(),
                notes());
    }

    static Fields eventBridge() {
        return Fields.of(
                name(),
                autoEnable(),
                text("awsAccountId", "The AWS account that gets the events", Form.AWS_ACCOUNT)
                        .required(),
                text("awsAccountRegion", "The AWS region of the event bus", Form.AWS_REGION)
                        .required(),
                someText("eventSourceSuffix", "The suffix of the event source's name")
                        .like("acme")
                        .required(),
                texts("eventFilter", "Topics of the events that are sent"),
                advanced(),
                notes());
    }
}
