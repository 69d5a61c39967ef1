package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.ResourceOperations;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Resources with a name of their own, which are made, read, changed and deleted with one request each, and keep what they are
 * sent. A subclass overrides in what its resources differ.
 */
class PlainEndpoints implements EndpointGroup {

    final State state;

    final Map<String, ObjectNode> all;

    private final String noun;
    private final ResourceOperations operations;
    private final String models;

    /** Endpoints whose subclass declares the models of bodies. */
    PlainEndpoints(State state, Map<String, ObjectNode> all, String noun, ResourceOperations operations) {
        this(state, all, noun, operations, "");
    }

    /**
     * A group of endpoints.
     *
     * @param all where they are kept, by id
     * @param noun what messages call one of them
     * @param models the published models of the bodies that they take, each on a line as {@link RequestModels} reads it
     */
    PlainEndpoints(
            State state, Map<String, ObjectNode> all, String noun, ResourceOperations operations, String models) {
        this.state = state;
        this.all = all;
        this.noun = noun;
        this.operations = operations;
        this.models = models;
    }

    @Override
    public String models() {
        return models;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(list(), create(), get(), update(), delete());
    }

    final SandboxEndpoint list() {
        SandboxEndpoint list = answering(operations.list(), call -> {
            SandboxListing<ObjectNode> listing = SandboxListing.of(call, state.listed(all));
            SandboxListing<ObjectNode> asked =
                    filtered(call, call.endpoint().queries().contains("name") ? listing.named() : listing);
            return isPaged() ? asked.page(kept -> read(kept, call)) : asked.whole(kept -> read(kept, call));
        });
        return isPaged() ? list.paged() : list.readingAlso("pageSize", "pageNumber");
    }

    final SandboxEndpoint create() {
        return answering(operations.create(), call -> {
                    ObjectNode body = body(call);
                    String name = checkedName(body, MissingNode.getInstance());
                    ObjectNode made = SandboxJson.named(state.newId(), name);
                    begin(made, body, call);
                    return kept(body, made, name, call);
                })
                .taking(model(operations.create()));
    }

    final SandboxEndpoint get() {
        return answering(operations.get(), call -> {
            Optional<ObjectNode> deleted = state.deleted(call.request().path());
            return SandboxResponse.ok(deleted.orElseGet(() -> read(one(call), call)));
        });
    }

    final SandboxEndpoint update() {
        return answering(operations.update(), call -> {
                    ObjectNode old = one(call);
                    ObjectNode body = body(call);
                    requireVersion(old, body);
                    return kept(body, old, checkedName(body, old), call);
                })
                .taking(model(operations.update()));
    }

    final SandboxEndpoint delete() {
        return answering(operations.delete(), call -> {
            ObjectNode old = one(call);
            requireDeletable(old, call);
            all.remove(SandboxJson.id(old));
            return SandboxResponse.empty(204);
        });
    }

    /** An endpoint that refuses what it has to, before it looks for what a call is about. */
    final SandboxEndpoint answering(Operation operation, Function<Call, SandboxResponse> handler) {
        return SandboxEndpoint.of(operation, call -> {
            admit(call);
            return handler.apply(call);
        });
    }

    /** The model of the body of an operation: the first that is declared. */
    String model(Operation operation) {
        return models().split(":", 2)[0];
    }

    /** Refuses a call whatever it is about, for instance where an organization has no such resources. */
    void admit(Call call) {
        // Most organizations have most.
    }

    /** Leaves out of a list what a call does not ask for, the name aside. */
    SandboxListing<ObjectNode> filtered(Call call, SandboxListing<ObjectNode> listing) {
        return listing;
    }

    /** Whether the list is sent for in pages; else all are on one page where a call does not ask for less. */
    private boolean isPaged() {
        return operations.list().query().containsKey("pageSize");
    }

    /**
     * Refuses a body that cannot be kept, its name aside.
     *
     * @param old what it is to change; missing for a new one
     */
    void check(ObjectNode body, JsonNode old) {
        // What meets its model can be kept.
    }

    /** Refuses a change of a version that is not the present one. */
    void requireVersion(ObjectNode kept, ObjectNode body) {
        // Most have no version.
    }

    ObjectNode body(Call call) {
        return call.body();
    }

    /** The name that a body gives, which it must. */
    String name(ObjectNode body, JsonNode old) {
        return Names.required(body, noun);
    }

    /** Whether another one has a name, which it must not. */
    boolean isTaken(String name, String ownId) {
        return all.values().stream()
                .anyMatch(other -> !SandboxJson.id(other).equals(ownId)
                        && other.path("name").asText().equalsIgnoreCase(name));
    }

    Refusal nameTaken(String name) {
        return Conflicts.name(state, noun, name);
    }

    Refusal notFound(String id) {
        return Refusal.notFound(noun, id);
    }

    /** Gives a new one what no body says, or no later body changes. */
    void begin(ObjectNode made, ObjectNode body, Call call) {
        // Id, name and address are given to all.
    }

    /** Keeps what a body says, the name aside unless it is kept as it was sent. */
    void keep(ObjectNode body, ObjectNode kept, Call call) {
        kept.setAll(body);
    }

    /** How one is shown where it is made or changed. */
    ObjectNode shown(ObjectNode kept) {
        return kept.deepCopy();
    }

    /** How one is shown where it is read or listed. */
    ObjectNode read(ObjectNode kept, Call call) {
        return shown(kept);
    }

    /** Refuses a deletion that comes too early. */
    void requireDeletable(ObjectNode kept, Call call) {
        // Most can be deleted at once.
    }

    private String checkedName(ObjectNode body, JsonNode old) {
        String name = name(body, old);
        boolean isNew = !name.equals(old.path("name").asText());
        if (isNew && isTaken(name, SandboxJson.id(old))) {
            throw nameTaken(name);
        }
        check(body, old);
        return name;
    }

    private SandboxResponse kept(ObjectNode body, ObjectNode kept, String name, Call call) {
        String id = SandboxJson.id(kept);
        keep(body, kept.put("name", name), call);
        kept.put("id", id).put("selfUri", operations.get().pathWith(id));
        all.put(id, kept);
        return SandboxResponse.ok(shown(kept));
    }

    final ObjectNode one(Call call) {
        return call.existing(state, all, this::notFound);
    }
}
