package io.github.premiumdeploy.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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

    /** Published of grants, and assumed of lists: what was written is seen after at most five minutes. */
    public static final Duration SETTLES = Duration.ofMinutes(5);

    static final int TRIES = 6;
    private static final int VERSIONS = 10;
    static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    /** How long something that was made may not be found by its id. */
    private static final Duration HIDDEN = Duration.ofMinutes(1);

    /**
     * How often something is sent that is refused as wrong content, since what it refers to is new. As often as Genesys's own
     * provider for Terraform does after it has made an integration; with the pauses here that is 75 seconds, as long as
     * anything that was made is known not to be known everywhere. One that is refused still is wrong.
     */
    private static final int TOO_EARLY_TRIES = 10;

    private final GenesysClient client;
    private final Map<Key, String> ids = new ConcurrentHashMap<>();
    private final Map<Key, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, Instant> made = new ConcurrentHashMap<>();
    private final Set<Key> inDoubt = ConcurrentHashMap.newKeySet();
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private final Set<Step> begun = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final List<Undo> undos = Collections.synchronizedList(new ArrayList<>());

    Execution(GenesysClient client) {
        this.client = client;
    }

    /** Remembers the id of a resource that exists. */
    public void know(Key key, String id) {
        ids.put(key, id);
    }

    /** The id of a resource, if it exists already. */
    public Optional<String> id(Key key) {
        return Optional.ofNullable(ids.get(key));
    }

    /** The id of a resource that an earlier step made sure of. */
    public String requireId(Key key) {
        return id(key).orElseThrow(() -> new IllegalStateException("no step made " + key));
    }

    /** Remembers the secret of an OAuth client, for the steps that need it. */
    public void knowSecret(Key key, String secret) {
        secrets.put(key, secret);
    }

    /** The secret of an OAuth client that was made in this run, or that the secrets file has. */
    public Optional<String> secret(Key key) {
        return Optional.ofNullable(secrets.get(key));
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
        begun.add(step);
    }

    /** Whether a step was done, in whole or in part. */
    boolean hasBegun(Step step) {
        return begun.contains(step);
    }

    /** Notes how a write is taken back that is about to be sent. */
    public void undoable(Undo undo) {
        undos.add(undo);
    }

    /** How all writes are taken back, the latest first, so that what needs something goes before what it needs. */
    List<Undo> undos() {
        List<Undo> latestFirst;
        synchronized (undos) {
            latestFirst = new ArrayList<>(undos);
        }
        Collections.reverse(latestFirst);
        return latestFirst;
    }

    /** Whether this run made the resource of this id, or found it where an answer was lost, and has not removed it. */
    public boolean hasMade(String id) {
        return made.containsKey(id);
    }

    /** Whether this run has the id from the answer to its own request, and has not removed the resource. */
    boolean hasAnswer(String id) {
        return answered.contains(id) && made.containsKey(id);
    }

    /** Whether it is proven that this run made the resource of this id, be it there or not. */
    public boolean isOwn(String id) {
        return own.contains(id);
    }

    /** Forgets what this run made, secret included: it is to go. */
    void disown(Key key, String id) {
        made.remove(id);
        ids.remove(key, id);
        secrets.remove(key);
    }

    /** Whether an answer about this resource was lost, so that it may have been made or not. */
    public boolean isInDoubt(Key key) {
        return inDoubt.contains(key);
    }

    /** Says whether there may be something of this resource that this run made. */
    void doubt(Key key, boolean mayBeThere) {
        if (mayBeThere) {
            inDoubt.add(key);
        } else {
            inDoubt.remove(key);
        }
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
        made.put(id, client.deadline().now());
    }

    /** An answer to this run says that it made this. */
    void noteAnswered(String id) {
        noteMade(id);
        answered.add(id);
        own.add(id);
    }

    /** It is proven that this run made this. */
    void noteProven(String id) {
        own.add(id);
    }

    /** This run removed what it had made. */
    void noteGone(String id) {
        made.remove(id);
    }

    /** Lists lag behind writes, so that a thing may be there before it is seen. */
    List<JsonNode> lookAround(Creation.Finder finder, Duration patience) throws IOException {
        Duration pause = FIRST_PAUSE;
        Duration waited = Duration.ZERO;
        while (true) {
            List<JsonNode> found = finder.find();
            if (!found.isEmpty() || waited.compareTo(patience) >= 0 || !pause(pause)) {
                return found;
            }
            waited = waited.plus(pause);
            pause = longer(pause);
        }
    }

    static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /**
     * Writes what may be written twice, to something that may have been made just now and not be visible yet.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    public JsonNode write(Operation operation, String path, Query query, Optional<JsonNode> body) throws IOException {
        return afterConflicts(() -> patiently(
                () -> client.callIdempotent(operation, path, query, body).body()));
    }

    /** Somebody else changes the same thing at the same moment. */
    private JsonNode afterConflicts(Reader action) throws IOException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return action.read();
            } catch (ApiException e) {
                if (e.status() != 409 || attempt == TRIES || !pause(pause)) {
                    throw e;
                }
                pause = longer(pause);
            }
        }
    }

    /**
     * Writes with a version: on a conflict the current state is read again and the write repeated with it.
     *
     * @param current what is known now
     * @param reader reads it anew
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    public JsonNode writeVersioned(JsonNode current, Reader reader, Versioned versioned) throws IOException {
        JsonNode known = current;
        for (int attempt = 1; ; attempt++) {
            try {
                JsonNode now = known;
                return patiently(() -> versioned.write(now));
            } catch (ApiException e) {
                if (!isVersionConflict(e) || attempt == VERSIONS) {
                    throw e;
                }
                known = patiently(reader);
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
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return action.read();
            } catch (ApiException e) {
                boolean again =
                        e.status() == 404 && attempt < TRIES || isTooEarly(e, MissingNode.getInstance(), attempt);
                if (!again || !pause(pause)) {
                    throw e;
                }
                pause = longer(pause);
            }
        }
    }

    /**
     * Whether a refusal is about something that this run made so short a time ago that it may not be known everywhere.
     *
     * @param tries how often the request was sent
     */
    boolean isTooEarly(ApiException e, JsonNode body, int tries) {
        boolean isWrongContent = e.status() == 400 || e.status() == 422;
        boolean unknown = e.status() == 404 || isWrongContent && tries < TOO_EARLY_TRIES && !isVersionConflict(e);
        String text = (e.status() == 404 ? e.uri().getPath() + " " + body + " " : "")
                + e.error().message() + " " + e.error().entityId().orElse("");
        Instant now = client.deadline().now();
        return unknown
                && made.entrySet().stream()
                        .anyMatch(entry -> text.contains(entry.getKey())
                                && now.isBefore(entry.getValue().plus(SETTLES)));
    }

    /**
     * Deletes; what is not there is deleted.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    public void delete(Operation operation, String path, Query query) throws IOException {
        afterConflicts(() -> {
            deleteOnce(operation, path, query);
            return MissingNode.getInstance();
        });
    }

    /**
     * Deletes, unless the platform keeps it because it is in use.
     *
     * @return whether it is gone
     * @throws IOException if the platform gives no answer, or refuses for another reason
     */
    public boolean deleteUnlessInUse(Operation operation, String path) throws IOException {
        try {
            deleteOnce(operation, path, Query.NONE);
            return true;
        } catch (ApiException e) {
            if (e.status() != 400 && e.status() != 409) {
                throw e;
            }
            return false;
        }
    }

    /** What this run made a moment ago may be there and not be seen. */
    private void deleteOnce(Operation operation, String path, Query query) throws IOException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                client.callIdempotent(operation, path, query, Optional.empty());
                made.keySet().removeIf(path::contains);
                return;
            } catch (ApiException e) {
                if (e.status() != 404 && e.status() != 410) {
                    throw e;
                }
                if (!isMadeSince(path, client.deadline().now().minus(HIDDEN)) || !pause(pause)) {
                    return;
                }
                pause = longer(pause);
            }
        }
    }

    private boolean isMadeSince(String path, Instant moment) {
        return made.entrySet().stream()
                .anyMatch(one -> path.contains(one.getKey()) && one.getValue().isAfter(moment));
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

    /** An error of the server, which may have come after the work. */
    public static boolean isLost(ApiException e) {
        return e.status() >= 500 && e.status() != 501 || e.status() == 408;
    }

    /** Published: 409 or 400, with a text about the current version. */
    private static boolean isVersionConflict(ApiException e) {
        return e.status() == 409 || e.status() == 400 && text(e).contains("version");
    }

    /** Published: 409 or 400, with a code or a text about the name. */
    static boolean isNameConflict(ApiException e) {
        String text = text(e);
        return e.status() == 409
                || e.status() == 400
                        && Stream.of("duplicate", "already", "exists", "unique", "in use", "taken")
                                .anyMatch(text::contains)
                        && !text.contains("not exist");
    }

    private static String text(ApiException e) {
        return (e.error().code() + " " + e.error().message()).toLowerCase(Locale.ROOT);
    }
}
