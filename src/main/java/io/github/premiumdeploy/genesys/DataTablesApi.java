package io.github.premiumdeploy.genesys;

/** Data tables of Architect. */
public final class DataTablesApi {
    private static final String[] READ = {"architect", "architect:readonly"};

    /** Lists data tables; paged; published. */
    public static final Operation LIST = Operation.get("/api/v2/flows/datatables", "list the data tables")
            .anyOf("architect:datatable:view")
            .scopes(READ)
            .paged()
            .sending("expand", "schema")
            .sending("name", Operation.LATER);

    /** Creates a data table; published. */
    public static final Operation CREATE = Operation.write("POST", "/api/v2/flows/datatables", "create a data table")
            .anyOf("architect:datatable:add")
            .scopes("architect");

    /** Reads one data table; published. */
    public static final Operation GET = Operation.get("/api/v2/flows/datatables/{datatableId}", "read a data table")
            .anyOf("architect:datatable:view")
            .scopes(READ)
            .sending("expand", "schema");

    /** Replaces a data table; published. */
    public static final Operation UPDATE = Operation.write(
                    "PUT", "/api/v2/flows/datatables/{datatableId}", "update a data table")
            .anyOf("architect:datatable:edit")
            .scopes("architect");

    /** Deletes a data table; published. */
    public static final Operation DELETE = Operation.write(
                    "DELETE", "/api/v2/flows/datatables/{datatableId}", "delete a data table")
            .anyOf("architect:datatable:delete")
            .scopes("architect")
            .sending("force", "true");

    /** All of these. */
    public static final ResourceOperations BASIC = new ResourceOperations(LIST, CREATE, GET, UPDATE, DELETE);

    private DataTablesApi() {}
}
