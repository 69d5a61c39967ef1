package io.github.premiumdeploy.plan;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Finding;
import io.github.premiumdeploy.access.Finding.Fact;
import java.io.IOException;

/** Says that there is no plan that would make the organization as described; nothing was written. */
public class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Cause cause;
    private final String remedy;
    private transient AccessReport caller = AccessReport.nothing();

    /**
     * One reason. Names and ids in it may be an organization's: a line break in one does not make another line.
     *
     * @param reason what stands in the way, as a sentence without its full stop
     * @param remedy what to do
     */
    public PlanException(String reason, String remedy) {
        this(Cause.PLAN_IMPOSSIBLE, reason, remedy);
    }

    /**
     * One reason that is the organization's.
     *
     * @param cause its name in reports
     * @param reason what stands in the way, as a sentence without its full stop
     * @param remedy what to do
     */
    public PlanException(Cause cause, String reason, String remedy) {
        super(reason.replaceAll("\\R", " "));
        this.cause = cause;
        this.remedy = remedy;
    }

    /** Whether the organization stands in the way, and not the descriptor. */
    public boolean isOfTheOrganization() {
        return cause != Cause.PLAN_IMPOSSIBLE;
    }

    /** The same, as reports have it. */
    public Finding finding() {
        return Finding.of(cause).with(Fact.REASON, getMessage()).with(Fact.REMEDY, remedy);
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }

    /** The same reason with who is told it, and in which organization. */
    public PlanException told(AccessReport who) {
        caller = who;
        return this;
    }

    /** Who is told it, and in which organization, as far as that is known. */
    public AccessReport caller() {
        return caller;
    }

    /** The file for the secrets of OAuth clients cannot be used. */
    public static PlanException ofSecretsFile(IOException reason) {
        return new PlanException(
                "The file for the secrets of OAuth clients cannot be used: " + reason.getMessage(),
                "Correct it, or set <secretsFile> to another one.");
    }
}
