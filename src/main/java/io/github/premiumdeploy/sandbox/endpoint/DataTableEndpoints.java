package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.DataTablesApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.EffectiveGrants;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.SandboxOrganization.Division;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Data tables of Architect, which are their schemas here: there are no rows. */
final class DataTableEndpoints implements EndpointGroup {

    private static final String PATH = "/api/v2/flows/datatables/";
    private static final String KEY = "key";
    private static final List<String> COLUMN_TYPES = List.of("string", "integer", "number", "boolean");

    private final State state;
    private final Map<String, ObjectNode> all;
    private final EffectiveGrants access;

    DataTableEndpoints(State state, EffectiveGrants access) {
        this.state = state;
        this.all = state.documents("dataTables");
        this.access = access;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(DataTablesApi.LIST, this::list)
                        .paged()
                        .sorted()
                        .asking("divisionId", "name", "expand")
                        .inAnyDivision(),
                SandboxEndpoint.of(DataTablesApi.CREATE, this::create)
                        .taking("DataTable")
                        .in(call -> Set.of(division(call.body()).id())),
                SandboxEndpoint.of(DataTablesApi.GET, call -> SandboxResponse.ok(shown(table(call), call)))
                        .asking("expand")
                        .in(this::divisionOfTable),
                SandboxEndpoint.of(DataTablesApi.UPDATE, this::update)
                        .taking("DataTable")
                        .in(this::divisionOfTable),
                SandboxEndpoint.of(DataTablesApi.DELETE, this::delete)
                        .asking("force")
                        .in(this::divisionOfTable));
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

    private SandboxResponse list(Call call) {
        List<String> divisions = call.queries("divisionId");
        return SandboxListing.of(call, state.listed(all))
                .named()
                .where(table -> divisions.isEmpty()
                        || divisions.contains(table.at("/division/id").asText()))
                .where(table -> isSeen(table, call.caller()))
                .page(table -> shown(table, call));
    }

    private boolean isSeen(ObjectNode table, SandboxCaller caller) {
        return DataTablesApi.LIST.permissions().stream()
                .anyMatch(permission -> access.holdsIn(
                        caller.subjectId(), permission, table.at("/division/id").asText()));
    }

    /** None for a table that does not exist, so that it is told as such. */
    private Set<String> divisionOfTable(Call call) {
        return Optional.ofNullable(all.get(call.variable(0)))
                .map(table -> Set.of(table.at("/division/id").asText()))
                .orElse(Set.of());
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = call.body();
        String name = name(body, "");
        ObjectNode schema = schema(body);
        requireRoom(schema);
        int maxTables = state.switches().maxDataTables();
        if (maxTables > 0 && all.size() >= maxTables) {
            throw Refusal.of(
                    400, "flows.datatables.too.many.schemas", "The max number of datatables allowed has been reached.");
        }
        Division division = division(body);
        String id = state.newId();
        ObjectNode table = SandboxJson.named(id, name);
        table.set("division", SandboxJson.named(division.id(), division.name()));
        table.put("description", body.path("description").asText(""));
        table.set("schema", schema);
        table.put("selfUri", PATH + id);
        all.put(id, table);
        return SandboxResponse.ok(table.deepCopy());
    }

    private SandboxResponse update(Call call) {
        ObjectNode table = table(call);
        ObjectNode body = call.body();
        String name = name(body, table.path("id").asText());
        ObjectNode schema = schema(body);
        requireRoom(schema);
        requireColumns(table, schema);
        for (Map.Entry<String, JsonNode> column : schema.path("properties").properties()) {
            JsonNode old = table.path("schema").path("properties").path(column.getKey());
            if (old.isObject() && !old.path("type").equals(column.getValue().path("type"))) {
                throw Refusal.invalidValue(
                        "schema.properties." + column.getKey() + ".type",
                        "The type of the existing column " + column.getKey() + " cannot be changed");
            }
        }
        table.put("name", name).put("description", body.path("description").asText(""));
        table.set("schema", schema);
        return SandboxResponse.ok(table.deepCopy());
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

    private void requireColumns(ObjectNode table, ObjectNode schema) {
        boolean removes = table.at("/schema/properties").properties().stream()
                .anyMatch(column -> !schema.path("properties").has(column.getKey()));
        if (removes && !state.switches().dataTableColumnsRemovable()) {
            throw Refusal.of(
                    400,
                    "flows.datatables.cannot.remove.fields",
                    "The updated schema had missing fields from the old schema (can't remove previously existing"
                            + " fields).");
        }
    }

    /** Nothing refers to a table here, so that force makes no difference. */
    private SandboxResponse delete(Call call) {
        call.flag("force");
        all.remove(table(call).path("id").asText());
        return SandboxResponse.empty(204);
    }

    private String name(ObjectNode body, String ownId) {
        String name = Names.required(body, "data table");
        if (Names.isTaken(all.values(), name, ownId)) {
            throw Refusal.of(409, "flows.datatables.not.unique", "The passed in datatable had a duplicate name.");
        }
        return name;
    }

    private Division division(ObjectNode body) {
        String id = body.path("division").path("id").asText(state.homeDivision());
        return Optional.ofNullable(state.divisions().get(id))
                .orElseThrow(() -> Refusal.invalidValue("division.id", "There is no division with id " + id));
    }

    /** The schema of a body, if it is one that a table can have. */
    private static ObjectNode schema(ObjectNode body) {
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
        return schema.deepCopy();
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

    private ObjectNode table(Call call) {
        return call.existing(
                state,
                all,
                id -> Refusal.of(404, "flows.datatables.table.not.found", "Not found")
                        .extra("entityId", id));
    }

    private static ObjectNode shown(ObjectNode table, Call call) {
        ObjectNode shown = table.deepCopy();
        if (!call.queries("expand").contains("schema")) {
            shown.remove("schema");
        }
        return shown;
    }
}
