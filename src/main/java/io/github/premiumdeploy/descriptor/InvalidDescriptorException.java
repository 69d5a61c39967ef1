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
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order of the file. */
    public List<Diagnostic> problems() {
        return problems;
    }

    /** What is wrong, without its full stop. */
    public String headline() {
        return headline(problems);
    }

    /** The problems in lines for a reader. */
    public String details() {
        return details(problems);
    }

    private static String headline(List<Diagnostic> problems) {
        return problems.size() == 1
                ? "The descriptor has a problem"
                : "The descriptor has " + problems.size() + " problems";
    }

    private static String details(List<Diagnostic> problems) {
        String tail = problems.size() > MOST_SHOWN ? "\nand " + (problems.size() - MOST_SHOWN) + " more" : "";
        return problems.stream()
                .limit(MOST_SHOWN)
                .map(Diagnostic::toString)
                .collect(Collectors.joining("\n", "", tail));
    }

    private static String text(List<Diagnostic> problems) {
        return headline(problems) + "; nothing was written:\n" + details(problems);
    }
}
