package io.github.premiumdeploy.descriptor;

import io.github.premiumdeploy.descriptor.source.Diagnostic;
import java.util.List;
import java.util.stream.Collectors;

/** Reports every problem of a descriptor in one message. */
public final class InvalidDescriptorException extends Exception {

    private static final long serialVersionUID = 1L;

    /** More than anybody mends before trying again. */
    private static final int MOST_SHOWN = 200;

    private final transient List<Diagnostic> problems;

    InvalidDescriptorException(List<Diagnostic> problems) {
        this.problems = List.copyOf(problems);
    }

    @Override
    public String getMessage() {
        return headline() + "; nothing was written:\n" + details();
    }

    /** What is wrong, without its full stop. */
    public String headline() {
        return problems.size() == 1
                ? "The descriptor has a problem"
                : "The descriptor has " + problems.size() + " problems";
    }

    /** The problems in lines for a reader, in the order of the file. */
    public String details() {
        String tail = problems.size() > MOST_SHOWN ? "\nand " + (problems.size() - MOST_SHOWN) + " more" : "";
        return problems.stream()
                .limit(MOST_SHOWN)
                .map(Diagnostic::toString)
                .collect(Collectors.joining("\n", "", tail));
    }
}
