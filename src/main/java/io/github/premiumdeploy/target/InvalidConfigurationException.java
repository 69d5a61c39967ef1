package io.github.premiumdeploy.target;

import java.util.List;
import java.util.stream.Collectors;

/** Reports every problem of a configuration in one message. */
public final class InvalidConfigurationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidConfigurationException(List<Problem> problems) {
        super(text(problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order of finding. */
    public List<Problem> problems() {
        return problems;
    }

    private static String text(List<Problem> problems) {
        String head = problems.size() == 1
                ? "The configuration has a problem; nothing was sent:\n"
                : "The configuration has " + problems.size() + " problems; nothing was sent:\n";
        return problems.stream()
                .map(p -> "- " + p.toString().replace("\n", "\n  "))
                .collect(Collectors.joining("\n", head, ""));
    }
}
