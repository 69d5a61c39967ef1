package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganizationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Organization files: what they may say, and what is said about mistakes in them. */
class SandboxOrganizationTest {

    private static final String SMALLEST = """
            organization: {name: Small}
            divisions: [{name: Home, home: true}]
            """;

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(SandboxOrganizationException.class, () -> SandboxOrganization.parse(yaml))
                .problems();
    }

    @Test
    void hasAUsableStandard() {
        SandboxOrganization organization = SandboxOrganization.standard();
        assertThat(organization.name()).isEqualTo("Sandbox");
        assertThat(organization.clients())
                .extracting(SandboxOrganization.Client::name)
                .containsExactly("App Deployer", "App Admin", "No roles");
        assertThat(organization.clients()).allMatch(client -> client.secret().equals("sandbox-secret"));
        assertThat(organization.divisions()).hasSize(2);
    }

    @Test
    void needsLittle() {
        SandboxOrganization organization = SandboxOrganization.parse(SMALLEST);
        assertThat(organization.clients()).isEmpty();
        assertThat(organization.premiumApps().path()).isEqualTo("/api/v2/apps/premium");
        assertThat(organization.requestsPerMinute()).isZero();
    }

    @Test
    void behavesLikeTheStandardWhereItDoesNotSay() {
        SandboxOrganization standard = SandboxOrganization.standard();
        SandboxOrganization organization = SandboxOrganization.parse(SMALLEST + "switches: {expandWildcards: null}\n");
        assertThat(organization.switches()).isEqualTo(standard.switches());
        assertThat(organization.switches().expandWildcards()).isTrue();
        assertThat(organization.refusals()).isEqualTo(standard.refusals());
        assertThat(organization.contract()).isEqualTo(standard.contract());
        assertThat(organization.premiumApps().polls()).isEqualTo(2);
        assertThat(organization.premiumApps().capabilities().entries()).isEmpty();
    }

    @Test
    void makesTheSameIdsEveryTime() {
        String id = SandboxOrganization.parse(SMALLEST).id();
        assertThat(UUID.fromString(id)).isNotNull();
        assertThat(SandboxOrganization.parse(SMALLEST).id()).isEqualTo(id);
        assertThat(SandboxOrganization.parse(SMALLEST.replace("Small", "Other")).id())
                .isNotEqualTo(id);
    }

    @Test
    void readsJsonToo(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("organization.json"),
                "{\"organization\": {\"name\": \"J\"}, \"divisions\": [{\"name\": \"Home\", \"home\": true}]}");
        assertThat(SandboxOrganization.read(file).name()).isEqualTo("J");
    }

    @Test
    void overridesTheStandardKeyByKeyAndListByList() {
        SandboxOrganization organization = SandboxOrganization.parse("""
                extends: standard
                organization: {name: Mine}
                features: {}
                permissions: {architect: {}}
                premiumApps: {polls: 9}
                products: [byoc]
                add:
                  clients: [{name: More, secret: s, roles: [{role: Reader, division: Branch}]}]
                """);
        assertThat(organization.name()).isEqualTo("Mine");
        assertThat(organization.id()).isEqualTo(SandboxOrganization.standard().id());
        assertThat(organization.features()).isEmpty();
        assertThat(organization.permissions().get("architect")).isEmpty();
        assertThat(organization.permissions().get("oauth")).isNotEmpty();
        assertThat(organization.premiumApps().polls()).isEqualTo(9);
        assertThat(organization.premiumApps().offered()).isTrue();
        assertThat(organization.products()).containsExactly("byoc");
        assertThat(organization.clients()).hasSize(4);
    }

    @Test
    void reportsEveryProblemWithTheFileAndThePathOfTheField(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("broken.yaml"), """
                organisation: {name: Broken}
                divisions: [{name: Home, home: true}]
                features: {A: maybe}
                roles:
                  - {name: Reader, polices: []}
                clients:
                  - {name: One, id: x, secret: 7, roles: [{role: Readr}]}
                  - {name: Two, id: x, secret: s, state: asleep, roles: [{role: Reader, division: Hom}]}
                switches: {grantDelaySeconds: -1, invalidClientStatus: 403, policiesInGrants: sometimes}
                tokens: [{value: t, user: Nobody, client: nothing}]
                """);
        SandboxOrganizationException exception =
                catchThrowableOfType(SandboxOrganizationException.class, () -> SandboxOrganization.read(file));
        assertThat(exception.problems())
                .containsExactlyInAnyOrder(
                        "organization.name: is missing",
                        "organisation: is not a known key; did you mean organization?",
                        "features.A: must be true or false, not \"maybe\"",
                        "roles[0].polices: is not a known key; did you mean policies?",
                        "clients[0].secret: must be text (put it in quotes), not 7",
                        "clients[0].roles[0].role: Readr is not described under roles; did you mean Reader?",
                        "clients[1].id: x is the id of the client One already",
                        "clients[1].state: must be one of active, disabled, inactive, not \"asleep\"",
                        "clients[1].roles[0].division: Hom is not described under divisions; did you mean Home?",
                        "switches.grantDelaySeconds: must be a whole number of at least 0, not -1",
                        "switches.invalidClientStatus: must be 400 or 401, not 403",
                        "switches.policiesInGrants: must be one of always, onlyWithIncludeFullRoles, never,"
                                + " not \"sometimes\"",
                        "tokens[0].client: nothing is neither builtin nor the id of a client described under clients",
                        "tokens[0].user: Nobody is not described under users");
        assertThat(exception.getMessage()).startsWith("The sandbox organization " + file + " has 14 problems:\n  - ");
    }

    @Test
    void saysWhereAFileStopsBeingYaml() {
        assertThat(problems("organization: {name: A\nroles: ]"))
                .singleElement()
                .asString()
                .startsWith("the file: is not YAML or JSON: ")
                .contains("line 2");
        assertThat(problems("[]")).containsExactly("the file: must be an object with keys");
        assertThat(problems("extends: other")).containsExactly("extends: can only be realistic or standard, not other");
        assertThat(problems("extnds: standard\nfeatures: {}"))
                .containsExactly("extnds: is not a known key; did you mean extends?");
        assertThat(problems("extends: standard\nadd: {features: {A: true}}"))
                .containsExactly("add.features: only lists can be added to");
    }

    @Test
    void wantsExactlyOneHomeDivision() {
        assertThat(problems("organization: {name: A}")).containsExactly("divisions: one of them must say home: true");
        assertThat(problems("organization: {name: A}\ndivisions: [{name: H, home: true}, {name: I, home: true}]"))
                .containsExactly("divisions[1].home: only one division can be home");
    }

    @Test
    void saysOneThingAboutAPathThatIsNone() {
        assertThat(problems(SMALLEST + "premiumApps: {path: 7, capabilities: {path: here}}"))
                .containsExactly(
                        "premiumApps.path: must be text (put it in quotes), not 7",
                        "premiumApps.capabilities.path: must start with /");
    }

    @Test
    void namesAFileThatCannotBeRead(@TempDir Path folder) {
        assertThatThrownBy(() -> SandboxOrganization.read(folder.resolve("none.yaml")))
                .isInstanceOf(SandboxOrganizationException.class)
                .hasMessageContaining("none.yaml")
                .hasMessageContaining("cannot be read");
    }

    /** An operation that is new needs no line in a file that refers to the operations. */
    @Test
    void aFileCanReferToWhatTheOperationsNeed() {
        SandboxOrganization organization = SandboxOrganization.parse("""
                extends: standard
                permissions:
                  operations: true
                  architect: {}
                  oauth: {client: [authorize]}
                licenses: [{id: tables, permissions: [oauth]}]
                roles:
                  - name: App Deployer
                    operations: true
                    policies: [{domain: oauth, entityName: client, actionSet: ["*"]}]
                  - {name: App Admin}
                  - {name: employee}
                """);

        assertThat(organization.permissions().get("oauth").get("client"))
                .containsExactlyInAnyOrder("authorize", "add", "delete", "edit", "view");
        assertThat(organization.permissions().get("architect").get("datatable"))
                .containsExactlyInAnyOrder("add", "delete", "edit", "view");
        assertThat(organization.licenses())
                .singleElement()
                .satisfies(license -> assertThat(license.permissions())
                        .contains("oauth:client:authorize", "oauth:client:add")
                        .allMatch(permission -> permission.startsWith("oauth:")));
        assertThat(organization.roles().get(0).policies())
                .filteredOn(policy -> policy.domain().equals("oauth"))
                .hasSize(1);
        assertThat(organization.roles().get(0).policies())
                .filteredOn(policy -> policy.entityName().equals("datatable"))
                .singleElement()
                .satisfies(policy ->
                        assertThat(policy.actionSet()).containsExactlyInAnyOrder("add", "delete", "edit", "view"));
        assertThat(organization.roles().get(0).policies())
                .as("licences are only read")
                .noneMatch(policy -> policy.entityName().equals("license"));
        assertThat(SandboxOrganization.parse("extends: standard\npermissions: {architect: {}}")
                        .permissions()
                        .get("architect"))
                .isEmpty();
    }
}
