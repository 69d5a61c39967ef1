package io.github.premiumdeploy.report;

import io.github.premiumdeploy.text.ShortList;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies what a shard has left of one target into another output directory. The shard's directory comes from another
 * machine: only files that goals write are taken, and nothing that is a link.
 */
public final class ShardFiles {

    private static final Set<String> NAMES = Set.of(
            ReceiptFile.NAME,
            ReceiptPage.NAME,
            PlanReport.NAME,
            PlanPage.NAME,
            PlanMarkdown.NAME,
            PermissionsDocument.NAME,
            PermissionsPage.NAME,
            RequiredPermissionsReport.ROLE,
            IndexPage.NAME,
            LogFile.NAME);

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._-]");

    /** A goal writes one such file for a target. */
    private static final int MOST_TESTS = 20;

    /** So many files of a directory are looked at. */
    private static final int MOST_FILES = 10_000;

    private final Path from;
    private final OutputFiles to;
    private final List<String> leftOut = new ArrayList<>();
    private int tests;

    private ShardFiles(Path from, OutputFiles to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Copies the files of a directory, if there is one.
     *
     * @return what was left out, as sentences
     * @throws IOException if a file cannot be written
     */
    public static List<String> copy(Path from, OutputFiles to) throws IOException {
        if (Files.isSymbolicLink(from)) {
            return List.of("Left out, since it is a symbolic link: " + from);
        }
        if (!Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        return new ShardFiles(from, to).copy();
    }

    private List<String> copy() throws IOException {
        int files = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(from)) {
            for (Path file : all) {
                if (++files > MOST_FILES) {
                    leftOut.add("all after the first " + MOST_FILES + " files");
                    break;
                }
                take(file);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return leftOut.isEmpty()
                ? List.of()
                : List.of("Left out of " + from + ": "
                        + ShortList.joined(", ", leftOut.stream().sorted().toList()) + ".");
    }

    private void take(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!isKnown(name)) {
            leftOut.add(name + " (which no goal writes)");
            return;
        }
        byte[] content;
        try {
            content = BoundedFile.read(file);
        } catch (IOException e) {
            leftOut.add(name + " (" + e.getMessage() + ")");
            return;
        }
        to.write(name, content);
    }

    private boolean isKnown(String name) {
        return NAMES.contains(name)
                || name.startsWith("TEST-")
                        && name.endsWith(".xml")
                        && !NOT_PLAIN.matcher(name).find()
                        && ++tests <= MOST_TESTS;
    }
}
