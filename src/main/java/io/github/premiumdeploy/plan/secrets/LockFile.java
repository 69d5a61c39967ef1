package io.github.premiumdeploy.plan.secrets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps everybody else, threads of this build and other builds alike, from what a file stands for. It ends with the process
 * that holds it, however that ends; the file is empty and stays.
 */
final class LockFile implements AutoCloseable {

    private static final long PAUSE_NANOS = 10_000_000;

    /** The lock is held for as long as a small file takes to write. */
    private static final int TRIES = 3_000;

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
        // To open a pipe would wait for a reader for ever.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + (Files.isSymbolicLink(file) ? " is a symbolic link" : " is no file")
                    + "; remove it: it is made anew");
        }
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                OwnerOnly.attributes(file.toAbsolutePath().getParent()));
        try {
            OwnerOnly.tighten(file);
            for (int tries = 0; tries < TRIES; tries++) {
                if (isTaken(channel)) {
                    return new LockFile(channel);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException(file + " is locked by another build");
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
