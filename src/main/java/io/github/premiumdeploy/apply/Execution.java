package io.github.premiumdeploy.apply;

import io.github.premiumdeploy.plan.Key;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Step;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
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
 * What the steps of a running plan share: ids of what was made, secrets of new OAuth clients, and how to write to a
 * platform whose answers get lost, whose lists lag behind, and whose versions move on. Safe for use by several threads.
 */
public final class Execution {

    /** Writes with a version that may be outdated. */
    @FunctionalInterface
    public interface Versioned {
        /**
         * Writes with the current version.
         *
         * @throws IOException if the platform refuses
         */
        JsonNode write(JsonNode current) throws IOException;
    }

    private final GenesysClient client;
    private final KnownIds known = new KnownIds();
    private final UndoLog undoLog = new UndoLog();
    private final Settle settle = new Settle();
    private final Deletion deletion;

    Execution(GenesysClient client) {
        this.client = client;
        this.deletion = new Deletion(this, known);
    }

    /** Remembers the id of a resource that exists. */
    public void know(Key key, String id) {
        known.know(key, id);
    }

    /** The id of a resource, if it exists already. */
    public Optional<String> id(Key key) {
        return known.id(key);
    }

    /** The id of a resource that an earlier step made sure of. */
    public String requireId(Key key) {
        return id(key).orElseThrow(() -> new IllegalStateException("no step made " + key));
    }

    /** Remembers the secret of an OAuth client, for the steps that need it. */
    public void knowSecret(Key key, String secret) {
        known.knowSecret(key, secret);
    }

    /** The secret of an OAuth client that was made in this run, or that the secrets file has. */
    public Optional<String> secret(Key key) {
        return known.secret(key);
    }

    /**
     * Reads one thing.
     *
     * @throws IOException if it cannot be read
     */
    public JsonNode read(Operation operation, String path, Query query) throws IOException {
        return client.call(operation, path, query, Optional.empty()).body();
    }

    /** The client, for lists. */
    public GenesysClient client() {
        return client;
    }

    /** A step is being done. */
    void noteBegun(Step step) {
        undoLog.begin(step);
    }

    /** Whether a step was done, in whole or in part. */
    boolean hasBegun(Step step) {
        return undoLog.hasBegun(step);
    }

    /** Notes how a write is taken back that is about to be sent. */
    public void undoable(Undo undo) {
        undoLog.add(undo);
    }

    /** How all writes are taken back, the latest first, so that what needs something goes before what it needs. */
    List<Undo> undos() {
        return undoLog.latestFirst();
    }

    /** Whether this run made the resource of this id, or found it where an answer was lost, and has not removed it. */
    public boolean hasMade(String id) {
        return known.hasMade(id);
    }

    /** Whether this run has the id from the answer to its own request, and has not removed the resource. */
    boolean hasAnswer(String id) {
        return known.hasAnswer(id);
    }

    /** Whether it is proven that this run made the resource of this id, be it there or not. */
    public boolean isOwn(String id) {
        return known.isOwn(id);
    }

    /** Forgets what this run made, secret included: it is to go. */
    void disown(Key key, String id) {
        known.disown(key, id);
    }

    /** Whether an answer about this resource was lost, so that it may have been made or not. */
    public boolean isInDoubt(Key key) {
        return known.isInDoubt(key);
    }

    /** Says whether there may be something of this resource that this run made. */
    void doubt(Key key, boolean mayBeThere) {
        known.doubt(key, mayBeThere);
    }

    /**
     * Creates a resource once, also where answers are lost or an interrupted run may have made one that cannot be seen yet.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     * @throws PlanException if a person has to decide whether what is there is this run's
     */
    public JsonNode create(Creation creation, JsonNode body) throws IOException {
        return new CreateOnce(this, creation, body).run();
    }

    /** This was made a moment ago, or found where an answer was lost: it may not be known everywhere yet. */
    void noteMade(String id) {
        known.noteMade(id, client.deadline().now());
    }

    /** An answer to this run says that it made this. */
    void noteAnswered(String id) {
        known.noteAnswered(id, client.deadline().now());
    }

    /** It is proven that this run made this. */
    void noteProven(String id) {
        known.noteProven(id);
    }

    /** This run removed what it had made. */
    void noteGone(String id) {
        known.noteGone(id::equals);
    }

    /** Lists lag behind writes, so that a thing may be there before it is seen. */
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
    public BackOff backOff() {
        return BackOff.of(client.deadline(), URI.create(client.apiUrl() + "/"));
    }

    /** Between tries, for so long. */
    public BackOff backOff(Duration patience) {
        return backOff().lasting(patience);
    }

    /**
     * Makes sure that the platform keeps what it was sent, before anything builds on it.
     *
     * @param answer what the platform answered to a write
     * @return its latest answer
     * @throws IOException if what is missing cannot be sent once more
     */
    public JsonNode settle(Key key, JsonNode answer, Settle.Comparison comparison, Settle.Update update)
            throws IOException {
        return settle.settle(key, answer, comparison, update);
    }

    /** What the platform keeps in forms of its own, as this run has seen. */
    Settle settled() {
        return settle;
    }

    /**
     * Writes what may be written twice, to something that may have been made just now and not be visible yet.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    public JsonNode write(Operation operation, String path, Query query, Optional<JsonNode> body) throws IOException {
        JsonNode content = body.orElse(MissingNode.getInstance());
        return afterConflicts(() -> patiently(
                path + " " + content,
                () -> client.callIdempotent(operation, path, query, body).body()));
    }

    /** Somebody else changes the same thing at the same moment. */
    JsonNode afterConflicts(Reader action) throws IOException {
        BackOff backOff = backOff();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.read();
            } catch (ApiException e) {
                if (!RefusalMeaning.isVersionConflict(e) || attempt == BackOff.TRIES || !backOff.pause()) {
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
    public JsonNode writeVersioned(JsonNode current, Reader reader, Versioned versioned) throws IOException {
        JsonNode latest = current;
        BackOff backOff = backOff();
        for (int attempt = 1; ; attempt++) {
            try {
                JsonNode now = latest;
                return patiently(() -> versioned.write(now));
            } catch (ApiException e) {
                if (!RefusalMeaning.isVersionConflict(e) || attempt == BackOff.VERSION_TRIES || !backOff.pause()) {
                    throw e;
                }
                latest = patiently(reader);
            }
        }
    }

    /** Reads from the platform. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Reads.
         *
         * @throws IOException if it cannot be read
         */
        JsonNode read() throws IOException;
    }

    /**
     * Does something with a thing that was made just now, which may be invisible for a while.
     *
     * @throws IOException if the platform refuses for good
     */
    public JsonNode patiently(Reader action) throws IOException {
        return patiently("", action);
    }

    private JsonNode patiently(String sent, Reader action) throws IOException {
        BackOff backOff = backOff();
        for (int attempt = 1; ; attempt++) {
            try {
                return action.read();
            } catch (ApiException e) {
                boolean again = e.status() == 404 && attempt < BackOff.TRIES
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
    public boolean isTooEarly(ApiException e, String sent, int tries) {
        String text = e.uri().getPath() + " " + sent + " " + e.error().message() + " "
                + e.error().entityId().orElse("");
        return tries < BackOff.NOT_READY_TRIES
                && RefusalMeaning.isTooEarly(e)
                && known.nameMadeSince(text, client.deadline().now().minus(BackOff.SEEN_EVERYWHERE));
    }

    /**
     * Deletes; what is not there is deleted.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    public void delete(Operation operation, String path, Query query) throws IOException {
        deletion.delete(operation, path, query);
    }

    /**
     * Deletes, unless the platform keeps it because it is in use.
     *
     * @return whether it is gone
     * @throws IOException if the platform gives no answer, or refuses for another reason
     */
    public boolean deleteUnlessInUse(Operation operation, String path) throws IOException {
        return deletion.deleteUnlessInUse(operation, path);
    }

    /** Deletes in the ways that some kinds need. */
    public Deletion deletion() {
        return deletion;
    }

    /** The platform may show what was deleted for a while, and say so. */
    public static boolean isDeleted(JsonNode shown) {
        return shown.path("state").asText().equalsIgnoreCase("deleted");
    }

    /**
     * Waits a moment.
     *
     * @return false if the deadline leaves no time for it
     * @throws IOException if the build is asked to stop
     */
    public boolean pause(Duration pause) throws IOException {
        return client.deadline().sleep(pause, URI.create(client.apiUrl() + "/"));
    }
}
