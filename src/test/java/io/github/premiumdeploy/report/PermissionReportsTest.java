package io.github.premiumdeploy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.premiumdeploy.text.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionReportsTest {

    @TempDir
    private Path directory;

    private final List<String> output = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private PermissionReports reports(Path into) {
        return new PermissionReports(
                new OutputFiles(into, new Redaction()),
                new GitHubActions(Map.of("GITHUB_ACTIONS", "true"), output::add),
                notices::add,
                warnings::add);
    }

    @Test
    void aCheckWritesAllOfThem() throws Exception {
        assertThat(reports(directory).write(Samples.checked(Samples.broken())))
                .isEqualTo(directory.resolve("permissions.html"));
        assertThat(directory)
                .isDirectoryContaining("glob:**permissions.json")
                .isDirectoryContaining("glob:**permissions.html")
                .isDirectoryContaining("glob:**/TEST-*.xml");
        assertThat(output).hasSize(2);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aRefusedRunLeavesNoTestsThatWouldGoOnFailing() {
        reports(directory).writeRefused(Samples.checked(Samples.broken()));
        assertThat(directory)
                .isDirectoryContaining("glob:**permissions.json")
                .isDirectoryContaining("glob:**permissions.html")
                .isDirectoryNotContaining("glob:**/TEST-*.xml");
        assertThat(output).hasSize(2);
        assertThat(warnings).isEmpty();
        assertThat(notices).containsExactly("Report: " + directory.resolve("permissions.html"));
    }

    @Test
    void aFileThatCannotBeWrittenHidesNoRefusal() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        assertThatThrownBy(() -> reports(file).write(Samples.checked(Samples.broken())))
                .isInstanceOf(IOException.class);
        reports(file).writeRefused(Samples.checked(Samples.broken()));
        assertThat(output).hasSize(2);
        assertThat(warnings).hasSize(1).first().asString().startsWith("The report could not be written as ");
    }
}
