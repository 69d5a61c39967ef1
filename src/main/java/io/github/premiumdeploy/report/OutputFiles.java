package io.github.premiumdeploy.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Writes the files of a run: each is whole at any moment, none has anything secret, and only their owner can read them where
 * the file system knows owners.
 */
public final class OutputFiles {

    /** Fields of the program's own words, dates and digests. */
    private static final Set<String> OWN = Set.of(
            "action",
            "actionSet",
            "anyOf",
            "cause",
            "check",
            "checkedAt",
            "digest",
            "domain",
            "entityName",
            "finishedAt",
            "forGoal",
            "goal",
            "kind",
            "kinds",
            "operation",
            "operations",
            "outcome",
            "part",
            "permission",
            "source",
            "startedAt",
            "state",
            "verdict");

    /** Fields of names, ids and addresses, of which one may be the same word as a secret. */
    private static final Set<String> NAMES = Set.of(
            "apiUrl",
            "correlationId",
            "field",
            "id",
            "integrationType",
            "name",
            "organizationId",
            "prefix",
            "selfUri",
            "status",
            "target");

    private final Path directory;
    private final Redaction redaction;

    /** Writes into a directory, which is made when the first file is. */
    public OutputFiles(Path directory, Redaction redaction) {
        this.directory = directory;
        this.redaction = redaction;
    }

    /** Where a file is, or will be. */
    public Path path(String name) {
        return directory.resolve(name);
    }

    /** How texts are shown in files that are not JSON, before they are escaped. */
    ReportText shown() {
        return new ReportText(redaction);
    }

    /**
     * Writes or replaces a file in one move.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path write(String name, JsonNode content) throws IOException {
        return write(name, JsonText.text(content, this::redacted).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes or replaces a file of JSON with a field for each of a record's components.
     *
     * @return the file
     * @throws IOException if it cannot be written
     */
    public Path write(String name, Record content) throws IOException {
        return write(name, RecordJson.tree(content));
    }

    /** Each text by itself: within JSON a secret may look different, since what was escaped already is escaped again. */
    private String redacted(String field, String text) {
        return OWN.contains(field) ? text : NAMES.contains(field) ? redaction.ofName(text) : redaction.ofOwn(text);
    }

    /**
     * Writes or replaces a text file, of texts that were {@linkplain #shown() shown}, in one move.
     *
     * @throws IOException if it cannot be written
     */
    public Path write(String name, String content) throws IOException {
        return write(name, hidden(content).getBytes(StandardCharsets.UTF_8));
    }

    /** A text of texts that were {@linkplain #shown() shown}, without what they have that is secret once they stand side by side. */
    String hidden(String content) {
        return redaction.ofName(content);
    }

    /**
     * Begins a text file that grows line by line, in the place of one that is there, with the rights that all files have. A
     * link is replaced, not followed.
     */
    Writer begin(String name) throws IOException {
        Path file = write(name, new byte[0]);
        return new OutputStreamWriter(
                Files.newOutputStream(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                StandardCharsets.UTF_8);
    }

    /** A content that is known to have nothing secret. */
    Path write(String name, byte[] content) throws IOException {
        Path file = path(name);
        // A receipt is written after each step: what is mostly there, or gone, is not asked for by way of an exception.
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(directory);
        }
        Path draft = Files.createTempFile(directory, name, ".part");
        boolean isMoved = false;
        try {
            Files.write(draft, content);
            move(draft, file);
            isMoved = true;
        } finally {
            if (!isMoved) {
                Files.deleteIfExists(draft);
            }
        }
        return file;
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
