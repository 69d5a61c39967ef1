package io.github.premiumdeploy.plan.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
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
        return new SecretsFile(path()).of("org-1");
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

    private static CreationAttempt attempt(int second) {
        Instant at = Instant.parse("2026-01-02T03:04:00Z").plusSeconds(second);
        return new CreationAttempt(at, at.plusSeconds(600), "the deployer", "sha256:1");
    }

    private static void mark(SecretsFile file, String name, CreationAttempt attempt) throws IOException {
        file.changeAttempts(
                name, kept -> Stream.concat(kept.stream(), Stream.of(attempt)).toList());
    }

    private static void keep(SecretsFile file, String name, String clientId, String secret) throws IOException {
        file.keep(name, clientId, secret, List.of());
    }

    @Test
    void makesItsDirectoryAndKeepsWhatItIsGiven() throws IOException {
        mark(file(), "ACME_Backend", attempt(1));
        mark(file(), "ACME_Backend", attempt(2));
        assertThat(file().attempts("ACME_Backend")).containsExactly(attempt(1), attempt(2));
        assertThat(file().attempts("ACME_Other")).isEmpty();
        assertThat(file().secret("c-1")).isEmpty();

        file().keep("ACME_Backend", "c-1", "hunter2", List.of(attempt(1)));

        assertThat(file().attempts("ACME_Backend")).containsExactly(attempt(2));
        assertThat(file().secret("c-1")).contains("hunter2");
        assertThat(file().secret("c-2")).isEmpty();
        assertThat(content().at("/ACME_Backend/organizationId").asText()).isEqualTo("org-1");
    }

    @Test
    void holdsSeveralOrganizationsWithoutMixingThem() throws IOException {
        SecretsFile other = file().of("org-2");
        mark(file(), "ACME_Backend", attempt(1));
        mark(other, "ACME_Backend", attempt(2));
        keep(file(), "ACME_Backend", "c-1", "of one");
        keep(other, "ACME_Backend", "c-2", "of two");

        assertThat(file().attempts("ACME_Backend")).containsExactly(attempt(1));
        assertThat(other.attempts("ACME_Backend")).containsExactly(attempt(2));
        assertThat(file().secret("c-1")).contains("of one");
        assertThat(file().secret("c-2")).isEmpty();
        assertThat(other.secret("c-1")).isEmpty();
        assertThat(other.secret("c-2")).contains("of two");

        other.renew("ACME_Backend", "c-2");
        file().renew("ACME_Backend", "c-1");
        assertThat(other.isBeingRenewed("c-2")).isTrue();
        assertThat(other.isBeingRenewed("c-1")).isFalse();
        assertThat(file().isBeingRenewed("c-1")).isTrue();
        assertThat(file().secret("c-1")).contains("of one");

        other.forget("ACME_Backend", "c-2");
        other.changeAttempts("ACME_Backend", kept -> List.of());
        assertThat(file().secret("c-1")).contains("of one");
        assertThat(file().attempts("ACME_Backend")).containsExactly(attempt(1));
        assertThat(content().at("/ACME_Backend/clientId").asText()).isEqualTo("c-1");
        assertThat(content().at("/ACME_Backend/clientSecret").asText()).isEqualTo("of one");
    }

    @Test
    void leavesNothingOfWhatIsForgotten() throws IOException {
        mark(file(), "ACME_Backend", attempt(1));
        file().keep("ACME_Backend", "c-1", "hunter2", List.of(attempt(1)));
        file().forget("ACME_Backend", "c-1");
        assertThat(content()).isEmpty();
    }

    @Test
    void marksNothingWhereTheOrganizationIsNotKnown() throws IOException {
        SecretsFile nobodys = new SecretsFile(path());
        mark(nobodys, "ACME_Backend", attempt(1));
        assertThat(nobodys.marks()).isFalse();
        assertThat(nobodys.attempts("ACME_Backend")).isEmpty();
        assertThat(content()).isEmpty();

        mark(file(), "ACME_Backend", attempt(1));
        keep(nobodys, "ACME_Backend", "c-1", "hunter2");
        assertThat(nobodys.attempts("ACME_Backend")).isEmpty();
        assertThat(file().attempts("ACME_Backend")).containsExactly(attempt(1));
        assertThat(file().secret("c-1")).contains("hunter2");
    }

    /** As an earlier version wrote it, or a person. */
    @Test
    void readsWhatNamesNoOrganization() throws IOException {
        write("""
                {"ACME_Backend": {"clientId": "c-1", "clientSecret": "of one", "others": {"c-2": "of two"}},
                 "ACME_Lost": {"expected": true},
                 "ACME_Held": {"clientId": "c-3", "clientSecret": "of three", "expected": true},
                 "ACME_Text": "no entry", "ACME_Odd": {"others": 1, "attempts": [1, {"organizationId": "org-1"}]}}
                """);

        assertThat(file().secret("c-1")).contains("of one");
        assertThat(file().secret("c-2")).contains("of two");
        assertThat(file().attempts("ACME_Lost")).isEmpty();
        assertThat(file().attempts("ACME_Odd")).isEmpty();
        assertThat(file().isBeingHandedOn("c-3")).isTrue();
        assertThat(file().isBeingHandedOn("c-1")).isFalse();
        assertThat(file().secret("")).isEmpty();

        file().renew("ACME_Backend", "c-2");
        keep(file(), "ACME_Odd", "c-4", "of four");
        keep(file(), "ACME_Odd", "c-5", "of five");
        assertThat(file().secret("c-2")).contains("of two");
        assertThat(file().secret("c-4")).contains("of four");
        assertThat(file().secret("c-5")).contains("of five");
    }

    @Test
    void aSecretThatIsReplacedStaysUntilTheNewOneIsThere() throws IOException {
        keep(file(), "ACME_Backend", "c-1", "old");
        file().renew("ACME_Backend", "c-1");
        assertThat(file().secret("c-1")).contains("old");
        file().hold("ACME_Backend", "c-1", "new", List.of());
        assertThat(file().isBeingRenewed("c-1")).isFalse();
        assertThat(file().isBeingHandedOn("c-1")).isTrue();
        keep(file(), "ACME_Backend", "c-1", "new");
        assertThat(file().isBeingHandedOn("c-1")).isFalse();
        assertThat(file().secret("c-1")).contains("new");
    }

    @Test
    void onlyTheOwnerCanReadWhatIsInTheDirectoryFromTheFirstMomentOn() throws IOException {
        assumePosix();
        mark(file(), "ACME_Backend", attempt(1));
        assertThat(permissions(path())).isEqualTo(posix("rw-------"));
        keep(file(), "ACME_Backend", "c-1", "hunter2");
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

    /** A plan looks into it twenty times for each target of a fleet. */
    @Test
    void readsAFileThatIsAsItWasOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            keep(file(), "ACME_Client " + i, "id-" + i, "s3cr3t-" + i);
        }
        SecretsFile file = new SecretsFile(path());
        assertThat(file.secret("id-3")).contains("s3cr3t-3");
        long fresh = allocated(() -> file.of("org-1").secret("id-3"));
        assertThat(fresh).isGreaterThan(20_000);
        Files.setLastModifiedTime(path(), FileTime.from(Instant.parse("2026-01-02T03:04:00Z")));
        assertThat(file.of("org-1").secret("id-3")).contains("s3cr3t-3");
        assertThat(allocated(() -> file.of("org-1").secret("id-3"))).isLessThan(fresh / 4);
    }

    private static long allocated(Callable<?> work) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        work.call();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    @Test
    void seesWhatOthersWriteMeanwhile() throws IOException {
        keep(file(), "ACME_Client", "id-1", "s3cr3t-1");
        SecretsFile file = file();
        for (int i = 2; i < 5; i++) {
            Files.setLastModifiedTime(path(), FileTime.from(Instant.parse("2026-01-02T03:04:00Z")));
            assertThat(file.secret("id-1")).contains("s3cr3t-" + (i - 1));
            if (i == 3) {
                write(Files.readString(path()).replace("s3cr3t-2", "s3cr3t-3"));
            } else {
                keep(file(), "ACME_Client", "id-1", "s3cr3t-" + i);
                Files.setLastModifiedTime(path(), FileTime.from(Instant.parse("2026-01-02T03:04:00Z")));
            }
            assertThat(file.secret("id-1")).contains("s3cr3t-" + i);
        }
        Files.delete(path());
        assertThat(file.secret("id-1")).isEmpty();
    }

    @Test
    void leavesOnlyTheFileAndItsEmptyLock() throws IOException {
        mark(file(), "ACME_Backend", attempt(1));
        keep(file(), "ACME_Backend", "c-1", "hunter2");

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

        keep(file(), "ACME_Backend", "c-1", "hunter2");

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
        assertThatIOException().isThrownBy(() -> mark(file(), "ACME_Backend", attempt(1)));
        Files.delete(elsewhere);
        assertThatIOException().isThrownBy(() -> mark(file(), "ACME_Backend", attempt(1)));
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void writesThroughNoSymbolicLinkInTheDraftsPlace() throws IOException {
        write("{}");
        Path elsewhere = Files.writeString(directory.resolve("elsewhere.json"), "mine");
        Files.createSymbolicLink(path().resolveSibling("secrets.json.part"), elsewhere);

        keep(file(), "ACME_Backend", "c-1", "hunter2");

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
                    mark(file(), "ACME_Backend", attempt(1));
                    return null;
                },
                () -> {
                    keep(file(), "ACME_Backend", "c-1", "s");
                    return null;
                },
                () -> file().attempts("ACME_Backend"),
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
        keep(file(), "ACME_Backend", "c-1", "hunter2");
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

        mark(file(), "ACME_Backend", attempt(1));
        keep(file(), "ACME_Backend", "c-1", "hunter2");

        assertThat(file().secret("c-0")).contains("s-0");
        assertThat(content().at("/ACME_Other/note").asText()).isEqualTo("mine");
        assertThat(content().path("x").asInt()).isEqualTo(1);
    }

    @Test
    void keepsTheSecretOfAClientOfTheSameNameOfAnotherBuild() throws IOException {
        keep(file(), "ACME_Backend", "c-1", "of one");
        mark(file(), "ACME_Backend", attempt(1));
        assertThat(file().secret("c-1")).contains("of one");
        keep(file(), "ACME_Backend", "c-2", "of two");

        assertThat(file().secret("c-1")).contains("of one");
        assertThat(file().secret("c-2")).contains("of two");
        assertThat(content().at("/ACME_Backend/clientId").asText()).isEqualTo("c-2");
    }

    @Test
    void aNewSecretOfTheSameClientReplacesItsOld() throws IOException {
        keep(file(), "ACME_Backend", "c-1", "old");
        keep(file(), "ACME_Backend", "c-1", "new");

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
                    mark(file(), "ACME_" + number, attempt(1));
                    keep(file(), "ACME_" + number, "c-" + number, "s-" + number);
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

    @Test
    void itsLockIsNotTakenThroughALink() throws IOException {
        write("{}");
        Path outside = directory.resolve("outside");
        Files.createSymbolicLink(path().resolveSibling("secrets.json.lock"), outside);
        assertThatIOException()
                .isThrownBy(() -> mark(file(), "ACME_Backend", attempt(1)))
                .withMessageContaining("secrets.json.lock is a symbolic link; remove it");
        assertThat(outside).doesNotExist();
        assertThat(path()).hasContent("{}");
    }

    @Test
    void itsLockIsAFile() throws IOException {
        write("{}");
        Files.createDirectories(path().resolveSibling("secrets.json.lock"));
        assertThatIOException()
                .isThrownBy(() -> mark(file(), "ACME_Backend", attempt(1)))
                .withMessageContaining("secrets.json.lock is no file; remove it");
    }

    @Test
    void takesItsLockFromEverybodyElse() throws IOException {
        assumePosix();
        write("{}");
        Path lock = Files.createFile(path().resolveSibling("secrets.json.lock"));
        Files.setPosixFilePermissions(lock, posix("rw-rw-rw-"));
        mark(file(), "ACME_Backend", attempt(1));
        assertThat(permissions(lock)).isEqualTo(posix("rw-------"));
    }

    @Test
    void keepsASecretOfAThreadThatIsAskedToStop(@TempDir Path somewhere) throws Exception {
        SecretsFile file = new SecretsFile(somewhere.resolve("secrets.json"));
        Thread.currentThread().interrupt();
        try {
            file.keep("ACME_C", "id-1", "told-once", List.of());
        } finally {
            assertThat(Thread.interrupted()).as("known to those who asked").isTrue();
        }
        assertThat(file.secret("id-1")).contains("told-once");
    }
}
