package io.github.premiumdeploy.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ActionTemplates;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Calls a platform on which what was made just now may not be known everywhere, lists lag behind, and versions move on. Safe
 * for use by several threads.
 */
final class PatientClient {

    /** Does something on the platform. */
    @FunctionalInterface
    interface Call {
        /**
         * Does it.
         *
         * @return the platform's answer
         * @throws IOException if the platform refuses, or gives no answer
         */
        JsonNode send() throws IOException;
    }

    /** Writes, patiently, with a version that may be outdated. */
    @FunctionalInterface
    interface Versioned {
        /**
         * Writes with the current version.
         *
         * @throws IOException if the platform refuses, or gives no answer
         */
        JsonNode write(JsonNode current) throws IOException;
    }

    private final GenesysClient client;
    private final KnownIds ids;

    PatientClient(GenesysClient client, KnownIds ids) {
        this.client = client;
        this.ids = ids;
    }

    /** The client itself, which does not wait for what is new. */
    GenesysClient direct() {
        return client;
    }

    /**
     * Reads one thing.
     *
     * @throws IOException if it cannot be read
     */
    JsonNode read(Operation operation, String id, Query query) throws IOException {
        return client.call(operation, operation.pathWith(id), query, Optional.empty())
                .body();
    }

    /**
     * Reads one thing, with the texts that the answer has only the addresses of.
     *
     * @throws IOException if it cannot be read
     */
    JsonNode readWhole(Operation operation, String id, Query query) throws IOException {
        return whole(operation, read(operation, id, query));
    }

    /**
     * An answer with the texts that it has only the addresses of.
     *
     * @throws IOException if one cannot be read
     */
    JsonNode whole(Operation operation, JsonNode answer) throws IOException {
        for (ActionTemplates.Missing text :
                ActionTemplates.missing(operation, answer, List.of(ActionTemplates.values()))) {
            text.read(client);
        }
        return answer;
    }

    /**
     * Sends something that may be sent twice.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    JsonNode send(Operation operation, String id, JsonNode body) throws IOException {
        return client.callIdempotent(operation, operation.pathWith(id), Query.NONE, Optional.of(body))
                .body();
    }

    /**
     * Sends something that may be sent twice, to something, or about something, that may have been made just now.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    JsonNode sendPatiently(Operation operation, String id, JsonNode body) throws IOException {
        return patiently(operation.pathWith(id) + " " + body, () -> send(operation, id, body));
    }

    /**
     * Writes what may be written twice, to something that may have been made just now and not be visible yet.
     *
     * @param path the operation's path with its variables replaced
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    JsonNode write(Operation operation, String path, JsonNode body) throws IOException {
        return afterConflicts(() -> patiently(
                path + " " + body,
                () -> client.callIdempotent(operation, path, Query.NONE, Optional.of(body))
                        .body()));
    }

    /** The same where all there is to say is in the path and the query. */
    JsonNode write(Operation operation, String path, Query query) throws IOException {
        return afterConflicts(() -> patiently(
                path + " ",
                () -> client.callIdempotent(operation, path, query, Optional.empty())
                        .body()));
    }

    /**
     * Does something that somebody else may get in the way of, by changing the same thing at the same moment.
     *
     * @throws IOException if the platform refuses for good
     */
    JsonNode afterConflicts(Call action) throws IOException {
        BackOff backOff = backOff();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.send();
            } catch (ApiException e) {
                if (!RefusalMeaning.isVersionConflict(e) || attempt == BackOff.VERSION_TRIES || !backOff.pause()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Writes with a version: on a conflict the current state is read again, after a pause, and the write repeated with it.
     *
     * @param current what is known now
     * @param reader reads it anew
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    JsonNode writeVersioned(JsonNode current, Call reader, Versioned versioned) throws IOException {
        JsonNode latest = current;
        BackOff backOff = backOff();
        for (int attempt = 1; ; attempt++) {
            try {
                return versioned.write(latest);
            } catch (ApiException e) {
                if (!RefusalMeaning.isVersionConflict(e) || attempt == BackOff.VERSION_TRIES || !backOff.pause()) {
                    throw e;
                }
                latest = patiently(reader);
            }
        }
    }

    /**
     * Does something with a thing that was made just now, which may be invisible for a while.
     *
     * @throws IOException if the platform refuses for good
     */
    JsonNode patiently(Call action) throws IOException {
        return patiently("", action);
    }

    private JsonNode patiently(String sent, Call action) throws IOException {
        BackOff backOff = backOff();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.send();
            } catch (ApiException e) {
                boolean again = e.status() == 404 && attempt < BackOff.NOT_READY_TRIES
                        || !RefusalMeaning.isVersionConflict(e) && isTooEarly(e, sent, attempt);
                if (!again || !backOff.pause()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Whether a refusal is about something that this run made so short a time ago that it may not be known everywhere.
     *
     * @param sent what was sent, as text
     * @param tries how often the request was sent
     */
    boolean isTooEarly(ApiException e, String sent, int tries) {
        String text = e.uri().getPath() + " " + sent + " " + e.error().message() + " "
                + e.error().entityId().orElse("");
        return tries < BackOff.NOT_READY_TRIES
                && RefusalMeaning.isTooEarly(e)
                && ids.nameMadeSince(text, client.deadline().now().minus(BackOff.SEEN_EVERYWHERE));
    }

    /**
     * Looks for resources in lists, which lag behind writes, so that a thing may be there before it is seen.
     *
     * @throws IOException if that is not possible
     */
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

    /** Between tries, for so long. */
    BackOff backOff(Duration patience) {
        return backOff().lasting(patience);
    }

    /**
     * Waits a moment.
     *
     * @return false if the deadline leaves no time for it
     * @throws IOException if the build is asked to stop
     */
    boolean pause(Duration pause) throws IOException {
        return client.deadline().sleep(pause, uri(), "is to be tried again");
    }

    private URI uri() {
        return URI.create(client.apiUrl() + "/");
    }
}
