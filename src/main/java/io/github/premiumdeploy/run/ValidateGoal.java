package io.github.premiumdeploy.run;

import io.github.premiumdeploy.descriptor.Descriptor;
import io.github.premiumdeploy.descriptor.DescriptorKinds;
import io.github.premiumdeploy.descriptor.DescriptorSchema;
import io.github.premiumdeploy.descriptor.InvalidDescriptorException;
import io.github.premiumdeploy.report.FailureMessage;
import io.github.premiumdeploy.report.OutputFiles;
import io.github.premiumdeploy.target.InvalidConfigurationException;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import io.github.premiumdeploy.target.TargetReader;
import io.github.premiumdeploy.text.ShortList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Checks the whole configuration, of all targets, and their descriptors, without talking to any organization and without
 * credentials.
 *
 * @param targetsSchema makes the JSON Schema of targets files
 */
public record ValidateGoal(Build build, Configuration configuration, Supplier<String> targetsSchema) {

    private static final String TARGETS_SCHEMA = "targets.schema.json";

    /**
     * Checks.
     *
     * @param known what is known to be wrong already
     * @throws InvalidConfigurationException if the configuration has a problem
     * @throws GoalFailedException if the descriptor alone has one
     */
    public void run(Problems known) throws InvalidConfigurationException, GoalFailedException {
        Parameters parameters = configuration.parameters();
        Problems problems = new Problems();
        problems.add(known);
        List<TargetEntry> listed = configuration.listed(build, problems);
        Rollout.read(parameters, listed.stream().map(TargetEntry::id).toList(), problems);
        Selection.read(parameters, problems).of(listed, problems);
        parameters.check(configuration.names().formsOfRun(), problems);
        Set<Descriptor> read = new LinkedHashSet<>();
        Optional<InvalidDescriptorException> invalid = read(listed, read, problems);
        if (invalid.isPresent() && problems.isEmpty()) {
            throw new GoalFailedException(FailureMessage.failure(invalid.get().getMessage()));
        }
        invalid.ifPresent(e -> problems.add(e.headline(), e.details()));
        problems.throwIfAny();
        RedactedLog log = build.redactedLog();
        if (parameters.isTrue("writeSchema")) {
            writeSchemas(log);
        }
        read.forEach(descriptor -> log.info(summary(descriptor)));
        if (!listed.isEmpty()) {
            log.info("The targets are valid: "
                    + ShortList.joined(
                            ", ", listed.stream().map(TargetEntry::id).toList()) + ".");
        } else if (read.isEmpty() && parameters.value("applicationId").isEmpty()) {
            log.info("Nothing to validate: there is neither a descriptor (" + DescriptorSource.PLACES.get(0)
                    + ", or <descriptor>) nor an <applicationId>.");
            FirstSteps.both(build).lines().forEach(log::info);
        } else if (read.isEmpty()) {
            log.info("There is no descriptor; <applicationId> and <environmentId> are given.");
        }
    }

    /**
     * Reads all descriptors, and checks the values that go with them.
     *
     * @param read takes those that are valid
     * @return what is wrong with the descriptor of a configuration without targets
     */
    private Optional<InvalidDescriptorException> read(
            List<TargetEntry> listed, Set<Descriptor> read, Problems problems) {
        DescriptorSource descriptors = new DescriptorSource(build);
        Parameters common = configuration.parameters();
        if (listed.isEmpty()) {
            check(common, configuration.properties(), problems);
            return read(common, descriptors, read, problems);
        }
        FleetProblems found = new FleetProblems();
        for (TargetEntry target : listed) {
            Problems own = new Problems();
            check(target.over(common), target.fieldsOver(configuration.properties()), own);
            read(target.over(common), descriptors, read, own).ifPresent(e -> own.add(e.headline(), e.details()));
            found.add(target, own);
        }
        found.addTo(problems);
        return Optional.empty();
    }

    private static Optional<InvalidDescriptorException> read(
            Parameters values, DescriptorSource descriptors, Set<Descriptor> read, Problems problems) {
        Optional<Path> file = descriptors.find(values, problems);
        try {
            if (file.isPresent()) {
                read.add(descriptors.read(file.get()));
            }
            return Optional.empty();
        } catch (InvalidDescriptorException e) {
            return Optional.of(e);
        }
    }

    private void check(Parameters values, Map<String, String> fields, Problems problems) {
        new TargetReader(build.settings(), Map.of()).premiumApp(values, fields, false, problems);
        values.check(configuration.names().formsOfTarget(), problems);
    }

    private void writeSchemas(RedactedLog log) throws GoalFailedException {
        OutputFiles files = new OutputFiles(configuration.outputDirectory(), build.redaction());
        try {
            Path descriptors = files.write(DescriptorSchema.RESOURCE, DescriptorSchema.schema());
            log.info("JSON Schema of descriptors: " + descriptors);
            DescriptorSchema.editorLines(descriptors.toUri().toString()).forEach(line -> log.info("  " + line));
            log.info("JSON Schema of targets files: " + files.write(TARGETS_SCHEMA, targetsSchema.get()));
        } catch (IOException e) {
            throw GoalFailedException.ofFiles(
                    "The schemas could not be written to " + configuration.outputDirectory(), e);
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
