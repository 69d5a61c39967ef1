package io.github.premiumdeploy.run;

import io.github.premiumdeploy.target.Adopt;
import io.github.premiumdeploy.target.OnFailure;
import io.github.premiumdeploy.target.Parameters;
import io.github.premiumdeploy.target.Problems;

/**
 * How carefully a target is changed.
 *
 * @param preflight whether to stop before anything is written if a permission or a feature is surely missing; the organization
 *     guard holds in any case
 * @param onFailure what becomes of what a run did before it failed
 * @param adopt what may be taken over of what was there before
 */
public record DeployOptions(boolean preflight, OnFailure onFailure, Adopt adopt) {

    /** Reads the parameters of these names; what a goal does not have is {@code keep} and {@code all}. */
    static DeployOptions read(Parameters parameters, Problems problems) {
        return new DeployOptions(
                parameters.isTrue("preflight"), OnFailure.read(parameters, problems), Adopt.read(parameters, problems));
    }
}
