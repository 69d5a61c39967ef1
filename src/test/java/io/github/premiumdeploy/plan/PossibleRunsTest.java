package io.github.premiumdeploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.premiumdeploy.access.Need;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.GroupsApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.OAuthClientsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.TokenInfo;
import io.github.premiumdeploy.plan.kind.ResourceKinds;
import io.github.premiumdeploy.testing.Provisioned;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs can send is read off plans for organizations that are only imagined. */
class PossibleRunsTest {

    private static final String CLIENT =
            "role: [{name: Worker}], oauth-client: [{name: Backend, authorizedGrantType: CLIENT-CREDENTIALS, roles: [Worker]}]";

    private static Descriptor descriptor(String kinds) {
        return Provisioned.parse(
                "{prefix: ACME_, premiumAppIntegrationTypeId: premium-app-example, provisioningInfo: {" + kinds + "}}");
    }

    private static List<Operation> operations(String kinds, String kind, PlanMode mode) {
        return Needs.of(new ResourceKinds(), descriptor(kinds), mode).stream()
                .filter(need -> need.kind().equals(kind))
                .map(Need::operation)
                .toList();
    }

    private static List<Operation> sent(String kinds, TokenInfo.Kind caller) {
        Descriptor descriptor = descriptor(kinds);
        PossibleRuns runs = new PossibleRuns(new ResourceKinds(), descriptor, caller);
        return descriptor.items().stream()
                .flatMap(item -> runs.bodies(item, PlanMode.APPLY).stream())
                .map(StepBody::operation)
                .distinct()
                .toList();
    }

    @Test
    void changeOnlyWhatCanDiffer() {
        assertThat(operations("group: [{name: Agents}]", "group", PlanMode.APPLY))
                .containsExactly(GroupsApi.SEARCH, GroupsApi.CREATE);
        assertThat(operations("group: [{name: Agents, description: All}]", "group", PlanMode.APPLY))
                .containsExactlyInAnyOrder(GroupsApi.SEARCH, GroupsApi.CREATE, GroupsApi.UPDATE, GroupsApi.GET);
    }

    @Test
    void takeAwayWhatIsStatedToBeNothing() {
        assertThat(operations("role: [{name: Agents, permissionPolicies: []}]", "role", PlanMode.APPLY))
                .contains(AuthorizationApi.UPDATE_ROLE);
        assertThat(operations(
                        "role: [{name: All, permissionPolicies: [{domain: '*', entityName: '*', actionSet: ['*']}]}]",
                        "role",
                        PlanMode.APPLY))
                .contains(AuthorizationApi.UPDATE_ROLE);
        assertThat(operations(
                        "oauth-client: [{name: Backend, authorizedGrantType: CLIENT-CREDENTIALS}]",
                        "oauth-client",
                        PlanMode.APPLY))
                .contains(OAuthClientsApi.UPDATE);
    }

    @Test
    void takeUpAnActionThatIsADraftAndOneThatIsPublished() {
        String kinds = "ws-data-actions: [{name: Web, data-actions: [{name: Find, autoPublish: true,"
                + " config: {request: {requestUrlTemplate: /find, requestType: GET}}, contract: {}}]}]";

        assertThat(operations(kinds, "ws-data-actions", PlanMode.APPLY))
                .contains(
                        ActionsApi.CREATE_DRAFT,
                        ActionsApi.GET,
                        ActionsApi.GET_DRAFT,
                        ActionsApi.START_DRAFT,
                        ActionsApi.UPDATE_DRAFT,
                        ActionsApi.PUBLISH_DRAFT)
                .doesNotContain(CredentialsApi.CREATE, IntegrationsApi.PATCH);
    }

    @Test
    void giveAClientANewSecretAndHandItOn() {
        String kinds = CLIENT + ", gc-data-actions: [{name: Cloud, oauthClient: Backend}]";

        assertThat(operations(kinds, "oauth-client", PlanMode.APPLY))
                .contains(OAuthClientsApi.NEW_SECRET, CredentialsApi.UPDATE, AuthorizationApi.GRANT_ROLE);
        assertThat(operations(kinds, "gc-data-actions", PlanMode.APPLY))
                .contains(CredentialsApi.CREATE, CredentialsApi.UPDATE, OAuthClientsApi.NEW_SECRET);
        assertThat(operations(CLIENT, "oauth-client", PlanMode.APPLY)).doesNotContain(CredentialsApi.UPDATE);
    }

    @Test
    void removeAClientThatHasRoles() {
        assertThat(operations(CLIENT, "oauth-client", PlanMode.REMOVE))
                .containsExactlyInAnyOrder(
                        OAuthClientsApi.LIST,
                        OAuthClientsApi.UPDATE,
                        OAuthClientsApi.DELETE,
                        OAuthClientsApi.GET,
                        AuthorizationApi.HOME_DIVISION,
                        AuthorizationApi.SUBJECT_ME,
                        AuthorizationApi.GRANT_ROLE);
    }

    @Test
    void makeOnlyAUserAMember() {
        String kinds = "group: [{name: Agents, assignToSelf: true}]";

        assertThat(sent(kinds, TokenInfo.Kind.USER)).contains(GroupsApi.ADD_MEMBERS);
        assertThat(sent(kinds, TokenInfo.Kind.CLIENT_CREDENTIALS)).doesNotContain(GroupsApi.ADD_MEMBERS);
    }
}
