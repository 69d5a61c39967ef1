package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Token;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Data tables of Architect, which are their schemas here: there are no rows. */
final class DataTableEndpoints extends PlainEndpoints {

    private static final String KEY = "key";
    private static final List<String> COLUMN_TYPES = List.of("string", "integer", "number", "boolean");

    DataTableEndpoints(State state) {
        super(state, state.documents("dataTables"), "data table", DataTablesApi.BASIC);
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                list().sorted().asking("divisionId", "name", "expand").in(call -> Set.of()),
                create().in(call -> Set.of(division(call.body()).id())),
                get().asking("expand").in(this::divisionOfTable),
                update().in(this::divisionOfTable),
                delete().asking("force").in(this::divisionOfTable));
    }

    @Override
    public String models() {
        return """
                DataTable: description str; division WritableDivision; id str; name str; schema JsonSchemaDocument; \
                    selfUri str
                WritableDivision: id str; name str; selfUri str
                JsonSchemaDocument: $schema str; additionalProperties object; description str; id str; properties \
                    dict(str, object); required list[str]; title str; type str
                """;
    }

    @Override
    SandboxListing<ObjectNode> filtered(Call call, SandboxListing<ObjectNode> listing) {
        List<String> divisions = call.queries("divisionId");
        return listing.where(table -> divisions.isEmpty()
                        || divisions.contains(table.at("/division/id").asText()))
                .where(table -> isSeen(table, call.caller()));
    }

    private boolean isSeen(ObjectNode table, Token caller) {
        return DataTablesApi.LIST.permissions().stream()
                .anyMatch(permission -> state.access()
                        .holdsIn(
                                caller.subjectId(),
                                permission,
                                table.at("/division/id").asText()));
    }

    /** None for a table that does not exist, so that it is told as such. */
    private Set<String> divisionOfTable(Call call) {
        return Optional.ofNullable(all.get(call.variable(0)))
                .map(table -> Set.of(table.at("/division/id").asText()))
                .orElse(Set.of());
    }

    @Override
    void check(ObjectNode body, JsonNode old) {
        ObjectNode schema = checkedSchema(body);
        requireRoom(schema);
        requireColumns(old, schema);
        int maxTables = state.switches().maxDataTables();
        if (old.isMissingNode() && maxTables > 0 && all.size() >= maxTables) {
            throw Refusal.of(
                    400, "flows.datatables.too.many.schemas", "The max number of datatables allowed has been reached.");
        }
    }

    @Override
    void begin(ObjectNode made, ObjectNode body, Call call) {
        Division division = division(body);
        made.set("division", SandboxJson.named(division.id(), division.name()));
    }

    @Override
    void keep(ObjectNode body, ObjectNode table, Call call) {
        table.put("description", body.path("description").asText("")).set("schema", body.path("schema"));
    }

    private void requireRoom(ObjectNode schema) {
        int max = state.switches().maxDataTableColumns();
        if (max > 0 && schema.path("properties").size() > max) {
            throw Refusal.of(
                    400,
                    "flows.datatables.too.many.properties",
                    "The max number of properties allowed in a schema has been reached.");
        }
    }

    private void requireColumns(JsonNode table, ObjectNode schema) {
        boolean removes = table.at("/schema/properties").properties().stream()
                .anyMatch(column -> !schema.path("properties").has(column.getKey()));
        if (removes && !state.switches().dataTableColumnsRemovable()) {
            throw Refusal.of(
                    400,
                    "flows.datatables.cannot.remove.fields",
                    "The updated schema had missing fields from the old schema (can't remove previously existing"
                            + " fields).");
        }
        for (Map.Entry<String, JsonNode> column : schema.path("properties").properties()) {
            JsonNode old = table.path("schema").path("properties").path(column.getKey());
            if (old.isObject() && !old.path("type").equals(column.getValue().path("type"))) {
                throw Refusal.invalidValue(
                        "schema.properties." + column.getKey() + ".type",
                        "The type of the existing column " + column.getKey() + " cannot be changed");
            }
        }
    }

    /** Nothing refers to a table here, so that force makes no difference. */
    @Override
    void admit(Call call) {
        if (call.endpoint().queries().contains("force")) {
            call.flag("force");
        }
    }

    @Override
    Refusal nameTaken(String name) {
        return Refusal.of(409, "flows.datatables.not.unique", "The passed in datatable had a duplicate name.");
    }

    private Division division(ObjectNode body) {
        String id = body.path("division").path("id").asText(state.homeDivision());
        return Optional.ofNullable(state.divisions().get(id))
                .orElseThrow(() -> Refusal.invalidValue("division.id", "There is no division with id " + id));
    }

    /** The schema of a body, if it is one that a table can have. */
    private static ObjectNode checkedSchema(ObjectNode body) {
        if (!(body.path("schema") instanceof ObjectNode schema)) {
            throw Refusal.of(400, "constraint.validation", "A data table needs a schema")
                    .detail("required.field.missing", "schema");
        }
        Map<String, String> problems = new LinkedHashMap<>();
        if (!schema.path("$schema").asText().matches("https?://json-schema\\.org/draft-04/schema#?")) {
            problems.put("$schema", "must be http://json-schema.org/draft-04/schema#");
        }
        if (!schema.path("type").asText().equals("object")) {
            problems.put("type", "must be object");
        }
        if (!schema.path("required").equals(SandboxJson.texts(List.of(KEY)))) {
            problems.put("required", "must be exactly [key]");
        }
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").asBoolean()) {
            problems.put("additionalProperties", "must be false");
        }
        if (!schema.path("properties").path(KEY).path("type").asText().equals("string")) {
            problems.put("properties.key", "must be there and of type string");
        }
        Set<Integer> orders = new HashSet<>();
        schema.path("properties")
                .properties()
                .forEach(column -> column("properties." + column.getKey(), column.getValue(), orders, problems));
        if (!problems.isEmpty()) {
            throw Refusal.of(
                            400,
                            "flows.datatables.schema.exception",
                            "The schema is invalid in some way: "
                                    + problems.entrySet().stream()
                                            .map(problem -> "schema." + problem.getKey() + " " + problem.getValue())
                                            .collect(Collectors.joining("; ")))
                    .details(
                            "invalid.property",
                            problems.keySet().stream().map("schema."::concat).toList());
        }
        return schema;
    }

    private static void column(String path, JsonNode column, Set<Integer> orders, Map<String, String> problems) {
        String type = column.path("type").asText();
        if (!COLUMN_TYPES.contains(type)) {
            problems.put(path + ".type", "must be one of " + String.join(", ", COLUMN_TYPES));
            return;
        }
        JsonNode order = column.path("displayOrder");
        if (!order.isMissingNode() && (!order.isInt() || !orders.add(order.asInt()))) {
            problems.put(path + ".displayOrder", "must be a whole number that no other column has");
        }
        JsonNode initial = column.path("default");
        boolean fits = switch (type) {
            case "string" -> initial.isTextual();
            case "integer" -> initial.isIntegralNumber();
            case "number" -> initial.isNumber();
            default -> initial.isBoolean();
        };
        if (!initial.isMissingNode() && !fits) {
            problems.put(path + ".default", "must be of type " + type);
        }
    }

    @Override
    Refusal notFound(String id) {
        return Refusal.of(404, "flows.datatables.table.not.found", "Not found").extra("entityId", id);
    }

    @Override
    ObjectNode read(ObjectNode kept, Call call) {
        boolean whole = call.queries("expand").contains("schema");
        return whole ? shown(kept) : shown(kept).without("schema");
    }
}
