package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.descriptor.LiteralText;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Description;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.plan.Existing;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.plan.Removal;
import io.github.premiumdeploy.plan.Scope;
import io.github.premiumdeploy.plan.UndoPlan;
import io.github.premiumdeploy.plan.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Data tables of Architect. Their columns are a JSON schema (draft 4) with the key as one of its properties. Published: a
 * column that a table has cannot be removed, 400 {@code flows.datatables.cannot.remove.fields}; so what a table has beside the
 * described columns stays, and is said before anything is written.
 */
final class DataTableKind extends PlainKind {

    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");

    private static final Listing TABLES = new Listing(
            DataTablesApi.LIST,
            (client, prefix) ->
                    client.list(DataTablesApi.LIST, Query.of("expand", "schema").and("name", prefix + "*")));

    private static final String ORDER = "displayOrder";

    DataTableKind() {
        super("data-table", DataTablesApi.BASIC, TABLES, Removal.once(DataTablesApi.DELETE, Query.of("force", true)));
    }

    @Override
    ObjectNode newBody(Scope scope, Item item) {
        return body(scope, item, MissingNode.getInstance());
    }

    @Override
    Write write(Scope scope, Item item, Existing existing) {
        ObjectNode body = body(scope, item, existing.body());
        if (existing.isThere()) {
            body.put("id", existing.id());
        }
        return Write.of(DataTablesApi.UPDATE, body);
    }

    private static ObjectNode body(Scope scope, Item item, JsonNode table) {
        ObjectNode body = Bodies.object().put("name", scope.fullName(item.name()));
        Bodies.copy(body, table, "description");
        Bodies.copy(body, item.fields(), "description");
        ObjectNode schema = schema(item);
        keepColumns(schema, table);
        body.set("schema", schema);
        return body;
    }

    /** Adds the columns that a table has and a schema does not, behind those of the schema. */
    private static void keepColumns(ObjectNode schema, JsonNode table) {
        ObjectNode columns = schema.withObject("/properties");
        int last = columns.valueStream()
                .mapToInt(column -> column.path(ORDER).asInt())
                .max()
                .orElse(0);
        for (Map.Entry<String, JsonNode> column : columns(table).properties()) {
            if (!columns.has(column.getKey())) {
                columns.set(
                        column.getKey(),
                        column.getValue().<ObjectNode>deepCopy().put(ORDER, ++last));
            }
        }
    }

    private static JsonNode columns(JsonNode table) {
        return table.path("schema").path("properties");
    }

    @Override
    List<String> notes(Scope scope, Item item, Existing existing) {
        List<String> surplus = new ArrayList<>();
        columns(existing.body()).fieldNames().forEachRemaining(surplus::add);
        schema(item).path("properties").fieldNames().forEachRemaining(surplus::remove);
        return surplus.isEmpty()
                ? List.of()
                : List.of("not described, and stays, since a data table's columns cannot be removed: "
                        + String.join(", ", surplus)
                        + " (to be rid of it, delete the table with its rows in the organization, and run again)");
    }

    /** Columns that were added cannot be removed. */
    @Override
    UndoPlan undo(Scope scope, Item item, Existing existing, UndoPlan plain) {
        List<String> added = new ArrayList<>();
        schema(item).path("properties").fieldNames().forEachRemaining(added::add);
        columns(existing.body()).fieldNames().forEachRemaining(added::remove);
        UndoPlan undo = plain.readWith(Query.of("expand", "schema")).sending((now, restored) -> {
            if (restored.path("schema") instanceof ObjectNode schema) {
                keepColumns(schema, now);
            }
            return restored.put("id", existing.id());
        });
        return added.isEmpty()
                ? undo
                : undo.without(List.of(
                        "its columns " + String.join(", ", added) + " stay: a data table's columns cannot be removed"));
    }

    private static ObjectNode schema(Item item) {
        ObjectNode schema = Bodies.object();
        schema.put("$schema", "http://json-schema.org/draft-04/schema#");
        schema.put("type", "object").put("additionalProperties", false);
        schema.putArray("required").add("key");
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject("key")
                .put("title", item.fields().path("referenceKey").asText("key"))
                .put("type", "string")
                .put("$id", "/properties/key")
                .put(ORDER, 0);
        int order = 1;
        for (JsonNode field : item.fields().path("customFields")) {
            String name = field.path("name").asText();
            ObjectNode column = properties
                    .putObject(name)
                    .put("title", name)
                    .put("type", field.path("type").asText("string"))
                    .put("$id", "/properties/" + name)
                    .put(ORDER, order++);
            JsonNode standard = field.path("default");
            if (!standard.isMissingNode()
                    && !standard.isNull()
                    && !standard.asText().isEmpty()) {
                column.set("default", standard);
            }
        }
        return schema;
    }

    @Override
    Compare compare(Scope scope, Item item, JsonNode shown) {
        ObjectNode schema = schema(item);
        JsonNode columns = columns(shown);
        Compare compare =
                new Compare().field("description", item.fields().path("description"), shown.path("description"));
        List<Difference> differences = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
            JsonNode there = columns.path(entry.getKey());
            for (String field : List.of("title", "type", "default")) {
                compare.field(
                        "schema." + entry.getKey() + "." + field,
                        entry.getValue().path(field),
                        there.path(field));
            }
            if (!entry.getValue().has("default") && isGiven(there.path("default"))) {
                differences.add(new Difference(
                        "schema." + entry.getKey() + ".default",
                        there.path("default").asText(),
                        "(none)"));
            }
        }
        return new Compare().add(compare.differences()).add(differences);
    }

    /** A default that says something: false, 0 and the empty text are what a column has without one. */
    private static boolean isGiven(JsonNode standard) {
        return !standard.isMissingNode()
                && !standard.isNull()
                && !standard.asText().isEmpty()
                && !standard.asText().equals("false")
                && !(standard.isNumber() && standard.asDouble() == 0);
    }

    @Override
    public void describe(Scope scope, Existing existing, Description into) {
        JsonNode columns = existing.body().path("schema").path("properties");
        into.state("description", existing.body().path("description"));
        into.state("referenceKey", columns.path("key").path("title"));
        ArrayNode described = into.fields().arrayNode();
        columns.properties().stream()
                .filter(column -> !column.getKey().equals("key"))
                .sorted(Comparator.comparingInt(
                        column -> column.getValue().path("displayOrder").asInt(Integer.MAX_VALUE)))
                .forEach(column -> described.add(column(column.getKey(), column.getValue(), into)));
        if (!described.isEmpty()) {
            into.fields().set("customFields", described);
        }
    }

    private static ObjectNode column(String name, JsonNode shown, Description into) {
        String type = shown.path("type").asText();
        if (!TYPES.contains(type)) {
            into.impossible(
                    "its column \"" + name + "\" is of the type \"" + type + "\", which a descriptor does not have");
        }
        ObjectNode column = Bodies.object().put("name", LiteralText.of(name)).put("type", type);
        JsonNode standard = shown.path("default");
        boolean isStated = type.equals("string") ? !standard.asText("").isEmpty() : isGiven(standard);
        if (isStated && type.equals("integer") && standard.isNumber()) {
            column.put("default", standard.longValue());
        } else if (isStated) {
            column.set("default", LiteralText.of(standard));
        }
        return column;
    }
}
