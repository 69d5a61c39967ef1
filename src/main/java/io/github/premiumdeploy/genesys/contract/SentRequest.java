package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request that a run sends, or can send, as far as it is known without an organization.
 *
 * @param goal the goal that sends it
 * @param asker what it is for, as words: {@code role "Agent"}
 * @param query the parameters of its query
 * @param body its body; {@link #LATER} stands for texts that only an organization tells
 * @param knowsBody whether it is known what is sent as a body, if anything is
 * @param echoes whether the rest of the body is what the platform itself answered before
 * @param free the paths of values that may be anything, such as a JSON schema that the vendor writes
 */
public record SentRequest(
        String goal,
        String asker,
        Operation operation,
        Map<String, String> query,
        Optional<JsonNode> body,
        boolean knowsBody,
        boolean echoes,
        Set<String> free) {

    /** Stands for an id, or another text, that is not known before the run. */
    public static final String LATER = Operation.LATER;

    public SentRequest {
        query = Map.copyOf(query);
        free = Set.copyOf(free);
    }

    /** A request without a body. */
    public static SentRequest of(String goal, String asker, Operation operation) {
        return new SentRequest(goal, asker, operation, operation.query(), Optional.empty(), true, false, Set.of());
    }

    /** The same with a body. */
    public SentRequest with(JsonNode sent, String... freePaths) {
        return new SentRequest(goal, asker, operation, query, Optional.of(sent), true, echoes, Set.of(freePaths));
    }

    /** The same, on top of what the platform answered before. */
    public SentRequest echoing() {
        return new SentRequest(goal, asker, operation, query, body, knowsBody, true, free);
    }

    /** The same with a body that nobody knows here. */
    public SentRequest withUnknownBody() {
        return new SentRequest(goal, asker, operation, query, Optional.empty(), false, false, Set.of());
    }
}
