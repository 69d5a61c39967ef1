package io.github.premiumdeploy.deploy;

/** Says that there is no plan that would make the organization as described; nothing was written. */
public final class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * One reason. Names and ids in it may be an organization's: a line break in one does not make another line.
     *
     * @param reason what stands in the way, as a sentence without its full stop
     * @param remedy what to do
     */
    public PlanException(String reason, String remedy) {
        super(reason.replaceAll("\\R", " "));
        this.remedy = remedy;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
