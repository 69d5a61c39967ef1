package io.github.premiumdeploy.sandbox.endpoint;

import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;

/** Lists the groups of endpoints that make up the sandbox's API. */
final class EndpointGroups {

    private EndpointGroups() {}

    /** A new group of endpoints is added here. */
    static List<EndpointGroup> of(State state, SandboxTokens tokens, PermissionGate gate) {
        return List.of(
                new TokenEndpoints(state, tokens),
                new OrganizationEndpoints(state),
                new DivisionEndpoints(state),
                new SubjectEndpoints(state),
                new RoleEndpoints(state),
                new GroupEndpoints(state),
                new IntegrationTypeEndpoints(state),
                new IntegrationEndpoints(state),
                new OAuthClientEndpoints(state),
                new CredentialEndpoints(state),
                new ActionEndpoints(state),
                new DataTableEndpoints(state),
                new OpenMessagingEndpoints(state),
                new TrunkEndpoints(state),
                new WidgetDeploymentEndpoints(state),
                new PremiumAppEndpoints(state, gate));
    }
}
