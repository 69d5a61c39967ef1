/* The configuration of Acme's wizard. */
export default {
    clientID: '0b6e3f6a-7d3c-4f0a-9d59-2f7f6f0c8a11',
    wizardUriBase: 'https://wizard.acme.example/', // its page
    premiumAppIntegrationTypeId: 'premium-app-acme',
    premiumAppViewPermission: 'integration:acmePhone:view',
    checkInstallPermissions: 'none',
    languageQueryParam: 'langTag',
    enableUninstall: true,
    prefix: 'ACME_',

    provisioningInfo: {
        'role': [
            {
                'name': 'Role',
                'description': 'Access to Acme\'s app.',
                'permissionPolicies': [
                    { 'domain': 'integration', 'entityName': 'acmePhone', 'actionSet': ['*'], 'allowConditions': false },
                ]
            }
        ],
        'app-instance': [
            {
                'name': 'Phone',
                'url': 'https://phone.acme.example/' +
                    '?langTag={{pcLangTag}}&environment={{pcEnvironment}}',
                'type': 'standalone'
            }
        ],
        'oauth-client': [
            {
                'name': 'OAuth Client',
                'roles': ['Role'],
                'authorizedGrantType': 'CLIENT_CREDENTIALS',
                'finally': function (installedData) {
                    return new Promise((resolve) => setTimeout(() => resolve(`{${installedData}`), 2000));
                }
            }
        ]
    }
};
