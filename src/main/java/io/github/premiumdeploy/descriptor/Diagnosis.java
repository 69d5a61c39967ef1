package io.github.premiumdeploy.descriptor;

import io.github.premiumdeploy.descriptor.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a descriptor.
 *
 * @param descriptor there if there is no problem
 * @param problems what makes it unusable, in the order of the file
 * @param warnings what its author should look at, in the order of the file
 */
public record Diagnosis(Optional<Descriptor> descriptor, List<Diagnostic> problems, List<Diagnostic> warnings) {

    public Diagnosis {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    /**
     * The descriptor.
     *
     * @throws InvalidDescriptorException with all problems, if there are any
     */
    public Descriptor orElseThrow() throws InvalidDescriptorException {
        return descriptor.orElseThrow(() -> new InvalidDescriptorException(problems));
    }
}
