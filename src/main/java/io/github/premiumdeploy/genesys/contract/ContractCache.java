package io.github.premiumdeploy.genesys.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.genesys.Operation;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps extracts of contracts from run to run, one file for each address. */
final class ContractCache {

    /** Rises when what is kept changes. */
    private static final int VERSION = 1;

    private static final long LARGEST = 32L * 1024 * 1024;

    private final Path directory;
    private final String digest;

    /**
     * What is kept of one address.
     *
     * @param changed the value of {@code Last-Modified}; empty text if there was none
     */
    record Kept(URI address, String changed, Contract contract) {}

    /** A cache in a directory, which is made when the first file is, for extracts about some operations. */
    ContractCache(Path directory, Collection<Operation> operations) {
        this.directory = directory;
        this.digest = digest(
                VERSION + operations.stream().map(Operation::signature).sorted().collect(Collectors.joining("\n")));
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Path file(URI address) {
        return directory.resolve("contract-" + digest(address.toString()) + ".json");
    }

    /** What is kept of an address; empty if it is nothing, or about other operations, or not as it was written. */
    Optional<Kept> read(URI address) {
        Path file = file(address);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            JsonNode json = JsonTree.ofAnySize().read(Files.readAllBytes(file));
            boolean isCurrent = json.path("digest").asText().equals(digest)
                    && json.path("address").asText().equals(address.toString());
            return isCurrent && json.path("extract") instanceof ObjectNode extract
                    ? Optional.of(new Kept(address, json.path("changed").asText(), new Contract(extract)))
                    : Optional.empty();
        } catch (IOException e) {
            // It is fetched anew, then.
            return Optional.empty();
        }
    }

    /**
     * Keeps an extract.
     *
     * @throws IOException if it cannot be written
     */
    void write(Kept kept) throws IOException {
        ObjectNode json = JsonTree.object();
        json.put("digest", digest).put("address", kept.address().toString()).put("changed", kept.changed());
        json.set("extract", kept.contract().extract());
        replace(directory, file(kept.address()), JsonTree.bytes(json));
    }

    /** In one move, so that another build never reads a half of it. */
    static void replace(Path directory, Path file, byte[] content) throws IOException {
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, "contract", ".part");
        try {
            Files.write(draft, content);
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
