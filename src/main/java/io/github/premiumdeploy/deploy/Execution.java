package io.github.premiumdeploy.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.genesys.ApiException;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.Query;
import io.github.premiumdeploy.http.TransportException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the steps of a running plan share: ids of what was made, secrets of new OAuth clients, and how to write to a
 * platform whose answers get lost, whose lists lag behind, and whose versions move on. Safe for use by several threads.
 */
public final class Execution {

    /** Looks for a resource by its identity. */
    @FunctionalInterface
    public interface Finder {
        /**
         * Looks for it.
         *
         * @throws IOException if that is not possible
         */
        Optional<JsonNode> find() throws IOException;
    }

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

    private static final int TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    private final GenesysClient client;
    private final Map<Key, String> ids = new ConcurrentHashMap<>();
    private final Map<Key, String> secrets = new ConcurrentHashMap<>();

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

    /**
     * Creates a resource once: if the answer is lost, it is looked for by its identity before it is sent again.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    public JsonNode create(Operation operation, String path, Query query, JsonNode body, Finder finder)
            throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return client.call(operation, path, query, Optional.of(body)).body();
            } catch (TransportException e) {
                if (e.surelyNotProcessed() || attempt == TRIES) {
                    throw e;
                }
            } catch (ApiException e) {
                boolean lost = e.status() >= 500 && e.status() != 501;
                if (isNameConflict(e)) {
                    return lookAround(finder).orElseThrow(() -> e);
                }
                if (!lost || attempt == TRIES) {
                    throw e;
                }
            }
            Optional<JsonNode> found = lookAround(finder);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    /** Lists lag behind writes, so that a thing may be there before it is seen. */
    private Optional<JsonNode> lookAround(Finder finder) throws IOException {
        Duration pause = FIRST_PAUSE;
        for (int look = 1; ; look++) {
            Optional<JsonNode> found = finder.find();
            if (found.isPresent() || look == TRIES - 1 || !pause(pause)) {
                return found;
            }
            pause = pause.multipliedBy(2);
        }
    }

    /**
     * Writes what may be written twice, to something that may have been made just now and not be visible yet.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    public JsonNode write(Operation operation, String path, Query query, Optional<JsonNode> body) throws IOException {
        return patiently(
                () -> client.callIdempotent(operation, path, query, body).body());
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
                if (!isVersionConflict(e) || attempt == TRIES) {
                    throw e;
                }
                known = patiently(reader::read);
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
                if (e.status() != 404 || attempt == TRIES || !pause(pause)) {
                    throw e;
                }
                pause = pause.multipliedBy(2);
            }
        }
    }

    /**
     * Deletes; what is not there is deleted.
     *
     * @throws IOException if the platform refuses, or gives no answer for good
     */
    public void delete(Operation operation, String path, Query query) throws IOException {
        try {
            client.callIdempotent(operation, path, query, Optional.empty());
        } catch (ApiException e) {
            if (e.status() != 404 && e.status() != 410) {
                throw e;
            }
        }
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

    /** Published: 409 or 400, with a text about the current version. */
    private static boolean isVersionConflict(ApiException e) {
        boolean code = e.status() == 409 || e.status() == 400;
        return code && e.error().message().contains("current version") || e.status() == 409 && !isNameConflict(e);
    }

    /** Published: 409 or 400, with a code or a text about the name. */
    private static boolean isNameConflict(ApiException e) {
        String text = (e.error().code() + " " + e.error().message()).toLowerCase(Locale.ROOT);
        return (e.status() == 409 || e.status() == 400)
                && !text.contains("current version")
                && (text.contains("duplicate") || text.contains("already") || text.contains("exists"));
    }
}
