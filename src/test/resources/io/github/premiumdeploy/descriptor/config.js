'use strict';

/*
 * Configuration of the Acme Desk wizard.
 * Comments may hold { brackets, 'quotes and // slashes.
 */
const team = 'Acme'; // not exported, so it does not matter

export default {
    clientID: '0b6e3f6a-7d3c-4f0a-9d59-2f7f6f0c8a11',
    wizardUriBase: 'https://wizard.acme.example/',
    // redirectURLOnWizardCompleted: 'http://localhost:8080/index.html',
    redirectURLOnWizardCompleted: 'https://acme.example/done',
    redirectURLWithParams: true,
    premiumAppIntegrationTypeId: 'premium-app-acme',
    premiumWidgetIntegrationTypeId: 'premium-widget-acme',
    premiumAppViewPermission: 'integration:acmeDesk:view',
    checkInstallPermissions: 'none',
    checkProductBYOC: true,
    defaultPcEnvironment: 'mypurecloud.com',
    availableLanguageAssets: {
        'en-us': 'English',
        es: 'Espa\u00f1ol',
    },
    languageQueryParam: 'langTag',
    enableUninstall: false,
    displaySummarySimplifiedData: true,
    prefix: 'ACME_',

    provisioningInfo: {
        'role': [
            {
                'name': 'Desk Admin',
                'description': 'May change the app\'s settings.',
                'permissionPolicies': [
                    {
                        'domain': 'integration',
                        'entityName': 'acmeDesk',
                        'actionSet': ['*'],
                        'allowConditions': false
                    }
                ],
                'assignToSelf': true
            },
        ],
        'group': [{ 'name': 'Supervisors', 'description': "They \"watch\" the queues." }],
        'app-instance': [
            {
                'name': 'Acme Desk',
                'url': 'https://desk.acme.example/index.html?'
                    + 'langTag={{pcLangTag}}'
                    + "&environment={{pcEnvironment}}",
                'type': 'standalone',
                'groups': ['Supervisors'],
                'advanced': { 'icon': { '24x24': '', vector: '' }, 'lifecycle': {} }
            }
        ],
        'widget-instance': [
            {
                name: 'Acme Pop',
                url: 'https://desk.acme.example/pop?langTag={{gcLangTag}}&environment={{gcTargetEnv}}',
                groups: [],
                communicationTypeFilter: 'chat, call, email'
            }
        ],
        'interaction-widget': [
            {
                name: 'Acme Side',
                url: 'https://desk.acme.example/side?lang={{pcLangTag}}&environment={{pcEnvironment}}',
                sandbox: 'allow-forms,allow-scripts',
                permissions: 'camera',
            }
        ],
        'oauth-client': [
            {
                'name': 'Backend',
                'description': `Handed to
the backend`,
                'roles': ['Desk Admin'],
                'authorizedGrantType': 'CLIENT_CREDENTIALS',
                'accessTokenValiditySeconds': 24 + 0x15168,
                /** Sends the credentials to the backend. */
                'finally': function (installedData) {
                    const path = /[/}'"]+/g; // a brace in a class
                    return new Promise((resolve, reject) => {
                        console.log('Sent: ' + `${JSON.stringify({ a: installedData })} }`);
                        setTimeout(() => resolve(), 2000 / 2);
                    });
                }
            },
            {
                name: 'Frontend',
                authorizedGrantType: 'CODE',
                scope: ['user-basic-info', 'analytics'],
                registeredRedirectUri: ['https://desk.acme.example/callback'],
                async after(data) { await send(data); },
                check: data => data.length > 0 ? 'a, b' : ']',
                pattern: /^a\/b[,}]$/i
            }
        ],
        'data-table': [
            {
                name: 'Numbers',
                referenceKey: 'number',
                customFields: [
                    { name: 'owner', type: 'string', default: 'nobody' },
                    { name: 'priority', type: 'integer', default: -1 },
                    { name: 'active', type: 'boolean', default: true },
                    { name: 'factor', type: 'number', default: 1.5e1 },
                    { name: 'empty', type: 'number', default: '' }
                ]
            }
        ],
        'ws-data-actions': [
            {
                'name': 'Acme Services',
                'autoEnable': true,
                'credentialType': 'userDefinedOAuth',
                'credentials': {
                    'loginUrl': 'https://login.acme.example/token',
                    'clientId': 'acme',
                    'clientSecret': 'correct-horse-battery'
                },
                'data-actions': [
                    {
                        'name': 'Find Customer',
                        'secure': false,
                        'autoPublish': true,
                        "config": {
                            "request": {
                                "requestUrlTemplate": "https://api.acme.example/customers/${input.id}",
                                "requestType": "GET",
                                "headers": { "Authorization": "${authResponse.token_type} ${authResponse.access_token}" },
                                "requestTemplate": "${input.rawRequest}"
                            },
                            "response": {
                                "translationMap": { "name": "$.name" },
                                "translationMapDefaults": { "name": "\"\"" },
                                "successTemplate": "{ \"name\": ${name} }"
                            }
                        },
                        "contract": {
                            "input": { "inputSchema": { "type": "object", "properties": { "id": { "type": "string" } } } },
                            "output": { "successSchema": { "type": "object", "properties": { "name": { "type": "string" } } } }
                        }
                    }
                ]
            }
        ],
        'gc-data-actions': [{ name: 'Genesys Services', oauthClient: 'Backend', 'data-actions': [] }],
        'open-messaging': [
            {
                name: 'Acme Messages',
                outboundNotificationWebhookUrl: 'https://desk.acme.example/messages',
                outboundNotificationWebhookSignatureSecretToken: 'a-token-of-more-than-15',
                webhookHeaders: { 'X-Acme': 'header-secret' }
            }
        ],
        'byoc-cloud-trunk': [
            {
                name: 'Acme Trunk',
                inboundSIPTerminationIdentifier: '-acme',
                properties: {
                    trunk_enabled: true,
                    trunk_access_acl_allowList: [],
                    trunk_sip_authentication_credentials_password: 'trunk-secret'
                }
            }
        ],
        'audiohook': [
            {
                name: 'Acme Audio',
                autoEnable: true,
                channel: 'both',
                connectionUri: 'wss://audio.acme.example/stream',
                credentials: { apiKey: 'audio-key', clientSecret: 'YXVkaW8tc2VjcmV0' }
            }
        ],
        'event-bridge': [
            {
                name: 'Acme Events',
                awsAccountId: '012345678901',
                awsAccountRegion: 'eu-west-1',
                eventSourceSuffix: 'acme',
                eventFilter: ['v2.analytics.users.{id}.aggregates']
            }
        ]
    },

    installPermissions: {
        'custom': [],
        'role': ['authorization:role:view', 'authorization:role:add']
    },
    uninstallPermissions: { 'group': ['directory:group:delete'] },
    installScopes: { 'role': ['authorization'] },
    uninstallScopes: {}
};
