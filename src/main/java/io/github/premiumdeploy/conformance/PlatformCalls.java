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
import io.github.premiumdeploy.http.TransportException.Kind;
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
import java.util.stream.Stream;

/**
 * Calls operations, and takes a refusal for the answer that it is. It keeps below the platform's rate limit, leaves time to
 * remove what was made, and changes nothing that this run did not make.
 */
final class PlatformCalls {

    /** The platform takes 300 of each token; others may use the same one. */
    private static final int MOST_A_MINUTE = 240;

    /** The part of the deadline that is kept for removing. */
    private static final int RESERVED = 5;

    private static final Duration SECOND = Duration.ofSeconds(1);
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

    List<CallResult> results() {
        return List.copyOf(results);
    }

    int count(Predicate<CallResult> kind) {
        return (int) results.stream().filter(kind).count();
    }

    CallResult read(OwnResource resource) throws IOException {
        return call(resource.operations().read(), Query.NONE, resource.id().orElseThrow());
    }

    CallResult delete(OwnResource resource) throws IOException {
        Query query = OwnResource.Kind.DATA_TABLE.has(resource) ? Query.of("force", true) : Query.NONE;
        return call(resource.operations().delete(), query, resource.id().orElseThrow());
    }

    /** Calls an operation without a body. */
    CallResult call(Operation operation, Query query, String... variables) throws IOException {
        return call(operation, query, Optional.empty(), variables);
    }

    /** Calls an operation with a body. */
    CallResult send(Operation operation, JsonNode body, String... variables) throws IOException {
        return call(operation, Query.NONE, Optional.of(body), variables);
    }

    /**
     * Calls an operation, which reads, or makes something, or changes something that this run made.
     *
     * @param variables those of the path; the first is the id of what is changed
     */
    private CallResult call(Operation operation, Query query, Optional<JsonNode> body, String... variables)
            throws IOException {
        boolean makes = Stream.of(OwnResource.Kind.values())
                .anyMatch(kind -> kind.create().equals(operation));
        if (!operation.isRead() && !makes && !own.has(variables[0])) {
            throw new IllegalArgumentException(
                    operation.signature() + " is about something that this run did not make");
        }
        String path = operation.pathWith(variables);
        begun = false;
        keepPace(path);
        begun = true;
        requests++;
        CallResult result;
        try {
            Answer answer = client.call(operation, path, query, body);
            for (ActionTemplates.Missing text :
                    ActionTemplates.missing(operation, answer.body(), List.of(ActionTemplates.values()))) {
                text.read(client);
            }
            result = CallResult.of(operation, answer);
        } catch (ApiException e) {
            result = CallResult.of(e);
        }
        results.add(result);
        return result;
    }

    private void keepPace(String path) throws TransportException {
        if (stopping && !removing) {
            throw new TransportException(Kind.INTERRUPTED, uri(path), "the build was asked to stop");
        }
        Deadline deadline = client.deadline();
        Duration kept = deadline.total().dividedBy(RESERVED);
        if (!removing && deadline.remaining().compareTo(kept) < 0) {
            throw new TransportException(
                    Kind.DEADLINE,
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

    /** Lets a second pass, if the deadline leaves one. */
    void pause() throws TransportException {
        pause(SECOND, "");
    }

    private void pause(Duration wait, String path) throws TransportException {
        client.deadline().sleep(wait, uri(path), "is looked at again");
    }

    private URI uri(String path) {
        return URI.create(client.apiUrl() + path);
    }
}
