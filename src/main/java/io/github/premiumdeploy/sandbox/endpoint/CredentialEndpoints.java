package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Operation.Combination;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.genesys.ResourceOperations;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Map;

/** Credentials of integrations; their fields go in and never come out. */
final class CredentialEndpoints extends PlainEndpoints {

    private static final String FIELDS = "credentialFields";

    /** The known types with the fields that they require. */
    private static final Map<String, List<String>> TYPES = Map.of(
            "basicAuth", List.of("userName", "password"),
            "userDefined", List.of(),
            "userDefinedOAuth", List.of(),
            "pureCloudOAuthClient", List.of("clientId", "clientSecret"),
            "audioHook", List.of("apiKey"));

    private static final int MAX_LISTING = 200;

    /** The known types; published as a bare array since API version 10196. */
    private static final Operation CREDENTIAL_TYPES = new Operation.Area("integrations", "/api/v2/integrations")
            .get("/credentials/types", "list the types of credentials")
            .needing(Combination.ANY, List.of("integrations:integration:view"));

    CredentialEndpoints(State state) {
        super(
                state,
                state.credentials(),
                "credential",
                new ResourceOperations(
                        CredentialsApi.LIST,
                        CredentialsApi.CREATE,
                        CredentialsApi.GET,
                        CredentialsApi.UPDATE,
                        CredentialsApi.DELETE));
    }

    /** The list is deprecated in favour of the listing, and still there. */
    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                list(),
                SandboxEndpoint.of(CredentialsApi.LISTING, this::listing)
                        .asking("pageSize", "pageNumber", "after", "before"),
                SandboxEndpoint.of(CREDENTIAL_TYPES, this::types),
                create(),
                get(),
                update(),
                delete());
    }

    @Override
    public String models() {
        return """
                Credential: credentialFields dict(str, str); id str; name str; selfUri str; type CredentialType!
                """;
    }

    /** Pages by a cursor, which is the id of the last entity of the page before. */
    private SandboxResponse listing(Call call) {
        int size = Paging.of(call, MAX_LISTING).pageSize();
        List<ObjectNode> known = SandboxListing.of(call, state.listed(all)).all();
        int from = call.query("after").map(id -> position(known, id) + 1).orElse(0);
        int to = Math.min(from + size, known.size());
        if (call.query("before").isPresent()) {
            to = position(known, call.query("before").orElseThrow());
            from = Math.max(0, to - size);
        }
        ObjectNode listing = SandboxJson.object();
        listing.set("entities", SandboxJson.array(known.subList(from, to), this::shown));
        listing.put("selfUri", uri(call, size, "", ""));
        if (to < known.size()) {
            listing.put("nextUri", uri(call, size, "after", SandboxJson.id(known.get(to - 1))));
        }
        if (from > 0 && from < known.size()) {
            listing.put("previousUri", uri(call, size, "before", SandboxJson.id(known.get(from))));
        }
        return SandboxResponse.ok(listing);
    }

    private static int position(List<ObjectNode> all, String id) {
        int position = all.stream().map(SandboxJson::id).toList().indexOf(id);
        if (position < 0) {
            throw Refusal.invalidValue("after", "There is no credential with id " + id + " to go on from");
        }
        return position;
    }

    private static String uri(Call call, int size, String cursor, String id) {
        Query query = Query.of("pageSize", size);
        return (cursor.isEmpty() ? query : query.and(cursor, id))
                .appendTo(call.request().path());
    }

    private SandboxResponse types(Call call) {
        return SandboxResponse.ok(
                SandboxJson.array(TYPES.keySet().stream().sorted().toList(), type -> SandboxJson.named(type, type)));
    }

    /** The type is published as an object; Genesys's own wizard sends its name alone, and the platform takes it. */
    @Override
    ObjectNode body(Call call) {
        return call.body(body -> {
            if (body instanceof ObjectNode object && object.path("type").isTextual()) {
                object.set(
                        "type",
                        SandboxJson.object().put("name", object.path("type").asText()));
            }
            return body;
        });
    }

    @Override
    String name(ObjectNode body, JsonNode old) {
        return body.path("name").asText(old.path("name").asText());
    }

    @Override
    boolean isTaken(String name, String ownId) {
        return false;
    }

    @Override
    void check(ObjectNode body, JsonNode old) {
        String type = type(body);
        if (!old.isMissingNode() && !type.equals(type(old))) {
            throw Refusal.invalidValue("type", "The type of a credential cannot be changed");
        }
        List<String> missing = TYPES.get(type).stream()
                .filter(field -> body.path(FIELDS).path(field).asText().isEmpty())
                .map("credentialFields."::concat)
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.of(
                            400,
                            "constraint.validation",
                            "A credential of type " + type + " needs the fields " + TYPES.get(type))
                    .details("required.field.missing", missing);
        }
    }

    @Override
    void begin(ObjectNode made, ObjectNode body, Call call) {
        made.put("createdDate", SandboxJson.time(state.now()));
    }

    @Override
    void keep(ObjectNode body, ObjectNode kept, Call call) {
        kept.put("modifiedDate", SandboxJson.time(state.now()));
        kept.set("type", SandboxJson.named(type(body), type(body)));
        kept.set(FIELDS, body.path(FIELDS));
    }

    @Override
    ObjectNode shown(ObjectNode kept) {
        return hidden(kept);
    }

    /** A credential as others refer to it: without its fields. */
    static ObjectNode hidden(ObjectNode kept) {
        return kept.deepCopy().without(FIELDS);
    }

    /** An integration that refers to it is left with a broken reference, or keeps it: which is uncertain. */
    @Override
    void requireDeletable(ObjectNode kept, Call call) {
        String id = SandboxJson.id(kept);
        boolean used = state.integrations().values().stream().anyMatch(integration -> integration.hasCredential(id));
        if (used && state.switches().credentialInUseStatus() == 400) {
            throw Refusal.badRequest("The credential " + id + " is used by an integration");
        }
    }

    /** The name of the type of a credential, or of a body that describes one. */
    static String type(JsonNode body) {
        JsonNode given = body.path("type");
        String type = given.hasNonNull("name")
                ? given.path("name").asText()
                : given.path("id").asText();
        if (!TYPES.containsKey(type)) {
            throw Refusal.invalidValue("type", "The credential type " + type + " does not exist");
        }
        return type;
    }
}
