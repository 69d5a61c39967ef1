package io.github.premiumdeploy.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file with the secrets of OAuth clients, which the platform tells once. Only its owner can read it, from its first byte;
 * it is replaced in one move, so that it is whole whenever a run is killed; and several runs may share it.
 */
public final class SecretsFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String EXPECTED = "expected";
    private static final String CLIENT_ID = "clientId";
    private static final String CLIENT_SECRET = "clientSecret";
    private static final String OTHERS = "others";

    private final Path file;

    public SecretsFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** Changes what the file holds. */
    @FunctionalInterface
    private interface Edit {
        void edit(ObjectNode clients);
    }

    /**
     * Makes sure that a secret can be written, before it is made, and notes that it is to come: if the run is killed between
     * the two, the next one knows that the client of this name has a secret that nobody was told. What is known of the name
     * stays.
     *
     * @throws IOException if it cannot be written
     */
    public void expect(String name) throws IOException {
        change(clients -> entry(clients, name).put(EXPECTED, true));
    }

    /**
     * Whether an earlier run made a client of this name, or meant to, and did not come to its end with its secret.
     *
     * @throws IOException if the file is there and cannot be used
     */
    public boolean isExpected(String name) throws IOException {
        return read().path(name).path(EXPECTED).asBoolean();
    }

    /**
     * The secret of a client.
     *
     * @throws IOException if the file is there and cannot be used
     */
    public Optional<String> secret(String clientId) throws IOException {
        for (JsonNode client : read()) {
            JsonNode secret = client.path(CLIENT_ID).asText().equals(clientId)
                    ? client.path(CLIENT_SECRET)
                    : client.path(OTHERS).path(clientId);
            if (!secret.asText("").isEmpty()) {
                return Optional.of(secret.asText());
            }
        }
        return Optional.empty();
    }

    /**
     * Keeps the secret of a client, under the client's name; nothing more is to come.
     *
     * @throws IOException if it cannot be written
     */
    public void keep(String name, String clientId, String secret) throws IOException {
        change(clients -> put(clients, name, clientId, secret).remove(EXPECTED));
    }

    /**
     * Keeps the secret of a client which not all have that use it: if the run is killed, the next one goes on.
     *
     * @throws IOException if it cannot be written
     */
    public void hold(String name, String clientId, String secret) throws IOException {
        change(clients -> put(clients, name, clientId, secret).put(EXPECTED, true));
    }

    /**
     * Forgets the secret of a client that is no longer there, or with an empty id, that one is to come.
     *
     * @throws IOException if the file is there and cannot be used, or cannot be written
     */
    public void forget(String name, String clientId) throws IOException {
        if (!read().has(name)) {
            return;
        }
        change(clients -> {
            if (!(clients.path(name) instanceof ObjectNode client)) {
                return;
            }
            if (client.path(OTHERS) instanceof ObjectNode others) {
                others.remove(clientId);
            }
            // A secret that is still to come is not this client's.
            if (client.path(CLIENT_ID).asText("").equals(clientId)) {
                client.remove(List.of(CLIENT_ID, CLIENT_SECRET, EXPECTED));
                putAnother(clients, name, client.path(OTHERS));
            }
        });
    }

    /**
     * Makes sure that the file, if it is there, is one that secrets can be added to.
     *
     * @throws IOException if it is not
     */
    public void check() throws IOException {
        read();
    }

    /** The secret of another client of the same name stays: another build may have made it. */
    private static ObjectNode put(ObjectNode clients, String name, String clientId, String secret) {
        ObjectNode client = entry(clients, name);
        String old = client.path(CLIENT_ID).asText(clientId);
        if (!old.equals(clientId) && !client.path(CLIENT_SECRET).asText("").isEmpty()) {
            client.withObject("/" + OTHERS).put(old, client.path(CLIENT_SECRET).asText());
        }
        return client.put(CLIENT_ID, clientId).put(CLIENT_SECRET, secret);
    }

    /** Another client of the name is the one that there is now. */
    private static void putAnother(ObjectNode clients, String name, JsonNode others) {
        clients.remove(name);
        others.properties()
                .forEach(other ->
                        put(clients, name, other.getKey(), other.getValue().asText()));
    }

    private static ObjectNode entry(ObjectNode in, String name) {
        return in.path(name) instanceof ObjectNode entry ? entry : in.putObject(name);
    }

    private void change(Edit edit) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileLock lock = FileLock.of(sibling(".lock"))) {
            ObjectNode clients = read();
            edit.edit(clients);
            write(clients);
        }
    }

    private ObjectNode read() throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new IOException(file + " is a symbolic link; name the file itself");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return MAPPER.createObjectNode();
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file");
        }
        OwnerOnly.tighten(file);
        byte[] content = Files.readAllBytes(file);
        if (content.length == 0) {
            return MAPPER.createObjectNode();
        }
        try {
            if (MAPPER.readTree(content) instanceof ObjectNode clients) {
                return clients;
            }
        } catch (JsonProcessingException e) {
            // Without Jackson's message, which quotes what stands there.
            throw new IOException(file + " is no secrets file: it is not JSON in line "
                    + e.getLocation().getLineNr());
        }
        throw new IOException(file + " is no secrets file: it holds no JSON object");
    }

    /** Under the lock: what a killed run left of the draft is nobody's any more. */
    private void write(ObjectNode clients) throws IOException {
        Path draft = sibling(".part");
        Files.deleteIfExists(draft);
        try {
            try (FileChannel channel = FileChannel.open(
                    draft,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    OwnerOnly.attributes(file.getParent()))) {
                OwnerOnly.tighten(draft);
                ByteBuffer content = ByteBuffer.wrap(MAPPER.writeValueAsBytes(clients));
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Path sibling(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
