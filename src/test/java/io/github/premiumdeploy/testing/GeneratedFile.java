package io.github.premiumdeploy.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        String there = Files.exists(file) ? Files.readString(file) : "";
        if (!there.equals(made)) {
            List<String> lines = there.lines().toList();
            List<String> wanted = made.lines().toList();
            int line = 0;
            while (line < lines.size()
                    && line < wanted.size()
                    && lines.get(line).equals(wanted.get(line))) {
                line++;
            }
            throw new AssertionError(file + " is made by this test; with -D" + WRITE + " it is written anew. Line "
                    + (line + 1) + " is\n  " + line(lines, line) + "\nand has to be\n  " + line(wanted, line));
        }
    }

    private static String line(List<String> lines, int number) {
        return number < lines.size() ? lines.get(number) : "the end of the file";
    }
}
