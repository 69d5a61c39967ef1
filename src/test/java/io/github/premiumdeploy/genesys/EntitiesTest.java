package io.github.premiumdeploy.genesys;

import static io.github.premiumdeploy.genesys.ScriptedApi.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.premiumdeploy.genesys.TokenInfo.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How entities are read, which may lack anything. */
class EntitiesTest {

    // Tokens

    @Test
    void readsEverythingAboutAToken() {
        TokenInfo token = TokenInfo.of(json("{'organization':{'id':'o1','name':'Acme'},'homeOrganization':{'id':'o2'},"
                + "'authorizedScope':['a','b:readonly'],'OAuthClient':{'id':'c1','name':'CI',"
                + "'authorizedGrantType':'CLIENT-CREDENTIALS','scope':['c'],'state':'active',"
                + "'dateToDelete':'2027-01-02T03:04:05.678Z','organization':{'id':'o1'}}}"));
        assertThat(token.organization()).contains(new NamedEntity("o1", "Acme"));
        assertThat(token.scopes()).containsExactly("a", "b:readonly");
        TokenInfo.Client client = token.client().orElseThrow();
        assertThat(client.id()).isEqualTo("c1");
        assertThat(client.name()).isEqualTo("CI");
        assertThat(client.grantType()).isEqualTo("CLIENT-CREDENTIALS");
        assertThat(client.state()).contains("active");
        assertThat(client.dateToDelete()).contains(Instant.parse("2027-01-02T03:04:05.678Z"));
        assertThat(client.organization()).contains(new NamedEntity("o1", ""));
        assertThat(token.kind()).isEqualTo(Kind.CLIENT_CREDENTIALS);
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT-CREDENTIALS, o1, CLIENT_CREDENTIALS",
        "client_credentials, o1, CLIENT_CREDENTIALS",
        "CLIENT_CREDENTIALS, o1, CLIENT_CREDENTIALS",
        "CODE, o1, USER",
        "TOKEN, o1, USER",
        "SAML2-BEARER, o1, USER",
        "PASSWORD, o1, USER",
        "CLIENT-CREDENTIALS, purecloud-builtin, USER",
        "'', purecloud-builtin, USER",
        "'', o1, UNKNOWN"
    })
    void tellsWhoIsBehindAToken(String grant, String organization, Kind kind) {
        assertThat(TokenInfo.of(json("{'OAuthClient':{'id':'c','authorizedGrantType':'" + grant
                                + "','organization':{'id':'" + organization + "'}}}"))
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "''",
                "{'OAuthClient':null}",
                "{'OAuthClient':'x'}",
                "{'OAuthClient':{'id':'c','authorizedGrantType':null,'dateToDelete':'soon','scope':'a'}}"
            })
    void doesNotGuessWhoIsBehindATokenThatSaysNothing(String body) {
        TokenInfo token = TokenInfo.of(json(body));
        assertThat(token.kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(token.organization()).isEmpty();
        assertThat(token.scopes()).isEmpty();
        assertThat(token.client().flatMap(TokenInfo.Client::dateToDelete)).isEmpty();
    }

    // Grants

    @Test
    void readsGrantsWithTheirPoliciesAndConditions() {
        List<Grant> grants = Grant.list(json("{'grants':[{'subjectId':'s','division':{'id':'d','name':'Home',"
                + "'homeDivision':true},'role':{'id':'r','name':'Deployer','default':false,'policies':["
                + "{'domain':'integrations','entityName':'*','actions':['add','edit'],'condition':''},"
                + "{'domain':'routing','entityName':'queue','actions':['*'],'condition':'queue == 1'}]},"
                + "'grantMadeAt':'2026-11-23T09:58:00+01:00'}]}"));
        assertThat(grants).hasSize(1);
        Grant grant = grants.get(0);
        assertThat(grant.role()).isEqualTo(new NamedEntity("r", "Deployer"));
        assertThat(grant.division()).isEqualTo(new NamedEntity("d", "Home"));
        assertThat(grant.madeAt()).contains(Instant.parse("2026-11-23T08:58:00Z"));
        assertThat(grant.policies().orElseThrow())
                .containsExactly(
                        new Policy("integrations", "*", List.of("add", "edit"), Optional.empty()),
                        new Policy("routing", "queue", List.of("*"), Optional.of("queue == 1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'r'}",
                "{'id':'r','policies':[]}",
                "{'id':'r','policies':null}",
                "{'id':'r','policies':'all'}"
            })
    void doesNotTakeMissingPoliciesForNone(String role) {
        Grant grant = Grant.list(json("{'grants':[{'role':" + role + "}]}")).get(0);
        assertThat(grant.policies()).isEmpty();
        assertThat(grant.division()).isEqualTo(new NamedEntity("", ""));
        assertThat(grant.madeAt()).isEmpty();
        List<Policy> known = List.of(new Policy("a", "b", List.of("c"), Optional.empty()));
        Grant complete = grant.with(new Role("r", "Deployer", false, known));
        assertThat(complete.policies()).contains(known);
        assertThat(complete.role()).isEqualTo(new NamedEntity("r", "Deployer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{'grants':null}", "{'grants':[]}", "{'grants':'x'}"})
    void findsNoGrantsWhereThereAreNone(String subject) {
        assertThat(Grant.list(json(subject))).isEmpty();
    }

    // Roles

    @Test
    void readsARoleWithItsPoliciesAndItsOlderPermissions() {
        Role role = Role.of(json("{'id':'r','name':'Deployer','permissions':['admin:app:write','group_creation',"
                + "'routing:queue:view:extra'],'permissionPolicies':[{'domain':'integrations',"
                + "'entityName':'integration','actionSet':['view'],'resourceConditionNode':{}},"
                + "{'domain':'quality','entityName':'*','actionSet':['*'],'resourceConditionNode':"
                + "{'conjunction':'AND'}}]}"));
        assertThat(role.id()).isEqualTo("r");
        assertThat(role.name()).isEqualTo("Deployer");
        assertThat(role.policies())
                .containsExactly(
                        new Policy("integrations", "integration", List.of("view"), Optional.empty()),
                        new Policy("quality", "*", List.of("*"), Optional.of("{\"conjunction\":\"AND\"}")),
                        new Policy("admin", "app", List.of("write"), Optional.empty()),
                        new Policy("routing", "queue", List.of("view"), Optional.of("extra")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{'permissions':'x','permissionPolicies':null}"})
    void readsARoleThatSaysNothing(String body) {
        assertThat(Role.of(json(body))).isEqualTo(new Role("", "", false, List.of()));
    }

    // Organizations

    @Test
    void readsAnOrganization() {
        Organization organization = Organization.of(json("{'id':'o1','name':'Acme \\u001b[31mInc','state':'active',"
                + "'thirdPartyOrgName':'acme','features':{'AppFoundry Premium':true,'chat':false,'odd':'true'}}"));
        assertThat(organization.id()).isEqualTo("o1");
        assertThat(organization.name()).isEqualTo("Acme Inc");
        assertThat(organization.shortName()).contains("acme");
        assertThat(organization.features())
                .containsOnly(entry("AppFoundry Premium", true), entry("chat", false), entry("odd", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "{'features':null}", "{'features':['chat']}"})
    void readsAnOrganizationThatSaysNothing(String body) {
        assertThat(Organization.of(json(body)).id()).isEmpty();
        assertThat(Organization.of(json(body)).features()).isEmpty();
    }
}
