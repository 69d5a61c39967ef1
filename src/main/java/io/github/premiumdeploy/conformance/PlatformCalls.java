package io.github.premiumdeploy.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ActionTemplates;
import io.github.premiumdeploy.genesys.Answer;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.Deadline;
import io.github.premiumdeploy.http.TransportException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Calls operations, and takes a refusal for the answer that it is. It keeps below the platform's rate limit, leaves time to
 * remove what was made, and changes nothing that this run did not make.
 */
final class PlatformCalls {

    /** The platform takes 300 of each token; others may use the same one. */
    private static final int MOST_A_MINUTE = 240;

    /** The part of the deadline that is kept for removing. */
    private static final int RESERVED = 5;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final GenesysClient client;
    private final OwnResources own;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private final List<CallResult> results = new ArrayList<>();
    private volatile boolean stopping;
    private boolean removing;
    private boolean begun;
    private int requests;

    PlatformCalls(GenesysClient client, OwnResources own) {
        this.client = client;
        this.own = own;
    }

    /** From now on the reserved time may be used, or no longer. */
    void removing(boolean begins) {
        removing = begins;
    }

    /** From now on nothing is begun but removing. For another thread than that of the run. */
    void stop() {
        stopping = true;
    }

    int requests() {
        return requests;
    }

    /** Whether the last request was begun, and not held back. */
    boolean wasBegun() {
        return begun;
    }

    /** All answers so far. */
    List<CallResult> results() {
        return List.copyOf(results);
    }

    /** How many answers so far are of a kind. */
    int count(Predicate<CallResult> kind) {
        return (int) results.stream().filter(kind).count();
    }

    /** Reads. */
    CallResult read(Operation operation, Query query, String... variables) throws IOException {
        return read(operation, query, Optional.empty(), variables);
    }

    /** Searches. */
    CallResult read(Operation operation, Query query, Optional<JsonNode> body, String... variables) throws IOException {
        if (!operation.isRead()) {
            throw new IllegalArgumentException(operation.signature() + " does not read");
        }
        return send(operation, query, body, variables);
    }

    /** Makes something. */
    CallResult create(Operation operation, JsonNode body) throws IOException {
        return send(operation, Query.NONE, Optional.of(body));
    }

    /**
     * Changes or deletes something that this run made.
     *
     * @param id whose resource it is about, which is the first variable of the path
     */
    CallResult change(Operation operation, Query query, Optional<JsonNode> body, String id, String... more)
            throws IOException {
        if (!own.has(id)) {
            throw new IllegalArgumentException(
                    operation.signature() + " is about something that this run did not make");
        }
        String[] variables = new String[more.length + 1];
        variables[0] = id;
        System.arraycopy(more, 0, variables, 1, more.length);
        return send(operation, query, body, variables);
    }

    private CallResult send(Operation operation, Query query, Optional<JsonNode> body, String... variables)
            throws IOException {
        String path = operation.pathWith(variables);
        begun = false;
        keepPace(path);
        begun = true;
        requests++;
        CallResult result;
        try {
            Answer answer = client.call(operation, path, query, body);
            ActionTemplates.whole(client, operation, answer.body());
            result = CallResult.of(operation, answer);
        } catch (ApiException e) {
            result = CallResult.of(e);
        }
        results.add(result);
        return result;
    }

    private void keepPace(String path) throws TransportException {
        if (stopping && !removing) {
            throw new TransportException(TransportException.Kind.INTERRUPTED, uri(path), "the build was asked to stop");
        }
        Deadline deadline = client.deadline();
        Duration kept = deadline.total().dividedBy(RESERVED);
        if (!removing && deadline.remaining().compareTo(kept) < 0) {
            throw new TransportException(
                    TransportException.Kind.DEADLINE,
                    uri(path),
                    "only " + deadline.remaining().toSeconds()
                            + " s of the deadline are left, which removing may need");
        }
        Instant now = deadline.now();
        while (!sent.isEmpty() && !sent.peek().plus(MINUTE).isAfter(now)) {
            sent.remove();
        }
        if (sent.size() >= MOST_A_MINUTE) {
            pause(Duration.between(now, sent.remove().plus(MINUTE)), path);
        }
        sent.add(deadline.now());
    }

    /** Lets time pass, if the deadline leaves any. */
    void pause(Duration wait) throws TransportException {
        pause(wait, "");
    }

    private void pause(Duration wait, String path) throws TransportException {
        client.deadline().sleep(wait, uri(path), "is looked at again");
    }

    private URI uri(String path) {
        return URI.create(client.apiUrl() + path);
    }
}
