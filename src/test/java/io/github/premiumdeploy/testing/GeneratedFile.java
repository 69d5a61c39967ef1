package io.github.premiumdeploy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the sources that follows from other ones, wholly or in part: a test compares it, or writes it anew. */
public final class GeneratedFile {

    private static final String WRITE = "generated.write";

    private GeneratedFile() {}

    /**
     * Compares a file with what it has to be; with {@code -Dgenerated.write} it is written instead, to be read before it is
     * committed.
     *
     * @param file below the project's directory
     */
    public static void is(Path file, String made) throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, made);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is made by this test; with -D%s it is written anew", file, WRITE)
                .isEqualTo(made);
    }
}
