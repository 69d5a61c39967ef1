package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.CredentialsApi;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.State;
import io.github.premiumdeploy.sandbox.organization.State.Credential;
import java.util.List;
import java.util.Map;

/** Credentials of integrations; their fields go in and never come out. */
final class CredentialEndpoints implements EndpointGroup {

    private static final String PATH = "/api/v2/integrations/credentials/";

    /** The known types with the fields that they require. */
    private static final Map<String, List<String>> TYPES = Map.of(
            "basicAuth", List.of("userName", "password"),
            "userDefined", List.of(),
            "userDefinedOAuth", List.of(),
            "pureCloudOAuthClient", List.of("clientId", "clientSecret"),
            "audioHook", List.of("apiKey"));

    private static final int MAX_LISTING = 200;

    /** The known types; published as a bare array since API version 10196. */
    private static final Operation CREDENTIAL_TYPES = new Operation(
            "GET",
            "/api/v2/integrations/credentials/types",
            "list the types of credentials",
            Operation.Combination.ANY,
            List.of("integrations:integration:view"),
            List.of("integrations", "integrations:readonly"),
            Operation.Source.PUBLISHED,
            Operation.Effect.READ);

    private final State state;

    CredentialEndpoints(State state) {
        this.state = state;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(CredentialsApi.LIST, this::list).paged(),
                SandboxEndpoint.of(CredentialsApi.LISTING, this::listing)
                        .asking("pageSize", "pageNumber", "after", "before"),
                SandboxEndpoint.of(CREDENTIAL_TYPES, this::types),
                SandboxEndpoint.of(CredentialsApi.CREATE, this::create).taking("Credential"),
                SandboxEndpoint.of(
                        CredentialsApi.GET,
                        call -> SandboxResponse.ok(credential(call).info().deepCopy())),
                SandboxEndpoint.of(CredentialsApi.UPDATE, this::update).taking("Credential"),
                SandboxEndpoint.of(CredentialsApi.DELETE, this::delete));
    }

    @Override
    public String models() {
        return """
                Credential: credentialFields dict(str, str); id str; name str; selfUri str; type CredentialType!
                """;
    }

    /** Deprecated in favour of the listing, and still there. */
    private SandboxResponse list(Call call) {
        return credentials(call).page(ObjectNode::deepCopy);
    }

    /** Pages by a cursor, which is the id of the last entity of the page before. */
    private SandboxResponse listing(Call call) {
        int size = Paging.of(call, MAX_LISTING).pageSize();
        List<ObjectNode> all = credentials(call).all();
        int from = call.query("after").map(id -> position(all, id) + 1).orElse(0);
        int to = Math.min(from + size, all.size());
        if (call.query("before").isPresent()) {
            to = position(all, call.query("before").orElseThrow());
            from = Math.max(0, to - size);
        }
        ObjectNode listing = SandboxJson.object();
        listing.set("entities", SandboxJson.array(all.subList(from, to), ObjectNode::deepCopy));
        listing.put("selfUri", uri(call, size, "", ""));
        if (to < all.size()) {
            listing.put("nextUri", uri(call, size, "after", id(all.get(to - 1))));
        }
        if (from > 0 && from < all.size()) {
            listing.put("previousUri", uri(call, size, "before", id(all.get(from))));
        }
        return SandboxResponse.ok(listing);
    }

    private SandboxListing<ObjectNode> credentials(Call call) {
        return SandboxListing.of(call, state.listed(state.credentials()).map(Credential::info));
    }

    private static int position(List<ObjectNode> all, String id) {
        int position = all.stream().map(CredentialEndpoints::id).toList().indexOf(id);
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

    private static String id(ObjectNode credential) {
        return credential.path("id").asText();
    }

    private SandboxResponse types(Call call) {
        return SandboxResponse.ok(
                SandboxJson.array(TYPES.keySet().stream().sorted().toList(), type -> SandboxJson.named(type, type)));
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = body(call);
        String type = type(body);
        ObjectNode info = SandboxJson.named(state.newId(), "").put("createdDate", SandboxJson.time(state.now()));
        return store(info, type, body);
    }

    private SandboxResponse update(Call call) {
        Credential old = credential(call);
        ObjectNode body = body(call);
        String type = type(body);
        if (!type.equals(old.type())) {
            throw Refusal.invalidValue("type", "The type of a credential cannot be changed");
        }
        return store(old.info(), type, body);
    }

    private SandboxResponse store(ObjectNode info, String type, ObjectNode body) {
        JsonNode fields = body.path("credentialFields");
        List<String> missing = TYPES.get(type).stream()
                .filter(field -> fields.path(field).asText().isEmpty())
                .map("credentialFields."::concat)
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.of(
                            400,
                            "constraint.validation",
                            "A credential of type " + type + " needs the fields " + TYPES.get(type))
                    .details("required.field.missing", missing);
        }
        info.put("name", body.path("name").asText(info.path("name").asText()));
        info.put("modifiedDate", SandboxJson.time(state.now()));
        info.set("type", SandboxJson.named(type, type));
        info.put("selfUri", PATH + id(info));
        state.credentials().put(id(info), new Credential(info, fields));
        return SandboxResponse.ok(info.deepCopy());
    }

    /** An integration that refers to it is left with a broken reference, or keeps it: which is uncertain. */
    private SandboxResponse delete(Call call) {
        String id = id(credential(call).info());
        boolean used = state.integrations().values().stream().anyMatch(integration -> integration.hasCredential(id));
        if (used && state.switches().credentialInUseStatus() == 400) {
            throw Refusal.badRequest("The credential " + id + " is used by an integration");
        }
        state.credentials().remove(id);
        return SandboxResponse.empty(204);
    }

    /** The type is published as an object; Genesys's own wizard sends its name alone, and the platform takes it. */
    private static ObjectNode body(Call call) {
        return call.body(body -> {
            if (body instanceof ObjectNode object && object.path("type").isTextual()) {
                object.set(
                        "type",
                        SandboxJson.object().put("name", object.path("type").asText()));
            }
            return body;
        });
    }

    private static String type(ObjectNode body) {
        JsonNode given = body.path("type");
        String type = given.hasNonNull("name")
                ? given.path("name").asText()
                : given.path("id").asText();
        if (!TYPES.containsKey(type)) {
            throw Refusal.invalidValue("type", "The credential type " + type + " does not exist");
        }
        return type;
    }

    private Credential credential(Call call) {
        return call.existing(state, state.credentials(), "credential");
    }
}
