package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the user configured for a goal, as text and not yet checked.
 *
 * @param parameters those of the goal, common to all targets
 * @param properties further fields of the submission that all targets have in common
 * @param targets the targets that the build lists by itself, beside those of a file
 * @param names the parameters that goals have to know by name
 */
public record Configuration(
        Parameters parameters, Map<String, String> properties, List<TargetEntry> targets, ParameterNames names) {

    private static final String TARGETS_FILE = "targetsFile";

    public Configuration {
        // A value is missing where its element is empty.
        Map<String, String> fields = new TreeMap<>();
        properties.forEach((name, value) -> fields.put(name, value == null ? "" : value));
        properties = fields;
        targets = List.copyOf(targets);
    }

    /** Where receipts and reports go. */
    Path outputDirectory() {
        return Path.of(parameters.value("outputDirectory").orElseThrow());
    }

    /** Whether there is a list of targets, be it an empty one. */
    boolean isFleet() {
        return !targets.isEmpty() || parameters.value(TARGETS_FILE).isPresent();
    }

    /** The targets of the build and of the file, in this order; of use only if no problem was added. */
    List<TargetEntry> listed(Build build, Problems problems) {
        List<TargetEntry> listed = new ArrayList<>(targets);
        parameters
                .value(TARGETS_FILE)
                .map(build.basedir()::resolve)
                .ifPresent(file -> listed.addAll(
                        TargetsFile.read(file, DescriptorSource.name(build.basedir(), file), names, problems)));
        TargetIds.check(listed, problems);
        return listed;
    }
}
