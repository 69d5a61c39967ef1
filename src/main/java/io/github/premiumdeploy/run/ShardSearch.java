package io.github.premiumdeploy.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Finds the directories below another one in which shards have left a summary. What is there comes from other machines: no
 * link is followed, and the search has an end.
 */
public final class ShardSearch {

    /** So deep below the first directory a shard's is looked for. */
    private static final int DEPTH = 8;

    /** Files and directories. */
    private static final int MOST_FILES = 1_000_000;

    /** Bytes of all summaries together: all are in memory at once. */
    private static final long LARGEST = 64L * 1024 * 1024;

    private ShardSearch() {}

    /**
     * The directories that have a file of this name, in their order.
     *
     * @param not a directory that is none, though it has one
     * @throws IOException if a directory cannot be read, or there is more than a fleet leaves
     */
    public static List<Path> directories(Path below, String name, Path not) throws IOException {
        Path start = below.toRealPath();
        Path excluded =
                Files.exists(not) ? not.toRealPath() : not.toAbsolutePath().normalize();
        AtomicInteger files = new AtomicInteger();
        AtomicLong size = new AtomicLong();
        try (Stream<Path> found = Files.find(start, DEPTH, (file, attributes) -> {
            if (files.incrementAndGet() > MOST_FILES) {
                throw tooMuch("there are more than " + MOST_FILES + " files below " + below);
            }
            return attributes.isRegularFile()
                    && file.getFileName().toString().equals(name)
                    && !file.getParent().equals(excluded);
        })) {
            List<Path> directories = new ArrayList<>();
            for (Path file : (Iterable<Path>) found::iterator) {
                if (size.addAndGet(Files.size(file)) > LARGEST) {
                    throw tooMuch("the files " + name + " below " + below + " are larger than "
                            + LARGEST / (1024 * 1024) + " MiB together");
                }
                directories.add(file.getParent());
            }
            directories.sort(null);
            return directories;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static UncheckedIOException tooMuch(String what) {
        return new UncheckedIOException(new IOException(what));
    }
}
