package io.github.premiumdeploy.sandbox.organization;

import java.util.List;

/** The file that describes a sandbox's organization cannot be used; the message lists every reason. */
public final class SandboxOrganizationException extends RuntimeException {

    private final List<String> problems;

    public SandboxOrganizationException(String source, List<String> problems) {
        super("The sandbox organization " + source + " has " + problems.size()
                + (problems.size() == 1 ? " problem:" : " problems:") + "\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each problem, with the path of its field first. */
    public List<String> problems() {
        return problems;
    }
}
