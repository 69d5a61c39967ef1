package io.github.premiumdeploy.plan.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.descriptor.LiteralText;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.plan.Bodies;
import io.github.premiumdeploy.plan.Compare;
import io.github.premiumdeploy.plan.Compared;
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
import java.util.Optional;
import java.util.Set;

/** Data tables of Architect. Their columns are a JSON schema (draft 4) with the key as one of its properties. */
final class DataTableKind extends PlainKind {

    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");

    private static final Listing TABLES = new Listing(
            DataTablesApi.LIST,
            (client, prefix) ->
                    client.list(DataTablesApi.LIST, Query.of("expand", "schema").and("name", prefix + "*")));

    DataTableKind() {
        super(
                "data-table",
                new Operations(
                        TABLES,
                        DataTablesApi.CREATE,
                        DataTablesApi.GET,
                        DataTablesApi.UPDATE,
                        Removal.once(DataTablesApi.DELETE, Query.of("force", true))));
    }

    @Override
    ObjectNode newBody(Scope scope, Item item) {
        return body(scope, item, Optional.empty());
    }

    @Override
    Write write(Scope scope, Item item, Optional<Existing> existing) {
        ObjectNode body = body(scope, item, existing);
        existing.ifPresent(table -> body.put("id", table.id()));
        return Write.of(DataTablesApi.UPDATE, body);
    }

    private static ObjectNode body(Scope scope, Item item, Optional<Existing> existing) {
        ObjectNode body = Bodies.object().put("name", scope.fullName(item.name()));
        existing.ifPresent(table -> Bodies.copy(body, table.body(), "description"));
        Bodies.copy(body, item.fields(), "description");
        body.set("schema", schema(item));
        return body;
    }

    /** Columns come back, and what was in them does not. */
    @Override
    UndoPlan undo(Scope scope, Item item, Existing existing, UndoPlan plain) {
        List<String> dropped = new ArrayList<>();
        existing.body().at("/schema/properties").fieldNames().forEachRemaining(dropped::add);
        schema(item).path("properties").fieldNames().forEachRemaining(dropped::remove);
        UndoPlan undo = plain.readWith(Query.of("expand", "schema"));
        return dropped.isEmpty()
                ? undo
                : undo.without(List.of("its columns " + String.join(", ", dropped)
                        + " are back, without the values that rows had in them"));
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
                .put("displayOrder", 0);
        int order = 1;
        for (JsonNode field : item.fields().path("customFields")) {
            String name = field.path("name").asText();
            ObjectNode column = properties
                    .putObject(name)
                    .put("title", name)
                    .put("type", field.path("type").asText("string"))
                    .put("$id", "/properties/" + name)
                    .put("displayOrder", order++);
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
    Compared compare(Scope scope, Item item, JsonNode shown) {
        ObjectNode schema = schema(item);
        JsonNode columns = shown.path("schema").path("properties");
        Compare compare =
                new Compare().field("description", item.fields().path("description"), shown.path("description"));
        List<Difference> differences = new ArrayList<>();
        schema.path("properties").properties().forEach(entry -> {
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
        });
        columns.properties().forEach(entry -> {
            if (!schema.path("properties").has(entry.getKey())) {
                differences.add(new Difference("schema." + entry.getKey(), "column", "(none)"));
            }
        });
        differences.addAll(0, compare.differences());
        return new Compared(differences);
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
