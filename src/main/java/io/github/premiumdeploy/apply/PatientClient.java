package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ActionTemplates;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.TransportException;
import io.github.premiumdeploy.http.TransportException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;

/**
 * Calls a platform on which what was made just now may not be known everywhere, lists lag behind, and versions move on. Safe
 * for use by several threads.
 */
final class PatientClient {

    /** Does something on the platform, and tells its answer. */
    @FunctionalInterface
    interface Call {
        JsonNode send() throws IOException;
    }

    /** Writes something of which it is known how the latest answer shows it, and tells the platform's answer. */
    @FunctionalInterface
    interface Update {
        JsonNode send(JsonNode shown) throws IOException;
    }

    private final GenesysClient client;
    private final Parallel parallel;
    private final KnownIds ids;

    PatientClient(GenesysClient client, Parallel parallel, KnownIds ids) {
        this.client = client;
        this.parallel = parallel;
        this.ids = ids;
    }

    /** The client itself, which does not wait for what is new. */
    GenesysClient direct() {
        return client;
    }

    /** Reads one thing. */
    JsonNode read(Operation operation, String id, Query query) throws IOException {
        return client.call(operation, operation.pathWith(id), query, Optional.empty())
                .body();
    }

    /** Reads one thing; empty if it is not there. */
    Optional<JsonNode> find(Operation operation, String id, Query query) throws IOException {
        try {
            return Optional.of(read(operation, id, query));
        } catch (ApiException e) {
            if (!e.isGone()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Reads one thing, with the texts that the answer has only the addresses of. */
    JsonNode readWhole(Operation operation, String id, Query query) throws IOException {
        return whole(operation, read(operation, id, query));
    }

    /** An answer with the texts that it has only the addresses of. */
    JsonNode whole(Operation operation, JsonNode answer) throws IOException {
        List<Parallel.Read<JsonNode>> texts = new ArrayList<>();
        for (ActionTemplates.Missing text :
                ActionTemplates.missing(operation, answer, List.of(ActionTemplates.values()))) {
            texts.add(() -> text.read(client));
        }
        try {
            parallel.readAll(texts);
        } catch (InterruptedIOException e) {
            throw new TransportException(Kind.INTERRUPTED, uri(), "the build was interrupted during a request", e);
        }
        return answer;
    }

    /** Sends something that may be sent twice. */
    JsonNode send(Operation operation, String id, JsonNode body) throws IOException {
        return client.callIdempotent(operation, operation.pathWith(id), Query.NONE, Optional.of(body))
                .body();
    }

    /** Sends something that may be sent twice, to something, or about something, that may have been made just now. */
    JsonNode sendPatiently(Operation operation, String id, JsonNode body) throws IOException {
        return patiently(operation.pathWith(id) + " " + body, () -> send(operation, id, body));
    }

    /**
     * Writes what may be written twice, to something that may have been made just now and not be visible yet.
     *
     * @param path the operation's path with its variables replaced
     * @param body what is sent; missing where all there is to say is in the path and the query
     */
    JsonNode write(Operation operation, String path, Query query, JsonNode body) throws IOException {
        Optional<JsonNode> sent = Optional.of(body).filter(content -> !content.isMissingNode());
        return afterConflicts(() -> patiently(
                path + " " + body,
                () -> client.callIdempotent(operation, path, query, sent).body()));
    }

    /** Does something that somebody else may get in the way of, by changing the same thing at the same moment. */
    JsonNode afterConflicts(Call action) throws IOException {
        return repeatedly(
                action,
                (refusal, attempt) -> RefusalMeaning.isVersionConflict(refusal) && attempt < BackOff.VERSION_TRIES);
    }

    /** Writes with a version: on a conflict the current state is read again, after a pause, and the write repeated with it. */
    JsonNode writeVersioned(JsonNode current, Call reader, Update update) throws IOException {
        AtomicBoolean isConflict = new AtomicBoolean();
        return afterConflicts(() -> update.send(isConflict.getAndSet(true) ? patiently(reader) : current));
    }

    /** Does something with a thing that was made just now, which may be invisible for a while. */
    JsonNode patiently(Call action) throws IOException {
        return patiently("", action);
    }

    private JsonNode patiently(String sent, Call action) throws IOException {
        return repeatedly(
                action,
                (refusal, attempt) -> refusal.status() == 404 && attempt < BackOff.NOT_READY_TRIES
                        || !RefusalMeaning.isVersionConflict(refusal) && isTooEarly(refusal, sent, attempt));
    }

    /** Does something again, after a pause, for as long as a refusal and the number of tries let it. */
    private JsonNode repeatedly(Call action, BiPredicate<ApiException, Integer> again) throws IOException {
        BackOff backOff = backOff();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.send();
            } catch (ApiException e) {
                if (!again.test(e, attempt) || !backOff.pause()) {
                    throw e;
                }
            }
        }
    }

    /** Whether a refusal is about something that this run made so short a time ago that it may not be known everywhere. */
    boolean isTooEarly(ApiException e, String sent, int tries) {
        String text = e.uri().getPath() + " " + sent + " " + e.error().message() + " "
                + e.error().entityId().orElse("");
        return tries < BackOff.NOT_READY_TRIES
                && RefusalMeaning.isTooEarly(e)
                && ids.nameMadeSince(text, client.deadline().now().minus(BackOff.SEEN_EVERYWHERE));
    }

    /** Looks for resources in lists, which lag behind writes, so that a thing may be there before it is seen. */
    List<JsonNode> lookAround(Creation.Finder finder, Duration patience) throws IOException {
        BackOff backOff = backOff().lasting(patience);
        while (true) {
            List<JsonNode> found = finder.find();
            if (!found.isEmpty() || !backOff.pause()) {
                return found;
            }
        }
    }

    /** Between tries. */
    BackOff backOff() {
        return BackOff.of(client.deadline(), uri());
    }

    /** Waits a moment; false if the deadline leaves no time for it. */
    boolean pause(Duration pause) throws IOException {
        return client.deadline().sleep(pause, uri(), "is to be tried again");
    }

    private URI uri() {
        return URI.create(client.apiUrl() + "/");
    }
}
