package io.github.premiumdeploy.genesys;

import java.util.List;
import java.util.stream.Stream;

/** The registry of all operations: what the plugin can call, and what the sandbox offers. */
public final class Operations {

    private static final List<Operation> ALL = Stream.of(
                    TokensApi.OPERATIONS,
                    OrganizationsApi.OPERATIONS,
                    UsersApi.OPERATIONS,
                    AuthorizationApi.OPERATIONS,
                    LicensesApi.OPERATIONS,
                    GroupsApi.OPERATIONS,
                    IntegrationsApi.OPERATIONS,
                    OAuthClientsApi.OPERATIONS,
                    CredentialsApi.OPERATIONS,
                    ActionsApi.OPERATIONS,
                    DataTablesApi.BASIC.all(),
                    OpenMessagingApi.BASIC.all(),
                    TrunksApi.OPERATIONS,
                    WidgetDeploymentsApi.BASIC.all(),
                    PremiumAppsApi.OPERATIONS)
            .flatMap(List::stream)
            .toList();

    private Operations() {}

    /** Every operation, the reported ones with the names that users report. */
    public static List<Operation> all() {
        return ALL;
    }
}
