package io.github.premiumdeploy.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the one file that has secrets in it. */
class SecretsFileTest {

    @TempDir
    private Path directory;

    private Path path() {
        return directory.resolve("kept/secrets.json");
    }

    private SecretsFile file() {
        return new SecretsFile(path());
    }

    private JsonNode content() throws IOException {
        return JsonMapper.builder().build().readTree(path().toFile());
    }

    private void write(String text) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), text);
    }

    private static Set<PosixFilePermission> permissions(Path path) throws IOException {
        return Files.getPosixFilePermissions(path);
    }

    private static Set<PosixFilePermission> posix(String permissions) {
        return PosixFilePermissions.fromString(permissions);
    }

    private void assumePosix() {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
    }

    @Test
    void makesItsDirectoryAndKeepsWhatItIsGiven() throws IOException {
        file().expect("ACME_Backend");
        assertThat(file().isExpected("ACME_Backend")).isTrue();
        assertThat(file().secret("c-1")).isEmpty();

        file().keep("ACME_Backend", "c-1", "hunter2");

        assertThat(file().isExpected("ACME_Backend")).isFalse();
        assertThat(file().secret("c-1")).contains("hunter2");
        assertThat(file().secret("c-2")).isEmpty();
    }

    @Test
    void onlyTheOwnerCanReadWhatIsInTheDirectoryFromTheFirstMomentOn() throws IOException {
        assumePosix();
        file().expect("ACME_Backend");
        assertThat(permissions(path())).isEqualTo(posix("rw-------"));
        file().keep("ACME_Backend", "c-1", "hunter2");
        try (Stream<Path> files = Files.list(path().getParent())) {
            assertThat(files).allSatisfy(one -> assertThat(permissions(one)).isEqualTo(posix("rw-------")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-rw-", "rw-r--r--", "rwxr-x---", "r--r--r--"})
    void takesAnExistingFileFromEverybodyElseAsSoonAsItIsLookedAt(String wide) throws IOException {
        assumePosix();
        write("{\"ACME_Backend\": {\"clientId\": \"c-1\", \"clientSecret\": \"hunter2\"}}");
        Files.setPosixFilePermissions(path(), posix(wide));

        assertThat(file().secret("c-1")).contains("hunter2");

        assertThat(posix("rw-------")).containsAll(permissions(path()));
    }

    @Test
    void leavesOnlyTheFileAndItsEmptyLock() throws IOException {
        file().expect("ACME_Backend");
        file().keep("ACME_Backend", "c-1", "hunter2");

        try (Stream<Path> files = Files.list(path().getParent())) {
            assertThat(files.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder("secrets.json", "secrets.json.lock");
        }
        assertThat(path().resolveSibling("secrets.json.lock")).isEmptyFile();
    }

    @Test
    void replacesTheDraftThatAKilledRunLeft() throws IOException {
        assumePosix();
        write("{}");
        Path draft = Files.writeString(path().resolveSibling("secrets.json.part"), "{\"ACME_B");
        Files.setPosixFilePermissions(draft, posix("rw-rw-rw-"));

        file().keep("ACME_Backend", "c-1", "hunter2");

        assertThat(draft).doesNotExist();
        assertThat(permissions(path())).isEqualTo(posix("rw-------"));
        assertThat(file().secret("c-1")).contains("hunter2");
    }

    @Test
    void writesThroughNoSymbolicLink() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere.json"), "{}");
        Files.createDirectories(path().getParent());
        Files.createSymbolicLink(path(), elsewhere);

        assertThatIOException().isThrownBy(() -> file().check()).withMessageContaining("is a symbolic link");
        assertThatIOException().isThrownBy(() -> file().expect("ACME_Backend"));
        Files.delete(elsewhere);
        assertThatIOException().isThrownBy(() -> file().expect("ACME_Backend"));
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void writesThroughNoSymbolicLinkInTheDraftsPlace() throws IOException {
        write("{}");
        Path elsewhere = Files.writeString(directory.resolve("elsewhere.json"), "mine");
        Files.createSymbolicLink(path().resolveSibling("secrets.json.part"), elsewhere);

        file().keep("ACME_Backend", "c-1", "hunter2");

        assertThat(elsewhere).hasContent("mine");
        assertThat(Files.isSymbolicLink(path())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ACME_Backend\": {\"clientSecret\": hunter2}}",
                "{\"ACME_Backend\": {\"clientSecret\": \"hunter2",
                "hunter2",
                "[\"hunter2\"]",
                "{} hunter2",
                "\"hunter2\""
            })
    void doesNotTouchAFileThatIsNoneAndShowsNothingOfIt(String content) throws IOException {
        write(content);
        List<Callable<Object>> uses = List.of(
                () -> {
                    file().check();
                    return null;
                },
                () -> {
                    file().expect("ACME_Backend");
                    return null;
                },
                () -> {
                    file().keep("ACME_Backend", "c-1", "s");
                    return null;
                },
                () -> file().isExpected("ACME_Backend"),
                () -> file().secret("c-1"));
        for (Callable<Object> use : uses) {
            assertThatIOException()
                    .isThrownBy(use::call)
                    .withMessageContaining("secrets.json is no secrets file")
                    .withMessageNotContaining("hunter2")
                    .withNoCause();
        }
        assertThat(path()).hasContent(content);
    }

    @Test
    void anEmptyFileIsOneWithoutSecrets() throws IOException {
        write("");
        file().check();
        file().keep("ACME_Backend", "c-1", "hunter2");
        assertThat(file().secret("c-1")).contains("hunter2");
    }

    @Test
    void aDirectoryIsNoFile() throws IOException {
        Files.createDirectories(path());
        assertThatIOException().isThrownBy(() -> file().check()).withMessageContaining("is no file");
    }

    @Test
    void keepsTheSecretsOfOtherClientsAndWhatElseIsThere() throws IOException {
        write("{\"ACME_Other\": {\"clientId\": \"c-0\", \"clientSecret\": \"s-0\", \"note\": \"mine\"}, \"x\": 1}");

        file().expect("ACME_Backend");
        file().keep("ACME_Backend", "c-1", "hunter2");

        assertThat(file().secret("c-0")).contains("s-0");
        assertThat(content().at("/ACME_Other/note").asText()).isEqualTo("mine");
        assertThat(content().path("x").asInt()).isEqualTo(1);
    }

    @Test
    void keepsTheSecretOfAClientOfTheSameNameInAnotherOrganization() throws IOException {
        file().keep("ACME_Backend", "c-1", "of one");
        file().expect("ACME_Backend");
        assertThat(file().secret("c-1")).contains("of one");
        file().keep("ACME_Backend", "c-2", "of two");

        assertThat(file().secret("c-1")).contains("of one");
        assertThat(file().secret("c-2")).contains("of two");
        assertThat(content().at("/ACME_Backend/clientId").asText()).isEqualTo("c-2");
    }

    @Test
    void aNewSecretOfTheSameClientReplacesItsOld() throws IOException {
        file().keep("ACME_Backend", "c-1", "old");
        file().keep("ACME_Backend", "c-1", "new");

        assertThat(file().secret("c-1")).contains("new");
        assertThat(content()).hasSize(1);
    }

    @Test
    void losesNothingWhereSeveralWriteAtOnce() throws Exception {
        int clients = 40;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String number = String.valueOf(i);
                runs.add(threads.submit(() -> {
                    // Each with a file of its own, as modules of one build have.
                    file().expect("ACME_" + number);
                    file().keep("ACME_" + number, "c-" + number, "s-" + number);
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < clients; i++) {
            assertThat(file().secret("c-" + i)).contains("s-" + i);
        }
    }
}
