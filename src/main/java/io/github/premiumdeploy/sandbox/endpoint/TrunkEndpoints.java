package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.TrunksApi;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Base settings of the trunks of BYOC Cloud; other kinds of trunks are not imitated. */
final class TrunkEndpoints extends PlainEndpoints {

    private static final String PRODUCT = "byoc";
    private static final String TERMINATION_URI = "trunk_sip_termination_uri";

    private final ObjectNode template;
    private final String metabase;

    TrunkEndpoints(State state) {
        super(state, state.documents("trunks"), "trunk", TrunksApi.BASIC);
        this.template = template();
        this.metabase = template.at("/trunkMetabase/id").asText();
    }

    private static ObjectNode template() {
        try (InputStream resource = TrunkEndpoints.class.getResourceAsStream("trunk-template.json")) {
            return (ObjectNode) SandboxJson.parse(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                list().sorted().asking("expand", "name"),
                answering(TrunksApi.TEMPLATE, call -> {
                            requireMetabase(call.requiredQuery("trunkMetabaseId"), "trunkMetabaseId");
                            return SandboxResponse.ok(template.deepCopy());
                        })
                        .requiring("trunkMetabaseId"),
                create(),
                get(),
                update(),
                delete());
    }

    @Override
    public String models() {
        return """
                TrunkBase: createdBy str; createdByApp str; dateCreated datetime; dateModified datetime; description \
                    str; division Division; id str; inboundSite DomainEntityRef; managed bool; modifiedBy str; modifiedByApp \
                    str; name str!; properties dict(str, object); selfUri str; site DomainEntityRef; state \
                    active|inactive|deleted; trunkMetabase DomainEntityRef!; trunkType EXTERNAL|PHONE|EDGE!; version int
                Division: id str; name str; selfUri str
                DomainEntityRef: id str; name str; selfUri str
                """;
    }

    /**
     * What an organization without the product answers is uncertain: as if the permission did not exist, or that this is
     * not implemented.
     */
    @Override
    void admit(Call call) {
        if (!state.organization().products().contains(PRODUCT)) {
            throw state.switches().missingProductStatus() == 501
                    ? Refusal.of(501, "not.implemented", "The organization does not have the product " + PRODUCT)
                    : Refusal.missing(List.of("telephony:plugin:all"));
        }
    }

    @Override
    ObjectNode read(ObjectNode kept, Call call) {
        boolean whole = !call.endpoint().queries().contains("expand")
                || call.queries("expand").contains("properties");
        return whole ? shown(kept) : shown(kept).without("properties");
    }

    @Override
    void begin(ObjectNode made, ObjectNode body, Call call) {
        made.put("version", 0)
                .put("dateCreated", SandboxJson.time(state.now()))
                .put("createdBy", call.caller().subjectId())
                .put("state", "active");
    }

    @Override
    void requireVersion(ObjectNode kept, ObjectNode body) {
        if (!body.hasNonNull("version")) {
            throw missing("version");
        }
        if (body.path("version").asInt() != kept.path("version").asInt()) {
            throw Conflicts.versionOfTelephony(SandboxJson.id(kept));
        }
    }

    @Override
    void requireDeletable(ObjectNode kept, Call call) {
        String id = SandboxJson.id(kept);
        if (state.isAmongFirst(state.switches().trunkDeletionRefusals(), "delete", id)) {
            throw Refusal.of(400, "delete.referenced.entity", "The trunk is being referenced.");
        }
        state.showDeleted(kept);
    }

    @Override
    Refusal nameTaken(String name) {
        return Refusal.of(400, "duplicate.value", "A trunk with that name already exists.")
                .detail("duplicate.value", "name");
    }

    @Override
    void check(ObjectNode body, JsonNode old) {
        requireMetabase(body.at("/trunkMetabase/id").asText(), "trunkMetabase.id");
        if (!body.path("trunkType").asText().equals("EXTERNAL")) {
            throw Refusal.invalidValue("trunkType", "The trunkType of " + metabase + " is EXTERNAL");
        }
        // The Terraform provider sends one, Genesys's wizard does not: a contradiction, hence the switch.
        if (state.switches().trunksNeedInboundSite() && !body.hasNonNull("inboundSite")) {
            throw missing("inboundSite");
        }
        checkProperties(body.path("properties"), old.isMissingNode());
        String uri = terminationUri(body);
        boolean taken = all.values().stream()
                .filter(other -> other != old)
                .anyMatch(other -> !uri.isEmpty() && terminationUri(other).equalsIgnoreCase(uri));
        if (taken) {
            throw Refusal.of(400, "duplicate.value", "The termination URI " + uri + " is in use")
                    .detail("duplicate.value", "properties." + TERMINATION_URI);
        }
    }

    private static String terminationUri(JsonNode trunk) {
        return trunk.at("/properties/" + TERMINATION_URI + "/value/instance").asText("");
    }

    /** Each property must be one of the template's, and of its kind; published are two codes for new and changed trunks. */
    private void checkProperties(JsonNode properties, boolean isNew) {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            JsonNode known = template.path("properties").path(property.getKey());
            JsonNode given = property.getValue().path("value").path("instance");
            JsonNode usual = known.path("value").path("default");
            if (known.isMissingNode()) {
                problems.add(property.getKey());
            } else if (!given.isMissingNode()
                    && !given.isNull()
                    && !usual.isNull()
                    && given.getNodeType() != usual.getNodeType()) {
                problems.add(property.getKey() + ".value.instance");
            } else if (known.has("enum")
                    && known.path("enum").valueStream().noneMatch(given::equals)
                    && !given.isMissingNode()) {
                problems.add(property.getKey() + ".value.instance");
            }
        }
        if (!problems.isEmpty()) {
            throw Refusal.of(
                            400,
                            isNew ? "general.bad.request" : "validation.error",
                            (isNew
                                            ? "The request could not be understood by the server due to malformed syntax."
                                            : "Error validating the data.")
                                    + " Properties that " + metabase
                                    + " does not have, or with values of another kind: " + problems)
                    .details(
                            "invalid.property",
                            problems.stream().map("properties."::concat).toList());
        }
    }

    private void requireMetabase(String id, String field) {
        if (!id.equals(metabase)) {
            throw Refusal.invalidValue(field, "The sandbox knows the trunks of " + metabase + ", not of " + id);
        }
    }

    @Override
    void keep(ObjectNode body, ObjectNode trunk, Call call) {
        trunk.put("version", trunk.path("version").asInt() + 1)
                .put("description", body.path("description").asText(""));
        trunk.set("trunkMetabase", template.path("trunkMetabase").deepCopy());
        trunk.put("trunkType", "EXTERNAL");
        // What a body does not mention keeps the template's value.
        ObjectNode properties = template.path("properties").deepCopy();
        body.path("properties")
                .properties()
                .forEach(property -> properties.set(property.getKey(), property.getValue()));
        trunk.set("properties", properties);
        for (String field : List.of("site", "inboundSite", "division")) {
            if (body.hasNonNull(field)) {
                trunk.set(field, body.get(field));
            }
        }
        trunk.put("dateModified", SandboxJson.time(state.now()))
                .put("modifiedBy", call.caller().subjectId());
    }

    @Override
    Refusal notFound(String id) {
        return Refusal.of(404, "entity.not.found", "The requested entity was not found.")
                .extra("entityId", id);
    }

    private static Refusal missing(String field) {
        return Refusal.of(400, "required.field.missing", "A required field is missing a value.")
                .detail("required.field.missing", field);
    }
}
