package io.github.premiumdeploy.genesys;

/** Data tables of Architect. */
public final class DataTablesApi {
    private static final Operation.Area AREA = new Operation.Area("architect", "/api/v2/flows/datatables");

    /** Lists data tables; paged; published. */
    public static final Operation LIST = AREA.get("", "list the data tables")
            .anyOf("architect:datatable:view")
            .paged()
            .sending("expand", "schema")
            .sending("name", Operation.LATER);

    /** Creates a data table; published. */
    public static final Operation CREATE =
            AREA.write("POST", "", "create a data table").anyOf("architect:datatable:add");

    /** Reads one data table; published. */
    public static final Operation GET = AREA.get("/{datatableId}", "read a data table")
            .anyOf("architect:datatable:view")
            .sending("expand", "schema");

    /** Replaces a data table; published. */
    public static final Operation UPDATE =
            AREA.write("PUT", "/{datatableId}", "update a data table").anyOf("architect:datatable:edit");

    /** Deletes a data table; published. */
    public static final Operation DELETE = AREA.write("DELETE", "/{datatableId}", "delete a data table")
            .anyOf("architect:datatable:delete")
            .sending("force", "true");

    /** All of these. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    private DataTablesApi() {}
}
