package io.github.premiumdeploy.run;

import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.access.Explanation;
import io.github.premiumdeploy.apply.PlanApplier;
import io.github.premiumdeploy.apply.Progress;
import io.github.premiumdeploy.apply.ReceiptSteps;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Parallel;
import io.github.premiumdeploy.plan.CheckedPlanner;
import io.github.premiumdeploy.plan.Planner;
import io.github.premiumdeploy.target.PremiumApp;
import io.github.premiumdeploy.target.Target;
import java.time.Clock;

/**
 * What every run on one target works with.
 *
 * @param progress is told, in words for a reader, what happens
 */
public record RunContext(
        GenesysClient client, Parallel parallel, Target target, PremiumApp app, Progress progress, Clock clock) {

    /** What tells who the caller is, and what it would be refused. */
    public AccessCheck access() {
        return new AccessCheck(client, target, app, parallel);
    }

    /** What plans, and checks that the organization takes the plan. */
    public CheckedPlanner checked(Planner planner) {
        return new CheckedPlanner(client, parallel, planner, new Explanation(client, parallel, target), clock);
    }

    /**
     * What makes the organization as a plan says.
     *
     * @param receipt is told what has been done
     */
    PlanApplier applier(ReceiptSteps receipt) {
        return new PlanApplier(client, parallel, new Explanation(client, parallel, target), receipt, progress, clock);
    }
}
