package io.github.premiumdeploy.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of shards come from other machines, and may have been made to do harm where they are merged. */
class MergeReportsTest {

    @TempDir
    private Path directory;

    private final List<String> log = new ArrayList<>();
    private Path shards;
    private Path output;
    private Path outside;

    @BeforeEach
    void makeDirectories() throws IOException {
        shards = Files.createDirectories(directory.resolve("shards"));
        output = directory.resolve("target/genesyscloud");
        outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("receipt.json"), "kanarie");
    }

    private Path shard(String name, String summary) throws IOException {
        Path shard = Files.createDirectories(shards.resolve(name));
        Files.writeString(shard.resolve("summary.json"), summary);
        return shard;
    }

    private static String summary(String shard, String targets) {
        return "{\"goal\":\"premium-deploy\"," + shard
                + "\"startedAt\":\"2026-11-23T10:00:00Z\",\"durationMillis\":1,\"targets\":[" + targets + "]}";
    }

    private static String target(String id, String outcome, String text) {
        return "{\"id\":\"" + id + "\",\"outcome\":\"" + outcome + "\",\"text\":\"" + text + "\",\"durationMillis\":1}";
    }

    private static final String DONE = summary("", target("eu-1", "done", "Changed 3 resources."));

    private Throwable merge() {
        PomRun run = new PomRun(directory.resolve("pom.xml"))
                .property("genesyscloud.shardsDirectory", shards.toString())
                .property("genesyscloud.outputDirectory", output.toString());
        try {
            PomRun.write(
                    directory.resolve("pom.xml"),
                    "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId>"
                            + "<version>1</version></project>");
            return run.run("merge-reports").orElse(null);
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            run.console()
                    .forEach(line -> log.add(
                            line.startsWith("warn ")
                                    ? "WARNING " + line.substring("warn ".length())
                                    : line.substring(line.indexOf(' ') + 1)));
        }
    }

    private List<String> merged() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> output.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void copiesWhatGoalsWriteAndNothingElse() throws Exception {
        Path target = Files.createDirectories(shard("a", DONE).resolve("eu-1"));
        List<String> known = List.of(
                "TEST-genesyscloud-permissions.xml",
                "log.txt",
                "permissions.html",
                "permissions.json",
                "plan.html",
                "plan.json",
                "plan.md",
                "receipt.html",
                "receipt.json",
                "role.json");
        for (String name : known) {
            Files.writeString(target.resolve(name), name);
        }
        for (String name : List.of("secrets.json", ".lock", "run.sh", "TEST-x.html")) {
            Files.writeString(target.resolve(name), "kanarie");
        }
        Files.createDirectories(target.resolve("plan.json.d"));

        assertThat(merge()).isNull();

        assertThat(merged())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.concat(known.stream(), Stream.of("index.html"))
                                        .map(name -> "eu-1/" + name),
                                Stream.of("fleet.html", "index.html", "summary.json"))
                        .sorted()
                        .toList());
        for (String name : known) {
            assertThat(output.resolve("eu-1").resolve(name)).hasContent(name);
            if (Files.getFileStore(output).supportsFileAttributeView("posix")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                                output.resolve("eu-1").resolve(name))))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(log)
                .anyMatch(line -> line.startsWith("WARNING Left out of ")
                        && line.contains("run.sh (which no goal writes), secrets.json (which no goal writes)"));
    }

    @Test
    void followsNoLinkOfAFile() throws Exception {
        Path target = Files.createDirectories(shard("a", DONE).resolve("eu-1"));
        Files.createSymbolicLink(target.resolve("receipt.json"), outside.resolve("receipt.json"));
        Files.writeString(target.resolve("plan.json"), "{}");

        assertThat(merge()).isNull();

        assertThat(merged()).containsExactly("eu-1/plan.json", "fleet.html", "index.html", "summary.json");
        assertThat(log).anyMatch(line -> line.contains("receipt.json") && line.contains("is a symbolic link"));
    }

    @Test
    void followsNoLinkOfATargetsDirectory() throws Exception {
        Path shard = shard("a", DONE);
        Files.createSymbolicLink(shard.resolve("eu-1"), outside);

        assertThat(merge()).isNull();

        assertThat(merged()).containsExactly("fleet.html", "index.html", "summary.json");
        assertThat(log).anyMatch(line -> line.startsWith("WARNING Left out, since it is a symbolic link: "));
    }

    @Test
    void followsNoLinkOfAShardsDirectoryOrSummary() throws Exception {
        Files.writeString(outside.resolve("summary.json"), DONE);
        Files.createSymbolicLink(shards.resolve("a"), outside);
        Path b = Files.createDirectories(shards.resolve("b"));
        Files.createSymbolicLink(b.resolve("summary.json"), outside.resolve("summary.json"));

        assertThat(merge()).isInstanceOf(MojoFailureException.class).hasMessageContaining("There is no summary.json");
    }

    @Test
    void writesThroughNoLink() throws Exception {
        Path target = Files.createDirectories(shard("a", DONE).resolve("eu-1"));
        Files.writeString(target.resolve("receipt.json"), "{}");
        Files.createDirectories(output);
        Files.createSymbolicLink(output.resolve("eu-1"), outside);

        assertThat(merge())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(output.resolve("eu-1") + " is a symbolic link");
        assertThat(outside.resolve("receipt.json")).hasContent("kanarie");
    }

    @Test
    void replacesALinkInTheOutputInsteadOfFollowingIt() throws Exception {
        Path target = Files.createDirectories(shard("a", DONE).resolve("eu-1"));
        Files.writeString(target.resolve("receipt.json"), "{}");
        Files.createDirectories(output.resolve("eu-1"));
        Files.createSymbolicLink(output.resolve("eu-1/receipt.json"), outside.resolve("receipt.json"));
        Files.createSymbolicLink(output.resolve("summary.json"), outside.resolve("receipt.json"));

        assertThat(merge()).isNull();
        assertThat(outside.resolve("receipt.json")).hasContent("kanarie");
        assertThat(output.resolve("eu-1/receipt.json")).hasContent("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"shard\":{\"index\":1,\"count\":2147483647},",
                "\"shard\":{\"index\":1,\"count\":100000},",
                "\"shard\":{\"index\":1,\"count\":99999999999},",
                "\"shard\":{\"index\":1,\"count\":1e9},",
                "\"shard\":{\"index\":0,\"count\":2},",
                "\"shard\":{\"index\":-1,\"count\":2},",
                "\"shard\":{\"index\":3,\"count\":2},",
                "\"shard\":{\"index\":\"1\",\"count\":\"2\"},"
            })
    void takesNoShardThatIsNone(String shard) throws Exception {
        shard("a", summary(shard, ""));

        assertThat(merge())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("is no summary of a run on several targets");
    }

    @Test
    void namesAFewOfManyMissingShards() throws Exception {
        shard("a", summary("\"shard\":{\"index\":1,\"count\":99999},", ""));

        Throwable thrown = merge();

        assertThat(thrown)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("There is no summary of shard 2/99999, shard 3/99999, ")
                .hasMessageContaining("shard 21/99999, and 99978 more below");
        assertThat(thrown.getMessage()).hasSizeLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"durationMillis\":1|\"durationMillis\":9223372036854775807",
                "\"durationMillis\":1|\"durationMillis\":-1",
                "\"durationMillis\":1|\"durationMillis\":\"x\"",
                "\"durationMillis\":1|\"durationMillis\":1e300",
                "2026-11-23T10:00:00Z|+999999999-12-31T23:59:59Z",
                "2026-11-23T10:00:00Z|-999999999-01-01T00:00:00Z",
                "premium-deploy|##vso[task.complete]",
                "premium-deploy|::error::",
                "\"targets\":[|\"targets\":[{},"
            })
    void takesNoSummaryWithValuesThatARunDoesNotWrite(String replacement) throws Exception {
        String[] parts = replacement.split("\\|");
        shard("a", DONE.replace(parts[0], parts[1]));

        assertThat(merge())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("is no summary of a run on several targets")
                .satisfies(thrown ->
                        assertThat(thrown.getMessage()).hasSizeLessThan(1_000).doesNotContain("##vso", "\n::"));
    }

    @Test
    void readsNoSummaryThatIsLargerThanSummariesAre() throws Exception {
        Path file = shard("a", DONE).resolve("summary.json");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(33 * 1024 * 1024).write(ByteBuffer.wrap(new byte[1]));
        }

        assertThat(merge()).isInstanceOf(MojoExecutionException.class).hasMessageContaining("is larger than 32 MiB");
    }

    @Test
    void readsNoSummaryOfEndlesslyManyValues() throws Exception {
        shard("a", summary("", "").replace("[]", "[" + "{},".repeat(1_100_000) + "{}]"));

        assertThat(merge())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("it has more values than any");
    }

    @Test
    void namesASummaryThatIsNoJson() throws Exception {
        Path file = shard("a", "{\n\"goal\": kanarie}").resolve("summary.json");

        assertThat(merge())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(
                        file.toRealPath() + " is no summary of a run on several targets: it is not JSON in line 2")
                .satisfies(thrown -> assertThat(thrown.getMessage()).doesNotContain("kanarie"));
    }

    @Test
    void copiesNoFileThatIsLargerThanReportsAre() throws Exception {
        Path target = Files.createDirectories(shard("a", DONE).resolve("eu-1"));
        try (FileChannel channel =
                FileChannel.open(target.resolve("log.txt"), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            channel.position(33 * 1024 * 1024).write(ByteBuffer.wrap(new byte[1]));
        }

        assertThat(merge()).isNull();
        assertThat(merged()).containsExactly("fleet.html", "index.html", "summary.json");
        assertThat(log).anyMatch(line -> line.contains("log.txt") && line.contains("is larger than 32 MiB"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatAFileSaysIsNoLineAndNoCommandOfTheConsole(int targets) throws Exception {
        String said = "##vso[task.setvariable variable=PATH]/tmp\\n[INFO] BUILD SUCCESS\\n::stop-commands::x\\n"
                + "  ::add-path::/tmp\\n##teamcity[buildStop]";
        shard(
                "a",
                summary(
                        "",
                        IntStream.rangeClosed(1, targets)
                                .mapToObj(i -> target("eu-" + i, "failed", said.replace("PATH", "PATH" + i)))
                                .collect(Collectors.joining(","))));

        Throwable thrown = merge();

        assertThat(thrown).isInstanceOf(MojoFailureException.class).hasMessageContaining("- eu-1: # #vso[task");
        assertThat(thrown.getMessage() + "\n" + String.join("\n", log))
                .doesNotContain("##vso[", "##teamcity[")
                .doesNotContainPattern("(?m)^\\s*::")
                .doesNotContainPattern("(?m)^\\[INFO]");
    }
}
