package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorReader;
import io.github.premiumdeploy.descriptor.Diagnosis;
import io.github.premiumdeploy.descriptor.InvalidDescriptorException;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the app's descriptor, reads it, and prints its warnings. */
public final class DescriptorSource {

    /** Where it is looked for if nothing else is said; the first that exists is used. */
    public static final List<String> PLACES = List.of(
            "src/main/premium-app/premium-app.yaml",
            "src/main/premium-app/premium-app.yml",
            "src/main/premium-app/premium-app.json",
            "src/main/premium-app/config.js");

    private final Build build;
    private final Path basedir;

    /** Targets that share a file share what was read. */
    private final Map<Path, Diagnosis> known = new HashMap<>();

    public DescriptorSource(Build build) {
        this.build = build;
        this.basedir = build.basedir();
    }

    /**
     * Finds the descriptor.
     *
     * @param parameters of which {@code descriptor} counts
     * @return empty if there is none, or none that could be found
     */
    Optional<Path> find(Parameters parameters, Problems problems) {
        Optional<String> configured = parameters.value("descriptor");
        if (configured.isEmpty()) {
            return PLACES.stream()
                    .map(basedir::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
        if (parameters.isUseless("descriptor")) {
            return Optional.empty();
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

    /**
     * Reads a descriptor that was found.
     *
     * @throws InvalidDescriptorException if it is not valid
     */
    Descriptor read(Path file) throws InvalidDescriptorException {
        return known.computeIfAbsent(file, this::diagnosis).orElseThrow();
    }

    /**
     * Reads the descriptor of a goal that does nothing else with one that cannot be used.
     *
     * @param parameters of which {@code descriptor} counts
     * @return empty if there is none
     * @throws GoalFailedException if it is not valid
     */
    Optional<Descriptor> valid(Parameters parameters, Problems problems) throws GoalFailedException {
        Optional<Path> file = find(parameters, problems);
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(read(file.get()));
        } catch (InvalidDescriptorException e) {
            throw new GoalFailedException(FailureMessage.failure(e.getMessage()));
        }
    }

    private Diagnosis diagnosis(Path file) {
        Diagnosis diagnosis =
                new DescriptorReader(build.values(), build.redaction()::add).read(file, name(basedir, file));
        if (diagnosis.descriptor().isPresent()) {
            diagnosis.descriptor().get().clearTexts().forEach(build.redaction()::addClear);
        }
        for (Object warning : diagnosis.warnings()) {
            build.warnOnce(warning.toString());
        }
        return diagnosis;
    }

    /** A file as messages name it: from the project's directory, if it is below it. */
    static String name(Path basedir, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = basedir.toAbsolutePath().normalize();
        return (absolute.startsWith(base) ? base.relativize(absolute) : absolute)
                .toString()
                .replace(File.separatorChar, '/');
    }
}
