/* The wizard's configuration, with what such files have in them. */
export default {
    clientID: '11111111-2222-3333-4444-555555555555',
    wizardUriBase: 'https://app.acme.example/wizard/',

    // Put before all names.
    prefix: 'ACME_' + 'PREMIUM_APP_',
    premiumAppIntegrationTypeId: 'premium-app-acme',
    premiumAppViewPermission: 'integration:acmePremiumApp:view',
    enableUninstall: false,

    provisioningInfo: {
        'group': [
            {
                'name': 'Agents',
                'description': 'Agents use the app; it\'s theirs.',
                'assignToSelf': true,
            },
        ],
        'app-instance': [
            {
                'name': 'Phone',
                'url': 'https://app.acme.example/?lang={{pcLangTag}}&environment={{pcEnvironment}}',
                'type': 'widget',
                'groups': ['Agents'],
                'finally': function (installedData) {
                    return new Promise((resolve) => { resolve({ done: '}' }); });
                },
            },
        ],
    },
};
