package io.github.premiumdeploy.deploy;

/** Says that there is no plan that would make the organization as described; nothing was written. */
public class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * One reason.
     *
     * @param reason what stands in the way, as a sentence without its full stop
     * @param remedy what to do
     */
    public PlanException(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
