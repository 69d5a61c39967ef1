package io.github.premiumdeploy.genesys.contract;

import io.github.premiumdeploy.genesys.ActionsApi;
import io.github.premiumdeploy.genesys.AuthorizationApi;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.IntegrationsApi;
import io.github.premiumdeploy.genesys.OpenMessagingApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.TrunksApi;
import io.github.premiumdeploy.genesys.UsersApi;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The published parameters of queries that the plugin sends, with a value that it sends. What it sends although nothing of it
 * is published, such as {@code includeFullRoles}, is not here: nothing depends on that.
 */
public final class PublishedQueries {

    private static final Map<String, String> PAGES = Map.of("pageSize", "100", "pageNumber", "1");

    private static final Map<Operation, Map<String, String>> ALL = Map.ofEntries(
            Map.entry(AuthorizationApi.PERMISSIONS, PAGES),
            Map.entry(AuthorizationApi.DIVISIONS, PAGES),
            Map.entry(AuthorizationApi.DIVISIONS_PERMITTED_ME, Map.of("permission", SentRequest.LATER)),
            Map.entry(AuthorizationApi.ROLES, paged("name", SentRequest.LATER)),
            Map.entry(AuthorizationApi.ROLE_USERS, PAGES),
            Map.entry(AuthorizationApi.GRANT_ROLE, Map.of("subjectType", "PC_OAUTH_CLIENT")),
            Map.entry(UsersApi.ME, Map.of("expand", "authorization")),
            Map.entry(IntegrationsApi.TYPES, PAGES),
            Map.entry(IntegrationsApi.LIST, paged("expand", "config.current")),
            Map.entry(CredentialsApi.LISTING, Map.of("pageSize", "100", "after", SentRequest.LATER)),
            Map.entry(CredentialsApi.LIST, PAGES),
            Map.entry(ActionsApi.LIST, PAGES),
            Map.entry(ActionsApi.LIST_DRAFTS, PAGES),
            Map.entry(ActionsApi.GET, Map.of("expand", "contract", "includeConfig", "true")),
            Map.entry(ActionsApi.GET_DRAFT, Map.of("expand", "contract", "includeConfig", "true")),
            Map.entry(DataTablesApi.LIST, tables()),
            Map.entry(DataTablesApi.GET, Map.of("expand", "schema")),
            Map.entry(DataTablesApi.DELETE, Map.of("force", "true")),
            Map.entry(OpenMessagingApi.LIST, PAGES),
            Map.entry(TrunksApi.LIST, paged("expand", "properties")),
            Map.entry(TrunksApi.TEMPLATE, Map.of("trunkMetabaseId", "external_sip_pcv_byoc_carrier.json")));

    /** Filters: without them an answer only has more than is looked for. */
    private static final Set<String> FILTERS = Set.of("name", "id");

    private PublishedQueries() {}

    private static Map<String, String> paged(String name, String value) {
        Map<String, String> query = new HashMap<>(PAGES);
        query.put(name, value);
        return query;
    }

    private static Map<String, String> tables() {
        Map<String, String> query = paged("expand", "schema");
        query.put("name", SentRequest.LATER);
        return query;
    }

    /** The parameters that an operation is sent with. */
    public static Map<String, String> of(Operation operation) {
        return ALL.getOrDefault(operation, Map.of());
    }

    /** Whether a parameter only narrows an answer, so that the plugin does its work without it as well. */
    static boolean isFilter(String name) {
        return FILTERS.contains(name);
    }
}
