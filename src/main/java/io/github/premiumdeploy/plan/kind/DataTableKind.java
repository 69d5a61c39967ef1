package io.github.premiumdeploy.plan.kind;

import io.github.premiumdeploy.apply.UndoUpdate;
import io.github.premiumdeploy.plan.Kind;
import io.github.premiumdeploy.plan.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.plan.Change;
import io.github.premiumdeploy.plan.Difference;
import io.github.premiumdeploy.apply.Execution;
import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.Listing;
import io.github.premiumdeploy.apply.Settle;
import io.github.premiumdeploy.plan.Step;
import io.github.premiumdeploy.plan.Verb;
import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.Item;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Data tables of Architect. Their columns are a JSON schema (draft 4) with the key as one of its properties. */
final class DataTableKind implements Kind {

    private static final String KEY = "data-table";

    private static final Listing TABLES = new Listing(
            DataTablesApi.LIST,
            (client, prefix) ->
                    client.list(DataTablesApi.LIST, Query.of("expand", "schema").and("name", prefix + "*")));

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public List<Listing> listings() {
        return List.of(TABLES);
    }

    @Override
    public List<Change> apply(Scope scope, Item item) {
        Key key = new Key(KEY, item.name());
        Optional<Existing> existing = scope.one(existing(scope), item);
        ObjectNode body = Bodies.object().put("name", scope.fullName(item.name()));
        existing.ifPresent(table -> Bodies.copy(body, table.body(), "description"));
        Bodies.copy(body, item.fields(), "description");
        ObjectNode schema = schema(item);
        body.set("schema", schema);
        Settling settling = new Settling(
                shown -> new Settle.Compared(compare(item, schema, shown)),
                (run, id, shown) -> run.write(
                        DataTablesApi.UPDATE, DataTablesApi.UPDATE.pathWith(id), Query.NONE, Optional.of(body)));
        if (existing.isEmpty()) {
            Step create =
                    Changes.creation(scope, key, DataTablesApi.CREATE, DataTablesApi.DELETE, body, TABLES, settling);
            return List.of(Changes.create(scope, key, List.of(), List.of(create)));
        }
        List<Difference> differences = compare(item, schema, existing.get().body());
        body.put("id", existing.get().id());
        List<Step> steps = differences.isEmpty()
                ? List.of()
                : List.of(Changes.step(
                        Verb.UPDATE,
                        DataTablesApi.UPDATE,
                        run -> restoration(run, existing.get(), body)
                                .around(Verb.UPDATE, () -> Changes.write(run, existing.get(), settling))));
        return List.of(Changes.update(scope, existing.get(), differences, List.of(), steps));
    }

    /** Columns come back, and what was in them does not. */
    private static UndoUpdate restoration(Execution run, Existing existing, ObjectNode body) {
        UndoUpdate restoration = UndoUpdate.of(run, existing, body, DataTablesApi.GET, DataTablesApi.UPDATE)
                .readWith(Query.of("expand", "schema"));
        List<String> dropped = new ArrayList<>();
        existing.body().at("/schema/properties").fieldNames().forEachRemaining(dropped::add);
        body.at("/schema/properties").fieldNames().forEachRemaining(dropped::remove);
        return dropped.isEmpty()
                ? restoration
                : restoration.without("its columns " + String.join(", ", dropped)
                        + " are back, without the values that rows had in them");
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

    private static List<Difference> compare(Item item, ObjectNode schema, JsonNode actual) {
        JsonNode columns = actual.path("schema").path("properties");
        Compare compare =
                new Compare().field("description", item.fields().path("description"), actual.path("description"));
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
        return differences;
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
    public List<Operation> operations(Descriptor descriptor, boolean removal) {
        return removal
                ? List.of(DataTablesApi.LIST, DataTablesApi.DELETE)
                : List.of(DataTablesApi.LIST, DataTablesApi.CREATE, DataTablesApi.UPDATE);
    }

    @Override
    public List<Existing> existing(Scope scope) {
        return scope.existing(KEY, TABLES, table -> true);
    }

    @Override
    public Change remove(Scope scope, Existing existing) {
        return Changes.delete(scope, existing, DataTablesApi.DELETE, Query.of("force", true), Set.of());
    }
}
