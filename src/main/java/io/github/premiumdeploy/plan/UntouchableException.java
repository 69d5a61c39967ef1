package io.github.premiumdeploy.plan;

/** Says that a descriptor names something that is never taken over, since the platform made it or the run depends on it. */
public final class UntouchableException extends PlanException {

    private static final long serialVersionUID = 1L;

    /**
     * One such name.
     *
     * @param kind what it is
     * @param name its name without the prefix
     * @param there its name in the organization, with its id
     * @param reason why it is never taken over
     */
    public UntouchableException(Scope scope, String kind, String name, String there, String reason) {
        super(
                "The " + kind + " \"" + name + "\" of the descriptor would, with its prefix \""
                        + scope.descriptor().prefix() + "\", be the " + kind + " " + there
                        + ", which is never taken over: " + reason,
                "Give it another name in the descriptor, or give the descriptor another prefix.");
    }
}
