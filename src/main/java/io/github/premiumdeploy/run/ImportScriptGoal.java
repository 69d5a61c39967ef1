package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.InvalidDescriptorException;
import io.github.premiumdeploy.descriptor.ScriptConversion;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a descriptor in YAML of a wizard's {@code config.js}, without talking to any organization. */
public record ImportScriptGoal(Build build, Configuration configuration) {

    /**
     * Makes it.
     *
     * @throws InvalidConfigurationException if there is no such file
     * @throws GoalFailedException if it cannot be read, or the descriptor not be written
     */
    public void run() throws InvalidConfigurationException, GoalFailedException {
        Parameters parameters = configuration.parameters();
        Path from = build.basedir().resolve(parameters.value("from").orElseThrow());
        String name = DescriptorSource.name(build.basedir(), from);
        Problems problems = new Problems();
        if (!Files.isRegularFile(from)) {
            problems.add(
                    "There is no file " + name + ", which " + Parameters.place("from") + " names",
                    "Correct it (" + Parameters.whereToSet("from") + ").");
        }
        for (String other : new String[] {"prefix", "include"}) {
            if (parameters.value(other).isPresent()) {
                problems.add(
                        Parameters.place(other) + " is for what an organization has, and " + Parameters.place("from")
                                + " takes a whole file over",
                        "Leave one of them out.");
            }
        }
        problems.throwIfAny();
        ImportFile file = ImportGoal.file(build, parameters);
        RedactedLog log = build.redactedLog();
        try {
            ScriptConversion conversion = new ScriptConversion(from, name);
            OutputFiles reports = new OutputFiles(configuration.outputDirectory(), build.redaction());
            String yaml = conversion.yaml(file.schemaLines(reports));
            conversion.warnings().forEach(warning -> log.warn(warning.toString()));
            if (!conversion.leftOut().isEmpty()) {
                log.info("Left out, since only the wizard's pages use it: " + String.join(", ", conversion.leftOut()));
            }
            if (!conversion.servers().isEmpty()) {
                log.info("Servers that settings.xml needs for its secrets:");
                conversion.servers().forEach(line -> log.info("- " + line));
            }
            file.write(yaml, build.redaction()::add).forEach(log::info);
        } catch (InvalidDescriptorException e) {
            throw new GoalFailedException(FailureMessage.failure(e.getMessage()));
        } catch (IOException e) {
            throw GoalFailedException.ofFiles("The descriptor could not be written to " + file.name(), e);
        }
    }
}
