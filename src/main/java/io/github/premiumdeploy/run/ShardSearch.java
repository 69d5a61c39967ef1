package io.github.premiumdeploy.run;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

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
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(start, EnumSet.noneOf(FileVisitOption.class), DEPTH, new SimpleFileVisitor<>() {
            private int files;
            private long size;

            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                count();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                count();
                boolean isSummary = attributes.isRegularFile()
                        && file.getFileName().toString().equals(name)
                        && !file.getParent().equals(excluded);
                if (isSummary) {
                    size += attributes.size();
                    if (size > LARGEST) {
                        throw new IOException("the files " + name + " below " + below + " are larger than "
                                + LARGEST / (1024 * 1024) + " MiB together");
                    }
                    found.add(file.getParent());
                }
                return FileVisitResult.CONTINUE;
            }

            private void count() throws IOException {
                if (++files > MOST_FILES) {
                    throw new IOException("there are more than " + MOST_FILES + " files below " + below);
                }
            }
        });
        found.sort(null);
        return found;
    }
}
