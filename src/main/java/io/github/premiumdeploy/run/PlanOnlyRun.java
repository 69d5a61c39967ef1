package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.access.RefusedException;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.plan.PlanException;
import io.github.premiumdeploy.plan.Survey;
import io.github.premiumdeploy.target.Target;
import java.io.IOException;
import java.util.function.Consumer;

/** Identifies an organization and plans for it, without changing anything. */
public record PlanOnlyRun(Target target, AccessCheck access, CheckedPlanner planner) {

    /**
     * Plans what a run would do to the organization that the token belongs to.
     *
     * @param preflight whether to stop if a permission is surely missing
     * @param identified is told who the caller is, once it is known to be in the right organization
     * @param planned is told the plan, and may refuse it
     * @throws RefusedException if the organization refuses it
     * @throws PlanException if there is no plan
     * @throws IOException if there is no answer
     */
    public Plan plan(boolean preflight, Consumer<AccessReport> identified, Consumer<Plan> planned)
            throws RefusedException, IOException {
        Survey survey = planner.survey();
        AccessReport report = access.preflight(survey.caller());
        CallerGuard.require(target, report);
        identified.accept(report);
        try {
            Plan plan = planner.plan(survey, access, preflight);
            planned.accept(plan);
            return plan;
        } catch (PlanException e) {
            throw e.told(report);
        }
    }
}
