package io.github.premiumdeploy.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.descriptor.source.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorReaderTest {

    private static final String HEAD = "prefix: ACME_\npremiumAppIntegrationTypeId: premium-app-acme\n";
    private static final String URL = "https://a.example/?l={{gcLangTag}}&e={{gcTargetEnv}}";

    private final List<String> secrets = new ArrayList<>();

    private Diagnosis read(String yaml) {
        return new DescriptorReader(Values.NONE, secrets::add).parse("a.yaml", yaml);
    }

    /** One item of a kind, given in JSON, which is YAML too. */
    private Diagnosis item(String kind, String fields) {
        return read(HEAD + "premiumWidgetIntegrationTypeId: premium-widget-acme\nprovisioningInfo:\n"
                + "  group: [{name: G}]\n  role: [{name: R}]\n  " + kind + "s: []\n  " + kind + ": [{name: N"
                + (fields.isEmpty() ? "" : ", ") + fields + "}]\n");
    }

    /** What is said of that item alone, without its position. */
    private List<String> about(List<Diagnostic> found, String kind) {
        String start = "provisioningInfo." + kind + "[0]";
        return found.stream()
                .filter(diagnostic -> diagnostic.path().startsWith(start))
                .map(diagnostic -> diagnostic.path().substring(start.length()) + ": " + diagnostic.what()
                        + (diagnostic.suggestion().isEmpty() ? "" : "; " + diagnostic.suggestion()))
                .toList();
    }

    /** Names of others may begin with such a prefix, too. */
    @ParameterizedTest
    @CsvSource({
        "A,has fewer than three characters",
        "A_,has fewer than three characters",
        "ACME,'does not end with a separator, such as _ or -'",
        "ACME_2,'does not end with a separator, such as _ or -'",
        "___,has no letter and no digit"
    })
    void warnsOfAPrefixThatSaysTooLittle(String prefix, String weakness) {
        Diagnosis diagnosis = read("prefix: \"" + prefix
                + "\"\npremiumAppIntegrationTypeId: premium-app-acme\nprovisioningInfo: {group: [{name: G}]}\n");
        assertThat(diagnosis.problems()).isEmpty();
        assertThat(diagnosis.warnings()).extracting(Diagnostic::path).containsExactly("prefix");
        assertThat(diagnosis.warnings().get(0).what())
                .isEqualTo("\"" + prefix + "\" " + weakness
                        + ": names of others may begin so, too, and prune deletes nothing");
        assertThat(diagnosis.descriptor().orElseThrow().prefixWeakness()).contains(weakness);
        assertThat(read(HEAD + "provisioningInfo: {group: [{name: G}]}\n").warnings())
                .isEmpty();
    }

    @Test
    void readsTheWizardsConfiguration() throws Exception {
        Diagnosis diagnosis =
                new DescriptorReader(Values.NONE, secrets::add).parse("config.js", ScriptReaderTest.configuration());

        Descriptor descriptor = diagnosis.orElseThrow();
        assertThat(diagnosis.warnings())
                .hasSize(4)
                .allMatch(warning -> warning.what().contains("cannot run"));
        assertThat(descriptor.prefix()).isEqualTo("ACME_");
        assertThat(descriptor.premiumAppIntegrationTypeId()).isEqualTo("premium-app-acme");
        assertThat(descriptor.premiumWidgetIntegrationTypeId()).contains("premium-widget-acme");
        assertThat(descriptor.premiumAppViewPermission()).contains("integration:acmeDesk:view");
        assertThat(descriptor.checkProductBYOC()).isTrue();
        assertThat(descriptor.statedNeeds("installPermissions"))
                .isEqualTo(Map.of(
                        "custom", List.of(), "role", List.of("authorization:role:view", "authorization:role:add")));
        assertThat(descriptor.statedNeeds("uninstallPermissions")).containsOnlyKeys("group");
        assertThat(descriptor.statedNeeds("installScopes")).containsOnlyKeys("role");
        assertThat(descriptor.statedNeeds("uninstallScopes")).isEmpty();
        assertThat(descriptor.items()).hasSize(14);
        assertThat(descriptor.items(DescriptorKinds.WIDGET_DEPLOYMENT)).isEmpty();
        Item client = descriptor.item(DescriptorKinds.OAUTH_CLIENT, "Backend").orElseThrow();
        assertThat(client.text("authorizedGrantType")).contains("CLIENT-CREDENTIALS");
        assertThat(client.texts("roles")).containsExactly("Desk Admin");
        assertThat(client.place("roles").path()).isEqualTo("provisioningInfo.oauth-client[0].roles");
        assertThat(client.place("authorizedGrantType").value()).hasToString("config.js:80:40");
        assertThat(secrets)
                .containsExactlyInAnyOrder(
                        "correct-horse-battery",
                        "a-token-of-more-than-15",
                        "header-secret",
                        "trunk-secret",
                        "audio-key",
                        "YXVkaW8tc2VjcmV0");
    }

    @Test
    void itemsShowTheirFieldsForLookingAndCopyNothing() throws Exception {
        Item group = read(HEAD + "provisioningInfo: {group: [{name: G}]}")
                .orElseThrow()
                .items(DescriptorKinds.GROUP)
                .get(0);

        assertThat(Item.class.getMethod("fields").getReturnType()).isEqualTo(JsonNode.class);
        assertThat(group.fields()).isSameAs(group.fields()).hasToString("{\"name\":\"G\"}");
    }

    @Test
    void aKindBesideProvisioningInfoIsNoFieldToPassOver() {
        assertThat(read("""
                        prefix: ACME_
                        premiumAppIntegrationTypeId: acme
                        role: [{name: Agent}]
                        """).problems())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "a.yaml:3:1: role: stands beside \"provisioningInfo\", and belongs in it; move it below"
                                + " \"provisioningInfo\"");
    }

    @Test
    void collectsEveryProblemWithItsPlace() {
        Diagnosis diagnosis = read("""
                prefix: ""
                premiumAppViewPermision: integration:acme:view
                provisioningInfo:
                  role:
                    - nme: Admin
                    - name: Agent
                    - name: Agent
                  app-instances: []
                  app-instance:
                    - name: Desk
                      groups: [Agents]
                      type: 5
                  group:
                    - name: Agent
                """);

        assertThat(diagnosis.descriptor()).isEmpty();
        assertThat(diagnosis.problems())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "a.yaml:1:1: premiumAppIntegrationTypeId: missing; give the id of the app's integration type,"
                                + " premium-app-example in development",
                        "a.yaml:1:9: prefix: must not be empty",
                        "a.yaml:5:7: provisioningInfo.role[0].nme: unknown field; did you mean \"name\"?",
                        "a.yaml:5:7: provisioningInfo.role[0].name: missing; give the name, without the prefix",
                        "a.yaml:7:13: provisioningInfo.role[2].name: a second role is called \"Agent\", first in line 6;"
                                + " names are how resources are found again: give it another one",
                        "a.yaml:8:3: provisioningInfo.app-instances: unknown kind; did you mean \"app-instance\"?",
                        "a.yaml:10:7: provisioningInfo.app-instance[0].url: missing; give the URL that the integration"
                                + " shows, with variables such as {{gcLangTag}}",
                        "a.yaml:11:16: provisioningInfo.app-instance[0].groups[0]: no group of this descriptor is called"
                                + " \"Agents\"; did you mean \"Agent\"?",
                        "a.yaml:12:13: provisioningInfo.app-instance[0].type: must be one of standalone, widget, not a"
                                + " number");
        assertThat(diagnosis.warnings())
                .extracting(Diagnostic::toString)
                .containsExactly("a.yaml:2:1: premiumAppViewPermision: unknown field, not used; did you mean"
                        + " \"premiumAppViewPermission\"?");
        assertThatThrownBy(diagnosis::orElseThrow)
                .isInstanceOf(InvalidDescriptorException.class)
                .hasMessageStartingWith("The descriptor has 9 problems; nothing was written:\na.yaml:1:1: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "role|permissionPolicies: [{domain: a}]|.permissionPolicies[0].entityName: missing",
                "role|permissionPolicies: [{domain: a, entityName: b, actionSet: []}]|.permissionPolicies[0].actionSet: must not be empty",
                "role|permissionPolicies: {}|.permissionPolicies: must be a list, not an object; put it in [ ]",
                "role|assignToSelf: yes please|.assignToSelf: must be true or false, not text",
                "role|description: 5|.description: must be text, not a number; put it in quotes",
                "role|permissions: [a, null]|.permissions[1]: must be text, not nothing; remove it",
                "app-instance|url: ftp://a.example|.url: must be an https URL (http is accepted for localhost only), not \"ftp://a.example\"",
                "app-instance|url: http://a.example|.url: must be an https URL",
                "app-instance|url: https://a.example, type: wigdet|.type: must be one of standalone, widget, not \"wigdet\"; did you mean \"widget\"?",
                "app-instance|url: https://a.example, groups: [ACME_G]|.groups[0]: no group of this descriptor is called \"ACME_G\"; leave the prefix out: \"G\"",
                "app-instance|url: https://a.example, groups: G|.groups: must be a list, not text; put it in [ ]",
                "oauth-client|roles: [R]|.authorizedGrantType: missing; give the grant type",
                "oauth-client|authorizedGrantType: CODES|.authorizedGrantType: must be one of CLIENT-CREDENTIALS, CODE, TOKEN, SAML2-BEARER, PASSWORD, not \"CODES\"; did you mean \"CODE\"?",
                "oauth-client|authorizedGrantType: CODE, accessTokenValiditySeconds: 299|.accessTokenValiditySeconds: is 299, and must be from 300 to 172800",
                "oauth-client|authorizedGrantType: CODE, accessTokenValiditySeconds: 172801|.accessTokenValiditySeconds: is 172801, and must be from 300 to 172800",
                "oauth-client|authorizedGrantType: CODE, accessTokenValiditySeconds: '600'|.accessTokenValiditySeconds: must be a whole number, not text",
                "oauth-client|authorizedGrantType: CODE, accessTokenValiditySeconds: 600.5|.accessTokenValiditySeconds: must be a whole number, not a number",
                "oauth-client|authorizedGrantType: CODE, registeredRedirectUri: ['http://a.example/']|.registeredRedirectUri[0]: must be an https URI",
                "oauth-client|authorizedGrantType: CLIENT_CREDENTIALS, roles: [Admin]|.roles[0]: no role of this descriptor is called \"Admin\"; described are: R",
                "data-table|customFields: []|.referenceKey: missing; give the title of the key column",
                "data-table|referenceKey: id, customFields: [{name: a, type: text}]|.customFields[0].type: must be one of string, integer, number, boolean, not \"text\"",
                "data-table|referenceKey: id, customFields: [{name: a, type: string}, {name: a, type: string}]|.customFields[1].name: a second column is called \"a\"",
                "data-table|referenceKey: id, customFields: [{name: key, type: string}]|.customFields[0].name: a column cannot be called \"key\"",
                "data-table|referenceKey: id, customFields: [{name: a, type: integer, default: 'x'}]|.customFields[0].default: must be of the column's type, integer; write it without quotes",
                "data-table|referenceKey: id, customFields: [{name: a, type: string, default: 5}]|.customFields[0].default: must be of the column's type, string; put it in quotes",
                "ws-data-actions|credentialType: basicAuth|.credentials: missing; the credentialType basicAuth needs its fields",
                "ws-data-actions|customAuthAction: {update: true}, credentialType: userDefinedOAuth, credentials: {a: b}|.customAuthAction.config: missing",
                "ws-data-actions|data-actions: [{name: A, config: {}}]|.data-actions[0].contract: missing",
                "ws-data-actions|data-actions: [{name: A, config: {}, contract: {}}, {name: A, config: {}, contract: {}}]|.data-actions[1].name: a second data action is called \"A\"",
                "ws-data-actions|data-actions: [{name: A, config: x, contract: {}}]|.data-actions[0].config: must be an object, not text",
                "gc-data-actions|autoEnable: true|.oauthClient: missing; give the name of an oauth-client of this descriptor, which the actions use",
                "gc-data-actions|oauthClient: Backend|.oauthClient: no oauth-client of this descriptor is called \"Backend\"; describe it under provisioningInfo.oauth-client",
                "widget-deployment|type: v3|.type: must be one of v1, v2, v1-http, third-party, not \"v3\"",
                "widget-deployment|type: v1, clientType: v2|.clientType: this says again what \"clientType\" says; remove one of clientType, type",
                "open-messaging|outboundNotificationWebhookUrl: 'https://a.example'|.outboundNotificationWebhookSignatureSecretToken: missing",
                "open-messaging|outboundNotificationWebhookUrl: 'http://a.example'|.outboundNotificationWebhookUrl: must be an https URL, not",
                "open-messaging|outboundNotificationWebhookSignatureSecretToken: fifteen-letters|.outboundNotificationWebhookSignatureSecretToken: has 15 characters, and must have at least 16",
                "byoc-cloud-trunk|sipServers: []|.sipServers: a field of older wizards; write it as properties.trunk_transport_serverProxyList",
                "byoc-cloud-trunk|properties: []|.properties: must be an object, not a list",
                "audiohook|connectionUri: 'https://a.example'|.connectionUri: must be a wss URI, not \"https://a.example\"; for example wss://audio.example.com/stream",
                "audiohook|connectionUri: 'wss://a.example'|.credentials: missing; give the credentials",
                "audiohook|connectionUri: 'wss://a.example', credentials: {}|.credentials.apiKey: missing",
                "event-bridge|awsAccountId: '12345678901'|.awsAccountId: must be an AWS account's 12 digits, not \"12345678901\"",
                "event-bridge|awsAccountId: 123456789012|.awsAccountId: must be text, not a number; put it in quotes",
                "event-bridge|awsAccountRegion: Ireland|.awsAccountRegion: must be an AWS region, not \"Ireland\"; for example eu-west-1",
                "group|description: []|.description: must be text, not a list",
                "group|visibility: public|.visibility: unknown field; known: name, description, assignToSelf",
                "widget-instance|notes: x|.url: missing",
            })
    void findsProblemsOfItems(String kind, String fields, String problem) {
        assertThat(about(item(kind, fields).problems(), kind)).anyMatch(text -> text.startsWith(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "app-instance|sandbox: allow-forms, url: 'URL'|.sandbox: is not sent: premium-app-acme does not take it, only premium-app-example does",
                "widget-instance|permissions: camera, url: 'URL'|.permissions: is not sent: premium-widget-acme does not take it",
                "app-instance|url: 'https://a.example'|.url: the URL carries neither language nor environment, which Genesys's review wants; add langTag={{gcLangTag}}&environment={{gcTargetEnv}}",
                "interaction-widget|url: 'https://a.example/{{pcEnvironment}}'|.url: the URL carries no language, which Genesys's review wants; add langTag={{gcLangTag}}",
                "app-instance|url: 'http://localhost:8080/'|.url: points at the developer's own machine; change it before Genesys's review",
                "oauth-client|authorizedGrantType: TOKEN|.authorizedGrantType: new clients of the grant type TOKEN (implicit) are not accepted since March 2026; use CODE, with PKCE",
                "oauth-client|authorizedGrantType: CODE|: nobody can log in with this client; give a registeredRedirectUri to return to",
                "oauth-client|authorizedGrantType: CODE, roles: [R]|.roles: is not used: only client credentials take roles",
                "oauth-client|authorizedGrantType: CLIENT-CREDENTIALS|: client credentials without a role may do nothing",
                "oauth-client|authorizedGrantType: CLIENT-CREDENTIALS, scope: [a]|.scope: is not used",
                "widget-deployment|type: third-party|: widget deployments were withdrawn from the published API in August 2026, with legacy web chat; the successor is Messenger (web deployments)",
                "ws-data-actions|credentials: {a: b}|.credentials: are not used without a credentialType",
                "ws-data-actions|customAuthAction: {update: true, config: {}}|.customAuthAction: is not used",
            })
    void warnsOfItems(String kind, String fields, String warning) {
        Diagnosis diagnosis = item(kind, fields.replace("'URL'", "'" + URL + "'"));

        assertThat(about(diagnosis.problems(), kind)).isEmpty();
        assertThat(about(diagnosis.warnings(), kind)).anyMatch(text -> text.startsWith(warning));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "prefix: PREMIUM_EXAMPLE_|prefix: is still a default prefix",
                "premiumAppIntegrationTypeId: premium-app-example|premiumAppIntegrationTypeId: is still the example's integration type",
                "prefix: premium_example_2_|prefix: is still a default prefix",
                "appName: premium-app-example|appName: is still the example's integration type",
                "appName: premium-app-acme|appName: this is the name of older wizards; write \"premiumAppIntegrationTypeId\"",
                "premiumWidgetIntegrationTypeId: premium-widget-example|premiumWidgetIntegrationTypeId: is still the example's",
                "premiumAppViewPermission: integration:examplePremiumApp:view|premiumAppViewPermission: is still the example's permission",
                "clientID: e7de8a75-62bb-43eb-9063-38509f8c21af|clientID: is still the wizard's own client id",
                "enableUninstall: true|enableUninstall: the wizard can uninstall the app",
                "wizardUriBase: 'http://localhost:8080/wizard/'|wizardUriBase: points at the developer's own machine",
            })
    void warnsOfWhatAReviewObjectsTo(String line, String warning) {
        String head = line.contains("prefix") ? "" : "prefix: ACME_\n";
        String type = line.contains("ppIntegrationTypeId") || line.contains("appName")
                ? ""
                : "premiumAppIntegrationTypeId: premium-app-acme\n";

        Diagnosis diagnosis = read(head + type + line + "\nprovisioningInfo: {group: [{name: G}]}");

        assertThat(diagnosis.problems()).isEmpty();
        assertThat(diagnosis.warnings())
                .extracting(found -> found.path() + ": " + found.what() + "; " + found.suggestion())
                .anyMatch(text -> text.startsWith(warning));
    }

    @Test
    void saysNothingOfAReadyDescriptor() {
        Diagnosis diagnosis = item("app-instance", "url: '" + URL + "', groups: [G], notes: '" + "é".repeat(500) + "'");

        assertThat(about(diagnosis.problems(), "app-instance")).isEmpty();
        assertThat(diagnosis.warnings()).isEmpty();
    }

    @Test
    void acceptsWhatOnlyTheWizardUses() {
        Diagnosis diagnosis = read(HEAD + """
                clientID: 1
                wizardUriBase: https://a.example/
                redirectURLOnWizardCompleted: https://a.example/
                redirectURLWithParams: true
                checkInstallPermissions: none
                defaultLanguage: en-us
                availableLanguageAssets: {en-us: English}
                enableLanguageSelection: true
                languageQueryParam: langTag
                displaySummarySimplifiedData: true
                provisioningInfo: {group: [{name: G}]}
                """);

        assertThat(diagnosis.problems()).isEmpty();
        assertThat(diagnosis.warnings()).isEmpty();
    }

    @Test
    void notesAreCountedAsTheyAreSent() {
        String template =
                "provisioningInfo: {audiohook: [{name: N, connectionUri: 'wss://a.example', credentials: {apiKey: k},"
                        + " notes: '@long@%s'}]}";
        DescriptorReader reader = new DescriptorReader(values(Map.of("long", "😀".repeat(499))), secrets::add);

        assertThat(reader.parse("a.yaml", HEAD + String.format(template, "x")).problems())
                .isEmpty();
        assertThat(reader.parse("a.yaml", HEAD + String.format(template, "xy")).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("has 501 characters, and 500 is the most"));
    }

    @Test
    void aWidgetNeedsTheWidgetsType() {
        Diagnosis diagnosis = read(HEAD + "provisioningInfo: {widget-instance: [{name: N, url: '" + URL + "'}]}");

        assertThat(diagnosis.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what())
                        .isEqualTo("widget-instance needs premiumWidgetIntegrationTypeId, which is missing"));
    }

    @Test
    void dataActionsNeedAClientOfClientCredentials() {
        Diagnosis diagnosis = read(HEAD
                + "provisioningInfo: {oauth-client: [{name: C, authorizedGrantType: CODE, registeredRedirectUri: ['https://a.example']}],"
                + " gc-data-actions: [{name: N, oauthClient: C}]}");

        assertThat(diagnosis.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("this client's grant type is CODE"));
    }

    @Test
    void aPlaceholderMayGiveANumberOrASwitch() throws Exception {
        DescriptorReader reader = new DescriptorReader(values(Map.of("seconds", "600", "on", "true")), secrets::add);

        Descriptor descriptor = reader.parse(
                        "a.yaml",
                        HEAD
                                + "provisioningInfo: {role: [{name: R, assignToSelf: '@on@'}], oauth-client: [{name: C,"
                                + " authorizedGrantType: CLIENT-CREDENTIALS, roles: [R], accessTokenValiditySeconds: '@seconds@'}]}")
                .orElseThrow();

        assertThat(descriptor
                        .items(DescriptorKinds.ROLE)
                        .get(0)
                        .fields()
                        .path("assignToSelf")
                        .asBoolean())
                .isTrue();
        assertThat(descriptor
                        .items(DescriptorKinds.OAUTH_CLIENT)
                        .get(0)
                        .fields()
                        .path("accessTokenValiditySeconds")
                        .isInt())
                .isTrue();
    }

    @Test
    void anUnknownPlaceholderIsNoFurtherProblem() {
        Diagnosis diagnosis = read(
                "prefix: '@none@'\npremiumAppIntegrationTypeId: '@none@'\n"
                        + "premiumWidgetIntegrationTypeId: '@none@'\nprovisioningInfo: {widget-instance: [{name: '@none@', url: '@none@'}]}");

        assertThat(diagnosis.problems())
                .hasSize(5)
                .allMatch(problem -> problem.what().contains("@none@"));
    }

    @Test
    void whatCannotBeReadIsNotMissingToo() {
        Diagnosis diagnosis = new DescriptorReader(Values.NONE, secrets::add)
                .parse(
                        "config.js",
                        "export default { prefix: a.b, premiumAppIntegrationTypeId: f(), provisioningInfo: g }");

        assertThat(diagnosis.problems())
                .hasSize(3)
                .allMatch(problem -> problem.what().startsWith("the name "));
    }

    private static final String HEADERS = """
            prefix: ACME_
            premiumAppIntegrationTypeId: premium-app-acme
            provisioningInfo:
              ws-data-actions:
                - name: CRM
                  credentialType: userDefinedOAuth
                  credentials: {clientSecret: a-credential-1}
                  customAuthAction:
                    update: true
                    config:
                      request: {requestTemplate: x, headers: {Cookie: session=5a1b, Content-Type: application/xml}}
                  data-actions:
                    - name: Find
                      config:
                        request:
                          headers:
                            X-Auth-Token: literal-4711
                            Ocp-Apim-Subscription-Key: 0123456789abcdef
                            X-Pin: 815
                            X-Price: pa$sw0rd
                            X-App: premium-app-acme
                            X-Kind: ws-data-actions
                            X-Full-Name: ACME_Everything
                            X-Computed: Bearer ${credentials.token}
                            X-Quiet: $!{input.token}
                            X-Reference: $input.token
                            Accept: application/vnd.acme+json
                            User-Agent: acme/1.0
                      contract:
                        input: {inputSchema: {properties: {headers: {type: object, title: no secret}}}}
              gc-data-actions:
                - {name: Everything, oauthClient: Backend, data-actions: []}
              oauth-client:
                - {name: Backend, roles: [], authorizedGrantType: CLIENT-CREDENTIALS}
              open-messaging:
                - name: Messages
                  outboundNotificationWebhookUrl: https://app.example/messages
                  outboundNotificationWebhookSignatureSecretToken: a-token-of-more-than-15
                  webhookHeaders: {X-Acme: header-1, Content-Type: application/json}
            """;

    @Test
    void headersAreSecretUnlessTheyAreComputedOrStandardOrInClearElsewhere() throws Exception {
        Descriptor descriptor = read(HEADERS).orElseThrow();
        assertThat(secrets)
                .containsExactlyInAnyOrder(
                        "a-credential-1",
                        "session=5a1b",
                        "literal-4711",
                        "0123456789abcdef",
                        "815",
                        "pa$sw0rd",
                        "a-token-of-more-than-15",
                        "header-1");
        assertThat(descriptor.presentable())
                .contains("Bearer ${credentials.token}", "$!{input.token}", "application/vnd.acme+json")
                .doesNotContain(secrets);
        assertThat(descriptor.clearTexts())
                .contains("CRM", "ACME_CRM", "ws-data-actions", "premium-app-acme", "https://app.example/messages")
                .doesNotContainAnyElementsOf(secrets);
    }

    @Test
    void aSecretDoesNotShowInAProblem() {
        Diagnosis diagnosis = item("open-messaging", "outboundNotificationWebhookSignatureSecretToken: hunter2");

        assertThat(diagnosis.problems().toString()).contains("has 7 characters").doesNotContain("hunter2");
        assertThat(secrets).contains("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "audiohook, credentials.apiKey, true",
        "audiohook, connectionUri, false",
        "ws-data-actions, credentials.clientSecret, true",
        "ws-data-actions, credentials.loginUrl, false",
        "ws-data-actions, data-actions.config.request.headers.Authorization, true",
        "ws-data-actions, data-actions.config.request.headers.X-Auth-Token, true",
        "gc-data-actions, data-actions.config.request.headers.Cookie, true",
        "ws-data-actions, customAuthAction.config.request.headers.Ocp-Apim-Subscription-Key, true",
        "ws-data-actions, data-actions.config.request.headers.content-TYPE, false",
        "ws-data-actions, data-actions.config.request.requestType, false",
        "ws-data-actions, data-actions.contract.input.properties.headers.type, false",
        "open-messaging, webhookHeaders.Content-Type, false",
        "open-messaging, outboundNotificationWebhookSignatureSecretToken, true",
        "open-messaging, webhookHeaders.X-Any, true",
        "byoc-cloud-trunk, properties.trunk_sip_authentication_credentials_password, true",
        "byoc-cloud-trunk, properties.trunk_enabled, false",
        "role, name, false",
        "role, unknown, false",
    })
    void knowsWhichFieldsAreSecret(String kind, String path, boolean secret) {
        assertThat(DescriptorKinds.fields(kind).isSecret(List.of(path.split("\\."))))
                .isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "null", "[]", "5", "text"})
    void refusesWhatIsNoDescriptor(String text) {
        Diagnosis diagnosis = read(text);

        assertThat(diagnosis.descriptor()).isEmpty();
        assertThat(diagnosis.problems()).hasSize(1);
    }

    @Test
    void describingNothingIsAWarning() throws Exception {
        Diagnosis diagnosis = read(HEAD);

        assertThat(diagnosis.orElseThrow().items()).isEmpty();
        assertThat(diagnosis.warnings())
                .singleElement()
                .satisfies(
                        warning -> assertThat(warning.what()).isEqualTo("nothing is described here to be provisioned"));
    }

    private static Values values(Map<String, String> known) {
        return new Values() {
            @Override
            public Optional<Value> value(String name) {
                return Optional.ofNullable(known.get(name)).map(text -> new Value(text, false));
            }

            @Override
            public Collection<String> names() {
                return known.keySet();
            }
        };
    }

    @Test
    void takesNoMisspellingOfWhatAllIsBelowForAFieldThatNobodyUses() {
        String descriptor = """
                prefix: ACME_
                premiumAppIntegrationTypeId: premium-app-acme
                provisioninfo: {group: [{name: Agents}]}
                """;
        assertThat(read(descriptor).problems())
                .extracting(Diagnostic::toString)
                .containsExactly("a.yaml:3:1: provisioninfo: unknown field; did you mean \"provisioningInfo\"?");
        assertThat(read(descriptor + "provisioningInfo: {}\n").problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "group:\\n\\t- {name: A}|4:1: this is not YAML: there is a tab; put spaces in its place: YAML is indented by"
                        + " spaces alone",
                "group: [{name: @env.A@}]|3:16: this is not YAML: no text without quotes may begin with @; put it in quotes",
                "group: [{name: \"A}]|3:16: this is not YAML: the quote that begins here does not end; add the one at its end",
                "group: a: b|3:9: this is not YAML: a colon is not allowed here; put a text that has a colon and a space in"
                        + " quotes, and check the indentation",
            })
    void saysInPlainWordsWhatIsNoYaml(String line, String problem) {
        assertThat(read("prefix: ACME_\nx:\n" + line.replace("\\n", "\n").replace("\\t", "\t") + "\n")
                        .problems())
                .extracting(Diagnostic::toString)
                .containsExactly("a.yaml:" + problem);
    }
}
