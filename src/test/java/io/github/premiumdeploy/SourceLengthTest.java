package io.github.premiumdeploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that needs more than a few screens has more than one reason to exist. */
class SourceLengthTest {

    private static final int MOST_LINES = 350;

    /** Tables of data, which are as long as what they list. */
    private static final Set<String> TABLES = Set.of("KindFields.java");

    @Test
    void onlyTablesOfDataAreLong() throws IOException {
        Map<String, Long> lengths = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                try (Stream<String> lines = Files.lines(source)) {
                    lengths.put(source.getFileName().toString(), lines.count());
                }
            }
        }
        assertThat(lengths).containsKeys("Planner.java", "GenesysClient.java");
        lengths.values().removeIf(lines -> lines <= MOST_LINES);
        assertThat(lengths).containsOnlyKeys(TABLES.toArray(String[]::new));
    }
}
