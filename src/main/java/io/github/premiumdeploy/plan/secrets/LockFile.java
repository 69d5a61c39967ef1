package io.github.premiumdeploy.plan.secrets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps everybody else, threads of this build and other builds alike, from what a file stands for. It ends with the process
 * that holds it, however that ends; the file is empty and stays.
 */
public final class LockFile implements AutoCloseable {

    private static final long PAUSE_NANOS = 10_000_000;

    /** The lock is held for as long as a small file takes to write. */
    private static final int TRIES = 3_000;

    /** Waits a moment between two tries. */
    @FunctionalInterface
    public interface Waiting {

        /**
         * Waits.
         *
         * @return false if there is no time left
         * @throws IOException if the build is asked to stop
         */
        boolean goesOn() throws IOException;
    }

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock, and takes it.
     *
     * @param file is made if it is not there
     * @throws IOException if it cannot be had, or the file is a link or no file
     */
    static LockFile of(Path file) throws IOException {
        int[] tries = {0};
        return of(file, () -> {
                    LockSupport.parkNanos(PAUSE_NANOS);
                    return ++tries[0] < TRIES;
                })
                .orElseThrow(() -> new IOException(file + " is locked by another build"));
    }

    /**
     * Waits for the lock in a way of its own, and takes it.
     *
     * @param file is made if it is not there
     * @return empty if there was no time left
     * @throws IOException if it cannot be had, or the file is a link or no file
     */
    static Optional<LockFile> of(Path file, Waiting waiting) throws IOException {
        // To open a pipe would wait for a reader for ever.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + (Files.isSymbolicLink(file) ? " is a symbolic link" : " is no file")
                    + "; remove it: it is made anew");
        }
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                OwnerOnly.attributes(file.toAbsolutePath().getParent()));
        boolean isHeld = false;
        try {
            OwnerOnly.tighten(file);
            do {
                isHeld = isTaken(channel);
            } while (!isHeld && waiting.goesOn());
            return isHeld ? Optional.of(new LockFile(channel)) : Optional.empty();
        } finally {
            if (!isHeld) {
                channel.close();
            }
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
