package io.github.premiumdeploy.sandbox.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.sandbox.http.SandboxResponse;
import io.github.premiumdeploy.sandbox.organization.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Shows by its id, for so many reads as the organization's switches say, what was deleted before. */
final class Deleted {

    private final State state;
    private final Map<String, ObjectNode> entities = new HashMap<>();
    private final Attempts reads = new Attempts();

    Deleted(State state) {
        this.state = state;
    }

    /** Remembers an entity as it was shown. */
    void remember(ObjectNode shown) {
        entities.put(shown.path("id").asText(), shown.deepCopy().put("state", "deleted"));
    }

    /** The deleted entity that the call reads, as long as it is shown. */
    Optional<SandboxResponse> shown(Call call) {
        String id = call.variable(0);
        return Optional.ofNullable(entities.get(id))
                .filter(entity -> reads.isAmongFirst(id, state.switches().deletedShownReads()))
                .map(entity -> SandboxResponse.ok(entity.deepCopy()));
    }
}
