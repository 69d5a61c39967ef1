package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorReader;
import io.github.premiumdeploy.descriptor.Diagnosis;
import io.github.premiumdeploy.descriptor.InvalidDescriptorException;
import io.github.premiumdeploy.maven.MavenSettings;
import io.github.premiumdeploy.maven.ProjectValues;
import io.github.premiumdeploy.report.Ending;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.text.Redaction;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Finds the project's descriptor, reads it, prints its warnings, and ends the goal with all of its problems. */
public final class DescriptorSource {

    private final MavenSession session;
    private final MavenProject project;
    private final MavenSettings settings;
    private final RedactedLog log;
    private final Redaction redaction;
    /** Targets that share a file share what was read. */
    private final Map<Path, Diagnosis> known = new HashMap<>();

    public DescriptorSource(
            MavenSession session, MavenProject project, MavenSettings settings, RedactedLog log, Redaction redaction) {
        this.session = session;
        this.project = project;
        this.settings = settings;
        this.log = log;
        this.redaction = redaction;
    }

    /**
     * Reads the descriptor.
     *
     * @param configured what the user configured, if anything
     * @return empty if there is none
     * @throws EndedException if it is not valid
     */
    public Optional<Descriptor> read(File configured, Problems problems) throws EndedException {
        Path basedir = basedir();
        Optional<Path> file = DescriptorFile.find(basedir, configured, problems);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(known.computeIfAbsent(file.get(), path -> read(path, DescriptorFile.name(basedir, path)))
                    .orElseThrow());
        } catch (InvalidDescriptorException e) {
            throw new EndedException(new Ending(true, e.getMessage()), null);
        }
    }

    private Diagnosis read(Path file, String name) {
        ProjectValues values = new ProjectValues(session, project, settings);
        Diagnosis diagnosis = new DescriptorReader(values, redaction::add).read(file, name);
        diagnosis.warnings().forEach(warning -> log.warn(warning.toString()));
        return diagnosis;
    }

    /** The directory that paths of the configuration start from. */
    public Path basedir() {
        return project.getBasedir() == null
                ? Path.of(session.getExecutionRootDirectory())
                : project.getBasedir().toPath();
    }
}
