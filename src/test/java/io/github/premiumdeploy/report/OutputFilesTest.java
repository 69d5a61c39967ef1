package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a run never change what a link leads to, and only their owner can read them. */
class OutputFilesTest {

    @TempDir
    private Path directory;

    private final Redaction redaction = new Redaction();
    private OutputFiles files;
    private Path outside;

    @BeforeEach
    void makeFiles() throws IOException {
        files = new OutputFiles(directory.resolve("output"), redaction);
        outside = Files.writeString(directory.resolve("outside"), "kanarie");
    }

    private void link(String name) throws IOException {
        Files.createDirectories(files.path(name).getParent());
        Files.createSymbolicLink(files.path(name), outside);
    }

    private void assertOwnerOnly(String name) throws IOException {
        assertThat(Files.isSymbolicLink(files.path(name))).isFalse();
        assertThat(outside).hasContent("kanarie");
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.path(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aReportReplacesALink() throws IOException {
        link("report.txt");
        files.write("report.txt", "text");
        assertThat(files.path("report.txt")).hasContent("text");
        assertOwnerOnly("report.txt");
    }

    @Test
    void aLogReplacesALink() throws IOException {
        link(LogFile.NAME);
        try (LogFile log = LogFile.begin(files, redaction)) {
            log.add("first");
            assertThat(files.path(LogFile.NAME)).hasContent("first\n");
            log.add("##vso[x] second");
        }
        assertThat(files.path(LogFile.NAME)).hasContent("first\n# #vso[x] second\n");
        assertOwnerOnly(LogFile.NAME);
    }

    @Test
    void aLogBeginsAnew() throws IOException {
        Files.createDirectories(files.path(""));
        Files.writeString(files.path(LogFile.NAME), "of an earlier run, and longer");
        try (LogFile log = LogFile.begin(files, redaction)) {
            log.add("first");
        }
        assertThat(files.path(LogFile.NAME)).hasContent("first\n");
        assertOwnerOnly(LogFile.NAME);
    }

    @Test
    void aLogIsNotWrittenThroughALinkThatIsPutInItsPlace() throws IOException {
        try (LogFile log = LogFile.begin(files, redaction)) {
            Files.delete(files.path(LogFile.NAME));
            link(LogFile.NAME);
            log.add("first");
        }
        assertThat(outside).hasContent("kanarie");
    }

    @Test
    void aFileOfARunIsNotReadThroughALink() throws IOException {
        link("receipt.json");
        assertThatIOException()
                .isThrownBy(() -> BoundedFile.read(files.path("receipt.json")))
                .withMessageContaining("is a symbolic link");
        assertThatIOException().isThrownBy(() -> BoundedFile.read(directory)).withMessageContaining("is no file");
        assertThat(BoundedFile.read(outside)).asString().isEqualTo("kanarie");
    }

    @Test
    void theSummaryOfAStepIsNotWrittenThroughALink() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        link("summary.md");
        StepSummary summary = new StepSummary(files.path("summary.md"), new ReportText(redaction));
        assertThatIOException().isThrownBy(() -> summary.append(Samples.checked(Samples.broken())));
        assertThat(outside).hasContent("kanarie");
    }
}
