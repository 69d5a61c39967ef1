package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the descriptor of a project. */
public final class DescriptorFile {

    /** Where it is looked for if nothing else is said; the first that exists is used. */
    public static final List<String> PLACES = List.of(
            "src/main/premium-app/premium-app.yaml",
            "src/main/premium-app/premium-app.yml",
            "src/main/premium-app/premium-app.json",
            "src/main/premium-app/config.js");

    private DescriptorFile() {}

    /**
     * The descriptor; empty if there is none.
     *
     * @param parameters of which {@code descriptor} counts
     */
    public static Optional<Path> find(Path basedir, Parameters parameters, Problems problems) {
        Optional<String> configured = parameters.value("descriptor");
        if (configured.isEmpty()) {
            return PLACES.stream()
                    .map(basedir::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
        Path file = basedir.resolve(configured.get());
        if (!Files.isRegularFile(file)) {
            problems.add(
                    "The descriptor " + name(basedir, file)
                            + (Files.isDirectory(file) ? " is a directory" : " does not exist"),
                    (Files.isDirectory(file) ? "Name the file in it: set " : "Create it, or set ")
                            + Parameters.whereToSet("descriptor") + " to where it is.");
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /** A file as messages name it: from the project's directory, if it is below it. */
    public static String name(Path basedir, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = basedir.toAbsolutePath().normalize();
        return (absolute.startsWith(base) ? base.relativize(absolute) : absolute)
                .toString()
                .replace(File.separatorChar, '/');
    }
}
