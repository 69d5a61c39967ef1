package io.github.premiumdeploy.genesys;

import java.util.List;

/** Integrations, their types and their configuration. */
public final class IntegrationsApi {

    private static final String VIEW = "integrations:integration:view";
    private static final String EDIT = "integrations:integration:edit";
    private static final String[] READ = {"integrations", "integrations:readonly"};

    /** Lists the integration types that the organization may install; paged; published. */
    public static final Operation TYPES = Operation.get("/api/v2/integrations/types", "list the integration types")
            .anyOf(VIEW)
            .scopes(READ)
            .paged();

    /** Reads one integration type; published. */
    public static final Operation TYPE = Operation.get(
                    "/api/v2/integrations/types/{typeId}", "read an integration type")
            .anyOf(VIEW)
            .scopes(READ);

    /** Reads the JSON schema that a type's configuration must meet, of its properties or its advanced part; published. */
    public static final Operation CONFIG_SCHEMA = Operation.get(
                    "/api/v2/integrations/types/{typeId}/configschemas/{configType}",
                    "read the schema of an integration type's configuration")
            .anyOf(VIEW)
            .scopes(READ);

    /** Lists integrations; paged; published. */
    public static final Operation LIST = Operation.get("/api/v2/integrations", "list the integrations")
            .anyOf(VIEW)
            .scopes(READ)
            .paged()
            .sending("expand", "config.current");

    /** Creates an integration without a configuration; published. */
    public static final Operation CREATE = Operation.write("POST", "/api/v2/integrations", "create an integration")
            .anyOf("integrations:integration:add")
            .scopes("integrations");

    /** Reads one integration; published. */
    public static final Operation GET = Operation.get("/api/v2/integrations/{integrationId}", "read an integration")
            .anyOf(VIEW)
            .scopes(READ);

    /** Enables or disables an integration; published. */
    public static final Operation PATCH = Operation.write(
                    "PATCH", "/api/v2/integrations/{integrationId}", "enable or disable an integration")
            .anyOf(EDIT)
            .scopes("integrations");

    /** Deletes an integration; published. */
    public static final Operation DELETE = Operation.write(
                    "DELETE", "/api/v2/integrations/{integrationId}", "delete an integration")
            .anyOf("integrations:integration:delete")
            .scopes("integrations");

    /** Reads an integration's configuration with its version; published. */
    public static final Operation CONFIG = Operation.get(
                    "/api/v2/integrations/{integrationId}/config/current", "read an integration's configuration")
            .anyOf(VIEW)
            .scopes(READ);

    /** Replaces an integration's configuration; the body carries the current version; published. */
    public static final Operation UPDATE_CONFIG = Operation.write(
                    "PUT", "/api/v2/integrations/{integrationId}/config/current", "configure an integration")
            .anyOf(EDIT)
            .scopes("integrations");

    static final List<Operation> OPERATIONS =
            List.of(TYPES, TYPE, CONFIG_SCHEMA, LIST, CREATE, GET, PATCH, DELETE, CONFIG, UPDATE_CONFIG);

    private IntegrationsApi() {}
}
