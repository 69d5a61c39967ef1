package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.Cause;
import io.github.premiumdeploy.access.Check;
import io.github.premiumdeploy.access.Explanation;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.apply.PlanApplier;
import io.github.premiumdeploy.apply.Progress;
import io.github.premiumdeploy.apply.ReceiptSteps;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanConsent;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Planner;
import io.github.premiumdeploy.plan.Survey;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.time.Clock;

/**
 * What every run on one target works with.
 *
 * @param progress is told, in words for a reader, what happens
 */
public record RunContext(
        GenesysClient client, Parallel parallel, Target target, PremiumApp app, Progress progress, Clock clock) {

    /** Is told how a run goes on, before anything is written. */
    public interface Listener {

        /** Takes who the caller is, once it is known to be in the right organization. */
        void identified(AccessReport report);

        /** Takes the plan. */
        void planned(Plan plan);
    }

    /** What tells who the caller is, and what it would be refused. */
    public AccessCheck access() {
        return new AccessCheck(client, target, app, parallel);
    }

    /** What plans, and checks that the organization takes the plan. */
    public CheckedPlanner checked(Planner planner) {
        return new CheckedPlanner(
                client, parallel, planner, access(), new Explanation(client, parallel, target), clock);
    }

    /**
     * What makes the organization as a plan says.
     *
     * @param receipt is told what has been done
     */
    PlanApplier applier(ReceiptSteps receipt) {
        return new PlanApplier(client, parallel, new Explanation(client, parallel, target), receipt, progress, clock);
    }

    /**
     * Stops a run with a token that is refused, or of another organization than the one that is meant.
     *
     * @throws RefusedException if it is so
     */
    void requireGuarded(AccessReport report) throws RefusedException {
        boolean stops = report.findings().stream()
                .anyMatch(finding -> finding.cause().isWrongOrganization()
                        || finding.cause() == Cause.ORGANIZATION_UNKNOWN
                                && target.organizationId().isPresent()
                        || finding.check() == Check.TOKEN && finding.verdict().isRefusal());
        if (stops) {
            throw new RefusedException(report);
        }
    }

    /**
     * Plans what a run would do to the organization that the token belongs to, without changing anything.
     *
     * @param preflight whether to stop if a permission is surely missing
     * @param adopt what may be taken over of what was there before
     * @throws RefusedException if the organization refuses it
     * @throws PlanException if there is no plan, or one that would take over more
     * @throws IOException if there is no answer
     */
    public Plan planOnly(CheckedPlanner planner, boolean preflight, Adopt adopt, Listener listener)
            throws RefusedException, IOException {
        Survey survey = planner.survey();
        AccessReport report = access().preflight(survey.caller());
        requireGuarded(report);
        listener.identified(report);
        try {
            Plan plan = planner.plan(survey, preflight);
            listener.planned(plan);
            PlanConsent.requireAdoption(plan, adopt);
            return plan;
        } catch (PlanException e) {
            throw e.told(report);
        }
    }
}
