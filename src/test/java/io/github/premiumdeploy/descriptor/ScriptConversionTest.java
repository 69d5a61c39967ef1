package io.github.premiumdeploy.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.descriptor.source.Diagnostics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptConversionTest {

    @TempDir
    Path directory;

    private ScriptConversion conversion(String script) throws Exception {
        return new ScriptConversion(Files.writeString(directory.resolve("config.js"), script), "config.js");
    }

    @Test
    void keepsCommentsWhereTheyBelongToAValue() throws Exception {
        String yaml = conversion("""
                /**
                 * Acme's configuration.
                 */
                export default {
                    clientID: 'x', // of the wizard
                    // What all names begin with
                    prefix: 'ACME_',
                    premiumAppIntegrationTypeId: 'premium-app-acme', // approved: # 7
                    provisioningInfo: {
                        'group': [
                            /* The first one */
                            {
                                'name': 'Agents',
                                'description': 'Use the app' // shown to admins
                                // 'assignToSelf': true
                            },
                            {
                                'name': 'Others',
                                'finally': function () {
                                    // not a value's
                                    return 1;
                                }
                            }
                        ]
                    }
                };
                """).yaml(List.of());

        assertThat(yaml).isEqualTo("""
                # Acme's configuration.
                # What all names begin with
                prefix: ACME_
                # approved: # 7
                premiumAppIntegrationTypeId: premium-app-acme
                provisioningInfo:
                  group:
                    - # The first one
                      name: Agents
                      # shown to admins
                      description: Use the app
                    - {name: Others}
                """);
    }

    @Test
    void takesSecretsFromTheSettingsAndLeavesPlaceholdersAlone() throws Exception {
        ScriptConversion conversion = conversion("""
                export default {
                    prefix: 'ACME_', premiumAppIntegrationTypeId: 'premium-app-acme', enableUninstall: true,
                    provisioningInfo: {'ws-data-actions': [{
                        'name': 'CRM', 'credentialType': 'userDefinedOAuth',
                        'credentials': {'loginUrl': 'https://x.example', 'clientId': 'c', 'clientSecret': 'hunter2'},
                        'data-actions': [{'name': 'A', 'config': {'request': {'headers': {
                            'Authorization': '${authResponse.token}', 'X-Key': 'readable', 'Accept': 'json'}}}, 'contract': {}}]
                    }], 'open-messaging': [{'name': 'M', 'outboundNotificationWebhookUrl': 'https://x.example',
                        'outboundNotificationWebhookSignatureSecretToken': '@settings.mine.password@'}]}
                }""");

        String yaml = conversion.yaml(List.of("# $schema: x"));

        assertThat(yaml)
                .startsWith("# $schema: x\nprefix: ACME_\n")
                .contains("clientSecret: '@settings.acme-crm.password@'", "clientId: c", "'@settings.mine.password@'")
                .contains("X-Key: '@settings.acme-crm-2.password@'", "Accept: json", "${authResponse.token}")
                .contains("# - <server><id>acme-crm</id><password>…</password></server>: what the configuration has at"
                        + " ws-data-actions.credentials.clientSecret of \"CRM\"\n")
                .doesNotContain("hunter2", "readable");
        assertThat(conversion.servers()).hasSize(2);
        assertThat(conversion.leftOut()).containsExactly("enableUninstall");
    }

    @Test
    void theWizardsOwnConfigurationIsTheSameDescriptorInYaml() throws Exception {
        String script = ScriptReaderTest.configuration();
        String yaml = conversion(script).yaml(List.of());

        Diagnostics found = new Diagnostics();
        var before = Document.parse("config.js", script, found).root();
        var after = Document.parse("premium-app.yaml", yaml, found).root();

        assertThat(found.problems()).isEmpty();
        for (String kind : DescriptorKinds.names()) {
            assertThat(after.at("/provisioningInfo/" + kind).size())
                    .isEqualTo(before.at("/provisioningInfo/" + kind).size());
        }
        assertThat(after.at("/provisioningInfo/role")).isEqualTo(before.at("/provisioningInfo/role"));
        assertThat(after.at("/provisioningInfo/data-table")).isEqualTo(before.at("/provisioningInfo/data-table"));
        assertThat(after.at("/provisioningInfo/app-instance")).isEqualTo(before.at("/provisioningInfo/app-instance"));
    }

    @Test
    void whatIsComputedIsAProblemWithItsPlace() {
        assertThatThrownBy(() -> conversion("export default {prefix: name()}"))
                .isInstanceOfSatisfying(
                        InvalidDescriptorException.class,
                        e -> assertThat(e.details()).contains("config.js:1:"));
    }
}
