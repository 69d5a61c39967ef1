package io.github.premiumdeploy.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.mypurecloud.sdk.v2.ApiClient;
import com.mypurecloud.sdk.v2.api.ArchitectApi;
import com.mypurecloud.sdk.v2.api.AuthorizationApi;
import com.mypurecloud.sdk.v2.api.GroupsApi;
import com.mypurecloud.sdk.v2.api.IntegrationsApi;
import com.mypurecloud.sdk.v2.api.OAuthApi;
import com.mypurecloud.sdk.v2.api.request.GetAuthorizationRolesRequest;
import com.mypurecloud.sdk.v2.api.request.GetFlowsDatatablesRequest;
import com.mypurecloud.sdk.v2.api.request.GetIntegrationsRequest;
import com.mypurecloud.sdk.v2.api.request.PatchIntegrationRequest;
import com.mypurecloud.sdk.v2.model.CreateIntegrationRequest;
import com.mypurecloud.sdk.v2.model.DataTable;
import com.mypurecloud.sdk.v2.model.DomainOrganizationRole;
import com.mypurecloud.sdk.v2.model.DomainOrganizationRoleCreate;
import com.mypurecloud.sdk.v2.model.DomainOrganizationRoleUpdate;
import com.mypurecloud.sdk.v2.model.DomainPermissionPolicy;
import com.mypurecloud.sdk.v2.model.Group;
import com.mypurecloud.sdk.v2.model.GroupCreate;
import com.mypurecloud.sdk.v2.model.GroupSearchCriteria;
import com.mypurecloud.sdk.v2.model.GroupSearchRequest;
import com.mypurecloud.sdk.v2.model.GroupUpdate;
import com.mypurecloud.sdk.v2.model.Integration;
import com.mypurecloud.sdk.v2.model.IntegrationConfiguration;
import com.mypurecloud.sdk.v2.model.IntegrationType;
import com.mypurecloud.sdk.v2.model.JsonSchemaDocument;
import com.mypurecloud.sdk.v2.model.OAuthClientListing;
import com.mypurecloud.sdk.v2.model.OAuthClientRequest;
import com.mypurecloud.sdk.v2.model.RoleDivision;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same app as {@link OneTargetDeploy} deploys, by a straightforward program on Genesys's own Java SDK: kind by kind it lists
 * by name, creates what is absent and updates what differs. It checks no permissions, reads nothing back, and goes on nowhere
 * where it was stopped.
 */
public final class SdkDeploy {

    private static final String CLIENT = "5ca1ab1e-0000-4000-8000-0000000000c1";
    private static final String SECRET = "sandbox-secret";
    private static final String PREFIX = "ACME_";
    private static final String TYPE = "premium-app-acme";

    private final ApiClient client;
    private final AuthorizationApi authorization;
    private final Path secrets;

    private SdkDeploy(String url, Path directory) throws Exception {
        client = ApiClient.Builder.standard()
                .withBasePath(url)
                .withAccessToken(login(url))
                .build();
        authorization = new AuthorizationApi(client);
        secrets = directory.resolve("sdk-secrets.txt");
    }

    /**
     * Deploys.
     *
     * @param arguments the sandbox's URL, and a directory for the secret
     */
    public static void main(String[] arguments) throws Exception {
        new SdkDeploy(arguments[0], Path.of(arguments[1])).deploy();
    }

    /** The SDK logs in to {@code https://login.} and the region alone, which a sandbox has not. */
    private static String login(String url) throws Exception {
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/oauth/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new JsonMapper().readTree(answer.body()).path("access_token").asText();
    }

    private void deploy() throws Exception {
        String division = authorization.getAuthorizationDivisionsHome().getId();
        String role = role(division);
        String group = group();
        integration(group);
        oauthClient(role, division);
        dataTable();
    }

    private String role(String division) throws Exception {
        String name = PREFIX + "Role";
        String description = "Generated role for access to the app.";
        DomainPermissionPolicy policy = new DomainPermissionPolicy();
        policy.setDomain("integration");
        policy.setEntityName("acmePremiumApp");
        policy.setActionSet(List.of("view"));
        policy.setAllowConditions(false);
        Optional<DomainOrganizationRole> found = authorization
                .getAuthorizationRoles(GetAuthorizationRolesRequest.builder()
                        .withName(name)
                        .withPageSize(100)
                        .build())
                .getEntities()
                .stream()
                .filter(role -> role.getName().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            DomainOrganizationRoleCreate body = new DomainOrganizationRoleCreate();
            body.setName(name);
            body.setDescription(description);
            body.setPermissionPolicies(List.of(policy));
            String id = authorization.postAuthorizationRoles(body).getId();
            // Whoever gives a role to an OAuth client must hold it.
            authorization.postAuthorizationSubjectDivisionRole(CLIENT, division, id, "PC_OAUTH_CLIENT");
            return id;
        }
        boolean isSame = description.equals(found.get().getDescription())
                && found.get().getPermissionPolicies().size() == 1
                && found.get().getPermissionPolicies().get(0).getActionSet().equals(List.of("view"));
        if (!isSame) {
            DomainOrganizationRoleUpdate body = new DomainOrganizationRoleUpdate();
            body.setName(name);
            body.setDescription(description);
            body.setPermissionPolicies(List.of(policy));
            authorization.putAuthorizationRole(found.get().getId(), body);
        }
        return found.get().getId();
    }

    private String group() throws Exception {
        GroupsApi groups = new GroupsApi(client);
        String name = PREFIX + "Supervisors";
        String description = "Supervisors have the ability to watch a queue for ACD conversations.";
        GroupSearchCriteria criteria = new GroupSearchCriteria();
        criteria.setType(GroupSearchCriteria.TypeEnum.EXACT);
        criteria.setFields(List.of("name"));
        criteria.setValue(name);
        GroupSearchRequest search = new GroupSearchRequest();
        search.setQuery(List.of(criteria));
        List<Group> results = groups.postGroupsSearch(search).getResults();
        Optional<Group> found = results == null
                ? Optional.empty()
                : results.stream().filter(group -> group.getName().equals(name)).findFirst();
        if (found.isEmpty()) {
            GroupCreate body = new GroupCreate();
            body.setName(name);
            body.setDescription(description);
            body.setType(GroupCreate.TypeEnum.OFFICIAL);
            body.setRulesVisible(true);
            body.setVisibility(GroupCreate.VisibilityEnum.PUBLIC);
            return groups.postGroups(body).getId();
        }
        if (!description.equals(found.get().getDescription())) {
            GroupUpdate body = new GroupUpdate();
            body.setName(name);
            body.setDescription(description);
            body.setVersion(found.get().getVersion());
            groups.putGroup(found.get().getId(), body);
        }
        return found.get().getId();
    }

    private void integration(String group) throws Exception {
        IntegrationsApi integrations = new IntegrationsApi(client);
        String name = PREFIX + "Partner App";
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("url", "https://app.acme.example/?langTag={{pcLangTag}}&environment={{pcEnvironment}}");
        properties.put("displayType", "standalone");
        properties.put("featureCategory", "");
        properties.put("groupFilter", List.of(group));
        Optional<Integration> found = integrations
                .getIntegrations(GetIntegrationsRequest.builder()
                        .withPageSize(100)
                        .withExpand(List.of("config.current"))
                        .build())
                .getEntities()
                .stream()
                .filter(integration -> name.equals(integration.getName()))
                .findFirst();
        String id;
        IntegrationConfiguration configuration;
        boolean isEnabled = false;
        if (found.isEmpty()) {
            IntegrationType type = new IntegrationType();
            type.setId(TYPE);
            CreateIntegrationRequest body = new CreateIntegrationRequest();
            body.setName(name);
            body.setIntegrationType(type);
            id = integrations.postIntegrations(body).getId();
            configuration = integrations.getIntegrationConfigCurrent(id);
        } else {
            id = found.get().getId();
            configuration = found.get().getConfig().getCurrent();
            isEnabled = found.get().getIntendedState() == Integration.IntendedStateEnum.ENABLED;
        }
        if (!contains(configuration.getProperties(), properties)) {
            configuration.setName(name);
            configuration.setProperties(properties);
            if (configuration.getAdvanced() == null) {
                configuration.setAdvanced(Map.of());
            }
            integrations.putIntegrationConfigCurrent(id, configuration);
        }
        if (!isEnabled) {
            Integration body = new Integration();
            body.setIntendedState(Integration.IntendedStateEnum.ENABLED);
            integrations.patchIntegration(PatchIntegrationRequest.builder()
                    .withIntegrationId(id)
                    .withBody(body)
                    .build());
        }
    }

    private static boolean contains(Object kept, Map<String, Object> wanted) {
        return kept instanceof Map<?, ?> map
                && wanted.entrySet().stream()
                        .allMatch(property -> property.getValue().equals(map.get(property.getKey())));
    }

    private void oauthClient(String role, String division) throws Exception {
        OAuthApi clients = new OAuthApi(client);
        String name = PREFIX + "OAuth Client";
        OAuthClientRequest body = new OAuthClientRequest();
        body.setName(name);
        body.setDescription("Generated client that is passed to the app's backend");
        body.setAuthorizedGrantType(OAuthClientRequest.AuthorizedGrantTypeEnum.CLIENT_CREDENTIALS);
        body.setAccessTokenValiditySeconds(86400L);
        RoleDivision given = new RoleDivision();
        given.setRoleId(role);
        given.setDivisionId(division);
        body.setRoleDivisions(List.of(given));
        Optional<OAuthClientListing> found = clients.getOauthClients().getEntities().stream()
                .filter(listed -> listed.getName().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            Files.writeString(secrets, clients.postOauthClients(body).getSecret());
        } else if (!body.getDescription().equals(found.get().getDescription())
                || !List.of(role).equals(found.get().getRoleIds())) {
            clients.putOauthClient(found.get().getId(), body);
        }
    }

    private void dataTable() throws Exception {
        ArchitectApi architect = new ArchitectApi(client);
        String name = PREFIX + "Listings";
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("key", column("key", "id", 0, null));
        columns.put("status", column("status", "status", 1, "IN_PROGRESS"));
        columns.put("details", column("details", "details", 2, "{}"));
        JsonSchemaDocument schema = new JsonSchemaDocument();
        schema.setSchema("http://json-schema.org/draft-04/schema#");
        schema.setType("object");
        schema.setRequired(List.of("key"));
        schema.setProperties(columns);
        schema.setAdditionalProperties(false);
        DataTable body = new DataTable();
        body.setName(name);
        body.setDescription("Contains the details of listings.");
        body.setSchema(schema);
        Optional<DataTable> found = architect
                .getFlowsDatatables(GetFlowsDatatablesRequest.builder()
                        .withName(name)
                        .withExpand("schema")
                        .withPageSize(100)
                        .build())
                .getEntities()
                .stream()
                .filter(table -> table.getName().equals(name))
                .findFirst()
                .map(table -> {
                    DataTable known = new DataTable();
                    known.setDescription(table.getDescription());
                    known.setName(table.getId());
                    known.setSchema(table.getSchema());
                    return known;
                });
        if (found.isEmpty()) {
            architect.postFlowsDatatables(body);
        } else if (!body.getDescription().equals(found.get().getDescription())
                || !found.get().getSchema().getProperties().keySet().containsAll(columns.keySet())) {
            architect.putFlowsDatatable(found.get().getName(), body, "schema");
        }
    }

    private static Map<String, Object> column(String name, String title, int order, String standard) {
        Map<String, Object> column = new LinkedHashMap<>();
        column.put("title", title);
        column.put("type", "string");
        column.put("$id", "/properties/" + name);
        column.put("displayOrder", order);
        if (standard != null) {
            column.put("default", standard);
        }
        return column;
    }
}
