package io.github.premiumdeploy.testing;

import io.github.premiumdeploy.run.DeployOptions;
import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.OnFailure;

/** Options of a deploy, each of which a test does not name as the parameter's default has it. */
public final class TestOptions {

    private TestOptions() {}

    public static DeployOptions of(boolean preflight) {
        return of(preflight, OnFailure.KEEP, Adopt.ALL);
    }

    public static DeployOptions of(boolean preflight, OnFailure onFailure, Adopt adopt) {
        return new DeployOptions(preflight, onFailure, adopt);
    }
}
