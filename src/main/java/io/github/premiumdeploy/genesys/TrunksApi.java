package io.github.premiumdeploy.genesys;

import java.util.List;

/** Base settings of telephony trunks. */
public final class TrunksApi {
    private static final Operation.Area AREA =
            new Operation.Area("telephony", "/api/v2/telephony/providers/edges/trunkbasesettings");

    /** Lists base settings of trunks; paged; published. */
    public static final Operation LIST = AREA.get("", "list the trunks")
            .anyOf("telephony:plugin:all")
            .paged()
            .sending("expand", "properties");

    /** Reads the template for base settings of one kind of trunk; published. */
    public static final Operation TEMPLATE = AREA.get("/template", "read the template of a trunk")
            .anyOf("telephony:plugin:all")
            .sending("trunkMetabaseId", "external_sip_pcv_byoc_carrier.json");

    /** Creates base settings of a trunk; published. */
    public static final Operation CREATE =
            AREA.write("POST", "", "create a trunk").anyOf("telephony:plugin:all");

    /** Reads base settings of a trunk with their version; published. */
    public static final Operation GET =
            AREA.get("/{trunkBaseSettingsId}", "read a trunk").anyOf("telephony:plugin:all");

    /** Replaces base settings of a trunk; published. */
    public static final Operation UPDATE =
            AREA.write("PUT", "/{trunkBaseSettingsId}", "update a trunk").anyOf("telephony:plugin:all");

    /** Deletes base settings of a trunk; published. */
    public static final Operation DELETE =
            AREA.write("DELETE", "/{trunkBaseSettingsId}", "delete a trunk").anyOf("telephony:plugin:all");

    /** Those on base settings. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    static final List<Operation> OPERATIONS = List.of(LIST, TEMPLATE, CREATE, GET, UPDATE, DELETE);

    private TrunksApi() {}
}
