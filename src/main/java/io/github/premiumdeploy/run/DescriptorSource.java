package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorReader;
import io.github.premiumdeploy.descriptor.Diagnosis;
import io.github.premiumdeploy.descriptor.InvalidDescriptorException;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the app's descriptor, reads it, and prints its warnings. */
public final class DescriptorSource {

    private final Build build;

    /** Targets that share a file share what was read. */
    private final Map<Path, Diagnosis> known = new HashMap<>();

    public DescriptorSource(Build build) {
        this.build = build;
    }

    /**
     * Finds the descriptor.
     *
     * @param parameters of which {@code descriptor} counts
     * @return empty if there is none
     */
    Optional<Path> find(Parameters parameters, Problems problems) {
        return DescriptorFile.find(basedir(), parameters, problems);
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
        Diagnosis diagnosis = new DescriptorReader(build.values(), build.redaction()::add)
                .read(file, DescriptorFile.name(basedir(), file));
        diagnosis.descriptor().ifPresent(read -> read.clearTexts().forEach(build.redaction()::addClear));
        diagnosis.warnings().forEach(warning -> build.warnOnce(warning.toString()));
        return diagnosis;
    }

    /** The directory that paths of the configuration start from. */
    public Path basedir() {
        return build.basedir();
    }
}
