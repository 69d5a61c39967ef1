package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.run.DeployGoal;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.OnFailure;

/** Goals whose parameters are what a test says, and otherwise their defaults. */
public final class DeployGoals {

    private DeployGoals() {}

    public static DeployGoal of(boolean preflight) {
        return of(preflight, OnFailure.KEEP, Adopt.ALL);
    }

    public static DeployGoal of(boolean preflight, OnFailure onFailure, Adopt adopt) {
        return new DeployGoal(preflight, onFailure, adopt, true, false);
    }
}
