package io.github.premiumdeploy.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file with the secrets of OAuth clients, which the platform tells once. Only its owner can read it. */
public final class SecretsFile {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String EXPECTED = "expected";

    private final Path file;

    public SecretsFile(Path file) {
        this.file = file;
    }

    /**
     * Makes sure that a secret can be written, before it is made, and notes that it is to come: if the run is killed between
     * the two, the next one knows that the client of this name has a secret that nobody was told.
     *
     * @throws IOException if it cannot be written
     */
    public synchronized void expect(String name) throws IOException {
        ObjectNode clients = read();
        clients.putObject(name).put(EXPECTED, true);
        write(clients);
    }

    /**
     * Whether an earlier run made a client of this name, or meant to, and did not come to keep its secret.
     *
     * @throws IOException if the file is there and cannot be read
     */
    public synchronized boolean isExpected(String name) throws IOException {
        return read().path(name).path(EXPECTED).asBoolean();
    }

    /**
     * The secret of a client.
     *
     * @throws IOException if the file is there and cannot be read
     */
    public synchronized Optional<String> secret(String clientId) throws IOException {
        for (JsonNode client : read()) {
            if (client.path("clientId").asText().equals(clientId)) {
                return Optional.of(client.path("clientSecret").asText()).filter(secret -> !secret.isEmpty());
            }
        }
        return Optional.empty();
    }

    /**
     * Keeps the secret of a client, under the client's name.
     *
     * @throws IOException if it cannot be written
     */
    public synchronized void keep(String name, String clientId, String secret) throws IOException {
        ObjectNode clients = read();
        clients.putObject(name).put("clientId", clientId).put("clientSecret", secret);
        write(clients);
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
        Files.createDirectories(directory);
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
