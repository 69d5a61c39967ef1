package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.sandbox.http.Refusal;
import io.github.premiumdeploy.sandbox.http.SandboxJson;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.Names;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.List;
import java.util.Map;

/**
 * Resources with a name of their own, which are made, read, changed and deleted with one request each, and keep what they are
 * sent. A subclass declares the operations and the model of their bodies, and overrides in what its resources differ.
 */
abstract class PlainEndpoints implements EndpointGroup {

    /** The operations on a kind of resource. */
    record Operations(Operation list, Operation create, Operation get, Operation update, Operation delete) {}

    private final State state;
    private final Map<String, ObjectNode> all;
    private final String noun;
    private final Operations operations;

    /**
     * A group of endpoints.
     *
     * @param resources what snapshots call them
     * @param noun what messages call one of them
     */
    PlainEndpoints(State state, String resources, String noun, Operations operations) {
        this.state = state;
        this.all = state.documents(resources);
        this.noun = noun;
        this.operations = operations;
    }

    final State state() {
        return state;
    }

    @Override
    public List<SandboxEndpoint> endpoints() {
        return List.of(
                SandboxEndpoint.of(operations.list(), this::list).paged(),
                SandboxEndpoint.of(operations.create(), this::create).taking(model(operations.create())),
                SandboxEndpoint.of(operations.get(), call -> SandboxResponse.ok(read(one(call)))),
                SandboxEndpoint.of(operations.update(), this::update).taking(model(operations.update())),
                SandboxEndpoint.of(operations.delete(), this::delete));
    }

    /** The model of the body of an operation: the first that is declared. */
    String model(Operation operation) {
        return models().split(":", 2)[0];
    }

    /** Refuses a body that cannot be kept, its name aside. */
    void check(ObjectNode body) {
        // What meets its model can be kept.
    }

    /** The refusal of a name that another one has. */
    Refusal nameTaken(String name) {
        return Conflicts.name(state, noun, name);
    }

    /** Gives a new one what no body says. */
    void begin(ObjectNode made, Call call) {
        // Id, name and address are given to all.
    }

    /** Keeps what a body says. */
    void keep(ObjectNode body, ObjectNode kept, Call call) {
        kept.setAll(body);
    }

    /** How one is shown where it is made or changed. */
    ObjectNode shown(ObjectNode kept) {
        return kept.deepCopy();
    }

    /** How one is shown where it is read or listed. */
    ObjectNode read(ObjectNode kept) {
        return shown(kept);
    }

    /** Refuses a deletion that comes too early. */
    void requireDeletable(String id) {
        // Most can be deleted at once.
    }

    /** The page of the list that a call asks for. */
    Paging paging(Call call, int count) {
        return Paging.of(call);
    }

    private SandboxResponse list(Call call) {
        List<ObjectNode> listed = state.listed(all).toList();
        return SandboxListing.of(call, listed.stream()).page(paging(call, listed.size()), this::read);
    }

    private SandboxResponse create(Call call) {
        ObjectNode body = call.body();
        String name = checkedName(body, "");
        ObjectNode made = SandboxJson.named(state.newId(), name);
        begin(made, call);
        return kept(body, made, name, call);
    }

    private SandboxResponse update(Call call) {
        ObjectNode old = one(call);
        ObjectNode body = call.body();
        return kept(body, old, checkedName(body, old.path("id").asText()), call);
    }

    private String checkedName(ObjectNode body, String ownId) {
        String name = Names.required(body, noun);
        if (Names.isTaken(all.values(), name, ownId)) {
            throw nameTaken(name);
        }
        check(body);
        return name;
    }

    private SandboxResponse kept(ObjectNode body, ObjectNode kept, String name, Call call) {
        String id = kept.path("id").asText();
        keep(body, kept, call);
        kept.put("id", id).put("name", name);
        kept.put("selfUri", operations.get().pathWith(id));
        all.put(id, kept);
        return SandboxResponse.ok(shown(kept));
    }

    private SandboxResponse delete(Call call) {
        String id = one(call).path("id").asText();
        requireDeletable(id);
        all.remove(id);
        return SandboxResponse.empty(204);
    }

    private ObjectNode one(Call call) {
        return call.existing(state, all, noun);
    }
}
