package io.github.premiumdeploy.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * A file with the secrets of OAuth clients, which the platform tells once. Only its owner can read it. Several builds may
 * write to one file at the same time.
 */
public final class SecretsFile {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String EXPECTED = "expected";
    private static final String ID = "clientId";
    private static final String SECRET = "clientSecret";
    private static final String OTHERS = "others";

    /** A file's lock is for other processes; in this one, it would only refuse. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path file;

    public SecretsFile(Path file) {
        this.file = file;
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
        edit(clients -> entry(clients, name).put(EXPECTED, true));
    }

    /**
     * Whether an earlier run made a client of this name, or meant to, and did not come to its end with its secret.
     *
     * @throws IOException if the file is there and cannot be read
     */
    public boolean isExpected(String name) throws IOException {
        return read().path(name).path(EXPECTED).asBoolean();
    }

    /**
     * The secret of a client.
     *
     * @throws IOException if the file is there and cannot be read
     */
    public Optional<String> secret(String clientId) throws IOException {
        for (JsonNode client : read()) {
            JsonNode secret = client.path(ID).asText().equals(clientId)
                    ? client.path(SECRET)
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
        edit(clients -> put(clients, name, clientId, secret).remove(EXPECTED));
    }

    /**
     * Keeps the secret of a client which not all have that use it: if the run is killed, the next one goes on.
     *
     * @throws IOException if it cannot be written
     */
    public void hold(String name, String clientId, String secret) throws IOException {
        edit(clients -> put(clients, name, clientId, secret).put(EXPECTED, true));
    }

    /**
     * Forgets the secret of a client that is no longer there.
     *
     * @throws IOException if the file is there and cannot be read, or cannot be written
     */
    public void forget(String name, String clientId) throws IOException {
        if (!read().has(name)) {
            return;
        }
        edit(clients -> {
            if (!(clients.path(name) instanceof ObjectNode client)) {
                return;
            }
            if (client.path(OTHERS) instanceof ObjectNode others) {
                others.remove(clientId);
            }
            if (client.path(ID).asText(clientId).equals(clientId)) {
                client.remove(List.of(ID, SECRET, EXPECTED));
            }
            if (!client.has(ID)) {
                putAnother(clients, name, client.path(OTHERS));
            }
        });
    }

    /** The secret of another client of the same name stays: another build may have made it. */
    private static ObjectNode put(ObjectNode clients, String name, String clientId, String secret) {
        ObjectNode client = entry(clients, name);
        String old = client.path(ID).asText(clientId);
        if (!old.equals(clientId) && !client.path(SECRET).asText("").isEmpty()) {
            client.withObject("/" + OTHERS).put(old, client.path(SECRET).asText());
        }
        return client.put(ID, clientId).put(SECRET, secret);
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

    private void edit(Edit edit) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = FileChannel.open(
                            file.resolveSibling(file.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                ObjectNode clients = read();
                edit.edit(clients);
                write(clients);
            }
        }
    }

    private ObjectNode read() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return MAPPER.createObjectNode();
        }
        JsonNode content = MAPPER.readTree(file.toFile());
        if (!(content instanceof ObjectNode clients)) {
            throw new IOException(file + " is no secrets file: it holds no JSON object");
        }
        return clients;
    }

    private void write(ObjectNode clients) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(directory, file.getFileName().toString(), ".part", ownerOnly);
        try {
            MAPPER.writeValue(draft.toFile(), clients);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
