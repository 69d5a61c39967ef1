package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.DescriptorSchema;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.TargetReader;
import io.github.premiumdeploy.text.FileErrorText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Checks the descriptor and what belongs to it without talking to any organization.
 *
 * @param targetsSchema makes the JSON Schema of targets files
 */
public record ValidateGoal(Build build, Configuration configuration, Supplier<String> targetsSchema) {

    private static final String TARGETS_SCHEMA = "targets.schema.json";

    /**
     * Checks.
     *
     * @throws InvalidConfigurationException if the configuration has a problem
     * @throws GoalFailedException if the descriptor has one
     */
    public void run() throws InvalidConfigurationException, GoalFailedException {
        Parameters parameters = configuration.parameters();
        Problems problems = new Problems();
        new TargetReader(build.settings(), Map.of()).premiumApp(parameters, Map.of(), false, problems);
        Optional<Descriptor> read = new DescriptorSource(build).valid(parameters, problems);
        problems.throwIfAny();
        RedactedLog log = build.redactedLog();
        if (parameters.isTrue("writeSchema")) {
            writeSchemas(log);
        }
        if (read.isPresent()) {
            log.info(summary(read.get()));
        } else if (parameters.value("applicationId").isEmpty()) {
            log.info("Nothing to validate: there is neither a descriptor (" + DescriptorFile.PLACES.get(0)
                    + ", or <descriptor>) nor an <applicationId>.");
            FirstSteps.both(build).lines().forEach(log::info);
        } else {
            log.info("There is no descriptor; <applicationId> and <environmentId> are given.");
        }
    }

    private void writeSchemas(RedactedLog log) throws GoalFailedException {
        OutputFiles files = new OutputFiles(configuration.outputDirectory(), build.redaction());
        try {
            Path descriptors = files.write(DescriptorSchema.RESOURCE, DescriptorSchema.schema());
            log.info("JSON Schema of descriptors: " + descriptors);
            DescriptorSchema.editorLines(descriptors.toUri().toString()).forEach(line -> log.info("  " + line));
            log.info("JSON Schema of targets files: " + files.write(TARGETS_SCHEMA, targetsSchema.get()));
        } catch (IOException e) {
            throw new GoalFailedException(
                    FailureMessage.error("The schemas could not be written to " + configuration.outputDirectory() + ": "
                            + FileErrorText.of(e)),
                    e);
        }
    }

    private static String summary(Descriptor descriptor) {
        String kinds = DescriptorKinds.names().stream()
                .filter(kind -> !descriptor.items(kind).isEmpty())
                .map(kind -> descriptor.items(kind).size() + " " + kind)
                .collect(Collectors.joining(", "));
        return descriptor.file() + " is valid: " + (kinds.isEmpty() ? "nothing to provision" : kinds) + ".";
    }
}
