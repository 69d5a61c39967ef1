package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.genesys.contract.ContractSource.Published;
import io.github.premiumdeploy.text.JsonTree;
import io.github.premiumdeploy.text.Sha256;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps extracts of contracts from run to run, one file for each address. */
final class ContractCache {

    /** Rises when what is kept changes. */
    private static final int VERSION = 1;

    private static final long LARGEST = 32L * 1024 * 1024;

    private final Path directory;
    private final String digest;

    /** A cache in a directory, which is made when the first file is, for extracts about some operations. */
    ContractCache(Path directory, Collection<Operation> operations) {
        this.directory = directory;
        this.digest = digest(
                VERSION + operations.stream().map(Operation::signature).sorted().collect(Collectors.joining("\n")));
    }

    static String digest(String text) {
        return Sha256.hex(text).substring(0, 24);
    }

    private Path file(String address) {
        return directory.resolve("contract-" + digest(address) + ".json");
    }

    /** What is kept of an address; empty if it is nothing, or about other operations, or not as it was written. */
    Optional<Published> read(String address) {
        return read(file(address), LARGEST)
                .filter(json -> json.path("digest").asText().equals(digest)
                        && json.path("address").asText().equals(address)
                        && json.path("extract").isObject())
                .map(json -> new Published(
                        new Contract((ObjectNode) json.path("extract")),
                        address,
                        json.path("changed").asText()));
    }

    /** The JSON of a file that a run kept; empty if there is none, or it cannot be read, and is kept anew then. */
    static Optional<JsonNode> read(Path file, long largest) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= largest
                    ? Optional.of(JsonTree.ofAnySize().read(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps an extract.
     *
     * @throws IOException if it cannot be written
     */
    void write(Published read) throws IOException {
        ObjectNode json = JsonTree.object();
        json.put("digest", digest).put("address", read.from()).put("changed", read.changed());
        json.set("extract", read.contract().extract());
        write(directory, file(read.from()), json);
    }

    /** In one move, so that another build never reads a half of it. */
    static void write(Path directory, Path file, JsonNode content) throws IOException {
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, "contract", ".part");
        try {
            Files.write(draft, JsonTree.bytes(content));
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
