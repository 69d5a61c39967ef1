package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What becomes of a data table and its columns. It has no rows. */
final class DataTableWrites extends ConformanceCheck {

    private static final int COLUMNS = 3;
    private static final int MANY_COLUMNS = 12;
    private static final String TOO_MANY_TABLES = "flows.datatables.too.many.schemas";
    private static final String TOO_MANY_COLUMNS = "flows.datatables.too.many.properties";

    DataTableWrites() {
        super(
                "data-tables",
                "up to two data tables without rows",
                List.of(Kind.DATA_TABLE),
                DataTablesApi.LIST,
                DataTablesApi.UPDATE);
    }

    @Override
    void run() throws IOException {
        String name = named("table");
        int columns = COLUMNS;
        Made table = make(Kind.DATA_TABLE, table(name, columns));
        while (table.answer().code().equals(TOO_MANY_COLUMNS) && columns > 1) {
            columns--;
            table = make(Kind.DATA_TABLE, table(name, columns));
        }
        most(table);
        if (isBlocked(table)) {
            return;
        }
        refused(name);
        holds("tables.schema-needs-expand", read(table), plain -> !plain.body().has("schema"));
        CallResult full = read(table, Query.of("expand", "schema"));
        boolean isAsSent =
                full.body().path("schema").equals(table(name, columns).path("schema"));
        holds("tables.schema-as-sent", isAsSent, full);
        columns = columns(table, columns);
        removal(table, columns);
        Made second = make(Kind.DATA_TABLE, table(named("table-2"), 1));
        if (!most(second)) {
            holds("tables.most", second.isThere(), second.answer());
        }
        CallResult deleted = delete(table);
        holds("tables.deleted-204", deleted.status() == 204, deleted);
        if (deleted.isGood()) {
            Looked<CallResult> gone = going(table);
            if (gone.isSo()) {
                holds("tables.not-found-code", gone.last(), last -> last.is(404, "flows.datatables.table.not.found"));
            }
        }
    }

    /** Whether the organization has all the tables that it may have. */
    private boolean most(Made table) throws IOException {
        boolean isFull = table.answer().code().equals(TOO_MANY_TABLES);
        if (isFull) {
            int total = read(DataTablesApi.LIST).body().path("total").asInt();
            value("tables.most", total, table.answer());
        }
        return isFull;
    }

    private static ObjectNode table(String name, int columns) {
        ObjectNode body = JsonTree.object().put("name", name).put("description", "Made by a conformance check");
        ObjectNode schema = body.putObject("schema");
        schema.put("$schema", "http://json-schema.org/draft-04/schema#").put("type", "object");
        schema.put("additionalProperties", false);
        schema.putArray("required").add("key");
        ObjectNode properties = schema.putObject("properties");
        for (int i = 0; i < columns; i++) {
            String column = i == 0 ? "key" : "column" + i;
            properties
                    .putObject(column)
                    .put("$id", "/properties/" + column)
                    .put("title", column)
                    .put("type", "string")
                    .put("displayOrder", i);
        }
        return body;
    }

    private void refused(String name) throws IOException {
        CallResult taken = make(Kind.DATA_TABLE, table(name, 1)).answer();
        if (!taken.code().equals(TOO_MANY_TABLES)) {
            holds("tables.name-taken", taken.is(409, "flows.datatables.not.unique"), taken);
        }
        ObjectNode unkeyed = table(named("bad-table"), 1);
        unkeyed.withObject("/schema").remove("required");
        refused("tables.need-required", unkeyed);
        ObjectNode open = table(named("bad-table"), 1);
        open.withObject("/schema").put("additionalProperties", true);
        refused("tables.no-more-properties", open);
    }

    private void refused(String id, ObjectNode body) throws IOException {
        holds(id, make(Kind.DATA_TABLE, body).answer(), answer -> answer.status() == 400);
    }

    /** Grows until the organization has enough. */
    private int columns(Made table, int columns) throws IOException {
        int taken = columns;
        int refused = columns < COLUMNS ? columns + 1 : MANY_COLUMNS + 1;
        int wanted = columns < COLUMNS ? columns + 1 : MANY_COLUMNS;
        CallResult evidence = null;
        while (taken + 1 < refused) {
            CallResult grown = update(table, wanted);
            evidence = evidence == null ? grown : evidence;
            if (grown.isGood()) {
                taken = wanted;
            } else if (grown.code().equals(TOO_MANY_COLUMNS)) {
                refused = wanted;
            } else {
                notSeen(grown, "tables.most-columns");
                return taken;
            }
            wanted = (taken + refused) / 2;
        }
        if (taken == MANY_COLUMNS) {
            holds("tables.most-columns", true, evidence);
        } else {
            value("tables.most-columns", taken, Stream.ofNullable(evidence).toArray(CallResult[]::new));
        }
        return taken;
    }

    private CallResult update(Made table, int columns) throws IOException {
        return change(DataTablesApi.UPDATE, table, table(table.own().name(), columns));
    }

    private void removal(Made table, int columns) throws IOException {
        if (columns < 2) {
            notSeen("tables.columns-removable", "a table can have no second column");
            return;
        }
        CallResult shrunk = update(table, columns - 1);
        boolean isShown = shrunk.isGood() || shrunk.status() == 400;
        valueIf(isShown, "tables.columns-removable", shrunk.isGood(), shrunk);
    }
}
