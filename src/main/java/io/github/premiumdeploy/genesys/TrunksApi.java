package io.github.premiumdeploy.genesys;

import java.util.List;

/** Base settings of telephony trunks. */
public final class TrunksApi {
    private static final String[] READ = {"telephony", "telephony:readonly"};

    /** Lists base settings of trunks; paged; published. */
    public static final Operation LIST = Operation.get(
                    "/api/v2/telephony/providers/edges/trunkbasesettings", "list the trunks")
            .anyOf("telephony:plugin:all")
            .scopes(READ)
            .paged()
            .sending("expand", "properties");

    /** Reads the template for base settings of one kind of trunk; published. */
    public static final Operation TEMPLATE = Operation.get(
                    "/api/v2/telephony/providers/edges/trunkbasesettings/template", "read the template of a trunk")
            .anyOf("telephony:plugin:all")
            .scopes(READ)
            .sending("trunkMetabaseId", "external_sip_pcv_byoc_carrier.json");

    /** Creates base settings of a trunk; published. */
    public static final Operation CREATE = Operation.write(
                    "POST", "/api/v2/telephony/providers/edges/trunkbasesettings", "create a trunk")
            .anyOf("telephony:plugin:all")
            .scopes("telephony");

    /** Reads base settings of a trunk with their version; published. */
    public static final Operation GET = Operation.get(
                    "/api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}", "read a trunk")
            .anyOf("telephony:plugin:all")
            .scopes(READ);

    /** Replaces base settings of a trunk; published. */
    public static final Operation UPDATE = Operation.write(
                    "PUT",
                    "/api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}",
                    "update a trunk")
            .anyOf("telephony:plugin:all")
            .scopes("telephony");

    /** Deletes base settings of a trunk; published. */
    public static final Operation DELETE = Operation.write(
                    "DELETE",
                    "/api/v2/telephony/providers/edges/trunkbasesettings/{trunkBaseSettingsId}",
                    "delete a trunk")
            .anyOf("telephony:plugin:all")
            .scopes("telephony");

    /** Those on base settings. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    static final List<Operation> OPERATIONS = List.of(LIST, TEMPLATE, CREATE, GET, UPDATE, DELETE);

    private TrunksApi() {}
}
