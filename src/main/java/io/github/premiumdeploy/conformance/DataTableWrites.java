package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.conformance.CheckContext.Made;
import io.github.premiumdeploy.conformance.OwnResource.Kind;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What becomes of a data table and its columns. It has no rows. */
final class DataTableWrites implements ConformanceCheck {

    private static final int COLUMNS = 3;
    private static final int MANY_COLUMNS = 12;
    private static final String TOO_MANY_TABLES = "flows.datatables.too.many.schemas";
    private static final String TOO_MANY_COLUMNS = "flows.datatables.too.many.properties";

    @Override
    public String name() {
        return "data-tables";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                DataTablesApi.LIST,
                DataTablesApi.CREATE,
                DataTablesApi.GET,
                DataTablesApi.UPDATE,
                DataTablesApi.DELETE);
    }

    @Override
    public String makes() {
        return "up to two data tables without rows";
    }

    @Override
    public void run(CheckContext context) throws IOException {
        Conclusions conclusions = context.conclusions();
        String name = context.named("table");
        int columns = COLUMNS;
        Made made = context.make(Kind.DATA_TABLE, name, table(name, columns));
        while (made.answer().code().equals(TOO_MANY_COLUMNS) && columns > 1) {
            columns--;
            made = context.make(Kind.DATA_TABLE, name, table(name, columns));
        }
        if (!made.isThere()) {
            if (made.answer().code().equals(TOO_MANY_TABLES)) {
                conclusions.value("tables.most", total(context), made.answer());
            }
            context.blocked(this, made.answer());
            return;
        }
        OwnResource table = made.resource().orElseThrow();
        refused(context, name);
        shown(context, table, columns);
        columns = columns(context, table, columns);
        removal(context, table, columns);
        String other = context.named("table-2");
        Made second = context.make(Kind.DATA_TABLE, other, table(other, 1));
        if (second.answer().code().equals(TOO_MANY_TABLES)) {
            conclusions.value("tables.most", total(context), second.answer());
        } else {
            conclusions.holds("tables.most", second.isThere(), second.answer());
        }
        CallResult deleted =
                context.calls().change(DataTablesApi.DELETE, Query.of("force", true), Optional.empty(), made.id());
        conclusions.holds("tables.deleted-204", deleted.status() == 204, deleted);
        CallResult[] last = new CallResult[1];
        boolean gone = deleted.isGood()
                && context.comes(() -> {
                    last[0] = context.read(table, Query.NONE);
                    return last[0].isGone();
                });
        if (gone) {
            conclusions.holds("tables.not-found-code", last[0].is(404, "flows.datatables.table.not.found"), last[0]);
            context.own().removed(table);
        }
    }

    private static int total(CheckContext context) throws IOException {
        return context.calls()
                .read(DataTablesApi.LIST, Query.NONE)
                .body()
                .path("total")
                .asInt();
    }

    private static ObjectNode table(String name, int columns) {
        ObjectNode body = CheckContext.object().put("name", name).put("description", "Made by a conformance check");
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

    private static void refused(CheckContext context, String name) throws IOException {
        Conclusions conclusions = context.conclusions();
        Made taken = context.make(Kind.DATA_TABLE, name, table(name, 1));
        if (!taken.answer().code().equals(TOO_MANY_TABLES)) {
            conclusions.holds(
                    "tables.name-taken", taken.answer().is(409, "flows.datatables.not.unique"), taken.answer());
        }
        String bad = context.named("bad-table");
        ObjectNode unkeyed = table(bad, 1);
        ((ObjectNode) unkeyed.path("schema")).remove("required");
        Made without = context.make(Kind.DATA_TABLE, bad, unkeyed);
        conclusions.holds(
                "tables.need-required", !without.isThere() && without.answer().status() == 400, without.answer());
        ObjectNode open = table(bad, 1);
        ((ObjectNode) open.path("schema")).put("additionalProperties", true);
        Made more = context.make(Kind.DATA_TABLE, bad, open);
        conclusions.holds(
                "tables.no-more-properties", !more.isThere() && more.answer().status() == 400, more.answer());
    }

    private static void shown(CheckContext context, OwnResource table, int columns) throws IOException {
        CallResult plain = context.read(table, Query.NONE);
        context.conclusions().holds("tables.schema-needs-expand", !plain.body().has("schema"), plain);
        CallResult full = context.read(table, Query.of("expand", "schema"));
        context.conclusions()
                .holds(
                        "tables.schema-as-sent",
                        full.body()
                                .path("schema")
                                .equals(table(table.name(), columns).path("schema")),
                        full);
    }

    /** Grows until the organization has enough. */
    private static int columns(CheckContext context, OwnResource table, int columns) throws IOException {
        int taken = columns;
        int refused = columns < COLUMNS ? columns + 1 : MANY_COLUMNS + 1;
        int wanted = columns < COLUMNS ? columns + 1 : MANY_COLUMNS;
        CallResult evidence = null;
        while (taken + 1 < refused) {
            CallResult grown = update(context, table, wanted);
            evidence = evidence == null ? grown : evidence;
            if (grown.isGood()) {
                taken = wanted;
            } else if (grown.code().equals(TOO_MANY_COLUMNS)) {
                refused = wanted;
            } else {
                context.conclusions().notSeen("tables.most-columns", grown.inWords());
                return taken;
            }
            wanted = (taken + refused) / 2;
        }
        if (taken == MANY_COLUMNS) {
            context.conclusions().holds("tables.most-columns", true, evidence);
        } else if (evidence == null) {
            context.conclusions().value("tables.most-columns", taken);
        } else {
            context.conclusions().value("tables.most-columns", taken, evidence);
        }
        return taken;
    }

    private static CallResult update(CheckContext context, OwnResource table, int columns) throws IOException {
        return context.calls()
                .change(
                        DataTablesApi.UPDATE,
                        Query.NONE,
                        Optional.of(table(table.name(), columns)),
                        table.id().orElseThrow());
    }

    private static void removal(CheckContext context, OwnResource table, int columns) throws IOException {
        if (columns < 2) {
            context.conclusions().notSeen("tables.columns-removable", "a table can have no second column");
            return;
        }
        CallResult shrunk = update(context, table, columns - 1);
        if (shrunk.isGood() || shrunk.status() == 400) {
            context.conclusions().value("tables.columns-removable", shrunk.isGood(), shrunk);
        } else {
            context.conclusions().notSeen("tables.columns-removable", shrunk.inWords());
        }
    }
}
