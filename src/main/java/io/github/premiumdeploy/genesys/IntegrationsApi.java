package io.github.premiumdeploy.genesys;

import java.util.List;

/** Integrations, their types and their configuration. */
public final class IntegrationsApi {

    private static final String VIEW = "integrations:integration:view";
    private static final String EDIT = "integrations:integration:edit";
    private static final Operation.Area AREA = new Operation.Area("integrations", "/api/v2/integrations");

    /** Lists the integration types that the organization may install; paged; published. */
    public static final Operation TYPES =
            AREA.get("/types", "list the integration types").anyOf(VIEW).paged();

    /** Reads one integration type; published. */
    public static final Operation TYPE =
            AREA.get("/types/{typeId}", "read an integration type").anyOf(VIEW);

    /** Reads the JSON schema that a type's configuration must meet, of its properties or its advanced part; published. */
    public static final Operation CONFIG_SCHEMA = AREA.get(
                    "/types/{typeId}/configschemas/{configType}",
                    "read the schema of an integration type's configuration")
            .anyOf(VIEW);

    /** Lists integrations; paged; published. */
    public static final Operation LIST =
            AREA.get("", "list the integrations").anyOf(VIEW).paged().sending("expand", "config.current");

    /** Creates an integration without a configuration; published. */
    public static final Operation CREATE =
            AREA.write("POST", "", "create an integration").anyOf("integrations:integration:add");

    /** Reads one integration; published. */
    public static final Operation GET =
            AREA.get("/{integrationId}", "read an integration").anyOf(VIEW);

    /** Enables or disables an integration; published. */
    public static final Operation PATCH = AREA.write("PATCH", "/{integrationId}", "enable or disable an integration")
            .anyOf(EDIT);

    /** Deletes an integration; published. */
    public static final Operation DELETE =
            AREA.write("DELETE", "/{integrationId}", "delete an integration").anyOf("integrations:integration:delete");

    /** Reads an integration's configuration with its version; published. */
    public static final Operation CONFIG = AREA.get(
                    "/{integrationId}/config/current", "read an integration's configuration")
            .anyOf(VIEW);

    /** Replaces an integration's configuration; the body carries the current version; published. */
    public static final Operation UPDATE_CONFIG = AREA.write(
                    "PUT", "/{integrationId}/config/current", "configure an integration")
            .anyOf(EDIT);

    static final List<Operation> OPERATIONS =
            List.of(TYPES, TYPE, CONFIG_SCHEMA, LIST, CREATE, GET, PATCH, DELETE, CONFIG, UPDATE_CONFIG);

    private IntegrationsApi() {}
}
