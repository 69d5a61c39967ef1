package io.github.premiumdeploy.run;

import io.github.premiumdeploy.apply.Progress;
import io.github.premiumdeploy.apply.Provisioning;
import io.github.premiumdeploy.plan.Planner;
import io.github.premiumdeploy.access.AccessCheck;
import io.github.premiumdeploy.genesys.GenesysClient;
import io.github.premiumdeploy.genesys.Parallel;
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

    /** What makes the organization as a plan says. */
    public Provisioning provisioning(Planner planner) {
        return new Provisioning(client, parallel, target, planner, progress, clock);
    }
}
