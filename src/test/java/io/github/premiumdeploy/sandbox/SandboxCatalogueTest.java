package io.github.premiumdeploy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.sandbox.organization.EffectiveGrants;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.License;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.testing.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What tells which permissions exist, how they count, and which licence brings them. */
class SandboxCatalogueTest {

    private static final String PERMISSIONS = "/api/v2/authorization/permissions?pageSize=100";
    private static final String LICENSES = "/api/v2/license/definitions";

    private static JsonNode permission(JsonNode catalogue, String domain, String entity) {
        for (JsonNode shown : catalogue.path("entities")) {
            if (shown.path("domain").asText().equals(domain)) {
                return shown.path("permissionMap").path(entity).path(0);
            }
        }
        return catalogue.path("none");
    }

    @Test
    void tellsWhichPermissionsCountByDivisionAndTakeConditions() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("allowsConditions: ['routing:queue']")) {
            JsonNode catalogue = fixture.get(fixture.deployer(), PERMISSIONS).json();
            JsonNode table = permission(catalogue, "architect", "datatable");
            assertThat(table.path("divisionAware").asBoolean()).isTrue();
            assertThat(table.path("allowsConditions").asBoolean()).isFalse();
            JsonNode client = permission(catalogue, "oauth", "client");
            assertThat(client.path("divisionAware").isBoolean()).isTrue();
            assertThat(client.path("divisionAware").asBoolean()).isFalse();
            assertThat(permission(catalogue, "routing", "queue")
                            .path("allowsConditions")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void listsLicencesWithTheirPermissions() throws Exception {
        try (SandboxFixture fixture = SandboxFixture.with("permissions: {telephony: {}}")) {
            JsonNode licenses = fixture.get(fixture.deployer(), LICENSES).json();
            assertThat(licenses.isArray()).isTrue();
            assertThat(licenses.findValuesAsText("id")).containsExactly("engage3", "byoc");
            assertThat(licenses.at("/1/permissions/ids"))
                    .as("also those that the organization lacks")
                    .hasToString("[\"telephony:plugin:all\",\"telephony:sites:view\"]");
        }
    }

    @Test
    void bringsNothingThatTheStandardLacks() {
        SandboxOrganization standard = SandboxOrganization.standard();
        EffectiveGrants access = new State(standard, new VirtualClock()).access();
        assertThat(standard.licenses())
                .flatExtracting(License::permissions)
                .allMatch(permission -> access.exists(permission));
    }

    @Test
    void takesLicencesOfItsOwn() {
        SandboxOrganization organization = SandboxOrganization.parse("""
                extends: standard
                add: {licenses: [{id: mine, permissions: {integration: {mineApp: [view]}}}]}
                """);
        assertThat(organization.licenses())
                .hasSize(3)
                .last()
                .isEqualTo(new License("mine", "", List.of("integration:mineApp:view")));
    }
}
