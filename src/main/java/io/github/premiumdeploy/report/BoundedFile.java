package io.github.premiumdeploy.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads files that a run has left, perhaps on another machine: no link is followed, nothing else than a file is opened, and
 * no more is read than such a file has.
 */
final class BoundedFile {

    /** Bytes. The summary of ten thousand targets that all fail has less. */
    static final int LARGEST = 32 * 1024 * 1024;

    private BoundedFile() {}

    static byte[] read(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new IOException(file + (attributes.isSymbolicLink() ? " is a symbolic link" : " is no file"));
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readNBytes(LARGEST + 1);
        }
        if (content.length > LARGEST) {
            throw new IOException(file + " is larger than " + LARGEST / (1024 * 1024) + " MiB");
        }
        return content;
    }
}
