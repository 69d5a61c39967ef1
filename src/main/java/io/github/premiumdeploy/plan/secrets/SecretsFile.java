package io.github.premiumdeploy.plan.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.premiumdeploy.text.JsonTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * A file with the secrets of OAuth clients, which the platform tells once, as one organization sees it. Only its owner can
 * read it, from its first byte; it is replaced in one move, so that it is whole whenever a run is killed; several runs may
 * share it, of several organizations too: what was written for one is not valid in another.
 *
 * <p>What looks into it fails with an {@link IOException} if it is there and cannot be used; what changes it, also if it cannot
 * be written.
 */
public final class SecretsFile {

    private static final int TURN_DIGITS = 8;

    /** Times of files are as coarse as this, somewhere. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    private final Path file;
    private final String organization;
    /** What was read last: a plan asks for it many times. */
    private final AtomicReference<Optional<Content>> last;

    private record Content(ObjectNode clients, Object key, FileTime modified, long size) {}

    /** Of no organization yet: secrets can be looked up by the ids of their clients, and no creation can be marked. */
    public SecretsFile(Path file) {
        this(file.toAbsolutePath(), "", new AtomicReference<>(Optional.empty()));
    }

    /** Stands for a secrets file in plans that nobody executes. */
    public static SecretsFile unused() {
        return new SecretsFile(Path.of("unused"));
    }

    private SecretsFile(Path file, String organization, AtomicReference<Optional<Content>> last) {
        this.file = file;
        this.organization = organization;
        this.last = last;
    }

    /** The same file, as an organization sees it. */
    public SecretsFile of(String organizationId) {
        return new SecretsFile(file, organizationId, last);
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /** Whether creations can be marked in it: a mark belongs to one organization, and that must be known. */
    public boolean marks() {
        return !organization.isEmpty();
    }

    @FunctionalInterface
    private interface Edit {
        void edit(SecretsFileContent clients);
    }

    /**
     * The creations of a client of this name that an earlier run was at when it was stopped, or whose answers were lost, in
     * this organization.
     */
    public List<CreationAttempt> attempts(String name) throws IOException {
        return clients().attempts(name);
    }

    /** Changes those, which also makes sure, before a secret is made, that it can be written. */
    public void changeAttempts(String name, UnaryOperator<List<CreationAttempt>> edit) throws IOException {
        if (marks()) {
            change(clients -> clients.changeAttempts(name, edit));
        } else {
            change(clients -> {});
        }
    }

    /** The secret of a client. */
    public Optional<String> secret(String clientId) throws IOException {
        return clients().secret(clientId);
    }

    /** The id of the client of a name in this organization whose secret is kept, if one is. */
    public Optional<String> clientId(String name) throws IOException {
        return clients().clientId(name);
    }

    /**
     * Whether a run began to replace the secret of a client, and was stopped before it kept the new one: the one that is kept
     * may be void.
     */
    public boolean isBeingRenewed(String clientId) throws IOException {
        return clients().isPending(clientId, SecretsFileContent.RENEW);
    }

    /** Whether a client stands in the file, with its secret or as one whose secret was about to be replaced. */
    public boolean knows(String clientId) throws IOException {
        return secret(clientId).isPresent() || isBeingRenewed(clientId);
    }

    /** Whether a run kept a new secret, and was stopped before all had it that use the client. */
    public boolean isBeingHandedOn(String clientId) throws IOException {
        return clients().isPending(clientId, SecretsFileContent.HAND_ON);
    }

    /** Notes that the secret of a client is about to be replaced. */
    public void renew(String name, String clientId) throws IOException {
        change(clients -> clients.renew(name, clientId));
    }

    /**
     * Keeps the secret of a client which not all have that use it: if the run is killed, the next one goes on.
     *
     * @param settled the attempts of which it is known with that what came of them
     */
    public void hold(String name, String clientId, String secret, Collection<CreationAttempt> settled)
            throws IOException {
        change(clients -> {
            clients.put(name, clientId, secret).put(SecretsFileContent.PENDING, SecretsFileContent.HAND_ON);
            clients.changeAttempts(name, kept -> CreationAttempts.without(kept, settled));
        });
    }

    /**
     * Keeps the secret of a client, under the client's name.
     *
     * @param settled the attempts of which it is known with that what came of them
     */
    public void keep(String name, String clientId, String secret, Collection<CreationAttempt> settled)
            throws IOException {
        change(clients -> {
            clients.put(name, clientId, secret);
            clients.changeAttempts(name, kept -> CreationAttempts.without(kept, settled));
        });
    }

    /** Forgets the secret of a client that is no longer there. */
    public void forget(String name, String clientId) throws IOException {
        if (content().has(name)) {
            change(clients -> clients.forget(name, clientId));
        }
    }

    /**
     * Makes sure that the file, if it is there, is one that secrets can be added to.
     *
     * @throws IOException if it is not
     */
    public void check() throws IOException {
        read();
    }

    /** Whether a file of secrets is there that not only its owner can read; false where the file system does not tell. */
    public static boolean isOpenToOthers(Path file) {
        try {
            return Files.isRegularFile(file) && !OwnerOnly.PERMISSIONS.containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private SecretsFileContent clients() throws IOException {
        return new SecretsFileContent(content(), organization);
    }

    /**
     * Waits until no other run of this file makes the client of a name in this organization, or a secret of it. It ends with
     * the process, however that ends.
     *
     * @return keeps all others from it until it is closed; empty if there was no time left
     */
    public Optional<LockFile> turn(String name, LockFile.Waiting waiting) throws IOException {
        Files.createDirectories(file.getParent());
        return LockFile.of(turnFile(name), waiting);
    }

    /** Whether another run of this file makes the client of a name in this organization, or a secret of it, right now. */
    public boolean isBusy(String name) throws IOException {
        Path turn = turnFile(name);
        if (!Files.exists(turn, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Optional<LockFile> lock = LockFile.of(turn, () -> false);
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    private Path turnFile(String name) {
        String digest = CreationAttempt.digest(organization + "\n" + name);
        return sibling("." + digest.substring(digest.length() - TURN_DIGITS) + ".lock");
    }

    /** A thread that is asked to stop keeps what it has all the same: a secret is told once. */
    private void change(Edit edit) throws IOException {
        boolean isInterrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    changeNow(edit);
                    return;
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                    isInterrupted = Thread.interrupted();
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // The lock is held, and nothing is asked of it.
    @SuppressWarnings("try")
    private void changeNow(Edit edit) throws IOException {
        Files.createDirectories(file.getParent());
        try (LockFile lock = LockFile.of(sibling(".lock"))) {
            ObjectNode content = read();
            edit.edit(new SecretsFileContent(content, organization));
            write(content);
        }
    }

    /** What it holds, for those who change nothing of it; read again unless it surely is as it was. */
    private ObjectNode content() throws IOException {
        Optional<BasicFileAttributes> found = attributes();
        if (found.isEmpty()) {
            return JsonTree.object();
        }
        BasicFileAttributes now = found.get();
        Optional<Content> known = last.get();
        if (known.isPresent() && isSame(known.get(), now)) {
            OwnerOnly.tighten(file);
            return known.get().clients;
        }
        ObjectNode clients = read(now);
        last.set(Optional.of(now)
                .filter(read -> read.fileKey() != null && isOld(read.lastModifiedTime()))
                .map(read -> new Content(clients, read.fileKey(), read.lastModifiedTime(), read.size())));
        return clients;
    }

    private static boolean isSame(Content known, BasicFileAttributes now) {
        return known.key.equals(now.fileKey())
                && known.modified.equals(now.lastModifiedTime())
                && known.size == now.size();
    }

    /** Whether another change of it would show in its time. */
    private static boolean isOld(FileTime modified) {
        return modified.toInstant().isBefore(Instant.now().minus(COARSE));
    }

    private Optional<BasicFileAttributes> attributes() {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private ObjectNode read() throws IOException {
        Optional<BasicFileAttributes> found = attributes();
        return found.isEmpty() ? JsonTree.object() : read(found.get());
    }

    private ObjectNode read(BasicFileAttributes found) throws IOException {
        if (found.isSymbolicLink()) {
            throw new IOException(file + " is a symbolic link; name the file itself");
        }
        if (!found.isRegularFile()) {
            throw new IOException(file + " is no file");
        }
        OwnerOnly.tighten(file);
        byte[] content = Files.readAllBytes(file);
        if (content.length == 0) {
            return JsonTree.object();
        }
        try {
            if (JsonTree.ofAnySize().read(content) instanceof ObjectNode clients) {
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
                ByteBuffer content = StandardCharsets.UTF_8.encode(JsonTree.indented(clients));
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
