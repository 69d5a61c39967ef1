package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.access.AccessReport;
import io.github.premiumdeploy.plan.Plan;
import io.github.premiumdeploy.run.RunContext;
import java.util.function.Consumer;

/** Hands on what is planned, and nothing else of a run. */
public record PlanListener(Consumer<Plan> plans) implements RunContext.Listener {

    /** Listens to nothing. */
    public static final PlanListener NONE = new PlanListener(plan -> {});

    @Override
    public void identified(AccessReport report) {
        // Nobody wants to know.
    }

    @Override
    public void planned(Plan plan) {
        plans.accept(plan);
    }
}
