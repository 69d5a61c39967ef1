package io.github.premiumdeploy.plan;

/** What a plan is for. */
public enum PlanMode {
    /** Make what is described. */
    APPLY,
    /** Remove it. */
    REMOVE
}
